"""One JSON object a line: the diagnostics, the failures, and last a summary, each saying its type."""

from __future__ import annotations

from typing import TextIO

from newslint.model.diagnostic import Report
from newslint.report import Options, records


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Lines that each validate against `#/$defs/line` of the published schema."""
    for diagnostic in report.diagnostics:
        _line(stream, "diagnostic", records.diagnostic_record(diagnostic))
    for failure in report.failures:
        _line(stream, "failure", records.failure_record(failure))
    about = {"version": records.VERSION, "tool": records.tool_record()}
    _line(stream, "summary", {**about, **records.summary_record(report)})


def _line(stream: TextIO, kind: str, record: records.Record) -> None:
    records.write_json({"type": kind, **record}, stream)
    stream.write("\n")
