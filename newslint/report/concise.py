"""One line a diagnostic, as compilers give them."""

from __future__ import annotations

from newslint.model.diagnostic import Report
from newslint.report import Options
from newslint.report.one_line import one_line
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def write(report: Report, stream: TextIO, options: Options) -> None:
    """`path:line:column: severity: message [rule]`, and `path: failure: message` for what could not be done."""
    for d in report.diagnostics:
        place = f"{d.path}:{d.start.line}:{d.start.column}"
        stream.write(one_line(f"{place}: {d.severity}: {d.message} [{d.rule}]") + "\n")
    for f in report.failures:
        stream.write(one_line(f"{f.path}: failure: {f.message}") + "\n")
