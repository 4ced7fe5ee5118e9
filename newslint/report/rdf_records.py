"""Diagnostics and failures in reviewdog's Diagnostic Format, whose columns count UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.model.diagnostic import Diagnostic, Edit, Failure, Related, Report
from newslint.model.span import Position
from newslint.report import Options
from newslint.report.places import named
from newslint.report.records import Record
from newslint.report.wording import applicable

SOURCE: Record = {"name": "newslint"}


def rdf_records(report: Report, options: Options) -> Iterator[Record]:
    """A record for each diagnostic, then for each failure."""
    for diagnostic in report.diagnostics:
        yield _diagnostic(diagnostic, options)
    for failure in report.failures:
        yield _failure(failure, options)


def _diagnostic(diagnostic: Diagnostic, options: Options) -> Record:
    d = diagnostic
    record: Record = {
        "message": "\n".join([d.message, *(f"because {reason}" for reason in d.reasons)]),
        "location": _location(d, options),
        "severity": d.severity.upper(),
        "source": SOURCE,
        "code": {"value": d.rule},
    }
    # A suggestion is one stretch: a fix of several edits cannot be said.
    suggestions = [_suggestion(fix.edits[0]) for fix in applicable(d) if len(fix.edits) == 1]
    related = [{"message": r.message, "location": _location(r, options)} for r in d.related]
    lists: Record = {"suggestions": suggestions, "related_locations": related}
    return {**record, **{name: items for name, items in lists.items() if items}}


def _failure(failure: Failure, options: Options) -> Record:
    return {
        "message": failure.message,
        "location": {"path": named(failure.path, options)},
        "severity": "ERROR",
        "source": SOURCE,
        "code": {"value": f"failure/{failure.kind}"},
    }


def _location(place: Diagnostic | Related, options: Options) -> Record:
    return {"path": named(place.path, options), "range": _range(place.start, place.end)}


def _suggestion(edit: Edit) -> Record:
    return {"range": _range(edit.start, edit.end), "text": edit.replacement}


def _range(start: Position, end: Position) -> Record:
    return {
        "start": {"line": start.line, "column": start.byte_column},
        "end": {"line": end.line, "column": end.byte_column},
    }
