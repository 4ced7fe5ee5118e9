"""Puts a file right: applies fixes, reads and lints what came of them, and goes on until none is left to apply."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from newslint.engine.edits import Change, Place, carried, choose, edits_of, place_of
from newslint.engine.rewriting import check_reading, rewritten, unfixable
from newslint.model.diagnostic import SAFETIES, Diagnostic
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.engine.linter import Linter
    from newslint.model.document import Document

#: The safeties that `--fix` applies, and with `--unsafe-fixes`.
SAFE, ALSO_UNSAFE = frozenset(SAFETIES[:1]), frozenset(SAFETIES[:2])
#: Rounds of applying and linting again before a file is given up.
MOST_ROUNDS = 10


class Fixed(NamedTuple):
    """A file put right: its bytes and its source as they were and as they are to be, and how many fixes were made."""

    path: str
    old: bytes
    new: bytes
    before: str
    after: str
    fixes: int


class State(NamedTuple):
    """A file as it stands after some rounds; its stories share one source."""

    data: bytes
    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def source(self) -> str:
        return self.documents[0].source


class Fixer:
    """Puts files right with the fixes of some safeties; `format` names the reader, as for linting."""

    def __init__(self, linter: Linter, safeties: Collection[str], format: str | None = None) -> None:
        self._linter = linter
        self._safeties = safeties
        self._format = format

    def fix(self, path: str, data: bytes, reported: Iterable[Diagnostic]) -> Fixed | None:
        """The file with what was reported of it put right; None where no fix applies. Nothing is written.

        What is found but was not `reported` (by a suppression or a baseline, or on lines that did not change) stays.
        Raises InputError where the file cannot be read, or not written back to the same bytes, where a fix would
        change what else is read from it, where fixes undo each other, and where one does not help.
        """
        state = self._state(path, data)
        if not state.documents:
            return None
        course = _Course(state, reported)
        while changes := course.next(self._safeties):
            edits = edits_of(changes)
            new = rewritten(course.state.data, course.state.documents[0], edits)
            state = self._state(path, new)
            check_reading(course.state.documents, edits, state.documents)
            course.go_on(changes, state)
        return course.end(path)

    def _state(self, path: str, data: bytes) -> State:
        from newslint.formats import read

        documents = tuple(read(path, data, name=self._format))
        found = (d for document in documents for d in self._linter.lint(document).diagnostics)
        return State(data, documents, tuple(found))


class _Course:
    """How far one file has come."""

    def __init__(self, first: State, reported: Iterable[Diagnostic]) -> None:
        self.state = self._first = first
        told = frozenset(map(place_of, reported))
        self._hidden = frozenset(map(place_of, first.diagnostics)) - told
        self._fixed: list[Place] = []
        self._seen = {first.source}

    def next(self, safeties: Collection[str]) -> tuple[Change, ...]:
        """What to change in this round."""
        return choose(self._left(), safeties)

    def go_on(self, changes: tuple[Change, ...], state: State) -> None:
        """Take the next state, to which these changes led. Raises InputError where the file goes round in a circle."""
        edits = edits_of(changes)
        self._fixed = [carried(place, edits) for place in (*self._fixed, *(change.place for change in changes))]
        self._hidden = frozenset(carried(place, edits) for place in self._hidden)
        self.state = state
        if state.source in self._seen or len(self._seen) > MOST_ROUNDS:
            rules = ", ".join(sorted({place.rule for place in self._fixed}))
            raise unfixable(f"the fixes go round in a circle ({rules})")
        self._seen.add(state.source)

    def end(self, path: str) -> Fixed | None:
        """What the file has come to. Raises InputError where a rule still has to say what it had before its fix."""
        if not self._fixed:
            return None
        for diagnostic in self._left():
            here = place_of(diagnostic)
            if any(place.rule == here.rule and place.overlaps(here) for place in self._fixed):
                raise unfixable(f"line {diagnostic.start.line}: the fix of {here.rule} does not put it right")
        first, last = self._first, self.state
        return Fixed(path, first.data, last.data, first.source, last.source, len(self._fixed))

    def _left(self) -> list[Diagnostic]:
        """What is still to be put right."""
        return [d for d in self.state.diagnostics if place_of(d) not in self._hidden]
