"""Whom a full name can stand for, by the registry alone; what a story adds to that is weighed elsewhere."""

from __future__ import annotations

from functools import lru_cache

from newslint.registry.entity import PERSON, Entity
from newslint.registry.forms import Parts, entity_parts, name_words, split_name
from newslint.registry.lookup import Candidate, Registry, accepted_squashed, is_misspelling
from newslint.registry.normalise import squash
from newslint.typed import NamedTuple

#: The most edits for which a part of so many letters can be a slip for another, as pairs (letters, edits).
_FAMILY_REACH = ((9, 3), (6, 2), (3, 1))
_GIVEN_REACH = ((9, 3), (6, 2), (3, 1))


class Near(NamedTuple):
    """A person whose name is near the one in the copy, and how the copy's words divide for that."""

    candidate: Candidate
    parts: Parts


class Resolution(NamedTuple):
    """What the registry says of a full name: whom it names exactly or by a listed misspelling, else who is near.

    `first` and `last` bound the words that are the exact name, where a run held more than it.
    """

    exact: tuple[Entity, ...] = ()
    listed: tuple[Entity, ...] = ()
    near: tuple[Near, ...] = ()
    first: int = 0
    last: int = 0


class Resolver:
    """Resolves names against one registry and remembers them over all stories."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.resolve = lru_cache(maxsize=50_000)(self._resolve)

    def _resolve(self, words: tuple[str, ...]) -> Resolution:
        for first, last in _trimmings(len(words)):
            found = self._exactly(words[first:last])
            if found is not None:
                return found._replace(first=first, last=last)
        return Resolution(near=self._near(words), last=len(words))

    def _exactly(self, words: tuple[str, ...]) -> Resolution | None:
        surface = " ".join(words)
        entities = self._registry.exact(surface)
        if not entities:
            bare = bare_words(words)
            entities = self._registry.exact(" ".join(bare)) if 1 < len(bare) < len(words) else ()
            entities = entities or self._by_parts(bare)
            return Resolution(exact=entities) if entities else None
        listed = tuple(e for e in entities if is_misspelling(e, surface))
        squashed = squash(surface)
        exact = tuple(e for e in entities if squashed in accepted_squashed(e) and e not in listed)
        return Resolution(exact, listed) if exact or listed else None

    def _by_parts(self, words: tuple[str, ...]) -> tuple[Entity, ...]:
        for parts in split_name(words):
            found = self._registry.namesakes(parts.given, parts.family)
            if found:
                return found
        return ()

    def _near(self, words: tuple[str, ...]) -> tuple[Near, ...]:
        found: dict[str, Near] = {}
        for parts in split_name(bare_words(words)):
            most = reach(parts.given, _GIVEN_REACH), reach(parts.family, _FAMILY_REACH)
            for candidate in self._registry.near(parts.given, parts.family, *most):
                known = found.get(candidate.entity.id)
                if known is None or candidate.edits < known.candidate.edits:
                    found[candidate.entity.id] = Near(candidate, parts)
        if not found:
            return ()
        people = (n for n in found.values() if n.candidate.entity.kind == PERSON)
        return tuple(sorted(people, key=lambda n: (n.candidate.edits, n.candidate.family_edits, n.candidate.entity.id)))


def reach(part: str, table: tuple[tuple[int, int], ...] = _FAMILY_REACH) -> int:
    """The most edits for which this squashed part can be a slip for another."""
    return next((edits for letters, edits in table if len(part) >= letters), 0)


def right_parts(near: Near) -> Parts:
    """The registered words of the parts that a near name was matched with."""
    wanted = near.candidate.given, near.candidate.family
    for parts in entity_parts(near.candidate.entity):
        if (parts.given, parts.family) == wanted:
            return parts
    # A spelt-out umlaut matched: its record's own words are as right.
    return entity_parts(near.candidate.entity)[0]


def _trimmings(count: int) -> list[tuple[int, int]]:
    """The stretches of a run that may be the exact name: all of it, then, of three words and more, one off an end."""
    if count < 3:
        return [(0, count)]
    return [(0, count), (1, count), (0, count - 1)]


@lru_cache(maxsize=2048)
def bare_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without initials between them or what follows it."""
    return tuple(without_initials(name_words(" ".join(words))))


def without_initials(words: list[str]) -> list[str]:
    """The words of a name without the initials between the first and the last."""
    if len(words) < 3:
        return words
    return [words[0], *(w for w in words[1:-1] if len(w.rstrip(".")) > 1), words[-1]]
