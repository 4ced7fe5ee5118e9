"""Which fixes are applied together, and what becomes of a source and of the places in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from newslint.model.diagnostic import Diagnostic, Edit
from newslint.typed import NamedTuple


class Place(NamedTuple):
    """Where a rule speaks: code point offsets in the source."""

    rule: str
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        return self.start < other.end and other.start < self.end


class Change(NamedTuple):
    """The edits of one fix, in order, and the place of what it puts right."""

    place: Place
    edits: tuple[Edit, ...]


def place_of(diagnostic: Diagnostic) -> Place:
    return Place(diagnostic.rule, diagnostic.start.offset, diagnostic.end.offset)


def choose(diagnostics: Iterable[Diagnostic], safeties: Collection[str]) -> tuple[Change, ...]:
    """The changes to make at once, in the order of the source.

    A diagnostic is put right where just one of its fixes is of these safeties. Of changes that reach into one another
    the first is made; the others wait for a time when it has been.
    """
    chosen: list[Change] = []
    reach = -1
    for change in sorted(_changes(diagnostics, safeties), key=lambda change: _stretch(change)):
        begin, stop = _stretch(change)
        if begin >= reach and begin < stop:
            chosen.append(change)
            reach = stop
    return tuple(chosen)


def edits_of(changes: Iterable[Change]) -> tuple[Edit, ...]:
    """The edits of all these changes, in the order of the source."""
    return tuple(edit for change in changes for edit in change.edits)


def edited(source: str, edits: Iterable[Edit]) -> str:
    """The source with these edits made; they are in order and none reaches into another."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (source[at : edit.start.offset], edit.replacement)
        at = edit.end.offset
    return "".join((*parts, source[at:]))


def carried(place: Place, edits: Sequence[Edit]) -> Place:
    """Where a place is once these edits are made."""
    return place._replace(start=_moved(place.start, edits), end=_moved(place.end, edits))


def _changes(diagnostics: Iterable[Diagnostic], safeties: Collection[str]) -> Iterable[Change]:
    for diagnostic in diagnostics:
        applicable = [fix for fix in diagnostic.fixes if fix.safety in safeties]
        if len(applicable) == 1:
            edits = sorted(applicable[0].edits, key=lambda edit: edit.start.offset)
            yield Change(place_of(diagnostic), tuple(edits))


def _stretch(change: Change) -> tuple[int, int]:
    return change.edits[0].start.offset, change.edits[-1].end.offset


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    shift = 0
    for edit in edits:
        begin, stop = edit.start.offset, edit.end.offset
        if offset <= begin:
            break
        within = min(offset, stop) - begin
        shift += min(within, len(edit.replacement)) - within if offset < stop else len(edit.replacement) - within
    return offset + shift
