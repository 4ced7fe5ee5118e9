"""Every key as it holds for a path, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint.configuration.configuration import Configuration
from newslint.configuration.glob import Glob
from newslint.configuration.keys import KEYS
from newslint.configuration.values import DEFAULT, DEFAULTS, Item, RuleOption, merged
from newslint.engine.settings import StoryIgnore
from newslint.typed import NamedTuple

Plain = str | int | bool | list[str] | None


class Explained(NamedTuple):
    """One value of a key, of a list or table each entry, as JSON has it. `key` says which entry of a table it is."""

    key: str
    value: Plain
    origin: str


def explain(configuration: Configuration, path: str) -> Iterator[Explained]:
    """What holds for this path, key by key. Raises ConfigError where something is not valid."""
    options = {(id, name): value for id, pairs in configuration.settings(path).options for name, value in pairs}
    steps = configuration.steps(path)
    for key in KEYS:
        items = merged(key, steps) or _defaults(key)
        for item in items:
            entry, value = f"{key}", item.value
            if isinstance(value, RuleOption):
                entry, value = f"{key}.{value.rule}.{value.name}", options[value.rule, value.name]
            elif isinstance(value, tuple) and not isinstance(value, Glob | StoryIgnore):
                entry, value = f"{key}.{value[0]}", value[1]
            yield Explained(entry, _plain(value), item.origin)


def _defaults(key: str) -> tuple[Item, ...]:
    default = DEFAULTS.get(key)
    return tuple(Item(value, DEFAULT) for value in (default if isinstance(default, tuple) else (default,)))


def _plain(value: object) -> Plain:
    if isinstance(value, Glob):
        return value.text
    if isinstance(value, StoryIgnore):
        places = ((name, getattr(value, name)) for name in ("story", "text"))
        return "; ".join((", ".join(value.rules), *(f"{name} '{said}'" for name, said in places if said is not None)))
    if isinstance(value, tuple):
        return [str(one) for one in value]
    if value is None or isinstance(value, bool | int):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
