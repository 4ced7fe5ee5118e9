"""The whole report as one JSON object, one diagnostic a line."""

from __future__ import annotations

from newslint.model.diagnostic import Report
from newslint.report import Options, records
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def write(report: Report, stream: TextIO, options: Options) -> None:
    """An object that validates against the published schema. Written as it goes, never held as one string."""
    stream.write(f'{{"version": {records.VERSION},\n "tool": ')
    records.write_json(records.tool_record(), stream)
    stream.write(',\n "diagnostics": ')
    records.write_list(map(records.diagnostic_record, report.diagnostics), stream, records.write_json)
    stream.write(',\n "failures": ')
    records.write_list(map(records.failure_record, report.failures), stream, records.write_json)
    stream.write(',\n "summary": ')
    records.write_json(records.summary_record(report), stream)
    stream.write("}\n")
