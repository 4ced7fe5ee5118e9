"""Runs as one text, for what reads text and knows nothing of the source it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from newslint.formats.builder import Run, cut, text_of
from newslint.model.span import Span


class JoinedRuns:
    """The text of runs, and the way back from any stretch of it to the source."""

    __slots__ = ("_ends", "_runs", "text")

    def __init__(self, runs: Iterable[Run]) -> None:
        self._runs = [run for run in runs if run.text]
        self._ends = list(accumulate(len(run.text) for run in self._runs))
        self.text = text_of(self._runs)

    def cut(self, span: Span) -> list[Run]:
        """The runs of a stretch of the text. A run that is not verbatim keeps its whole source."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._ends, span.end) + 1
        before = self._ends[first - 1] if first else 0
        return cut(self._runs[first:last], Span(span.start - before, span.end - before))

    def traced(self, found: Iterable[Run]) -> Iterator[Run]:
        """Runs whose places are in the text, with their places in the source."""
        for run in found:
            at = bisect_right(self._ends, run.begin)
            if run.verbatim and run.stop <= self._ends[at]:
                part = self._runs[at]
                if part.verbatim:  # as nearly all are
                    begin = part.stop - self._ends[at] + run.begin
                    yield Run(run.text, begin, begin + len(run.text), verbatim=True)
                    continue
            parts = self.cut(Span(run.begin, run.stop))
            if run.verbatim:
                yield from parts
            elif parts:
                yield Run(run.text, parts[0].begin, parts[-1].stop, verbatim=False)
