"""Who a form could be, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint.registry.forms import accepted_forms, name_words, split_name
from newslint.registry.lookup import Registry
from newslint.registry.normalise import fold, squash
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.registry.entity import Entity, Role
    from newslint.registry.lookup import Candidate

#: Edits up to which each part of a full name, or a single name, counts as near.
_NEAR = 2
#: Near candidates told.
_MOST = 10


def answers(registry: Registry, form: str, as_of: date | None) -> Iterator[str]:
    """The lines that say what a form names, exactly, as a family name or nearly; none where it is nothing known."""
    told: set[str] = set()
    for entity in registry.exact(form):
        told.add(entity.id)
        yield from _entry(entity, _as_what(entity, form), as_of)
    words = name_words(form)
    if len(words) == 1:
        for entity in registry.family_members(squash(form)):
            if entity.id not in told:
                told.add(entity.id)
                yield from _entry(entity, "family name", as_of)
    if told:
        return
    if len(words) == 1:
        yield from _near_single(registry, form, as_of)
    for candidate in _near(registry, words):
        yield from _entry(candidate.entity, f"near: {_edits(candidate)}", as_of)


def _near(registry: Registry, words: list[str]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for parts in split_name(words):
        for candidate in registry.near(parts.given, parts.family, _NEAR, _NEAR):
            known = best.get(candidate.entity.id)
            if known is None or candidate.edits < known.edits:
                best[candidate.entity.id] = candidate
    return sorted(best.values(), key=lambda c: (c.edits, c.entity.id))[:_MOST]


def _near_single(registry: Registry, form: str, as_of: date | None) -> Iterator[str]:
    told: set[str] = set()
    for part, distance in registry.near_family(squash(form), _NEAR):
        for entity in registry.family_members(part):
            if entity.id not in told and len(told) < _MOST:
                told.add(entity.id)
                yield from _entry(entity, f"near: family name {_counted(distance)}", as_of)


def _entry(entity: Entity, evidence: str, as_of: date | None) -> Iterator[str]:
    yield f"{entity.name}: {evidence} ({entity.kind}, {entity.id})"
    if entity.pronouns:
        yield f"    recorded pronouns: {', '.join(entity.pronouns)}"
    roles = [role for role in entity.roles if as_of is None or role.may_hold_on(as_of)]
    for role in roles:
        yield f"    {_role(role)}"
    if as_of and entity.roles and not roles:
        yield f"    no office recorded on {as_of.isoformat()}"


def _as_what(entity: Entity, form: str) -> str:
    """What the form is of the entity, the plainest first."""
    if form == entity.name:
        return "the name"
    if form in accepted_forms(entity):
        return "an accepted form"
    for deprecated in entity.deprecated:
        if fold(deprecated.text) == fold(form):
            return f"deprecated since {deprecated.since.isoformat()}" if deprecated.since else "deprecated"
    if any(fold(wrong) == fold(form) for wrong in entity.misspellings):
        return "a listed misspelling"
    return "a form, but for case, accents, hyphens or spaces"


def _edits(candidate: Candidate) -> str:
    given, family = candidate.given_edits, candidate.family_edits
    parts = [f"{part} {_counted(n)}" for part, n in (("given name", given), ("family name", family)) if n]
    return ", ".join(parts) or "the same given and family name"


def _counted(edits: int) -> str:
    return "the same" if edits == 0 else "one letter off" if edits == 1 else f"{edits} letters off"


def _role(role: Role) -> str:
    title = f"{role.title}, {role.of}" if role.of else role.title
    if role.start is None and role.end is None:
        return title
    return f"{title}: {role.start or '?'} to {role.end or 'now'}"
