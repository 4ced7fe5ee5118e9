"""reviewdog's `-f=rdjsonl`: one diagnostic a line."""

from __future__ import annotations

from typing import TextIO

from newslint.model.diagnostic import Report
from newslint.report import Options
from newslint.report.rdf_records import rdf_records
from newslint.report.records import write_strict_json


def write(report: Report, stream: TextIO, options: Options) -> None:
    """A Diagnostic on each line; columns count UTF-8 bytes from 1, ends are exclusive. Nothing where all is well."""
    for record in rdf_records(report, options):
        write_strict_json(record, stream)
        stream.write("\n")
