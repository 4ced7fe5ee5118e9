"""A summary in GitHub's Markdown, for the page of a build or a comment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from newslint.model.diagnostic import Diagnostic, Report
from newslint.report import Options
from newslint.report.markup import write_markup
from newslint.report.one_line import one_line, whole
from newslint.report.places import named
from newslint.report.wording import FIX_NAMES, summary, worst_first

#: Diagnostics told one by one: GitHub takes a summary of 1 MiB, and nobody reads more.
_TOLD = 200
#: Code points of a cell.
_CELL = 300
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&-])")


def write(report: Report, stream: TextIO, options: Options) -> None:
    """The counts, the failures, a table of rules, and a table of the most severe diagnostics."""
    for line in _lines(report, options):
        write_markup(line + "\n", stream)


def _lines(report: Report, options: Options) -> Iterator[str]:
    yield from ("## newslint", "", f"**{_text(summary(report))}**")
    if report.failures:
        yield from ("", "### Could not be done", "")
        yield from (f"- {_text(named(f.path, options))}: {_text(f.message)}" for f in report.failures[:_TOLD])
        yield from _cut(len(report.failures))
    if report.diagnostics:
        counts = Counter(d.rule for d in report.diagnostics)
        yield from ("", "| rule | diagnostics |", "|---|---:|")
        yield from (f"| {_text(rule)} | {count} |" for rule, count in counts.most_common())
        yield from ("", "| place | severity | diagnostic |", "|---|---|---|")
        yield from (_row(_cells(d, options)) for d in worst_first(report.diagnostics)[:_TOLD])
        yield from _cut(len(report.diagnostics))


def _cells(diagnostic: Diagnostic, options: Options) -> Iterator[str]:
    d = diagnostic
    yield _text(f"{named(d.path, options)}:{d.start.line}:{d.start.column}")
    yield d.severity
    fixes = [f"{FIX_NAMES[fix.safety]}: {_text(fix.title)}" for fix in d.fixes]
    yield "<br>".join([f"{_text(d.message)} ({_text(d.rule)})", *fixes])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cut(number: int) -> Iterator[str]:
    if number > _TOLD:
        yield from ("", f"{number - _TOLD} more are left out.")


def _text(text: str) -> str:
    """Copy that stays what it is: nothing in it is Markdown, markup or a mention."""
    text = whole(one_line(text))
    text = text if len(text) <= _CELL else text[: _CELL - 1] + "…"
    return _SPECIAL.sub(r"\\\1", text)
