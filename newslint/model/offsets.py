"""The map from a document's text back to the characters of its source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from newslint.model.span import SourceSpan, Span
from newslint.typed import NamedTuple


class Piece(NamedTuple):
    """One stretch of text and the stretch of source it was read from.

    A `verbatim` piece is the same characters in both; any other (an entity, an escape, a joined
    line break) stands for its source as a whole and is never split.
    """

    text: Span
    source: SourceSpan
    verbatim: bool


class Columns(NamedTuple):
    """Pieces field by field: where each begins in the text, where its source begins and stops, if it is verbatim."""

    starts: Sequence[int]
    begins: Sequence[int]
    stops: Sequence[int]
    verbatim: Sequence[bool]


class Pieces:
    """The columns of pieces, none of which is empty, found when they are first asked for: most copy never is."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Callable[..., Columns], *of: object) -> None:
        self._find = find  # a closure over these would take twice as long to make, and there is one a paragraph
        self._found: Columns | tuple[object, ...] = of

    @classmethod
    def of(cls, columns: Columns) -> Pieces:
        """Pieces that are found already."""
        made = cls(Columns)
        made._found = columns
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pieces) and self.columns() == other.columns()

    __hash__ = None  # type: ignore[assignment]

    def columns(self) -> Columns:
        """The columns, which nobody may change."""
        if not isinstance(self._found, Columns):
            self._found, self._find = self._find(*self._found), Columns  # what they were found in may go
        return self._found


class OffsetMap:
    """Maps text to source. Pieces are in order, cover the whole text, and their sources never go back.

    They are kept as columns: a text full of escapes has as many of them as it has letters.
    """

    __slots__ = ("_length", "_make_outer", "_outer", "_own")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        kept = [p for p in pieces if p.text.start < p.text.end]
        starts, begins = [p.text.start for p in kept], [p.source.begin for p in kept]
        stops, verbatim = [p.source.stop for p in kept], [p.verbatim for p in kept]
        self._own = Pieces.of(Columns(starts, begins, stops, verbatim))
        self._length = kept[-1].text.end if kept else 0
        self._make_outer: Callable[[], OffsetMap] | None = None
        self._outer: OffsetMap | None = None

    @classmethod
    def of_pieces(cls, pieces: Pieces, length: int) -> OffsetMap:
        """The map of a text of this length that has these pieces."""
        made = cls.__new__(cls)
        made._own, made._length = pieces, length
        made._make_outer = made._outer = None
        return made

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that is its source."""
        return cls((Piece(Span(0, length), SourceSpan(0, length), verbatim=True),))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces, made anew."""
        own, outer = map(self._piece, range(len(self._own.columns().starts))), self._behind()
        if outer is None:
            return tuple(own)
        return tuple(through for piece in own for through in outer._through(piece))

    def to_source(self, span: Span) -> SourceSpan:
        """The smallest stretch of source that the span was read from; empty where the span is.

        Raises ValueError where the span reaches outside the text.
        """
        start, end = span
        if not 0 <= start <= end <= self._length:
            raise ValueError(f"{span} is outside the text")
        found = self._place(start, end) if self._length else SourceSpan(0, 0)
        outer = self._behind()
        return found if outer is None else outer.to_source(Span(*found))

    def to_text(self, source: SourceSpan) -> Span | None:
        """The smallest stretch of text read from any of this stretch of source, if there is one."""
        outer = self._behind()
        if outer is None:
            return self._read_from(source)
        between = outer.to_text(source)
        return None if between is None else self._read_from(SourceSpan(*between))

    def is_verbatim(self, span: Span) -> bool:
        """Whether the span's source is those very characters, in one stretch, so that it can be rewritten."""
        source = self._place(*span) if self._length else SourceSpan(0, 0)
        if source.stop - source.begin != span.end - span.start:
            return False
        own = self._own.columns()
        first, after = max(0, self._at(span.start)), bisect_left(own.starts, span.end)
        outer = self._behind()
        return all(own.verbatim[first:after]) and (outer is None or outer.is_verbatim(Span(*source)))

    def then(self, outer: Callable[[], OffsetMap]) -> OffsetMap:
        """This map, whose source is the text of the one that `outer` makes, taken all the way to that one's source.

        It is made when a place is first asked for: of most stories none ever is.
        """
        made = self.of_pieces(self._own, self._length)
        own = self._make_outer
        made._make_outer = outer if own is None else lambda: own().then(outer)
        return made

    def _behind(self) -> OffsetMap | None:
        """The map from this one's own source to the source it leads to in the end; None where that is the same."""
        if self._make_outer is not None and self._outer is None:
            self._outer = self._make_outer()
        return self._outer

    def _place(self, start: int, end: int) -> SourceSpan:
        """Where a span stands in this map's own source."""
        begin = self._begin(start)
        if start == end:
            return SourceSpan(begin, begin)
        own, last = self._own.columns(), self._at(end - 1)
        stop = own.begins[last] + end - own.starts[last] if own.verbatim[last] else own.stops[last]
        return SourceSpan(begin, stop)

    def _read_from(self, source: SourceSpan) -> Span | None:
        """What is read from a stretch of this map's own source."""
        # Neither where sources begin nor where they stop ever goes back, so those touched are one stretch of pieces.
        starts, begins, stops, verbatim = self._own.columns()
        low = bisect_right(stops, source.begin)
        high = bisect_left(begins, source.stop, low)
        touched = [at for at in range(low, high) if begins[at] < stops[at]]
        if source.begin >= source.stop or not touched:
            return None
        first, last = touched[0], touched[-1]
        start, end = starts[first], self._end(last)
        if verbatim[first]:
            start += max(0, source.begin - begins[first])
        if verbatim[last]:
            end -= max(0, stops[last] - source.stop)
        return Span(start, end)

    def _through(self, piece: Piece) -> Iterable[Piece]:
        """The pieces of one piece of an inner map, in this map's source."""
        inner = Span(piece.source.begin, piece.source.stop)
        if not piece.verbatim or inner.start == inner.end:
            yield Piece(piece.text, self.to_source(inner), verbatim=False)
            return
        shift = piece.text.start - inner.start
        starts, _, _, verbatim = self._own.columns()
        for at in range(self._at(inner.start), bisect_left(starts, inner.end)):
            common = Span(max(inner.start, starts[at]), min(inner.end, self._end(at)))
            text = Span(common.start + shift, common.end + shift)
            yield Piece(text, self.to_source(common), verbatim[at])

    def _piece(self, at: int) -> Piece:
        starts, begins, stops, verbatim = self._own.columns()
        return Piece(Span(starts[at], self._end(at)), SourceSpan(begins[at], stops[at]), bool(verbatim[at]))

    def _at(self, offset: int) -> int:
        """Which piece the character at this offset is in."""
        return bisect_right(self._own.columns().starts, offset) - 1

    def _end(self, at: int) -> int:
        starts = self._own.columns().starts
        return starts[at + 1] if at + 1 < len(starts) else self._length

    def _begin(self, offset: int) -> int:
        starts, begins, stops, verbatim = self._own.columns()
        at = self._at(offset)
        if not verbatim[at]:
            return begins[at] if offset < self._end(at) else stops[at]
        return begins[at] + offset - starts[at]
