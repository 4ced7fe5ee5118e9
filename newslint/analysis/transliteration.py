"""Accepted ways to write or call one person: nicknames, and what romanisations of a name differ in."""

from __future__ import annotations

from newslint.registry.forms import entity_parts, name_words
from newslint.registry.normalise import squash
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.resolving import Near
    from newslint.analysis.story import Story
    from newslint.registry.entity import Entity


def is_variant(story: Story, near: Near) -> bool:
    """Whether a near name is another accepted way to write or call the person: a nickname, another transliteration."""
    candidate, parts = near.candidate, near.parts
    lexicon = story.lexicon
    own = entity_parts(candidate.entity)[0].given
    nicknames = lexicon.nicknames.get(parts.given, frozenset()) - lexicon.name_spellings.get(parts.given, frozenset())
    given = parts.given == candidate.given or not nicknames.isdisjoint((candidate.given, own))
    given = given or romanised(parts.given) == romanised(candidate.given) or _is_second(parts.given, candidate.entity)
    return given and _without_article(transliterated(parts.family)) == _without_article(
        transliterated(candidate.family)
    )


def _is_second(given: str, entity: Entity) -> bool:
    """Whether a given name is a later one of several, by which somebody may go: Henrik Roe for Tomas Henrik Roe."""
    names = entity.given.split() if entity.given else name_words(entity.name)[:-1]
    return not entity.family_first and given in map(squash, names[1:])


def _without_article(part: str) -> str:
    """A family part without the Arabic article that copy may leave out."""
    return part[2:] if part[:2] in ("al", "el") and len(part) > 5 else part


def transliterated(part: str) -> str:
    """A family part with what romanisations of Slavic names differ in made one: -sky, -skyy and -skiy; -eev, -eyev."""
    for vowel in "aeo":
        part = part.replace(f"{vowel}yev", f"{vowel}ev")
    base = part.rstrip("iyj")
    ending = part[len(base) :]
    if len(ending) > 1:
        return base + "i"
    return base + "i" if base.endswith("sk") and ending else part


def romanised(part: str) -> str:
    """A given name with what romanisations differ in made one: Sergey and Sergei, Mohammed and Mohamed."""
    base = part.rstrip("iyj")
    ending = part[len(base) :]
    for one, other in (("ii", "i"), ("hamma", "hama"), ("hamme", "hame"), ("ks", "x"), ("oha", "uha")):
        base = base.replace(one, other)
    return base + "i" if ending and (len(ending) > 1 or base[-1:] in "aeou") else base + ending
