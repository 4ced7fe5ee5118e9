"""Puts together the text of a document in markup, block by block, and the map back to its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from newslint.model.document import Block
from newslint.model.offsets import Columns, OffsetMap
from newslint.model.span import Span
from newslint.typed import NamedTuple

BETWEEN_BLOCKS = "\n\n"
_new = tuple.__new__  # makes runs in a third of the time


class Run(NamedTuple):
    """Characters of a block and the stretch of source they were read from; `verbatim` where they are the same."""

    text: str
    begin: int
    stop: int
    verbatim: bool


class TextBuilder:
    """A text of blocks set apart by an empty line. Blocks are added in the order of the source."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._blocks: list[tuple[str, int, int]] = []  # kind, where its runs begin, where they end

    def add(self, kind: str, runs: Iterable[Run]) -> None:
        """Add a block, less the white space around it; one without any text is left out."""
        kept = trimmed(runs)
        if not kept:
            return
        added = self._runs
        if added:
            before = added[-1].stop
            added.append(_new(Run, (BETWEEN_BLOCKS, before, max(before, kept[0].begin), False)))
        first = len(added)
        added += [run for run in kept if run.text]
        self._blocks.append((kind, first, len(added)))

    def result(self) -> tuple[str, tuple[Block, ...], OffsetMap]:
        # Column by column: a loop over the runs that looked at each of their fields took twice the time.
        runs = self._runs
        texts = [run.text for run in runs]
        starts = [0, *accumulate(map(len, texts))]
        blocks = tuple([Block(kind, Span(starts[first], starts[after])) for kind, first, after in self._blocks])
        return "".join(texts), blocks, OffsetMap.of_columns(_pieces(runs, starts), starts[-1])


def _pieces(runs: Sequence[Run], starts: Sequence[int]) -> Columns:
    """The runs' columns; verbatim ones that follow each other in the source are one piece."""
    begins = [run.begin for run in runs]
    stops = [run.stop for run in runs]
    verbatim = [run.verbatim for run in runs]
    begun = [
        at
        for at, (same, before) in enumerate(zip(verbatim, (False, *verbatim), strict=False))
        if not (same and before and begins[at] == stops[at - 1])
    ]
    if len(begun) == len(runs):
        return Columns(starts[:-1], begins, stops, verbatim)
    last = [after - 1 for after in (*begun[1:], len(runs))]
    return Columns(
        [starts[at] for at in begun],
        [begins[at] for at in begun],
        [stops[at] for at in last],
        [verbatim[at] for at in begun],
    )


def text_of(runs: Iterable[Run]) -> str:
    return "".join([run.text for run in runs])


def cut(runs: Iterable[Run], span: Span) -> list[Run]:
    """The runs of one stretch of their joined text. A run that is not verbatim keeps its whole source."""
    found: list[Run] = []
    start, end = span
    for run in runs:
        text, begin, stop, verbatim = run
        length = len(text)
        if start < length and end > 0 and start < end:
            if start <= 0 and end >= length:
                if length:
                    found.append(run)
            else:
                first, after = max(start, 0), min(end, length)
                if verbatim:
                    begin, stop = begin + first, begin + after
                found.append(_new(Run, (text[first:after], begin, stop, verbatim)))
        start -= length
        end -= length
    return found


def trimmed(runs: Iterable[Run]) -> list[Run]:
    """The runs without white space at either end."""
    kept = runs if isinstance(runs, list) else list(runs)
    if kept and not (kept[0].text[:1] or " ").isspace() and not (kept[-1].text[-1:] or " ").isspace():
        return kept
    kept = [run for run in kept if run.text]
    text = text_of(kept)
    bare = text.strip()
    if len(bare) == len(text):
        return kept
    start = len(text) - len(text.lstrip())
    return cut(kept, Span(start, start + len(bare)))
