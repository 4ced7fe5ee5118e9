"""The whole report as one JSON object, one diagnostic a line."""

from __future__ import annotations

from collections.abc import Iterable
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
    """An object that validates against the published schema. Written as it goes, never held as one string."""
    stream.write(f'{{"version": {VERSION},\n "tool": ')
    write_json(tool_record(), stream)
    _write_list("diagnostics", map(diagnostic_record, report.diagnostics), stream)
    _write_list("failures", map(failure_record, report.failures), stream)
    stream.write(',\n "summary": ')
    write_json(summary_record(report), stream)
    stream.write("}\n")


def _write_list(name: str, records: Iterable[Record], stream: TextIO) -> None:
    stream.write(f',\n "{name}": [')
    for number, record in enumerate(records):
        stream.write(",\n  " if number else "\n  ")
        write_json(record, stream)
    stream.write("]")
