"""What is said of which story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.model.diagnostic import Diagnostic, Report
from newslint.model.document import Copy
from newslint.typed import NamedTuple


class Told(NamedTuple):
    """A story, the diagnostics of it, and the numbers that the page gives them; the copy may not be at hand."""

    path: str
    story: str | None
    copy: Copy | None
    diagnostics: tuple[tuple[int, Diagnostic], ...]


def stories(report: Report) -> Iterator[Told]:
    """The stories of which something is said, in the order of the report; diagnostics are numbered story by story."""
    copies: dict[tuple[str, str | None], list[Copy]] = {}
    for copy in report.copies:
        copies.setdefault((copy.path, copy.story), []).append(copy)
    groups: dict[tuple[str, str | None, int], list[Diagnostic]] = {}
    for d in report.diagnostics:
        groups.setdefault((d.path, d.story, _of(d, copies.get((d.path, d.story), ()))), []).append(d)
    number = 1
    for (path, story, at), group in groups.items():
        known = copies[path, story][at] if at >= 0 else None
        yield Told(path, story, known, tuple(enumerate(group, start=number)))
        number += len(group)


def _of(diagnostic: Diagnostic, copies: Sequence[Copy]) -> int:
    """Which of the stories of one name a diagnostic is of; -1 where its copy is not at hand."""
    for at, copy in enumerate(copies):
        if diagnostic.span is None or copy.text[slice(*diagnostic.span)] == diagnostic.text:
            return at
    return -1
