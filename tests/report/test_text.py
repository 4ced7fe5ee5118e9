from __future__ import annotations

import io
import re

import pytest

from newslint.model.diagnostic import Diagnostic, Failure, Hidden, Report
from newslint.report import FORMATS, Options, write_report
from newslint.report.cells import cells, fitted
from tests.conftest import diagnostic

SOURCE = "GENEVA\nMinister Adaeze Okafer said so. [MORE]"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def written(report: Report, name: str = "text", **options: object) -> str:
    stream = io.StringIO()
    write_report(name, report, stream, Options(**options))  # type: ignore[arg-type]
    return stream.getvalue()


def of(*diagnostics: Diagnostic) -> Report:
    return Report(diagnostics, (), 1)


def test_a_diagnostic_shows_its_place_its_copy_its_reasons_and_its_fix() -> None:
    assert written(of(diagnostic(SOURCE, "Okafer"))) == (
        "geneva.txt:2:17: error: 'Okafer' is not how the name is spelt. [names/misspelled]\n"
        "    Minister Adaeze Okafer said so. [MORE]\n"
        "                    ^^^^^^\n"
        "    because the story spells it right before\n"
        "    fix (unsafe): Write 'Okafor'\n"
        "    geneva.txt:1:1: Spelt so here\n"
        "\n"
        "1 file: 1 error.\n"
    )


def test_colour_adds_nothing_but_colour() -> None:
    report = Report((diagnostic(SOURCE, "Okafer"),), (Failure("x.bin", "binary", "is no text"),), 2)
    coloured = written(report, colour=True)
    assert "\x1b[" in coloured
    assert ANSI.sub("", coloured) == written(report)


def test_long_lines_are_not_wrapped() -> None:
    long = diagnostic("word " * 60 + "Okafer", "Okafer", message="why " * 100)
    for colour in (True, False):
        assert written(of(long), colour=colour).count("\n") == 8


def test_on_a_terminal_the_copy_is_cut_to_its_width_and_the_mark_still_fits() -> None:
    long = diagnostic("left " * 60 + "Okafer" + " right" * 60, "Okafer")
    copy, mark = written(of(long), width=50).splitlines()[1:3]
    assert len(copy) <= 50 and copy.strip()[0] == copy[-1] == "…"
    assert copy[mark.index("^") : mark.rindex("^") + 1] == "Okafer"


@pytest.mark.parametrize("width", range(1, 40))
def test_cutting_keeps_within_the_width(width: int) -> None:
    excerpt = diagnostic("東京で 東京で Okafer東京 said so", "Okafer東京").excerpt
    cut = fitted(excerpt, width)
    assert cells(cut.text) <= max(width, 3)
    assert "Okafer東京".startswith(cut.text[cut.start : cut.end])


def test_the_mark_counts_columns_not_characters() -> None:
    copy, mark = written(of(diagnostic("東京 e\u0301 Okafer東", "Okafer東"))).splitlines()[1:3]
    assert mark == " " * (4 + 4 + 1 + 1 + 1) + "^" * 8
    assert copy == "    東京 e\u0301 Okafer東"


@pytest.mark.parametrize("name", ["text", "concise"])
def test_copy_and_paths_cannot_steer_the_terminal_or_break_the_line(name: str) -> None:
    nasty = diagnostic("a\x1b[2J\tb", "b", message="one\ntwo\x1b]0;x\x07", path="na\nme.txt")
    text = written(Report((nasty,), (Failure("x\n.bin", "crash", "a\rb"),), 2), name)
    assert not set(text) & set("\x1b\x07\t\r")
    assert "na me.txt:1:7" in text and "one two" in text and "x .bin: failure: a b" in text


def test_a_clean_run_says_so() -> None:
    assert written(Report((), (), 12)) == "12 files: nothing to report.\n"


def test_the_summary_counts_what_there_is() -> None:
    found = [diagnostic(SOURCE, "Okafer", severity=s) for s in ("error", "error", "warning", "info")]
    report = Report(tuple(found), (Failure("x", "crash", "y"),) * 2, 7)
    assert written(report).splitlines()[-1] == "7 files: 2 errors, 1 warning, 1 info, 2 failures."


def test_the_summary_says_what_is_left_out_and_by_what() -> None:
    assert written(Report((), (), 1, hidden=Hidden(2, 3, 0))) == (
        "1 file: nothing to report (2 suppressed, 3 hidden by the baseline).\n"
    )
    assert written(Report((), (), 2, hidden=Hidden(unchanged=1))) == (
        "2 files: nothing to report (1 on unchanged lines).\n"
    )


def test_concise_is_one_line_each() -> None:
    report = Report((diagnostic(SOURCE, "Okafer"),), (Failure("x.bin", "binary", "is no text"),), 2)
    assert written(report, "concise") == (
        "geneva.txt:2:17: error: 'Okafer' is not how the name is spelt. [names/misspelled]\n"
        "x.bin: failure: is no text\n"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_of_failures_and_leaves_the_stream_open(name: str) -> None:
    stream = io.StringIO()
    write_report(name, Report((), (Failure("x.bin", "binary", "is no text"),), 1), stream)
    assert "x.bin" in stream.getvalue() and "is no text" in stream.getvalue()
