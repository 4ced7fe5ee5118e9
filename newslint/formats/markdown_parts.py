"""Where the blocks of a Markdown file stand that can be told without a parser, and where the rest.

A block is told where it stands at the top level, set off by blank lines: below one, a line that is not moved in goes on
in no list, quotation, table or paragraph. Only a fence of code and a few kinds of HTML reach over blank lines. Told are
paragraphs, headings, quotations of one paragraph, and lists of such items. All lines of a paragraph begin with what
opens no other block and underlines no heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.formats.markdown_blocks import HEADING, PARAGRAPH, QUOTATION
from newslint.typed import NamedTuple

LIST, REST = "list", "rest"

_NEWLINE = r"(?:\r\n?+|\n)"
_BLANK = r"[ \t]*+(?:[\r\n]|\Z)"
#: What a line of a paragraph may begin with. All that opens a block is a mark and white space, or three marks and more.
_OPENING = (
    r"(?:[^\s#>*+\-_=~`<|:\d\0]|[#+\-=~`:](?=[^\W_])|\*{1,3}(?=[^\s*])|_{1,3}(?=[^\s_])"
    rf"|\d(?!\d{{0,8}}+[.)](?:[ \t]|{_BLANK})))"
)
_LINE = rf"{_OPENING}[^\r\n\0]*+"
_LINES = rf"{_LINE}(?:{_NEWLINE}[ \t]*+{_LINE})*+"
_MARKER = r"(?:[-*+]|[0-9]{1,9}[.)])"
_BULLET = rf"{_MARKER} {{1,4}}"
_RAW = r"(?ai:script|pre|style|textarea)"
_PART = re.compile(
    rf"(?:(?P<paragraph>{_LINES})|(?P<quotation>> ?{_LINE}(?:{_NEWLINE}> ?{_LINE})*+))(?=\Z|{_NEWLINE}{_BLANK})"
    # A heading, but for what the line below may make a table's.
    rf"|(?P<heading>\#{{1,6}}[ \t]++[^\s\0|][^\r\n\0|]*+)(?=[\r\n]|\Z)"
    # A line across the page says nothing.
    r"|(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)(?=[\r\n]|\Z)"
    # A list, where what comes below it is not moved in, as more of its last item is, and no further item.
    rf"|(?P<list>{_BULLET}{_LINES}(?:{_NEWLINE}(?:[ \t]*+{_NEWLINE})*+{_BULLET}{_LINES})*+)"
    rf"(?=(?:{_NEWLINE}[ \t]*+)*+\Z|{_NEWLINE}(?:[ \t]*+{_NEWLINE})++(?!{_MARKER}(?:[ \t\r\n]|\Z))\S)"
    # A fence, up to the line that closes it.
    r"|(?P<fence>(?P<mark>[`~])(?P=mark){2,}+)(?:(?<=~)|(?=[^`\r\n]*+(?:[\r\n]|\Z)))[^\r\n]*+"
    rf"(?:{_NEWLINE}(?! {{0,3}}(?P=fence)(?P=mark)*+{_BLANK})[^\r\n]*+)*+(?:{_NEWLINE}[^\r\n]*+)?"
    # A comment, or HTML that is read as it stands, to the end of the line it ends in.
    rf"|(?P<html><(?:!(?=--)(?s:.*?)-->|{_RAW}(?=[\s>])(?s:.*?)</{_RAW}>)[^\r\n]*+)"
    # Any other lines up to a blank one.
    rf"|(?P<other>(?:(?!{_BLANK})[^\r\n]*+(?:{_NEWLINE}|\Z))++)"
    rf"|(?:[ \t]*+{_NEWLINE})++|[ \t]++\Z"
)
_ITEM = re.compile(rf"{_BULLET}({_LINES})")
#: A line that may open what reaches over blank lines, and does not close it.
_REACHING = re.compile(
    r"(?<![^\r\n]) {0,3}(?:`{3}|~{3}|<(?:\?|!(?!--[^\r\n]*-->)"
    rf"|{_RAW}(?![^\r\n]*</{_RAW}>)))"
)


class Part(NamedTuple):
    """A stretch of source and what block it is; of lists and paragraphs it is all, of a heading its line."""

    kind: str
    begin: int
    stop: int


def parts(source: str, begin: int) -> Iterator[Part]:
    """The parts of a source from the line at `begin` on, in order; blank lines between them belong to none.

    No block reaches out of a part, so that parts that follow each other may be parsed by themselves or together.
    """
    for found in _PART.finditer(source, begin):
        kind = found.lastgroup
        if kind in (PARAGRAPH, QUOTATION, LIST, HEADING):
            yield Part(kind, *found.span())
        elif kind == "other" and _REACHING.search(source, *found.span()):
            yield Part(REST, found.start(), len(source))
            return
        elif kind is not None:
            yield Part(REST, *found.span())


def items(source: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Where the text of each item of a list stands."""
    return [item.span(1) for item in _ITEM.finditer(source, begin, stop)]
