"""JUnit's XML, for the test tab of a build server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from newslint.model.diagnostic import Diagnostic, Failure, Report
from newslint.report import Options
from newslint.report.markup import element, escape, write_markup
from newslint.report.one_line import one_line
from newslint.report.places import named
from newslint.report.wording import Said, by_path, explained, summary


def write(report: Report, stream: TextIO, options: Options) -> None:
    """A suite for each path, a case for each diagnostic: failed, or, for what is only information, passed.

    What could not be done is an error. Where nothing is said there is one case that passes: some servers take a file
    without any for a run that broke.
    """
    suites = [(named(path, options), said) for path, said in by_path(report)]
    totals = _totals([one for _, said in suites for one in said])
    content = "\n".join(_suite(path, said) for path, said in suites)
    if not suites:
        totals = {**totals, "tests": 1}
        passed = element("testcase", {"name": summary(report), "classname": "newslint"})
        content = "  " + element("testsuite", {"name": "newslint", **totals}, f"\n    {passed}\n  ")
    write_markup('<?xml version="1.0" encoding="UTF-8"?>\n', stream)
    write_markup(element("testsuites", {"name": "newslint", **totals}, f"\n{content}\n") + "\n", stream)


def _suite(path: str, said: list[Said]) -> str:
    cases = "".join(f"\n    {case}" for case in _cases(path, said))
    return "  " + element("testsuite", {"name": path, **_totals(said)}, f"{cases}\n  ")


def _totals(said: list[Said]) -> dict[str, object]:
    errors = sum(isinstance(one, Failure) for one in said)
    passed = sum(isinstance(one, Diagnostic) and one.severity == "info" for one in said)
    return {"tests": len(said), "failures": len(said) - errors - passed, "errors": errors}


def _cases(path: str, said: list[Said]) -> Iterator[str]:
    for one in said:
        message = one_line(one.message)
        if isinstance(one, Failure):
            inner = element("error", {"message": message, "type": one.kind})
            yield element("testcase", {"name": f"failure/{one.kind}", "classname": path}, inner)
            continue
        name = f"{one.rule} at {one.start.line}:{one.start.column}"
        text = escape(f"{path}:{one.start.line}:{one.start.column}: {one.severity}: {explained(one)}")
        if one.severity == "info":
            inner = element("system-out", {}, text)
        else:
            inner = element("failure", {"message": message, "type": one.severity}, text)
        yield element("testcase", {"name": name, "classname": path, "file": path, "line": one.start.line}, inner)
