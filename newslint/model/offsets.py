"""The map from a document's text back to the characters of its source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from newslint.model.span import SourceSpan, Span


class Piece(NamedTuple):
    """One stretch of text and the stretch of source it was read from.

    A `verbatim` piece is the same characters in both; any other (an entity, an escape, a joined
    line break) stands for its source as a whole and is never split.
    """

    text: Span
    source: SourceSpan
    verbatim: bool


class OffsetMap:
    """Maps text to source. Pieces are in order, cover the whole text, and their sources never go back."""

    __slots__ = ("_starts", "pieces")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(p for p in pieces if p.text.start < p.text.end)
        self._starts = [p.text.start for p in self.pieces]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that is its source."""
        return cls((Piece(Span(0, length), SourceSpan(0, length), verbatim=True),))

    def to_source(self, span: Span) -> SourceSpan:
        """The smallest stretch of source that the span was read from; empty where the span is.

        Raises ValueError where the span reaches outside the text.
        """
        if not self.pieces:
            if span.start or span.end:
                raise ValueError(f"{span} is outside an empty text")
            return SourceSpan(0, 0)
        if not 0 <= span.start <= span.end <= self.pieces[-1].text.end:
            raise ValueError(f"{span} is outside the text")
        begin = self._begin(span.start)
        if span.start == span.end:
            return SourceSpan(begin, begin)
        last = self._piece(span.end - 1)
        stop = last.source.begin + span.end - last.text.start if last.verbatim else last.source.stop
        return SourceSpan(begin, stop)

    def to_text(self, source: SourceSpan) -> Span | None:
        """The smallest stretch of text read from any of this stretch of source, if there is one."""
        # Neither where sources begin nor where they stop ever goes back, so those touched are one stretch of pieces.
        low = bisect_right(self.pieces, source.begin, key=lambda p: p.source.stop)
        high = bisect_left(self.pieces, source.stop, low, key=lambda p: p.source.begin)
        touched = [p for p in self.pieces[low:high] if p.source.begin < p.source.stop]
        if source.begin >= source.stop or not touched:
            return None
        first, last = touched[0], touched[-1]
        start = first.text.start + max(0, source.begin - first.source.begin) if first.verbatim else first.text.start
        end = last.text.end - max(0, last.source.stop - source.stop) if last.verbatim else last.text.end
        return Span(start, end)

    def is_verbatim(self, span: Span) -> bool:
        """Whether the span's source is those very characters, in one stretch, so that it can be rewritten."""
        source = self.to_source(span)
        if source.stop - source.begin != span.end - span.start:
            return False
        at = bisect_right(self._starts, span.start) - 1
        while 0 <= at < len(self.pieces) and self.pieces[at].text.start < span.end:
            if not self.pieces[at].verbatim:
                return False
            at += 1
        return True

    def then(self, outer: OffsetMap) -> OffsetMap:
        """This map, whose source is the text of `outer`, taken all the way to `outer`'s source."""
        return OffsetMap(joined for piece in self.pieces for joined in outer._through(piece))

    def _through(self, piece: Piece) -> Iterable[Piece]:
        """The pieces of one piece of an inner map, in this map's source."""
        inner = Span(piece.source.begin, piece.source.stop)
        if not piece.verbatim or inner.start == inner.end:
            yield Piece(piece.text, self.to_source(inner), verbatim=False)
            return
        at = bisect_right(self._starts, inner.start) - 1
        while at < len(self.pieces) and self.pieces[at].text.start < inner.end:
            part = self.pieces[at]
            common = Span(max(inner.start, part.text.start), min(inner.end, part.text.end))
            shift = piece.text.start - inner.start
            yield Piece(Span(common.start + shift, common.end + shift), self.to_source(common), part.verbatim)
            at += 1

    def _piece(self, offset: int) -> Piece:
        return self.pieces[bisect_right(self._starts, offset) - 1]

    def _begin(self, offset: int) -> int:
        piece = self._piece(offset)
        if not piece.verbatim:
            return piece.source.begin if offset < piece.text.end else piece.source.stop
        return piece.source.begin + offset - piece.text.start
