"""GitLab Code Quality: one JSON array, for `artifacts:reports:codequality`."""

from __future__ import annotations

import hashlib
from typing import TextIO

from newslint.model.diagnostic import Diagnostic, Failure, Report
from newslint.report import Options
from newslint.report.one_line import one_line
from newslint.report.places import named
from newslint.report.records import Record, write_list

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def write(report: Report, stream: TextIO, options: Options) -> None:
    """An entry for each diagnostic and each failure; GitLab drops all but one of equal fingerprints, so all differ.

    The rule stands in the description as well: GitLab does not show `check_name`.
    """
    found = [_diagnostic(d, named(d.path, options)) for d in report.diagnostics]
    failed = [_failure(f, named(f.path, options)) for f in dict.fromkeys(report.failures)]
    write_list((*found, *failed), stream)
    stream.write("\n")


def _diagnostic(diagnostic: Diagnostic, path: str) -> Record:
    d = diagnostic
    return {
        "description": f"{d.rule}: {one_line(d.message)}",
        "check_name": d.rule,
        # The report's own are unique within a file alone.
        "fingerprint": _digest(path, d.fingerprint),
        "severity": _SEVERITIES[d.severity],
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": d.start.line, "column": d.start.column},
                "end": {"line": d.end.line, "column": d.end.column},
            },
        },
    }


def _failure(failure: Failure, path: str) -> Record:
    return {
        "description": f"failure: {one_line(failure.message)}",
        "check_name": f"failure/{failure.kind}",
        "fingerprint": _digest(path, failure.kind, failure.message),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
