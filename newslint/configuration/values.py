"""What is configured, each value with the place that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newslint.configuration.glob import Glob
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, TypeAlias

#: Where a value comes from that nobody has set.
DEFAULT = "default"
#: What holds where nothing is said; nothing at all for the keys that are not here.
DEFAULTS: Mapping[str, Any] = {
    "preview": False,
    "certainty": "likely",
    "starter-registry": True,
    "exclude": ("node_modules/", "site-packages/"),
    "force-exclude": False,
    "respect-gitignore": True,
    "fail-on": "warning",
    "output-format": "text",
    "cache": True,
}
#: The keys of which what is said later is laid over what was said before, and does not stand in for it.
ADDING = frozenset(
    (
        *("extend-select", "ignore", "severity", "rules", "registries", "rule-paths"),
        *("json-names", "extend-include", "extend-exclude", "story-ignores"),
    )
)
#: The keys that have to do with rules.
RULE_KEYS = frozenset(("select", "extend-select", "ignore", "preview", "severity", "rules"))


class Item(NamedTuple):
    """A value, or one of several. `origin` is file and line, an option of the command line, or DEFAULT."""

    value: Any
    origin: str


#: What one source says: by key, the value as a single item, or the items of a list or table.
Values: TypeAlias = Mapping[str, tuple[Item, ...]]


class RuleOption(NamedTuple):
    """An option set of a rule; `read` gives its value by the options of the card, or raises ConfigError."""

    rule: str
    name: str
    read: Any


class Override(NamedTuple):
    """What holds for the paths that match, beyond what holds for all."""

    paths: tuple[Glob, ...]
    values: Values
    origin: str


class Config(NamedTuple):
    """One file with the files that it extends."""

    path: str
    values: Values
    overrides: tuple[Override, ...]
    bases: tuple[Config, ...]

    @property
    def layers(self) -> tuple[Config, ...]:
        """The files that it extends, the furthest first, and itself."""
        return (*(layer for base in self.bases for layer in base.layers), self)


def merged(key: str, steps: Iterable[Values]) -> tuple[Item, ...]:
    """What the steps, later ones winning, come to for a key; nothing where none says anything."""
    said = [step[key] for step in steps if key in step]
    return tuple(item for items in (said if key in ADDING else said[-1:]) for item in items)


def single(key: str, steps: Sequence[Values]) -> Any:
    """The one value of a key, its default where no step has it."""
    items = merged(key, steps)
    return items[-1].value if items else DEFAULTS.get(key)
