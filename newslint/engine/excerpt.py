"""The copy shown around a diagnostic."""

from __future__ import annotations

from newslint.model.diagnostic import Excerpt
from newslint.model.span import LineIndex, Position

#: Code points shown before and after the marked part at the most, and of the marked part itself.
_AROUND, _MARKED = 160, 400


def excerpt(source: str, lines: LineIndex, start: Position, end: Position) -> Excerpt:
    """The line `start` stands on, cut at words where it is long; what is cut off shows as an ellipsis.

    A part that runs over the end of its line is marked to the end of it.
    """
    line = lines.line_span(start.line)
    stop = max(start.offset, min(end.offset, line.stop, start.offset + _MARKED))
    begin = _cut_before(source, line.begin, start.offset)
    finish = _cut_after(source, stop, line.stop)
    lead = "…" if begin > line.begin else ""
    tail = "…" if finish < line.stop else ""
    at = len(lead) + start.offset - begin
    return Excerpt(f"{lead}{source[begin:finish]}{tail}", at, at + stop - start.offset)


def _cut_before(source: str, begin: int, start: int) -> int:
    """Where to begin: the line's beginning, or the first word that is near enough."""
    if start - begin <= _AROUND:
        return begin
    space = source.find(" ", start - _AROUND, start)
    return space + 1 if space >= 0 else start - _AROUND


def _cut_after(source: str, stop: int, end: int) -> int:
    if end - stop <= _AROUND:
        return end
    space = source.rfind(" ", stop, stop + _AROUND)
    return space if space >= 0 else stop + _AROUND
