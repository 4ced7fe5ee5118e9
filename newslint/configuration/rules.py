"""Which rules the steps of a configuration select, how severe they are and what their options are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from newslint.catalogue import Catalogue, find_rule, load_catalogue
from newslint.catalogue.select import chosen_rules, default_rules, named_rules
from newslint.configuration.values import Item, RuleOption, Values, merged, single
from newslint.errors import ConfigError
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.catalogue.rule import OptionValue

_OFF = "off"


class Rules(NamedTuple):
    """The ids of the rules that run, and by id the severities and options that stand in for those of their cards."""

    ids: tuple[str, ...]
    severities: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, tuple[tuple[str, OptionValue], ...]], ...]


def configured_rules(steps: Sequence[Values], folders: Sequence[str], *, may_be_none: bool = False) -> Rules:
    """What these steps, later ones winning, come to with the cards of these folders.

    In a step, what is ignored is not selected; a step that selects begins anew. Of several names that give a rule a
    severity the narrowest counts. Raises ConfigError, with the place, for a name that is none, an option that is not
    as the card declares it, and where no rule is left, unless there may be none.
    """
    catalogue = load_catalogue(folders)
    severities = _severities(catalogue, merged("severity", steps))
    ids = _selected(catalogue, steps) - {id for id, level in severities.items() if level == _OFF}
    if not ids and not may_be_none:
        raise ConfigError(f"no rule is left to run: {_said(steps)}")
    kept = tuple(sorted((id, level) for id, level in severities.items() if id in ids))
    return Rules(tuple(sorted(ids)), kept, _options(catalogue, merged("rules", steps)))


def check_names(ignores: Iterable[Item], folders: Sequence[str]) -> None:
    """Raise ConfigError, with the place, where a story ignore names what is no rule."""
    catalogue = load_catalogue(folders)
    for item in ignores:
        for name in item.value.rules:
            _named(catalogue, item, name)


def check_style(style: Item, folders: Sequence[str]) -> None:
    """Raise ConfigError, with the place, where there is no house style of this name."""
    from newslint.catalogue.styles import known_styles, unknown_style

    known = known_styles(folders)
    if style.value not in known:
        raise ConfigError(f"{style.origin}: {unknown_style(style.value, known)}")


def _selected(catalogue: Catalogue, steps: Sequence[Values]) -> set[str]:
    preview = bool(single("preview", steps))
    ids = default_rules(catalogue, preview=preview)
    for step in steps:
        for key in ("select", "extend-select", "ignore"):
            for item in step.get(key, ()):
                _named(catalogue, item, item.value)
        if "select" in step:
            ids = chosen_rules(catalogue, _values(step["select"]), preview=preview)
        ids |= chosen_rules(catalogue, _values(step.get("extend-select", ())), preview=preview)
        ids -= named_rules(catalogue, _values(step.get("ignore", ())))
    return ids


def _severities(catalogue: Catalogue, items: Iterable[Item]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in sorted(items, key=lambda item: (item.value[0] in catalogue.rules, len(item.value[0]))):
        name, level = item.value
        found.update(dict.fromkeys(_named(catalogue, item, name), level))
    return found


def _options(
    catalogue: Catalogue, items: Iterable[Item]
) -> tuple[tuple[str, tuple[tuple[str, OptionValue], ...]], ...]:
    found: dict[str, dict[str, Any]] = {}
    for item in items:
        option: RuleOption = item.value
        try:
            rule = find_rule(catalogue, option.rule)
        except ConfigError as error:
            raise ConfigError(f"{item.origin}: {error}") from error
        found.setdefault(rule.id, {})[option.name] = option.read(rule.declared)
    return tuple((id, tuple(sorted(options.items()))) for id, options in sorted(found.items()))


def _named(catalogue: Catalogue, item: Item, name: str) -> set[str]:
    try:
        return named_rules(catalogue, [name])
    except ConfigError as error:
        raise ConfigError(f"{item.origin}: {error}") from error


def _values(items: Iterable[Item]) -> list[str]:
    return [item.value for item in items]


def _said(steps: Sequence[Values]) -> str:
    """What was said of rules, each with its place; a list without entries has none."""
    said = []
    for step in steps:
        for key in ("select", "ignore", "severity"):
            if items := step.get(key):
                names = (i.value if key != "severity" else " ".join(i.value) for i in items)
                said.append(f"{key} {', '.join(names)} ({items[0].origin})")
            elif key == "select" and key in step:
                said.append("an empty 'select' selects nothing")
    return "; ".join(said)
