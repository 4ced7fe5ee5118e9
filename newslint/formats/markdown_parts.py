"""A Markdown file cut into paragraphs that can be told without a parser, and the rest.

A paragraph is told where it stands at the top level, set off by blank lines: below a blank line, a line that is not
moved in belongs to no list, quotation or table, and goes on in no paragraph. Only a fence of code and a few kinds of
HTML reach over blank lines. All its lines begin with what opens no other block and underlines no heading. The rest is
for the parser, a stretch at a time: no block of it reaches beyond the stretch.
"""

from __future__ import annotations

import re

from newslint.formats.markdown_marks import said
from newslint.formats.stretch import Stretch
from newslint.typed import NamedTuple

_NEWLINE = r"(?:\r\n?+|\n)"
_BLANK = r"[ \t]*+(?:[\r\n]|\Z)"
#: What a line of a paragraph may begin with. All that opens a block is a mark and white space, or three marks and more.
_OPENING = (
    r"(?:[^\s#>*+\-_=~`<|:\d\0]|[#+\-=~`:](?=[^\W_])|\*{1,3}(?=[^\s*])|_{1,3}(?=[^\s_])"
    rf"|\d(?!\d{{0,8}}+[.)](?:[ \t]|{_BLANK})))"
)
_LINE = rf"{_OPENING}[^\r\n\0]*+"
_RAW = r"(?ai:script|pre|style|textarea)"
_PART = re.compile(
    rf"(?P<paragraph>{_LINE}(?:{_NEWLINE}{_LINE})*+)(?=\Z|{_NEWLINE}{_BLANK})"
    # A fence, up to the line that closes it.
    r"|(?P<fence>(?P<mark>[`~])(?P=mark){2,}+)(?:(?<=~)|(?=[^`\r\n]*+(?:[\r\n]|\Z)))[^\r\n]*+"
    rf"(?:{_NEWLINE}(?! {{0,3}}(?P=fence)(?P=mark)*+{_BLANK})[^\r\n]*+)*+(?:{_NEWLINE}[^\r\n]*+)?"
    # A comment, or HTML that is read as it stands, to the end of the line it ends in.
    rf"|(?P<html><(?:!(?=--)(?s:.*?)-->|{_RAW}(?=[\s>])(?s:.*?)</{_RAW}>)[^\r\n]*+)"
    # Any other lines up to a blank one.
    rf"|(?P<other>(?:(?!{_BLANK})[^\r\n]*+(?:{_NEWLINE}|\Z))++)"
    rf"|(?:[ \t]*+{_NEWLINE})++|[ \t]++\Z"
)
#: A line that may open what reaches over blank lines, and does not close it.
_REACHING = re.compile(
    r"(?<![^\r\n]) {0,3}(?:`{3}|~{3}|<(?:\?|!(?!--[^\r\n]*-->)"
    rf"|{_RAW}(?![^\r\n]*</{_RAW}>)))"
)


class Part(NamedTuple):
    """A stretch of source: a paragraph and the copy in it, or what only the parser can tell."""

    begin: int
    stop: int
    copy: Stretch | None


def divided(source: str, begin: int) -> list[Part]:
    """The parts of a source from the line at `begin` on, in order; between two paragraphs is at most one other part."""
    parts: list[Part] = []
    may_refer = "]:" in source
    first = -1  # where what goes to the parser begins
    for found in _PART.finditer(source, begin):
        at, stop = found.span()
        copy = _paragraph(source, at, stop, may_refer=may_refer) if found.lastgroup == "paragraph" else None
        if copy is not None:
            if first >= 0:
                parts.append(Part(first, at, None))
                first = -1
            parts.append(Part(at, stop, copy))
        elif found.lastgroup is not None:
            first = at if first < 0 else first
            if found.lastgroup == "other" and _REACHING.search(source, at, stop):
                break
    if first >= 0:
        parts.append(Part(first, len(source), None))
    return parts


def _paragraph(source: str, begin: int, stop: int, *, may_refer: bool) -> Stretch | None:
    """What a paragraph says, where that can be told."""
    content = source[begin:stop].rstrip(" \t")
    if content[-1].isspace() or (may_refer and content[0] == "["):  # it may define what others refer to
        return None
    return said(content, begin, may_refer=may_refer)
