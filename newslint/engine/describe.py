"""What the rules of a run are, for a reader of its report."""

from __future__ import annotations

from collections.abc import Iterable

from newslint.model.diagnostic import Description, Finding
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.catalogue.rule import Example, Rule
    from newslint.engine.settings import Settings

#: Code points an example may have to be shown.
_SHORT = 400


def describe(runs: Iterable[Settings]) -> tuple[Description, ...]:
    """The rules that these settings select, by id, as their cards and the settings state them. Raises ConfigError."""
    from newslint.catalogue import adjusted, load_catalogue, select

    found: dict[str, Description] = {}
    for settings in runs:
        catalogue = load_catalogue(settings.rule_folders)
        rules = select(catalogue, settings.select, settings.ignore)
        for rule in adjusted(rules, dict(settings.severities), dict(settings.options)):
            found.setdefault(rule.id, _description(rule))
    return tuple(found[id] for id in sorted(found))


def _description(rule: Rule) -> Description:
    shown = next(filter(_shown, rule.examples), None)
    return Description(
        id=rule.id,
        summary=rule.summary,
        severity=rule.severity,
        certainty=rule.certainty or Finding._field_defaults["certainty"],
        rationale=rule.rationale,
        source=rule.source,
        reported=shown.passages[0].text if shown else None,
        right=shown.fixed if shown else None,
    )


def _shown(example: Example) -> bool:
    """Whether an example can stand for the rule: one short text that is put right."""
    short = len(example.passages) == 1 and len(example.passages[0].text) <= _SHORT
    return short and not example.valid and example.fixed is not None and example.format is None
