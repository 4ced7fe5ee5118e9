"""The report for a person: each diagnostic with the line of copy it is about."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.model.diagnostic import Diagnostic, Failure, Report
from newslint.report import Options
from newslint.report.cells import cells, fitted
from newslint.report.one_line import one_line
from newslint.report.wording import FIX_NAMES, summary
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

#: A line as parts with their styles, in the words of the terminal library.
Line = list[tuple[str, str]]

_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold blue"}
_GUTTER = "    "


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Diagnostics by file, then failures, then a summary line; in colour where the options say so."""
    lines = _lines(report, options.width)
    if options.colour:
        _write_coloured(lines, stream)
        return
    for line in lines:
        stream.write("".join(part for part, _ in line).rstrip() + "\n")


def _write_coloured(lines: Iterator[Line], stream: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, color_system="standard", no_color=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*line), highlight=False)


def _lines(report: Report, width: int | None) -> Iterator[Line]:
    for diagnostic in report.diagnostics:
        yield from _diagnostic(diagnostic, width)
        yield []
    for failure in report.failures:
        yield _failure(failure)
    if report.failures:
        yield []
    yield [(summary(report), "bold")]


def _diagnostic(diagnostic: Diagnostic, width: int | None) -> Iterator[Line]:
    d, style = diagnostic, _STYLES[diagnostic.severity]
    yield [
        (one_line(f"{d.path}:{d.start.line}:{d.start.column}: "), "bold"),
        (f"{d.severity}: ", style),
        (one_line(d.message), ""),
        (f" [{d.rule}]", "dim"),
    ]
    yield from _copy(diagnostic, width, style)
    for reason in d.reasons:
        yield [(f"{_GUTTER}because ", "dim"), (one_line(reason), "")]
    for fix in d.fixes:
        yield [(f"{_GUTTER}{FIX_NAMES[fix.safety]}: ", "green"), (one_line(fix.title), "")]
    for r in d.related:
        yield [(one_line(f"{_GUTTER}{r.path}:{r.start.line}:{r.start.column}: "), "dim"), (one_line(r.message), "")]


def _copy(diagnostic: Diagnostic, width: int | None, style: str) -> Iterator[Line]:
    """The line of copy, and the marked part underlined."""
    excerpt = diagnostic.excerpt._replace(text=one_line(diagnostic.excerpt.text))
    if width is not None:
        excerpt = fitted(excerpt, width - len(_GUTTER))
    text, start, end = excerpt
    before, marked, after = text[:start], text[start:end], text[end:]
    yield [(_GUTTER, ""), (before, ""), (marked, style), (after, "")]
    yield [(_GUTTER + " " * cells(before), ""), ("^" * max(1, cells(marked)), style)]


def _failure(failure: Failure) -> Line:
    return [(one_line(f"{failure.path}: "), "bold"), ("failure: ", "bold red"), (one_line(failure.message), "")]
