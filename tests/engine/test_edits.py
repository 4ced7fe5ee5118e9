from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.engine.edits import Change, Place, carried, choose, edited, edits_of
from newslint.engine.fix import ALSO_UNSAFE, SAFE
from newslint.model.diagnostic import Diagnostic, Edit, Excerpt, Fix
from newslint.model.span import Position

SOURCE = "abcdefghijklmnopqrstuvwxyz"


def at(offset: int) -> Position:
    return Position(offset, 1, offset + 1, offset + 1, offset + 1)


def edit(start: int, end: int, replacement: str) -> Edit:
    return Edit(at(start), at(end), replacement)


def found(*fixes: Fix, rule: str = "house/slip") -> Diagnostic:
    start, end = fixes[0].edits[0].start, fixes[0].edits[-1].end
    excerpt = Excerpt("", 0, 0)
    return Diagnostic(rule, "error", "likely", "", "a.txt", None, "", start, end, excerpt, (), fixes, (), None, "")


def safe(*edits: Edit, safety: str = "safe") -> Fix:
    return Fix("Write it", safety, edits)


def test_of_changes_that_reach_into_one_another_the_first_is_made() -> None:
    diagnostics = [found(safe(edit(4, 8, "X"))), found(safe(edit(0, 5, "Y"))), found(safe(edit(8, 9, "Z")))]
    assert [change.edits[0].replacement for change in choose(diagnostics, SAFE)] == ["Y", "Z"]


def test_edits_of_one_fix_are_made_together_or_not_at_all() -> None:
    pair = found(safe(edit(6, 7, "B"), edit(0, 1, "A")))
    between = found(safe(edit(3, 4, "C")))
    (change,) = choose([between, pair], SAFE)
    assert edited(SOURCE, change.edits) == "AbcdefBhijklmnopqrstuvwxyz"


def test_what_is_to_be_applied_must_be_plain() -> None:
    unsafe, display = safe(edit(0, 1, "A"), safety="unsafe"), safe(edit(2, 3, "B"), safety="display")
    two = found(safe(edit(5, 6, "C")), safe(edit(5, 6, "D")))
    assert choose([found(unsafe), found(display), two], SAFE) == ()
    assert [change.edits for change in choose([found(unsafe), found(display), two], ALSO_UNSAFE)] == [unsafe.edits]


def test_a_fix_that_only_puts_in_is_left_to_a_person() -> None:
    assert choose([found(safe(edit(3, 3, "X")))], SAFE) == ()


@st.composite
def several_edits(draw: st.DrawFn) -> tuple[Edit, ...]:
    places = sorted(draw(st.lists(st.integers(0, len(SOURCE)), max_size=8, unique=True)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return tuple(edit(start, end, draw(st.text("XYZ", max_size=5))) for start, end in pairs)


@given(several_edits(), st.integers(0, 26), st.integers(0, 26))
def test_a_place_outside_the_edits_keeps_its_text(edits: tuple[Edit, ...], one: int, other: int) -> None:
    place = Place("house/slip", min(one, other), max(one, other))
    moved = carried(place, edits)
    if any(place.start < e.end.offset and e.start.offset < place.end for e in edits):
        assert 0 <= moved.start <= moved.end <= len(edited(SOURCE, edits))
    else:
        assert edited(SOURCE, edits)[moved.start : moved.end] == SOURCE[place.start : place.end]


@given(several_edits())
def test_the_place_of_an_edit_becomes_that_of_its_replacement(edits: tuple[Edit, ...]) -> None:
    for e in edits:
        place = carried(Place("house/slip", e.start.offset, e.end.offset), edits)
        assert edited(SOURCE, edits)[place.start : place.end] == e.replacement


@given(several_edits())
def test_edits_are_what_stands_between_what_stays(edits: tuple[Edit, ...]) -> None:
    changes = [Change(Place("house/slip", e.start.offset, e.end.offset), (e,)) for e in edits]
    length = len(SOURCE) + sum(len(e.replacement) - (e.end.offset - e.start.offset) for e in edits)
    assert len(edited(SOURCE, edits_of(changes))) == length
