"""reviewdog's `-f=rdjson`: the whole report as one object."""

from __future__ import annotations

from typing import TextIO

from newslint.model.diagnostic import Report
from newslint.report import Options
from newslint.report.rdf_records import SOURCE, rdf_records
from newslint.report.records import write_json, write_list


def write(report: Report, stream: TextIO, options: Options) -> None:
    """A DiagnosticResult; columns count UTF-8 bytes from 1, ends are exclusive."""
    stream.write('{"source": ')
    write_json(SOURCE, stream)
    stream.write(',\n "diagnostics": ')
    write_list(rdf_records(report, options), stream)
    stream.write("}\n")
