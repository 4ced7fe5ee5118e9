"""Flaws of dates: days there are not, terms that end before they start, two people in one office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.registry.dates import is_day, surely_before
from newslint.registry.entity import Role
from newslint.registry.hygiene import ERROR, INFO, WARNING, Flaw, flaw
from newslint.registry.normalise import squash
from newslint.registry.record import Record, Where

#: Titles that one person at a time holds, squashed. Others, such as senator or vice-president, many may hold.
_SINGLE = frozenset(
    (
        *("president", "primeminister", "chancellor", "secretarygeneral", "governor", "mayor", "chiefjustice"),
        *("foreignminister", "foreignsecretary", "secretaryofstate", "financeminister", "treasurysecretary"),
        *("defenceminister", "defenseminister", "defencesecretary", "defensesecretary", "interiorminister"),
        *("attorneygeneral", "supremeleader", "king", "queen", "emperor", "pope", "emir", "sultan"),
    )
)
_Term = tuple[Role, Record, Where]


def date_flaws(records: Iterable[Record]) -> Iterator[Flaw]:
    """Dates that there are not, or that come in the wrong order."""
    for record in records:
        entity = record.entity
        for where, iso in _dates(record):
            if not is_day(iso):
                yield flaw("no-such-day", ERROR, record, where, f"there is no {iso} in the calendar")
        if entity.born and entity.died and surely_before(entity.died, entity.born):
            said = f"'died' ({entity.died}) is before 'born' ({entity.born})"
            yield flaw("died-before-born", ERROR, record, ("died",), said)
        for i, role in enumerate(entity.roles):
            yield from _term_flaws(record, role, i)


def office_flaws(records: Iterable[Record]) -> Iterator[Flaw]:
    """Two holders of an office that one person holds at a time, with dates that surely overlap."""
    terms: dict[tuple[str, str], list[_Term]] = {}
    for record in records:
        for i, role in enumerate(record.entity.roles):
            title, of = _office(role)
            if title in _SINGLE and of and role.start and not _is_reversed(role):
                terms.setdefault((title, of), []).append((role, record, ("roles", i)))
    for holders in terms.values():
        holders.sort(key=lambda term: (term[0].start or "", term[1].path, term[1].line))
        longest = holders[0]
        for term in holders[1:]:
            if _overlap(longest[0], term[0]):
                yield _overlapping(longest, term)
            if _end(term[0]) > _end(longest[0]):
                longest = term


def _dates(record: Record) -> Iterator[tuple[Where, str]]:
    entity = record.entity
    for key, iso in (("born", entity.born), ("died", entity.died), ("checked", entity.checked)):
        if iso:
            yield (key,), iso
    for i, role in enumerate(entity.roles):
        for key, iso in (("start", role.start), ("end", role.end)):
            if iso:
                yield ("roles", i, key), iso


def _term_flaws(record: Record, role: Role, i: int) -> Iterator[Flaw]:
    born, died = record.entity.born, record.entity.died
    if _is_reversed(role):
        said = f"the role '{_shown(role)}' ends ({role.end}) before it starts ({role.start})"
        yield flaw("role-reversed", ERROR, record, ("roles", i, "end"), said)
    if born and role.start and surely_before(role.start, born):
        said = f"the role '{_shown(role)}' starts ({role.start}) before its holder is born ({born})"
        yield flaw("role-outside-life", WARNING, record, ("roles", i, "start"), said)
    if died and role.start and surely_before(died, role.start):
        said = f"the role '{_shown(role)}' starts ({role.start}) after its holder has died ({died})"
        yield flaw("role-outside-life", WARNING, record, ("roles", i, "start"), said)


def _overlapping(first: _Term, second: _Term) -> Flaw:
    role, record, where = second
    other_role, other, _ = first
    said = (
        f"{_shown(role)} from {role.start} is also {other.entity.name}, {other_role.start} to {other_role.end or 'now'}"
    )
    return flaw("office-overlap", INFO, record, where, said, other)


def _overlap(one: Role, two: Role) -> bool:
    """Whether each term surely starts before the other ends; the day of a handover belongs to both."""
    return _starts_within(one, two) and _starts_within(two, one)


def _starts_within(one: Role, two: Role) -> bool:
    return two.end is None or bool(one.start and surely_before(one.start, two.end))


def _office(role: Role) -> tuple[str, str]:
    """The squashed title, and the country or body; from the title where they stand in it."""
    title, of = role.title, role.of
    if of is None and squash(title) not in _SINGLE:
        title, _, of = title.partition(" of ")
    return squash(title), squash(of or "")


def _is_reversed(role: Role) -> bool:
    return bool(role.start and role.end and surely_before(role.end, role.start))


def _end(role: Role) -> str:
    return role.end or "9999"


def _shown(role: Role) -> str:
    return f"{role.title} of {role.of}" if role.of else role.title
