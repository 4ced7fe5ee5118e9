"""A rule as its card states it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from newslint.model.span import Span

OptionValue = bool | int | float | str | tuple[str, ...]

#: The status a rule may have; a preview rule runs only where its id is selected.
STATUSES = ("stable", "preview")
#: What a check looks at: one story, or all stories of a run together.
SCOPES = ("story", "run")


class Option(NamedTuple):
    """What may be set of a rule. Types: bool, int, float, str, list (of texts), date (ISO, as text; '' for none)."""

    name: str
    type: str
    default: OptionValue
    choices: tuple[str, ...] = ()


class FixTemplate(NamedTuple):
    """How a rule's findings are put right; what is None the check gives, or the engine makes up."""

    replace: str | None
    title: str | None
    safety: str


class Match(NamedTuple):
    """What a declarative rule looks for.

    `entries` are, by kind: forbidden (form), preferred (form, *right forms), consistent (form, form, ...),
    repeated (word), none for any word, required (block kind). `pattern` is the regular expression of a pattern
    or required rule; whatever it matches has one of `literals`, which are in lower case, in it (none: not known).
    Where `entities` is set, the forms are those that the registry's records of this kind call deprecated.
    """

    kind: str
    entries: tuple[tuple[str, ...], ...] = ()
    pattern: str | None = None
    literals: tuple[str, ...] = ()
    entities: str | None = None


class Passage(NamedTuple):
    """One story of an example, without its marks, and the spans that were marked in it."""

    text: str
    spans: tuple[Span, ...]


class Example(NamedTuple):
    """Copy that a rule reports exactly where it is marked; with no mark anywhere, copy that no rule reports.

    `registry` holds records, as JSON lines, that count for this example alone; `line` is where it stands in its card.
    """

    passages: tuple[Passage, ...]
    fixed: str | None = None
    registry: str | None = None
    as_of: str | None = None
    format: str | None = None
    line: int = 0

    @property
    def valid(self) -> bool:
        return not any(passage.spans for passage in self.passages)


class Rule(NamedTuple):
    """One card. `options` are the values in force, `declared` what may be set; `path` is the card's file."""

    id: str
    path: str
    summary: str
    severity: str
    certainty: str | None
    status: str
    scope: str
    check: str | None
    match: Match | None
    options: Mapping[str, OptionValue]
    declared: tuple[Option, ...]
    message: str
    fix: FixTemplate | None
    rationale: str | None
    source: str | None
    examples: tuple[Example, ...]

    @property
    def family(self) -> str:
        return self.id.partition("/")[0]


class Catalogue(NamedTuple):
    """All rules by id, sorted."""

    rules: Mapping[str, Rule]

    @property
    def families(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.family for rule in self.rules.values()))


def from_row(row: Sequence[Any]) -> Rule:
    """The rule of an array that JSON made of it: lists are tuples again, and arrays the records they were."""
    fields = dict(zip(Rule._fields, row, strict=True))
    match, fix = fields["match"], fields["fix"]
    fields["match"] = match and Match(*map(_tuples, match))
    fields["fix"] = fix and FixTemplate(*fix)
    fields["options"] = {name: _tuples(value) for name, value in fields["options"].items()}
    fields["declared"] = tuple(Option(*map(_tuples, option)) for option in fields["declared"])
    fields["examples"] = tuple(_example(*example) for example in fields["examples"])
    return Rule(**fields)


def _example(passages: Sequence[Any], *rest: Any) -> Example:
    return Example(tuple(Passage(text, tuple(Span(*span) for span in spans)) for text, spans in passages), *rest)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
