"""Which reports a run writes, and where to."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence

from newslint.cli.arguments import nearest
from newslint.cli.output import look, open_file, standard_output
from newslint.errors import ConfigError
from newslint.report import FORMATS, STATISTICS, WITH_COPIES, WITH_RULES, write_report
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from typing import TextIO

    from newslint.engine.settings import Settings
    from newslint.model.diagnostic import Report

_STDOUT = "-"


class Output(NamedTuple):
    """A report in this format, to this file or, where there is none, to standard output."""

    format: str
    path: str | None


def outputs(arguments: argparse.Namespace, configured: str) -> tuple[Output, ...]:
    """What the options ask for, in this format where they name none; no place gets two. Raises ConfigError."""
    others = [_output(text) for text in arguments.output]
    main = Output(arguments.output_format or configured, arguments.output_file)
    if arguments.statistics:
        if arguments.output_format not in (None, "text"):
            raise ConfigError(f"--statistics is text: it does not go with --output-format {arguments.output_format}")
        main = Output(STATISTICS, main.path)
    asked = arguments.output_format or arguments.output_file or arguments.statistics
    # Nobody who sends another report to standard output wants the default one there as well.
    every = others if not asked and any(o.path is None for o in others) else [main, *others]
    _refuse_shared(every)
    return tuple(every)


def with_copies(outputs: Sequence[Output]) -> bool:
    """Whether any of these shows the copy."""
    return any(output.format in WITH_COPIES for output in outputs)


def described(report: Report, outputs: Sequence[Output], settings: Iterable[Settings]) -> Report:
    """The report with the rules of these settings, where any of these outputs tells of rules."""
    if not any(output.format in WITH_RULES for output in outputs):
        return report
    from newslint.engine.describe import describe

    return report._replace(rules=describe(settings))


@contextlib.contextmanager
def opened(outputs: Sequence[Output]) -> Iterator[list[tuple[Output, TextIO]]]:
    """The files of these outputs, open. Raises ConfigError where a report cannot be written."""
    if any(output.path is None for output in outputs):
        standard_output()
    with contextlib.ExitStack() as stack:
        yield [(o, stack.enter_context(open_file(o.path))) for o in outputs if o.path is not None]


def write_to_file(report: Report, output: Output, stream: TextIO) -> None:
    """Write a report to its file, here open. Raises ConfigError."""
    try:
        _write(report, output.format, stream)
    except OSError as error:
        raise ConfigError(f"the report {output.path} cannot be written: {error.strerror}") from error


def write_to_standard(report: Report, outputs: Sequence[Output], stream: TextIO | None = None) -> None:
    """Write the report that goes to standard output, or to this stream instead, if there is one.

    What the stream raises goes to the caller.
    """
    for output in outputs:
        if output.path is None:
            _write(report, output.format, stream or standard_output())


def append_summary(report: Report, outputs: Sequence[Output], environ: Mapping[str, str]) -> None:
    """Beside annotations for GitHub, add the summary that it shows on the page of the build. Raises ConfigError."""
    path = environ.get("GITHUB_STEP_SUMMARY")
    if not path or all(output.format != "github" for output in outputs):
        return
    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace") as file:
            write_report("markdown", report, file, look(file, environ))
    except OSError as error:
        raise ConfigError(f"GITHUB_STEP_SUMMARY: {path} cannot be written: {error.strerror}") from error


def limits(report: Report, outputs: Sequence[Output]) -> Iterator[str]:
    """A line for each limit of a service that a report of this run, which is written, is beyond."""
    sarif = [output for output in outputs if output.format == "sarif"]
    if sarif:
        from newslint.cli.limits import exceeded

        yield from exceeded(report, sarif)


def _write(report: Report, format: str, stream: TextIO) -> None:
    with contextlib.suppress(BrokenPipeError):  # whoever reads has seen enough; the exit status stands
        write_report(format, report, stream, look(stream, os.environ))
        stream.flush()


def _output(text: str) -> Output:
    format, colon, path = text.partition(":")
    if not colon and format not in FORMATS:
        raise ConfigError(f"--output: '{text}' names no format; write FORMAT:FILE, as in html:report.html")
    if format not in FORMATS:
        raise ConfigError(f"--output: unknown format '{format}'{nearest(format, FORMATS)}")
    if not path:
        raise ConfigError(f"--output: say where it goes: {format}:FILE, or {format}:- for standard output")
    return Output(format, None if path == _STDOUT else path)


def _refuse_shared(outputs: Sequence[Output]) -> None:
    taken = set()
    for output in outputs:
        place = None if output.path is None else os.path.realpath(output.path)
        if place in taken:
            raise ConfigError(f"two reports for {output.path or 'standard output'}: name a file for each with --output")
        taken.add(place)
