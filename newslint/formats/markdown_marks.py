"""The marks of a Markdown paragraph where they can be told one by one: most of them, in most copy.

    said("A *new* roof &amp; wider aisles, [the plan](https://wire.example/) says", 0, may_refer=False)

CommonMark's rules for emphasis and links are long because marks may nest, cross and fail. What is read here can do none
of it, whatever stands beside it: emphasis that opens where a word does and closes where a word does, links with a plain
address, references, escapes, code without marks. Any paragraph with more in it is for the parser.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from newslint.formats.stretch import Stretch, of_parts

#: Characters that mean nothing, and those that do not where they stand.
_PLAIN = (
    r"[^\\`*_\[\]<!~\r\n\0]++|(?:\r\n?+|\n)|(?<=[^\W_])_(?=[^\W_])|!(?!\[)|~(?!~)"
    r"|\\(?:[!-Z^-~]|(?=[^\W_]))"
)
_ADDRESS = (
    r"(?:(?:https?|mailto):(?:[!-'*-;=?-Z^-~]|\([!-'*-;=?-Z^-~]*+\))++"
    r"|(?:[!-%'*-9;=?-Z^-~]|\([!-%'*-9;=?-Z^-~]*+\))++)"
)
_LINKED = rf'\({_ADDRESS}(?:[ \n]++"[^"\\\[\]\r\n]*+")?\)'
_SET_OFF = r"(?:\*{1,3}+|_{1,3}+)"


def _emphasis(inner: str) -> str:
    """Copy between marks of which one can only open, the other only close: a word begins or ends between them."""
    opening = rf"(?:(?<![^ \xa0\r\n]){_SET_OFF}(?=[^\W_]|[\"'“‘«„(])|(?<=[\"'“‘«„(\[—–/-]){_SET_OFF}(?=[^\W_]))"
    closing = (
        rf"(?:(?<=[^\W_]){_SET_OFF}(?=[ \xa0\r\n.,;:?!\"'”’»)\]—–/-]|\Z)"
        rf"|(?<=[.,;:?!\"'”’»)…%]){_SET_OFF}(?=[ \xa0\r\n]|\Z))"
    )
    return rf"{opening}(?:{inner})++{closing}"


def _link(inner: str) -> str:
    return rf"\[(?:{inner})++\]{_LINKED}"


_TOLD = re.compile(
    rf"(?:{_PLAIN}|\\[\[\]]|{_emphasis(f'{_PLAIN}|{_link(_PLAIN)}')}|{_link(f'{_PLAIN}|{_emphasis(_PLAIN)}')}"
    rf"|`(?! )[^\\`*_\[\]<&!~\r\n\0]++`(?!`)|\[(?:{_PLAIN})*+\](?!\())*+"
)
#: Every mark in such copy. Looked for by the one set of characters that it may begin with.
_MARK = re.compile(
    r"([*_`\[\]&\\\r](?:(?<=\*)\*{0,2}+|(?<=_)(?:(?<![^\W_]_)_{0,2}+|_{0,2}+(?![^\W_]))|(?<=`)"
    rf"|(?<=\[)(?=[^\[\]]*+\]\()|(?<=\]){_LINKED}|(?<=\\)[!-/:-@\[-`{{-~]|(?<=\r)\n?"
    r"|(?<=&)(?:#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});))"
)


#: Blanks at either end of a line, which say nothing.
_BLANKS = re.compile(r"((?<=[\r\n])[ \t]++|(?<! ) ++(?=[\r\n]))")
_HAS_BLANKS = re.compile(r"[\r\n][ \t]| [\r\n]")


class _Said(dict[str, str]):
    """What a mark says: nothing, as blanks do, or the character it stands for."""

    def __missing__(self, mark: str) -> str:
        if mark[0] == "\\":
            return mark[1:]
        if mark[0] == "&":
            return _referred(mark)
        return "\n" if mark[0] == "\r" else ""


SAID = _Said(dict.fromkeys(("*", "**", "***", "_", "__", "___", "`", "["), ""))


def said(content: str, begin: int, *, may_refer: bool) -> Stretch | None:
    """What a paragraph of a source says, at its place from `begin` on; None where that takes the parser.

    `may_refer` says whether there may be definitions that turn words in brackets into links.
    """
    if _HAS_BLANKS.search(content) is not None:
        bare = of_parts(_BLANKS.split(content), begin, SAID)
        copy = _said(bare.text, 0, may_refer=may_refer)
        return None if copy is None else copy.traced(bare)
    return _said(content, begin, may_refer=may_refer)


def _said(content: str, begin: int, *, may_refer: bool) -> Stretch | None:
    if _TOLD.fullmatch(content) is None:
        return None
    parts = _MARK.split(content)
    set_off = [mark for mark in parts[1::2] if mark[0] in "*_"]
    if set_off[::2] != set_off[1::2] or (may_refer and any("[" in part for part in parts[::2])):
        return None
    return of_parts(parts, begin, SAID)


def _referred(mark: str) -> str:
    """The characters of a reference; its own where there are none of its name."""
    if mark[1] != "#":
        return html5.get(mark[1:], mark)
    code = int(mark[3:-1], 16) if mark[2] in "xX" else int(mark[2:-1])
    text = unescape(mark)
    is_itself = len(text) == 1 and ord(text) == code and not 0x7F <= code <= 0x9F  # as HTML has it, but for these
    return text if is_itself else "\ufffd"
