"""People of the office that the copy gives with a name, where the name is further off than the index looks."""

from __future__ import annotations

from newslint.analysis.offices import Office, agreement
from newslint.analysis.resolving import Near, Resolution, bare_words
from newslint.registry.distance import edits
from newslint.registry.entity import PERSON
from newslint.registry.forms import entity_parts, name_words, split_name
from newslint.registry.lookup import Candidate
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story


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
    """Holders of the office the copy names, on the story's date, whose names are further off than the index looks."""
    if office is None or not office.title or not office.of:
        return []
    found = []
    seen = {n.candidate.entity.id for n in resolution.near}
    splits = split_name(name_words(mention.surface))
    for entity in story.registry.holders(office.title, office.of):
        if entity.id in seen or entity.kind != PERSON:
            continue
        for held in entity_parts(entity):
            for parts in splits:
                family = edits(parts.family, held.family, 4)
                if family > len(held.family) // 2:
                    continue
                given = edits(parts.given, held.given, 4)
                if given <= len(held.given) // 2 and given + family <= 5:
                    found.append(Near(Candidate(entity, held.given, held.family, given, family), parts))
    found.sort(key=lambda n: n.candidate.edits)
    return found[:1]


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
