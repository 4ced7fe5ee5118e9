"""A rule as its card states it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

OptionValue = bool | int | float | str | tuple[str, ...]

#: The status a rule may have; a preview rule runs only where its id is selected.
STATUSES = ("stable", "preview")
#: What a check looks at: one story, all stories of a run together, or what became of a story's suppressions.
SCOPES = STORY, RUN, SUPPRESSIONS = ("story", "run", "suppressions")


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

    `registry` holds records, as JSON lines, that count for this example alone; `style` names the house style it is
    read with; `line` is where it stands in its card.
    """

    passages: tuple[Passage, ...]
    fixed: str | None = None
    registry: str | None = None
    as_of: str | None = None
    format: str | None = None
    style: str | None = None
    line: int = 0

    @property
    def valid(self) -> bool:
        return not any(passage.spans for passage in self.passages)


class Page(NamedTuple):
    """What of a card nobody asks for who lints: `declared` is what may be set, the rest is for readers and tests."""

    declared: tuple[Option, ...] = ()
    rationale: str | None = None
    source: str | None = None
    examples: tuple[Example, ...] = ()


class Rule(NamedTuple):
    """One card. `options` are the values in force; `path` is the card's file; `written` is its page, unread.

    `languages` are the codes of those whose copy the rule can judge, all of them where there is none.
    """

    id: str
    path: str
    summary: str
    severity: str
    certainty: str | None
    status: str
    scope: str
    languages: tuple[str, ...]
    check: str | None
    match: Match | None
    options: Mapping[str, OptionValue]
    message: str
    fix: FixTemplate | None
    written: str

    def judges(self, language: str | None) -> bool:
        """Whether the rule can judge copy that states this language ("en", "de-AT"); it judges what states none."""
        return (
            not self.languages
            or language is None
            or language.lower().replace("_", "-").partition("-")[0] in self.languages
        )

    @property
    def family(self) -> str:
        return self.id.partition("/")[0]

    @property
    def declared(self) -> tuple[Option, ...]:
        return read_page(self.written).declared

    @property
    def rationale(self) -> str | None:
        return read_page(self.written).rationale

    @property
    def source(self) -> str | None:
        return read_page(self.written).source

    @property
    def examples(self) -> tuple[Example, ...]:
        return read_page(self.written).examples


class Catalogue(NamedTuple):
    """All rules by id, sorted."""

    rules: Mapping[str, Rule]

    @property
    def families(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.family for rule in self.rules.values()))


def write_page(page: Page) -> str:
    """The page as text that `read_page` reads."""
    import json

    return json.dumps(page, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1024)
def read_page(written: str) -> Page:
    """The page of a card. It is read when it is asked for: for every rule that would be most of loading."""
    import json

    declared, rationale, source, examples = json.loads(written)
    options = tuple(Option(*map(_tuples, option)) for option in declared)
    return Page(options, rationale, source, tuple(_example(*example) for example in examples))


def from_row(row: Sequence[Any]) -> Rule:
    """The rule of an array that JSON made of it: lists are tuples again, and arrays the records they were."""
    rule = Rule(*row)
    return rule._replace(
        match=rule.match and Match(*map(_tuples, rule.match)),
        languages=tuple(rule.languages),
        options={name: _tuples(value) for name, value in rule.options.items()},
        fix=rule.fix and FixTemplate(*rule.fix),
    )


def _example(passages: Sequence[Any], *rest: Any) -> Example:
    return Example(tuple(Passage(text, tuple(Span(*span) for span in spans)) for text, spans in passages), *rest)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
