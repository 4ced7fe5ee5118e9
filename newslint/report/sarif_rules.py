"""The rules of a run as SARIF's reporting descriptors, with what GitHub asks of them."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.model.diagnostic import Description, Report
from newslint.report.records import Record

LEVELS = {"error": "error", "warning": "warning", "info": "note"}

_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_PRECISIONS = {"certain": "very-high", "likely": "high", "possible": "medium"}
#: Code points that GitHub takes of a description.
_LONGEST = 1024


def described_rules(report: Report) -> tuple[Description, ...]:
    """The rules that ran, and those of diagnostics whose rule the report does not describe, by id."""
    found = {rule.id: rule for rule in report.rules}
    for d in report.diagnostics:
        found.setdefault(d.rule, Description(d.rule, d.rule, d.severity, d.certainty))
    return tuple(found[id] for id in sorted(found))


def descriptor(rule: Description) -> Record:
    """The descriptor of a rule."""
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": rule.summary[:_LONGEST]},
        "fullDescription": {"text": (rule.rationale or rule.summary)[:_LONGEST]},
        "help": {"text": "\n\n".join(_help(rule)), "markdown": "\n\n".join(_markdown(rule))},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.id.partition("/")[0]],
            "precision": _PRECISIONS[rule.certainty],
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _help(rule: Description) -> Iterator[str]:
    yield rule.summary
    if rule.rationale:
        yield rule.rationale
    if rule.reported and rule.right:
        yield f"Reported: {rule.reported}"
        yield f"Right: {rule.right}"
    if rule.source:
        yield f"Source: {rule.source}"


def _markdown(rule: Description) -> Iterator[str]:
    yield f"**{rule.summary}**"
    if rule.rationale:
        yield rule.rationale
    if rule.reported and rule.right:
        yield f"Reported:\n\n{_quoted(rule.reported)}"
        yield f"Right:\n\n{_quoted(rule.right)}"
    if rule.source:
        yield f"Source: {rule.source}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
