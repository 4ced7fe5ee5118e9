"""Half-open stretches of code points, and where they stand in lines.

A `Span` counts in a document's text, a `SourceSpan` in its decoded source. They are different
types so that the type checker refuses to mix them; only an `OffsetMap` turns one into the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from newslint.typed import NamedTuple

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
    """Where the lines of a source begin; lines end at LF, CRLF or CR.

    Positions asked for in the order of the source cost what lies between them, however long its lines are, and the
    source is looked through no further than they are asked for.
    """

    __slots__ = ("_last", "_newlines", "_source", "_starts")

    def __init__(self, source: str) -> None:
        self._source = source
        self._newlines = _NEWLINE.finditer(source)
        self._starts = [0]
        self._last = Position(0, 1, 1, 1, 1)

    def position(self, offset: int) -> Position:
        """The position of a code point offset, which may be the source's length. Raises ValueError outside of it."""
        if not 0 <= offset <= len(self._source):
            raise ValueError(f"offset {offset} is outside the source")
        while self._starts[-1] <= offset and self._has_next():
            pass
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        known = self._last if start <= self._last.offset <= offset else Position(start, line, 1, 1, 1)
        since = self._source[known.offset : offset]
        if since.isascii():
            wide = width = len(since)
        else:
            wide = len(since.encode("utf-16-le", "surrogatepass")) // 2
            width = len(since.encode("utf-8", "surrogatepass"))
        column = offset - start + 1
        self._last = Position(offset, line, column, known.utf16_column + wide, known.byte_column + width)
        return self._last

    def line_span(self, line: int) -> SourceSpan:
        """The stretch of line number `line`, counted from 1, without its newline."""
        while len(self._starts) <= line and self._has_next():
            pass
        begin = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self._source)
        while stop > begin and self._source[stop - 1] in "\r\n":
            stop -= 1
        return SourceSpan(begin, stop)

    def _has_next(self) -> bool:
        """Whether there is a line after those that are known; then it is known."""
        newline = next(self._newlines, None)
        if newline is None:
            return False
        self._starts.append(newline.end())
        return True
