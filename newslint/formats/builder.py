"""Puts together the text of a document in markup, block by block, and the map back to its source."""

from __future__ import annotations

from newslint.formats.stretch import Stretch
from newslint.model.document import Block
from newslint.model.offsets import Columns, OffsetMap, Pieces
from newslint.model.span import Span

BETWEEN_BLOCKS = "\n\n"
_new = tuple.__new__  # makes records in a third of the time of their constructor


class TextBuilder:
    """A text of blocks set apart by an empty line. Blocks are added in the order of the source."""

    def __init__(self) -> None:
        self._kinds: list[str] = []
        self._copies: list[Stretch] = []

    def add(self, kind: str, copy: Stretch) -> None:
        """Add a block, less the white space around it; one without any text is left out."""
        kept = copy.trimmed()
        if kept.text:
            self._kinds.append(kind)
            self._copies.append(kept)

    def result(self) -> tuple[str, tuple[Block, ...], OffsetMap]:
        """The text, its blocks and its map; nothing may be added any more."""
        blocks: list[Block] = []
        at = 0
        texts = [copy.text for copy in self._copies]
        for kind, text in zip(self._kinds, texts, strict=True):
            end = at + len(text)
            blocks.append(_new(Block, (kind, _new(Span, (at, end)))))
            at = end + len(BETWEEN_BLOCKS)
        text = BETWEEN_BLOCKS.join(texts)
        return text, tuple(blocks), OffsetMap.of_pieces(Pieces(self._columns), len(text))

    def _columns(self) -> Columns:
        starts, begins, stops, verbatim = list[int](), list[int](), list[int](), list[bool]()
        at = before = 0
        for copy in self._copies:
            if at:
                starts.append(at)
                begins.append(before)
                stops.append(max(before, copy.begin))
                verbatim.append(False)
                at += len(BETWEEN_BLOCKS)
            its = copy.columns()
            starts += [start + at for start in its.starts]
            begins += its.begins
            stops += its.stops
            verbatim += its.verbatim
            at, before = at + len(copy.text), copy.stop
        return Columns(starts, begins, stops, verbatim)
