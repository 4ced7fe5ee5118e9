"""What the formats for persons say alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from newslint.model.diagnostic import SAFETIES, SEVERITIES, Diagnostic, Failure, Fix, Hidden, Report
from newslint.report.one_line import counted, one_line
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeAlias

Said: TypeAlias = "Diagnostic | Failure"

_SAFE, _UNSAFE, _DISPLAY = SAFETIES
#: What a fix is called, by how freely it may be applied.
FIX_NAMES = {_SAFE: "fix", _UNSAFE: "fix (unsafe)", _DISPLAY: "fix (by hand)"}


def summary(report: Report) -> str:
    """One line: how many files, and what of."""
    counts = [(report.count(severity), severity) for severity in reversed(SEVERITIES)]
    said = [f"{report.fixed} fixed"] if report.fixed else []
    said += [f"{number} info" if name == "info" else counted(number, name) for number, name in counts if number]
    if report.failures:
        said.append(counted(len(report.failures), "failure"))
    return f"{counted(report.files, 'file')}: {', '.join(said) or 'nothing to report'}{_hidden(report.hidden)}."


def by_path(report: Report) -> Iterator[tuple[str, list[Said]]]:
    """What is said of each path, the diagnostics and then the failures."""
    said: list[Said] = [*report.diagnostics, *report.failures]
    for path, group in groupby(sorted(said, key=lambda one: one.path), key=lambda one: one.path):
        yield path, list(group)


def explained(diagnostic: Diagnostic) -> str:
    """The message, and a line each for its reasons and its fixes."""
    reasons = [f"because {one_line(reason)}" for reason in diagnostic.reasons]
    fixes = [f"{FIX_NAMES[fix.safety]}: {one_line(fix.title)}" for fix in diagnostic.fixes]
    return "\n".join([one_line(diagnostic.message), *reasons, *fixes])


def applicable(diagnostic: Diagnostic) -> tuple[Fix, ...]:
    """The fixes that a program may carry out as they are: not those that are for a person to choose or to place."""
    return tuple(fix for fix in dict.fromkeys(diagnostic.fixes) if fix.safety != _DISPLAY)


def worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The most severe first, else in the order of the report."""
    return sorted(diagnostics, key=lambda d: -SEVERITIES.index(d.severity))


def _hidden(hidden: Hidden) -> str:
    said = [
        f"{number} {how}"
        for number, how in zip(hidden, ("suppressed", "hidden by the baseline", "on unchanged lines"), strict=True)
        if number
    ]
    return f" ({', '.join(said)})" if said else ""
