"""Maps from text to source: every character there and back, alone and one after the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.offsets import OffsetMap, Piece
from newslint.model.span import SourceSpan, Span


@st.composite
def maps(draw: st.DrawFn, length: int | None = None) -> tuple[OffsetMap, int, int]:
    """A map, the length of its text, and the length of its source, which may be given."""
    text = source = 0
    pieces = []
    for _ in range(draw(st.integers(0, 6))):
        source += draw(st.integers(0, 3))
        size = draw(st.integers(1, 5))
        verbatim = draw(st.booleans())
        taken = size if verbatim else draw(st.integers(0, 5))
        if length is not None and source + taken > length:
            break
        pieces.append(Piece(Span(text, text + size), SourceSpan(source, source + taken), verbatim))
        text, source = text + size, source + taken
    return OffsetMap(pieces), text, length if length is not None else source + draw(st.integers(0, 3))


@st.composite
def maps_and_spans(draw: st.DrawFn) -> tuple[OffsetMap, Span]:
    offsets, length, _ = draw(maps())
    start = draw(st.integers(0, length))
    return offsets, Span(start, draw(st.integers(start, length)))


@st.composite
def chains(draw: st.DrawFn) -> tuple[OffsetMap, OffsetMap, int]:
    outer, middle, _ = draw(maps())
    inner, length, _ = draw(maps(middle))
    return inner, outer, length


def entity_map() -> OffsetMap:
    """Of 'A & B' in '<b>A</b> &amp; B'."""
    return OffsetMap(
        (
            Piece(Span(0, 1), SourceSpan(3, 4), verbatim=True),
            Piece(Span(1, 2), SourceSpan(8, 9), verbatim=True),
            Piece(Span(2, 3), SourceSpan(9, 14), verbatim=False),
            Piece(Span(3, 5), SourceSpan(14, 16), verbatim=True),
        )
    )


def test_an_entity_is_never_split() -> None:
    assert entity_map().to_source(Span(2, 3)) == SourceSpan(9, 14)
    assert entity_map().to_text(SourceSpan(11, 12)) == Span(2, 3)
    assert not entity_map().is_verbatim(Span(2, 5))


def test_a_span_across_markup_takes_it_in_and_cannot_be_rewritten() -> None:
    assert entity_map().to_source(Span(0, 2)) == SourceSpan(3, 9)
    assert not entity_map().is_verbatim(Span(0, 2))
    assert entity_map().is_verbatim(Span(3, 5))


def test_markup_has_no_text() -> None:
    assert entity_map().to_text(SourceSpan(4, 8)) is None
    assert entity_map().to_text(SourceSpan(3, 3)) is None
    assert entity_map().to_text(SourceSpan(0, 16)) == Span(0, 5)


@pytest.mark.parametrize("span", [Span(-1, 2), Span(2, 6), Span(3, 2)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="outside"):
        entity_map().to_source(span)


def test_an_empty_text_has_one_place() -> None:
    assert OffsetMap(()).to_source(Span(0, 0)) == SourceSpan(0, 0)
    with pytest.raises(ValueError, match="outside"):
        OffsetMap(()).to_source(Span(0, 1))


@given(maps_and_spans(), st.integers(0, 9))
def test_a_text_that_is_its_source(case: tuple[OffsetMap, Span], extra: int) -> None:
    span = case[1]
    identity = OffsetMap.identity(span.end + extra)
    assert identity.to_source(span) == SourceSpan(*span)
    assert identity.is_verbatim(span)
    assert identity.to_text(SourceSpan(*span)) == (span if span.start < span.end else None)


@given(maps_and_spans())
def test_what_is_read_back_covers_what_was_asked_for(case: tuple[OffsetMap, Span]) -> None:
    offsets, span = case
    source = offsets.to_source(span)
    assert source.begin <= source.stop
    back = offsets.to_text(source)
    read = [p for p in offsets.pieces if p.text.overlaps(span) and p.source.begin < p.source.stop]
    if back is not None and read:
        assert back.start <= max(span.start, read[0].text.start)
        assert back.end >= min(span.end, read[-1].text.end)
    elif read:
        assert span.start == span.end


@given(maps_and_spans())
def test_a_verbatim_span_comes_back_as_it_was(case: tuple[OffsetMap, Span]) -> None:
    offsets, span = case
    if span.start < span.end and offsets.is_verbatim(span):
        source = offsets.to_source(span)
        assert source.stop - source.begin == span.end - span.start
        assert offsets.to_text(source) == span


@given(maps())
def test_the_source_never_goes_back(case: tuple[OffsetMap, int, int]) -> None:
    offsets, length, _ = case
    ends = [offsets.to_source(Span(at, at + 1)) for at in range(length)]
    assert all(a.begin <= b.begin and a.stop <= b.stop for a, b in pairwise(ends))


@given(chains())
def test_one_map_after_another_is_the_two_in_turn(case: tuple[OffsetMap, OffsetMap, int]) -> None:
    inner, outer, length = case
    both = inner.then(lambda: outer)
    for at in range(length):
        middle = inner.to_source(Span(at, at + 1))
        assert both.to_source(Span(at, at + 1)) == outer.to_source(Span(middle.begin, middle.stop))
        through = inner.is_verbatim(Span(at, at + 1)) and outer.is_verbatim(Span(middle.begin, middle.stop))
        assert both.is_verbatim(Span(at, at + 1)) == through


@given(chains())
def test_the_map_of_two_covers_the_text_in_order(case: tuple[OffsetMap, OffsetMap, int]) -> None:
    inner, outer, length = case
    pieces = inner.then(lambda: outer).pieces
    assert sum(p.text.end - p.text.start for p in pieces) == length
    assert all(a.text.end == b.text.start and a.source.begin <= b.source.begin for a, b in pairwise(pieces))


@given(chains())
def test_a_map_through_another_is_the_map_of_its_pieces(case: tuple[OffsetMap, OffsetMap, int]) -> None:
    inner, outer, length = case
    both = inner.then(lambda: outer)
    whole = OffsetMap(both.pieces)
    for start in range(length):
        assert both.to_source(Span(start, start + 1)) == whole.to_source(Span(start, start + 1))
        for end in range(start + 1, length + 1):
            assert both.is_verbatim(Span(start, end)) == whole.is_verbatim(Span(start, end))


@given(chains())
def test_maps_one_after_another_may_be_many(case: tuple[OffsetMap, OffsetMap, int]) -> None:
    inner, outer, length = case
    moved = OffsetMap((Piece(Span(0, 99), SourceSpan(7, 106), verbatim=True),))
    one_by_one = inner.then(lambda: outer).then(lambda: moved)
    for at in range(length):
        begin, stop = inner.then(lambda: outer).to_source(Span(at, at + 1))
        assert one_by_one.to_source(Span(at, at + 1)) == SourceSpan(begin + 7, stop + 7)


def test_the_map_behind_another_is_made_once_and_when_it_is_needed() -> None:
    made = []

    def outer() -> OffsetMap:
        made.append(1)
        return OffsetMap.identity(16)

    both = entity_map().then(outer)
    assert not made
    assert both.to_source(Span(2, 3)) == SourceSpan(9, 14)
    assert both.to_text(SourceSpan(9, 14)) == Span(2, 3)
    assert made == [1]
