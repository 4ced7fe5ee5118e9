"""Puts together the text of a document in markup, block by block, and the map back to its source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.model.document import Block
from newslint.model.offsets import OffsetMap, Piece
from newslint.model.span import SourceSpan, Span

BETWEEN_BLOCKS = "\n\n"
_new = tuple.__new__


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
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._length = 0

    def add(self, kind: str, runs: Iterable[Run]) -> None:
        """Add a block, less the white space around it; one without any text is left out."""
        kept = trimmed(runs)
        if not kept:
            return
        if self._blocks:
            before = self._pieces[-1].source.stop
            self._put(Run(BETWEEN_BLOCKS, before, max(before, kept[0].begin), verbatim=False))
        start = self._length
        for run in kept:
            self._put(run)
        self._blocks.append(Block(kind, Span(start, self._length)))

    def _put(self, run: Run) -> None:
        text, begin, stop, verbatim = run
        start = self._length
        end = self._length = start + len(text)
        self._parts.append(text)
        if verbatim and self._pieces:
            last = self._pieces[-1]
            if last.verbatim and last.source.stop == begin:
                start, begin = last.text.start, last.source.begin
                del self._pieces[-1]
        # Made so, without the constructors, in a third of the time: texts full of escapes have many pieces.
        places = _new(Span, (start, end)), _new(SourceSpan, (begin, stop))
        self._pieces.append(_new(Piece, (*places, verbatim)))

    def result(self) -> tuple[str, tuple[Block, ...], OffsetMap]:
        return "".join(self._parts), tuple(self._blocks), OffsetMap(self._pieces)


def text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


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
    kept = [run for run in runs if run.text]
    if kept and not kept[0].text[0].isspace() and not kept[-1].text[-1].isspace():
        return kept
    text = text_of(kept)
    bare = text.strip()
    if len(bare) == len(text):
        return kept
    start = len(text) - len(text.lstrip())
    return cut(kept, Span(start, start + len(bare)))
