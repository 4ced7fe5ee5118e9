"""The text between the tags of an XML document, every character at its place in the source.

Tags, comments and instructions say nothing; what a section of character data holds is text as it stands; references
are those of XML and the names HTML has for characters. The document is well-formed (see `xml_check`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.formats.stretch import Stretch, joined, of_parts, of_texts, verbatim

_OF_XML = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
#: A comment and a section of character data, behind the sign that opens them: stretches of what cannot end one are
#: passed over at once.
COMMENT = r"!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
_CHARACTER_DATA = r"[^\]]*+(?:\](?!\]>)[^\]]*+)*+"
SECTION = rf"!\[CDATA\[{_CHARACTER_DATA}\]\]>"
_TAG = rf"<(?:[^!?>\"'][^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+>|{COMMENT}|\?.*?\?>)"
_REFERENCE = r"&[^;]*+;"
_SPACE = r"[ \t\r\n]"
_NOT_AS_WRITTEN = re.compile(rf"({_TAG}|{_REFERENCE})", re.DOTALL)
# Spaces begin none of the choices, for copy is full of them: `whitespace.collapsed` finds what follows one.
_NOT_AS_READ = re.compile(
    rf"({_TAG}|{_REFERENCE}|\n{_SPACE}++|\r(?:\n{_SPACE}++|(?!\n){_SPACE}*+)|\t{_SPACE}*+)", re.DOTALL
)
#: Tags and white space up to a character that stands for itself.
_UP_TO_TEXT = re.compile(rf"(?:\s++|{_TAG})*+[^\s<&]", re.DOTALL)
#: All there is to read otherwise in a text without tags, whose white space stands: it is found in half the time.
_REFERENCES = re.compile(f"({_REFERENCE})")
_SECTION_MARK = "<![CDATA["
_SECTION = re.compile(rf"<{COMMENT}|<\?.*?\?>|<!\[CDATA\[({_CHARACTER_DATA})\]\]>", re.DOTALL)
_MOST_SAID, _LONGEST_KEPT = 4096, 200


def as_written(source: str, begin: int, stop: int) -> Stretch:
    """The text of a stretch of a document, white space as it stands."""
    return _read(_NOT_AS_WRITTEN, source, begin, stop)


def as_read(source: str, begin: int, stop: int) -> Stretch:
    """The text of a stretch of a document, less what of its white space a reader of the page does not see.

    That which a space begins stays; `whitespace.collapsed` finds it.
    """
    return _read(_NOT_AS_READ, source, begin, stop)


def begins_with_text(source: str, begin: int, stop: int) -> bool:
    """Whether the first of a stretch of a document but tags and white space is a character that stands for itself."""
    return _UP_TO_TEXT.match(source, begin, stop) is not None


def text_of(source: str, begin: int, stop: int) -> str:
    """What a stretch of a document says, where nobody asks for its places or its white space."""
    raw = source[begin:stop]
    return raw if "<" not in raw and "&" not in raw else as_read(source, begin, stop).text


def lines_as_read(source: str, begin: int, breaks: Sequence[tuple[int, int]], stop: int) -> Stretch | None:
    """The text of a stretch of a document as it is read, a newline for each of the breaks in it.

    No white space is around them. None where it takes more than to cut the source at the breaks to make lines of it.
    """
    if source.find(_SECTION_MARK, begin, stop) >= 0:
        return None
    for read in (_parted, _lined):
        found = read(source, begin, breaks, stop)
        lines = found.text.split("\n")
        if "" not in lines and list(map(str.strip, lines)) == lines:
            return found
    return None


def _parted(source: str, begin: int, breaks: Sequence[tuple[int, int]], stop: int) -> Stretch:
    """The lines, the breaks read as parts of the text like any other, any white space around them left where it is."""
    parts = _NOT_AS_READ.split(source[begin:stop])
    texts = list(parts)
    texts[1::2] = map(_SAID.__getitem__, texts[1::2])
    at = 0
    for its_begin, its_stop in breaks:
        at = parts.index(source[its_begin:its_stop], at + 1)  # all tags that are written so are breaks
        texts[at] = "\n"
    return of_texts(texts, parts, begin, stop)


def _lined(source: str, begin: int, breaks: Sequence[tuple[int, int]], stop: int) -> Stretch:
    """The lines, read one by one, and between two of them the break with the white space around it."""
    parts: list[str] = []
    texts: list[str] = []
    at = end = begin
    for its_end, after in (*breaks, (stop, stop)):
        line = source[at:its_end].strip()
        start = source.index(line, at)
        if not parts:
            first = start
        else:
            parts.append(source[end:start])
            texts.append("\n")
        its = _NOT_AS_READ.split(line)
        parts += its
        its[1::2] = map(_SAID.__getitem__, its[1::2])
        texts += its
        at, end = after, start + len(line)
    return of_texts(texts, parts, first, end)


def resolved(text: str) -> str:
    """What text with references says that is an attribute's value; a name that nobody knows says nothing there."""
    return re.sub(_REFERENCE, lambda found: _SAID[found[0]], text) if "&" in text else text


def known_entity(name: str) -> bool:
    """Whether HTML has a character of this name."""
    from html.entities import html5

    return f"{name};" in html5


def _read(unlike: re.Pattern[str], source: str, begin: int, stop: int) -> Stretch:
    raw = source[begin:stop]
    if "<" not in raw and unlike is _NOT_AS_WRITTEN:
        return of_parts(_REFERENCES.split(raw) if "&" in raw else (raw,), begin, _SAID)
    if _SECTION_MARK not in raw:
        return of_parts(unlike.split(raw), begin, _SAID)
    parts: list[Stretch] = []
    at = begin
    for section in _SECTION.finditer(source, begin, stop):
        if section[1] is not None:
            parts.append(of_parts(unlike.split(source[at : section.start()]), at, _SAID))
            parts.append(verbatim(source, *section.span(1)))
            at = section.end()
    parts.append(of_parts(unlike.split(source[at:stop]), at, _SAID))
    return joined(parts)


class _Said(dict[str, str]):
    """What references and white space say, and that markup says nothing; kept as it is asked for."""

    def __missing__(self, raw: str) -> str:
        said = _referred(raw) if raw[0] == "&" else "" if raw[0] == "<" else " "
        if len(self) < _MOST_SAID and len(raw) < _LONGEST_KEPT:
            self[raw] = said
        return said


_SAID = _Said(_OF_XML)


def _referred(reference: str) -> str:
    if reference[1] == "#":
        return chr(int(reference[3:-1], 16) if reference[2] == "x" else int(reference[2:-1]))
    from html.entities import html5

    return html5.get(reference[1:], "")
