"""The forms a person's records gives rise to: full names, their given and family parts, and wrong forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from newslint.registry.entity import PERSON, Entity
from newslint.registry.normalise import fold, squash
from newslint.typed import NamedTuple

#: Words that belong to the family name after them.
PARTICLES = frozenset(
    "af al ap arap av bar ben bin bint binti da das de degli dei del della den der di do dos du e el fitz ibn "
    "la las le les lo los mac o ould san st ten ter van vander vom von y zu zum zur".split()
)
#: Words that make one given name with the word after them: Abu Omar.
_KUNYA = frozenset(("abu", "abou", "umm", "um", "bin", "ibn"))
SUFFIXES = frozenset("jr sr ii iii iv v phd md qc kc mp esq".split())


class Parts(NamedTuple):
    """A full name taken apart: squashed given and family name, and their words as written."""

    given: str
    family: str
    given_words: tuple[str, ...]
    family_words: tuple[str, ...]


def name_words(name: str) -> list[str]:
    """The words of a name without a trailing Jr., III or post-nominal letters."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and fold(words[-1]).replace(".", "") in SUFFIXES and not words[-1].islower():
        words.pop()
    return words


def split_name(words: Iterable[str]) -> tuple[Parts, ...]:
    """The ways a name of two words or more may divide into given and family name, the usual one first.

    The usual way: the last word with the particles before it is the family name, the first the given name.
    Three words and more may also be a given name and a family name of several ("Juan Orlando", "García Márquez").
    """
    return _splits(tuple(words))


@lru_cache(maxsize=8192)
def _splits(words: tuple[str, ...]) -> tuple[Parts, ...]:
    if len(words) < 2:
        return ()
    squashed = [squash(word) for word in words]
    if len(words) == 2:
        given, family = squashed
        return (Parts(given, family, words[:1], words[1:]),) if given and family else ()
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in PARTICLES:
        at -= 1
    cuts = ((2, max(2, at)),) if fold(words[0]) in _KUNYA else ((1, at), (1, 1), (at, at), (2, 2))
    seen: dict[tuple[str, str], Parts] = {}
    for given_to, family_from in dict.fromkeys(cuts):
        key = "".join(squashed[:given_to]), "".join(squashed[family_from:])
        if all(key):
            seen.setdefault(key, Parts(*key, words[:given_to], words[family_from:]))
    return tuple(seen.values())


def accepted_forms(entity: Entity) -> Iterator[str]:
    """Every form the record accepts, the canonical name first."""
    yield entity.name
    if entity.given and entity.family:
        yield f"{entity.family} {entity.given}" if entity.family_first else f"{entity.given} {entity.family}"
        if entity.family_first:
            yield f"{entity.given} {entity.family}"
    yield from entity.aliases


@lru_cache(maxsize=8192)
def entity_parts(entity: Entity) -> tuple[Parts, ...]:
    """Given and family parts of every accepted form of a person; the record's own division first.

    A form with the family name first is divided both ways: as the record has it, and as if it were the other order.
    """
    return tuple(parts_of(entity))


def parts_of(entity: Entity) -> Iterator[Parts]:
    """What `entity_parts` gives, made anew."""
    if entity.kind != PERSON:
        return
    given, family = squash(entity.given or ""), squash(entity.family or "")
    if entity.given and entity.family and given and family:
        yield Parts(given, family, tuple(entity.given.split()), tuple(entity.family.split()))
    for form in accepted_forms(entity):
        yield from form_parts(entity, form)


def form_parts(entity: Entity, form: str) -> Iterator[Parts]:
    """The ways one accepted form of a person divides, the likeliest first; none for a name of one word."""
    words = name_words(form)
    stated = _stated_split(words, entity)
    if stated:
        yield stated
    if stated is None or stated.family_words == tuple(words[: len(stated.family_words)]):
        # As copy divides it that does not know the order: "Xi Jinping" as given name Xi, family name Jinping.
        yield from split_name(words)


def family_leads(entity: Entity, given: str) -> bool:
    """Whether what a form was divided into as given name is this person's family name: the other order was meant."""
    return entity.family_first and entity.family is not None and given == squash(entity.family)


def _stated_split(words: list[str], entity: Entity) -> Parts | None:
    """The division of a form that holds the record's family name at the end it belongs to."""
    if not entity.family or len(words) < 2:
        return None
    size = len(entity.family.split())
    family = squash(entity.family)
    head, tail = words[:size], words[size:]
    given = squash("".join(tail))
    if entity.family_first and squash("".join(head)) == family and given:
        return Parts(given, family, tuple(tail), tuple(head))
    head, tail = words[:-size], words[-size:]
    if head and squash("".join(tail)) == family and squash(head[0]):
        return Parts(squash(head[0]), family, (head[0],), tuple(tail))
    return None
