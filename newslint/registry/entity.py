"""A registry record: one person, place or organisation, and what it is rightly and wrongly called."""

from __future__ import annotations

from datetime import date

from newslint.typed import NamedTuple

PERSON, PLACE, ORGANISATION = "person", "place", "organisation"


class Role(NamedTuple):
    """An office and when it was held. `start` and `end` are ISO dates, perhaps only to the year or month."""

    title: str
    of: str | None = None
    start: str | None = None
    end: str | None = None

    def may_hold_on(self, day: date) -> bool:
        """Whether the office may have been held on that day, read generously where a date is not to the day."""
        iso = day.isoformat()
        begun = self.start is None or self.start <= iso[: len(self.start)]
        return begun and (self.end is None or iso[: len(self.end)] <= self.end)


class Deprecated(NamedTuple):
    """A form no longer right for a place or an organisation, since a day, except inside these phrases."""

    text: str
    since: date | None = None
    exceptions: tuple[str, ...] = ()


class Entity(NamedTuple):
    """One record; the fields are those of the registry format."""

    id: str
    name: str
    kind: str = PERSON
    given: str | None = None
    family: str | None = None
    family_first: bool = False
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()  # of "he", "she", "they"; or "do-not-check" alone; empty where unknown
    roles: tuple[Role, ...] = ()
    deprecated: tuple[Deprecated, ...] = ()
    born: str | None = None
    died: str | None = None
    wikidata: str | None = None
    source: str | None = None
    checked: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)  # many tables are by record: all its fields would take ten times as long
