"""One JSON object a line: the diagnostics, the failures, and last a summary, each saying its type."""

from __future__ import annotations

from typing import TextIO

from newslint.model.diagnostic import Report
from newslint.report import Options
from newslint.report.records import (
    VERSION,
    Record,
    diagnostic_record,
    failure_record,
    summary_record,
    tool_record,
    write_json,
)


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Lines that each validate against `#/$defs/line` of the published schema."""
    for diagnostic in report.diagnostics:
        _line(stream, "diagnostic", diagnostic_record(diagnostic))
    for failure in report.failures:
        _line(stream, "failure", failure_record(failure))
    _line(stream, "summary", {"version": VERSION, "tool": tool_record(), **summary_record(report)})


def _line(stream: TextIO, kind: str, record: Record) -> None:
    write_json({"type": kind, **record}, stream)
    stream.write("\n")
