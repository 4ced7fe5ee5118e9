"""The lines that have changed, as git sees it, and what of a report is about them."""

from __future__ import annotations

import os
from collections.abc import Mapping

from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.model.diagnostic import Diagnostic, Related, Report

#: The lines of a file, from 1, that have changed; None where all of them have.
Lines = frozenset[int] | None
UNCHANGED: frozenset[int] = frozenset()


class Changes(NamedTuple):
    """What has changed in a work tree: the lines of each file by its real path.

    A file that is not in `lines` has not changed where it is `tracked`, or below one of the `ignored` paths and not
    named by the user. Of the others `others_changed` says whether they count as new.
    """

    root: str
    lines: Mapping[str, Lines]
    tracked: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    others_changed: bool = True

    def of(self, path: str, *, named: bool) -> Lines:
        """The lines of a file that have changed."""
        real = real_path(path)
        if real in self.lines:
            return self.lines[real]
        if real in self.tracked or not self.others_changed or (not named and self._is_ignored(real)):
            return UNCHANGED
        return None

    def _is_ignored(self, real: str) -> bool:
        while len(real) > len(self.root):
            if real in self.ignored:
                return True
            real = os.path.dirname(real)
        return False


def real_path(path: str) -> str:
    """Where a file is, its folder's links followed, but not its own: git tracks a link as a link."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def without_unchanged(report: Report, changed: Mapping[str, Lines]) -> Report:
    """The report less the diagnostics that touch no changed line, be it with a related place; files by their path."""
    kept = tuple(d for d in report.diagnostics if _touches(d, changed) or any(_touches(r, changed) for r in d.related))
    hidden = report.hidden._replace(unchanged=len(report.diagnostics) - len(kept))
    return report._replace(diagnostics=kept, hidden=hidden)


def _touches(place: Diagnostic | Related, changed: Mapping[str, Lines]) -> bool:
    lines = changed.get(place.path, UNCHANGED)
    if lines is None:
        return True
    last = place.end.line - (place.end.column == 1 and place.end.line > place.start.line)
    return any(line in lines for line in range(place.start.line, last + 1))
