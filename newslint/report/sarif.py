"""SARIF 2.1.0, as GitHub's code scanning takes it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TextIO

import newslint
from newslint.model.diagnostic import Diagnostic, Fix, Related, Report
from newslint.model.span import Position
from newslint.report import Options
from newslint.report.places import is_absolute, relative, uri
from newslint.report.records import Record, write_list, write_strict_json
from newslint.report.sarif_rules import LEVELS, described_rules, descriptor
from newslint.report.wording import applicable, explained, worst_first

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: What GitHub takes of a run and of a result.
MOST_RESULTS, _LOCATIONS = 25_000, 1000
_ROOT = "%SRCROOT%"
_DRIVER = {"name": "newslint", "version": newslint.__version__, "semanticVersion": newslint.__version__}


def write(report: Report, stream: TextIO, options: Options) -> None:
    """One run. Columns count UTF-16 code units; paths count from the root. Of more results than GitHub takes, the
    least severe are left out and a notification says so.
    """
    rules = described_rules(report)
    index = {rule.id: number for number, rule in enumerate(rules)}
    head: Record = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{**_about(report, options), "tool": {"driver": {**_DRIVER, "rules": list(map(descriptor, rules))}}}],
    }
    # The results, which may be many, are written as they are made, at the end of the run.
    buffer = io.StringIO()
    write_strict_json(head, buffer)
    stream.write(buffer.getvalue().removesuffix("}]}") + ', "results": ')
    write_list((_result(d, index[d.rule], options) for d in _kept(report)), stream)
    stream.write("}]}\n")


def _kept(report: Report) -> tuple[Diagnostic, ...]:
    """The results that GitHub takes, in the order of the report."""
    if len(report.diagnostics) <= MOST_RESULTS:
        return report.diagnostics
    return tuple(sorted(worst_first(report.diagnostics)[:MOST_RESULTS], key=lambda d: d.sort_key))


def _about(report: Report, options: Options) -> Record:
    """What a run has besides its tool and its results."""
    return {
        "automationDetails": {"id": "newslint/"},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the stories' repository."}}},
        "invocations": [_invocation(report, options)],
    }


def _invocation(report: Report, options: Options) -> Record:
    invocation: Record = {"executionSuccessful": not report.failures}
    notifications = list(_notifications(report, options))
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    if options.root is not None:
        invocation["workingDirectory"] = {"uri": uri(options.root.replace("\\", "/")).rstrip("/") + "/"}
    return invocation


def _notifications(report: Report, options: Options) -> Iterator[Record]:
    for f in report.failures:
        place = {"physicalLocation": {"artifactLocation": _artifact(f.path, options)}}
        yield {
            "descriptor": {"id": f"failure/{f.kind}"},
            "level": "error",
            "message": {"text": f.message},
            "locations": [place],
        }
    left_out = len(report.diagnostics) - MOST_RESULTS
    if left_out > 0:
        yield {
            "level": "warning",
            "message": {"text": f"{left_out} results are left out: GitHub takes {MOST_RESULTS}."},
        }


def _result(diagnostic: Diagnostic, rule: int, options: Options) -> Record:
    d = diagnostic
    location = _location(d, options)
    if d.story:
        location["logicalLocations"] = [{"fullyQualifiedName": d.story}]
    result: Record = {
        "ruleId": d.rule,
        "ruleIndex": rule,
        "level": LEVELS[d.severity],
        "message": {"text": explained(d)},
        "locations": [location],
        # GitHub looks at this one alone, and without any shows an alert anew each time.
        "partialFingerprints": {"primaryLocationLineHash": d.fingerprint},
    }
    related = dict.fromkeys(d.related[: _LOCATIONS - 1])
    lists: Record = {
        "relatedLocations": [{**_location(r, options), "message": {"text": r.message}} for r in related],
        "fixes": [_fix(fix, d.path, options) for fix in applicable(d)],
    }
    return {**result, **{name: items for name, items in lists.items() if items}}


def _fix(fix: Fix, path: str, options: Options) -> Record:
    replacements = []
    for edit in fix.edits:
        replacement: Record = {"deletedRegion": _region(edit.start, edit.end)}
        if edit.replacement:  # GitHub takes no empty texts
            replacement["insertedContent"] = {"text": edit.replacement}
        replacements.append(replacement)
    change = {"artifactLocation": _artifact(path, options), "replacements": replacements}
    return {"description": {"text": f"{fix.title} ({fix.safety})"}, "artifactChanges": [change]}


def _location(place: Diagnostic | Related, options: Options) -> Record:
    artifact = _artifact(place.path, options)
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(place.start, place.end)}}


def _artifact(path: str, options: Options) -> Record:
    near = relative(path, options)
    return {"uri": uri(near)} if is_absolute(near) else {"uri": uri(near), "uriBaseId": _ROOT}


def _region(start: Position, end: Position) -> Record:
    return {
        "startLine": start.line,
        "startColumn": start.utf16_column,
        "endLine": end.line,
        "endColumn": end.utf16_column,
    }
