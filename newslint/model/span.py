"""Half-open stretches of code points, and where they stand in lines.

A `Span` counts in a document's text, a `SourceSpan` in its decoded source. They are different
types so that the type checker refuses to mix them; only an `OffsetMap` turns one into the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_NEWLINE = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """A stretch of a document's text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class SourceSpan(NamedTuple):
    """A stretch of the decoded source: code points from `begin` up to, not including, `stop`.

    The fields are named apart from a `Span`'s so that the two are never mistaken for each other.
    """

    begin: int
    stop: int


class Position(NamedTuple):
    """A place in the decoded source.

    `offset` counts code points from 0; `line` and the three columns count from 1: `column` in code
    points, `utf16_column` in UTF-16 code units, `byte_column` in UTF-8 bytes.
    """

    offset: int
    line: int
    column: int
    utf16_column: int
    byte_column: int


class LineIndex:
    """Where the lines of a source begin; lines end at LF, CRLF or CR."""

    __slots__ = ("_source", "_starts")

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = [0, *(m.end() for m in _NEWLINE.finditer(source))]

    def position(self, offset: int) -> Position:
        """The position of a code point offset, which may be the source's length."""
        line = bisect_right(self._starts, offset)
        before = self._source[self._starts[line - 1] : offset]
        width = len(before.encode("utf-8", "surrogatepass"))
        wide = len(before.encode("utf-16-le", "surrogatepass")) // 2
        return Position(offset, line, len(before) + 1, wide + 1, width + 1)

    def line_span(self, line: int) -> SourceSpan:
        """The stretch of line number `line`, counted from 1, without its newline."""
        begin = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self._source)
        while stop > begin and self._source[stop - 1] in "\r\n":
            stop -= 1
        return SourceSpan(begin, stop)
