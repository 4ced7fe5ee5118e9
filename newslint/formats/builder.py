"""Puts together the text of a document in markup, block by block, and the map back to its source."""

from __future__ import annotations

from newslint.formats.stretch import Stretch
from newslint.model.document import Block
from newslint.model.offsets import Columns, OffsetMap
from newslint.model.span import Span

BETWEEN_BLOCKS = "\n\n"


class TextBuilder:
    """A text of blocks set apart by an empty line. Blocks are added in the order of the source."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._begins: list[int] = []
        self._stops: list[int] = []
        self._verbatim: list[bool] = []
        self._blocks: list[Block] = []

    def add(self, kind: str, copy: Stretch) -> None:
        """Add a block, less the white space around it; one without any text is left out."""
        text, begin, stop, pieces = copy.trimmed()
        if not text:
            return
        if self._length:
            before = self._stops[-1]
            self._add(BETWEEN_BLOCKS, before, max(before, begin), same=False)
        start = self._length
        if pieces is None:
            self._add(text, begin, stop, same=True)
        else:
            self._starts += [at + start for at in pieces.starts]
            self._begins += pieces.begins
            self._stops += pieces.stops
            self._verbatim += pieces.verbatim
            self._texts.append(text)
            self._length += len(text)
        self._blocks.append(Block(kind, Span(start, self._length)))

    def _add(self, text: str, begin: int, stop: int, *, same: bool) -> None:
        self._texts.append(text)
        self._starts.append(self._length)
        self._begins.append(begin)
        self._stops.append(stop)
        self._verbatim.append(same)
        self._length += len(text)

    def result(self) -> tuple[str, tuple[Block, ...], OffsetMap]:
        pieces = Columns(self._starts, self._begins, self._stops, self._verbatim)
        return "".join(self._texts), tuple(self._blocks), OffsetMap.of_columns(pieces, self._length)
