"""Puts together the text of a document in markup, block by block, and the map back to its source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.model.document import Block
from newslint.model.offsets import Columns, OffsetMap
from newslint.model.span import Span

BETWEEN_BLOCKS = "\n\n"


class Run(NamedTuple):
    """Characters of a block and the stretch of source they were read from; `verbatim` where they are the same."""

    text: str
    begin: int
    stop: int
    verbatim: bool


class TextBuilder:
    """A text of blocks set apart by an empty line. Blocks are added in the order of the source."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._begins: list[int] = []
        self._stops: list[int] = []
        self._verbatim: list[bool] = []
        self._blocks: list[Block] = []
        self._length = 0

    def add(self, kind: str, runs: Iterable[Run]) -> None:
        """Add a block, less the white space around it; one without any text is left out."""
        kept = trimmed(runs)
        if not kept:
            return
        if self._blocks:
            before = self._stops[-1]
            self._put((Run(BETWEEN_BLOCKS, before, max(before, kept[0].begin), verbatim=False),))
        start = self._length
        self._put(kept)
        self._blocks.append(Block(kind, Span(start, self._length)))

    def _put(self, runs: Iterable[Run]) -> None:
        starts, begins, stops, verbatims = self._starts, self._begins, self._stops, self._verbatim
        at, parts, goes_on = self._length, self._parts, False
        for text, begin, stop, verbatim in runs:
            if not text:
                continue
            parts.append(text)
            if verbatim and goes_on and stops[-1] == begin:
                stops[-1] = stop
            else:
                starts.append(at)
                begins.append(begin)
                stops.append(stop)
                verbatims.append(verbatim)
            goes_on = verbatim
            at += len(text)
        self._length = at

    def result(self) -> tuple[str, tuple[Block, ...], OffsetMap]:
        columns = Columns(self._starts, self._begins, self._stops, self._verbatim)
        return "".join(self._parts), tuple(self._blocks), OffsetMap.of_columns(columns, self._length)


def text_of(runs: Iterable[Run]) -> str:
    return "".join([run.text for run in runs])


def cut(runs: Iterable[Run], span: Span) -> list[Run]:
    """The runs of one stretch of their joined text. A run that is not verbatim keeps its whole source."""
    found, at = [], 0
    for run in runs:
        start, end = max(span.start, at) - at, min(span.end, at + len(run.text)) - at
        if start < end:
            if end - start == len(run.text):
                found.append(run)
            elif run.verbatim:
                found.append(Run(run.text[start:end], run.begin + start, run.begin + end, verbatim=True))
            else:
                found.append(run._replace(text=run.text[start:end]))
        at += len(run.text)
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
