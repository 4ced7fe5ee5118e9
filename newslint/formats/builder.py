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
        self._added: list[tuple[str, Stretch]] = []

    def add(self, kind: str, copy: Stretch) -> None:
        """Add a block, less the white space around it; one without any text is left out."""
        kept = copy.trimmed()
        if kept.text:
            self._added.append((kind, kept))

    def result(self) -> tuple[str, tuple[Block, ...], OffsetMap]:
        """The text, its blocks and its map; nothing may be added any more."""
        blocks: list[Block] = []
        at = 0
        for kind, copy in self._added:
            at += len(BETWEEN_BLOCKS) if at else 0
            end = at + len(copy.text)
            blocks.append(_new(Block, (kind, _new(Span, (at, end)))))
            at = end
        text = BETWEEN_BLOCKS.join([copy.text for _, copy in self._added])
        return text, tuple(blocks), OffsetMap.of_pieces(Pieces(self._columns), at)

    def _columns(self) -> Columns:
        starts, begins, stops, verbatim = list[int](), list[int](), list[int](), list[bool]()
        at = before = 0
        for _, copy in self._added:
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
