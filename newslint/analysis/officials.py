"""People of the office that the copy gives with a name, where the name is further off than the index looks."""

from __future__ import annotations

from functools import lru_cache

from newslint.analysis.offices import Office, agreement
from newslint.analysis.resolving import Near, Resolution, bare_words
from newslint.registry.distance import edits
from newslint.registry.entity import PERSON, Entity
from newslint.registry.forms import Parts, entity_parts, name_words, split_name
from newslint.registry.lookup import Candidate
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story
    from newslint.registry.lookup import Registry

#: The most edits in either part of a name, and in both.
_FAR, _FARTHEST = 4, 5


def may_have_role(story: Story, mention: Mention) -> bool:
    if mention.honorific or mention.before:
        return True
    before = story.text[max(0, mention.span.start - 24) : mention.span.start].rstrip(" ,").rpartition(" ")[2]
    after = story.text[mention.span.end : mention.span.end + 24].lstrip(" ,").partition(" ")[0]
    lexicon, led, ahead = story.lexicon, before.lower().rstrip(".,"), after.rstrip(".,")
    return (
        led in lexicon.role_heads
        or ahead in lexicon.role_heads
        or ahead in lexicon.role_modifiers
        or ahead in ("the", "a")
    )


def in_that_office(story: Story, mention: Mention, office: Office | None, resolution: Resolution) -> list[Near]:
    """The holder of the office that the copy names whose name is nearest, though further off than the index looks."""
    if office is None or not office.title or not office.of:
        return []
    families = _holders_by_family(story.registry, office.title, office.of)
    seen = {n.candidate.entity.id for n in resolution.near}
    found: list[tuple[int, int, Near]] = []
    for parts in split_name(name_words(mention.surface)) if families else ():
        for name, holders in families.items():
            family = edits(parts.family, name, _FAR)
            if family > min(_FAR, len(name) // 2):
                continue
            for order, entity, held in holders:
                given = edits(parts.given, held.given, _FAR)
                if given <= len(held.given) // 2 and given + family <= _FARTHEST and entity.id not in seen:
                    near = Near(Candidate(entity, held.given, name, given, family), parts)
                    found.append((given + family, order, near))
    return [min(found, key=lambda one: one[:2])[2]] if found else []


@lru_cache(maxsize=1024)
def _holders_by_family(registry: Registry, title: str, of: str) -> Mapping[str, Sequence[tuple[int, Entity, Parts]]]:
    """The names of the people who have held an office, each with its place among all of theirs, by family name."""
    people = (entity for entity in registry.holders(title, of) if entity.kind == PERSON)
    names = [(entity, held) for entity in people for held in entity_parts(entity)]
    families: dict[str, list[tuple[int, Entity, Parts]]] = {}
    for order, (entity, held) in enumerate(names):
        families.setdefault(held.family, []).append((order, entity, held))
    return families


def of_that_family(story: Story, mention: Mention, office: Office | None, near: list[Near]) -> list[Near]:
    """The only person of the family name, as printed, whom the office fits: its country too, or the given initial."""
    if office is None or not office.title:
        return []
    seen = {n.candidate.entity.id for n in near}
    found: dict[str, Near] = {}
    for parts in split_name(bare_words(mention.words))[:1]:
        for entity in story.registry.family_members(parts.family):
            fit = agreement(story.lexicon, office, entity, story.date)
            if fit < 2 or entity.id in seen:
                continue
            right = entity_parts(entity)[0]
            if fit == 3 or right.given[0] == parts.given[0]:
                candidate = Candidate(entity, right.given, parts.family, edits(parts.given, right.given), 0)
                found[entity.id] = Near(candidate, parts)
    return list(found.values()) if len(found) == 1 else []
