"""A rule on one page of plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.catalogue.rule import Example, FixTemplate, Match, Passage, Rule

_LOOKS_AT = {"run": "all stories of a run together", "suppressions": "the comments that suppress something"}
_WIDTH, _LABEL, _ENTRIES = 100, 11, 20


def rule_page(rule: Rule) -> str:
    """All that a card says, for a person to read; examples with their marks."""
    return "".join(f"{line}\n" for line in _lines(rule))


def _lines(rule: Rule) -> Iterator[str]:
    yield rule.id
    yield from _field("", rule.summary)
    yield ""
    grades = (rule.severity, rule.certainty, rule.status if rule.status == "preview" else None)
    yield from _field("severity", ", ".join(grade for grade in grades if grade))
    if rule.scope in _LOOKS_AT:
        yield from _field("looks at", _LOOKS_AT[rule.scope])
    if rule.match is not None:
        yield from _field(rule.match.kind, _sought(rule.match))
    yield from _field("message", rule.message)
    if rule.fix is not None:
        yield from _field("fix", _fix(rule.fix))
    yield from _field("why", rule.rationale)
    yield from _field("source", rule.source)
    for number, option in enumerate(rule.declared):
        choices = f"; of {', '.join(option.choices)}" if option.choices else ""
        yield from _field(
            "options" if number == 0 else "", f"{option.name} ({option.type}{choices}): {_value(option.default)}"
        )
    yield from _field("card", rule.path)
    for title, valid in (("Reported:", False), ("Not reported:", True)):
        examples = [example for example in rule.examples if example.valid == valid]
        if examples:
            yield from ("", title)
        for example in examples:
            yield from _example(example)


def _field(label: str, text: str | None) -> Iterator[str]:
    indent = " " * _LABEL
    if text:
        lines = textwrap.wrap(text, _WIDTH - _LABEL, break_long_words=False, break_on_hyphens=False)
        yield from (f"{label:{_LABEL}}{line}" if n == 0 else indent + line for n, line in enumerate(lines))


def _sought(match: Match) -> str:
    if match.entities is not None:
        return f"the forms that the registry's records of kind {match.entities} call deprecated"
    if match.pattern is not None:
        return match.pattern
    separator = " -> " if match.kind == "preferred" else " / "
    entries = [
        separator.join((entry[0], " or ".join(entry[1:])) if match.kind == "preferred" else entry)
        for entry in match.entries
    ]
    more = f"; and {len(entries) - _ENTRIES} more" if len(entries) > _ENTRIES else ""
    return "; ".join(entries[:_ENTRIES]) + more or "any word"


def _fix(fix: FixTemplate) -> str:
    what = fix.title or (f"Write '{fix.replace}'" if fix.replace else "as each finding says")
    return f"{what} ({fix.safety})"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) or "none" if isinstance(value, tuple) else str(value) or "none"


def _example(example: Example) -> Iterator[str]:
    named = (("as of", example.as_of), ("format", example.format), ("style", example.style))
    given = [f"{name} {value}" if value else "" for name, value in named]
    said = ", ".join(one for one in given if one)
    for passage in example.passages:
        yield from _indented("  - ", _marked(passage) + (f"   ({said})" if said else ""))
    if example.fixed is not None:
        yield from _indented("    fixed: ", example.fixed)


def _indented(lead: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines() or [""]):
        yield (lead if number == 0 else " " * len(lead)) + line


def _marked(passage: Passage) -> str:
    text = passage.text
    for start, end in reversed(passage.spans):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text
