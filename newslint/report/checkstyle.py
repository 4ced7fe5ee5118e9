"""Checkstyle's XML, which many build servers read."""

from __future__ import annotations

from typing import TextIO

from newslint.model.diagnostic import Failure, Report
from newslint.report import Options
from newslint.report.markup import element, write_markup
from newslint.report.one_line import one_line
from newslint.report.places import named
from newslint.report.wording import Said, by_path


def write(report: Report, stream: TextIO, options: Options) -> None:
    """A file element for each path of which something is said; columns count characters from 1."""
    write_markup('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n', stream)
    for path, said in by_path(report):
        errors = "".join(f"    {_error(one)}\n" for one in said)
        file = element("file", {"name": named(path, options)}, f"\n{errors}  ")
        write_markup(f"  {file}\n", stream)
    write_markup("</checkstyle>\n", stream)


def _error(said: Said) -> str:
    if isinstance(said, Failure):
        place: dict[str, object] = {}
        severity, source = "error", f"newslint.failure.{said.kind}"
    else:
        place = {"line": said.start.line, "column": said.start.column}
        severity, source = said.severity, f"newslint.{said.rule.replace('/', '.')}"
    return element("error", {**place, "severity": severity, "message": one_line(said.message), "source": source})
