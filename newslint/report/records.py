"""Diagnostics and failures as the JSON formats give them, by the schema in `schema/report-v1.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import newslint
from newslint.model.diagnostic import SEVERITIES, Diagnostic, Failure, Fix, Related, Report
from newslint.model.span import Position
from newslint.report.one_line import readable, whole
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

Record = dict[str, object]

#: Raised only if a program that reads the present version could no longer read the next.
VERSION = 1


def tool_record() -> Record:
    return {"name": "newslint", "version": newslint.__version__}


def diagnostic_record(diagnostic: Diagnostic) -> Record:
    d = diagnostic
    return {
        "rule": d.rule,
        "severity": d.severity,
        "certainty": d.certainty,
        "message": d.message,
        "path": readable(d.path),
        "text": d.text,
        "start": _position(d.start),
        "end": _position(d.end),
        "fixes": [_fix(fix) for fix in d.fixes],
        "related": [_related(related) for related in d.related],
        "entity": d.entity,
        "fingerprint": d.fingerprint,
    }


def failure_record(failure: Failure) -> Record:
    return {"path": readable(failure.path), "kind": failure.kind, "message": failure.message}


def summary_record(report: Report) -> Record:
    counts = {severity: report.count(severity) for severity in reversed(SEVERITIES)}
    return {"files": report.files, **counts, "hidden": report.hidden._asdict(), "fixed": report.fixed}


def write_json(record: Record, stream: TextIO) -> None:
    """One record in one line, without the newline; characters that the stream has not got are escaped."""
    text = json.dumps(record, ensure_ascii=False)
    try:
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(record)
    stream.write(text)


def write_strict_json(record: Record, stream: TextIO) -> None:
    """As `write_json`, for programs that refuse halves of surrogate pairs: each is a replacement character."""
    text = json.dumps(record, ensure_ascii=False)
    write_json(json.loads(whole(text)) if text != whole(text) else record, stream)


def write_list(
    records: Iterable[Record], stream: TextIO, write: Callable[[Record, TextIO], None] = write_strict_json
) -> None:
    """A JSON array with a line for each record. Written as it goes, never held as one string."""
    stream.write("[")
    for number, record in enumerate(records):
        stream.write(",\n  " if number else "\n  ")
        write(record, stream)
    stream.write("]")


def _position(position: Position) -> Record:
    return {"offset": position.offset, "line": position.line, "column": position.column}


def _fix(fix: Fix) -> Record:
    edits = [{"start": _position(e.start), "end": _position(e.end), "replacement": e.replacement} for e in fix.edits]
    return {"title": fix.title, "safety": fix.safety, "edits": edits}


def _related(related: Related) -> Record:
    return {
        "message": related.message,
        "path": readable(related.path),
        "start": _position(related.start),
        "end": _position(related.end),
    }
