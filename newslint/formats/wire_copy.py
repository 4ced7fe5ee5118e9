"""The running text of a wire's message: fixed-width lines that are paragraphs, and the kind of each.

A blank line, a tab or two spaces open a paragraph, as does a list mark; any other line goes on with the one above.
Lines too long to have been broken by hand are a paragraph each. Line breaks are kept; blanks around one are not,
nor are control characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint.formats.builder import TextBuilder
from newslint.formats.lines import bullet_end, ends_sentence
from newslint.formats.paragraph import paragraph_blocks
from newslint.formats.stretch import EMPTY, Run, Stretch, of_runs
from newslint.formats.wire import stated_date
from newslint.model import document as kinds
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from newslint.model.document import Block

_PARAGRAPH = re.compile(
    r"\S[^\r\n]*+(?:(?:\r\n?|\n)"
    r"(?![ ]{2}|[ ]?\t|\^|[ \t]*+(?:[\r\n]|\Z)|(?:[-•*·]|\#{1,3}|(?:\*[ ]?){3,})[ \t])[^\r\n]++)*+"
)
_LINE = re.compile(r"[^\r\n]+")
_PADDED = (" \r", " \n", "\n ", "\r ", "\t\r", "\t\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_BLANK = " \t\r\n\x0b\x0c"
_SEPARATORS = frozenset("\x1c\x1d\x1e\x1f")
_SIGNATURE = re.compile(
    r"\(?[A-Za-z]{2,8}(?:\\?/[A-Za-z]{1,8}){1,3}\)?|[a-z]{2,4}(?: [a-z]{2,3}){1,5}"
    r"|[A-Z]{2,6}(?: [A-Z]{2,10}| [a-z]{2,3}(?:/[a-z]{2,3})*)"
)
_LONGEST_SIGNATURE = 60
_PAGE_MARK = re.compile(r"\(?more\)?(?:[ ][a-z]{2,3})?", re.IGNORECASE)
#: Nobody breaks lines by hand beyond this.
_WIDEST = 120
_LONGEST_SUBHEAD = 80


def read_paragraphs(source: str, begin: int, stop: int, marks: str = "") -> list[Stretch]:
    """The paragraphs of a stretch of text, without the white space and the `marks` around each; blank ones are none."""
    text = source[begin:stop]
    clean = _is_clean(text)
    around = marks + _BLANK if marks else None
    found = []
    for at, words in _paragraphs(text):
        bare = words.strip(around)
        if not bare:
            continue
        at += begin + words.index(bare)
        if clean or _is_clean(bare):
            found.append(Stretch(bare, at, at + len(bare)))
        elif (copy := clean_copy(source, at, at + len(bare))).text:
            found.append(copy)
    return found


def _is_clean(text: str) -> bool:
    """Whether text is copy to the last character: no control characters, no blanks around line breaks."""
    return _CONTROL.search(text) is None and not any(padded in text for padded in _PADDED)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Where each paragraph begins, with its first character that is no white space, and its words."""
    for found in _PARAGRAPH.finditer(text):
        words = found.group()
        if len(words) > _WIDEST and ("\n" in words or "\r" in words) and _is_unbroken(words):
            yield from ((found.start() + line.start(), line.group()) for line in _LINE.finditer(words))
        else:
            yield found.start(), words


def _is_unbroken(words: str) -> bool:
    """Whether a line is longer than lines broken by hand are."""
    return any(line.end() - line.start() > _WIDEST for line in _LINE.finditer(words))


def clean_copy(source: str, begin: int, stop: int) -> Stretch:
    """A stretch of copy: line breaks kept, without blanks around them and without control characters."""
    runs: list[Run] = []
    ended = begin
    for line in _LINE.finditer(source, begin, stop):
        words = line.group()
        bare = words.strip(" \t")
        if not bare:
            continue
        at = line.start() + words.index(bare)
        if runs:
            gap = source[ended:at]
            runs.append(Run(gap, ended, at, True) if gap in ("\r\n", "\n", "\r") else Run("\n", ended, at, False))
        if _CONTROL.search(bare) is None:
            runs.append(Run(bare, at, at + len(bare), True))
        else:
            runs += _printing(bare, at)
        ended = at + len(bare)
    return of_runs(runs)


def _printing(line: str, begin: int) -> Iterator[Run]:
    """A line without its control characters; those that set fields apart are a space."""
    at = 0
    for control in _CONTROL.finditer(line):
        if at < control.start():
            yield Run(line[at : control.start()], begin + at, begin + control.start(), True)
        if not _SEPARATORS.isdisjoint(control.group()):
            yield Run(" ", begin + control.start(), begin + control.end(), False)
        at = control.end()
    if at < len(line):
        yield Run(line[at:], begin + at, begin + len(line), True)


def add_copy(builder: TextBuilder, paragraphs: Sequence[Stretch]) -> None:
    """Add paragraphs of copy: datelines, list items, subheads, signatures and page marks told apart."""
    opening = True
    for copy, following in pairwise((*paragraphs, EMPTY)):
        text = copy.text
        kind = _kind(text, following.text)
        item = 0 if kind else bullet_end(text, 0, len(text))
        if item:
            builder.add(kinds.LIST_ITEM, copy.cut(item, len(text)))
        elif kind and not (opening and kind == kinds.SUBHEAD):
            builder.add(kind, copy)
        else:
            for found, span in paragraph_blocks(text, Span(0, len(text)), opening=opening):
                builder.add(found, copy.cut(*span))
                opening = opening and found != kinds.PARAGRAPH


def _kind(text: str, following: str) -> str | None:
    """What a short paragraph is besides copy: a page mark, a signature below the text, a subhead."""
    if len(text) > _LONGEST_SUBHEAD:
        return None
    if _PAGE_MARK.fullmatch(text) or (not following and len(text) <= _LONGEST_SIGNATURE and _SIGNATURE.fullmatch(text)):
        return kinds.FURNITURE
    return kinds.SUBHEAD if _is_subhead(text, following) else None


def _is_subhead(text: str, following: str) -> bool:
    """Whether a line stands over the paragraph that follows: short, no sentence, and the other ends as one."""
    return (
        "\n" not in text
        and "\r" not in text
        and (text[0].isupper() or text[0].isdigit())
        and text[-1] not in "—–-_,)]\"”'"
        and not ends_sentence(text, 0, len(text))
        and ends_sentence(following, 0, len(following))
        and any(map(str.isalpha, text))
        and not bullet_end(text, 0, len(text))
    )


def dateline_date(text: str, blocks: Sequence[Block]) -> date | None:
    """The first full date that a dateline among these blocks gives."""
    datelines = (text[b.span.start : b.span.end] for b in blocks if b.kind == kinds.DATELINE)
    return next(filter(None, map(stated_date, datelines)), None)
