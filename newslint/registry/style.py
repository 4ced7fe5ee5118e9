"""House styles: of the forms that the registry accepts for somebody, the one that a newsroom prefers."""

from __future__ import annotations

from newslint.registry.entity import Entity
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Preference(NamedTuple):
    """One entry of a style's file. `entity` is a record's id, its name, or a form that it alone accepts.

    `instead_of` are the forms that it stands in for, where the file lists them; `exceptions` phrases in which they
    stay. `since` is an ISO date, or '' for always. `style` is the style in whose file it stands, at `place`, file and
    line. One that is not `own`, but ships with the tool, gives way where the newsroom's registry knows better.
    """

    entity: str
    form: str
    since: str
    source: str | None
    instead_of: tuple[str, ...]
    exceptions: tuple[str, ...]
    style: str
    place: str
    own: bool


class Style(NamedTuple):
    """A style as its file and those that it extends state it; of two entries for one entity the later counts."""

    name: str
    title: str
    preferences: tuple[Preference, ...]


class Preferred(NamedTuple):
    """What a style has for one entity: the form to write, the forms to write it for, and where that is from."""

    entity: Entity
    form: str
    rivals: tuple[str, ...]
    since: str
    exceptions: tuple[str, ...]
    reason: str

    def holds_on(self, day: date | None) -> bool:
        """Whether it holds in a story of that day; in one without a date only what holds on any."""
        return not self.since or (day is not None and day.isoformat() >= self.since)


class HouseStyle(NamedTuple):
    """A style against one registry: what it prefers, by the ids of the entities.

    `families` has, by squashed family name, the people who may be named by it in a form that is not preferred.
    """

    title: str
    preferred: Mapping[str, Preferred]
    families: Mapping[str, tuple[Preferred, ...]]
