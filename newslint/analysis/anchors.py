"""Anchors: the single names that the people a story names in full may go by, and those a word is near."""

from __future__ import annotations

from functools import cached_property

from newslint.analysis.nearby import NearNames, by_initial
from newslint.analysis.resolving import reach
from newslint.registry.distance import edits
from newslint.registry.forms import PARTICLES, Parts, accepted_forms, entity_parts, name_words, split_name
from newslint.registry.normalise import fold, skeleton, squash
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.analysis.linking import Person


class Anchors:
    """The short forms that the people named in full may go by."""

    def __init__(self, persons: list[Person]) -> None:
        self.by_form: dict[str, list[int]] = {}
        #: The first of the people with each family name, and with each given name.
        self._families: dict[str, int] = {}
        self._givens: dict[str, int] = {}
        self._several: list[tuple[tuple[str, ...], int]] = []
        for number, person in enumerate(persons):
            for form in short_forms(person):
                self.by_form.setdefault(form, []).append(number)
            for form in family_forms(person) | single_names(person):
                self._families.setdefault(form, number)
            self._several.extend((words, number) for words in families_of_several_words(person))
            if person.given:
                self._givens.setdefault(person.given, number)

    @cached_property
    def _near_families(self) -> dict[str, NearNames]:
        return by_initial(self._families)

    @cached_property
    def _near_givens(self) -> dict[str, NearNames]:
        return by_initial(self._givens)

    def near(self, word: str) -> list[tuple[int, str, int]]:
        """Family names that a word may be a slip for: edits, name, the first person's number; the nearest first."""
        return _nearest_first(word, self._families, self._near_families)

    def near_given(self, word: str) -> list[tuple[int, str, int]]:
        """The same of given names, which stand alone after some titles."""
        return _nearest_first(word, self._givens, self._near_givens)

    def near_several(self, words: tuple[str, ...]) -> Differing | None:
        """The word in which a name is near the family name, of as many words, of the first such person."""
        for right, person in self._several:
            wrong = [at for at, (a, b) in enumerate(zip(words, right, strict=False)) if squash(a) != squash(b)]
            if len(words) == len(right) and len(wrong) == 1:
                at = wrong[0]
                word, other = squash(words[at]), squash(right[at])
                if word and other and 0 < edits(word, other, 2) <= name_limit(word, other):
                    return Differing(at, right[at], person)
        return None


class Differing(NamedTuple):
    """The only word of a family name that differs: which, what is right, and the number of the person who bears it."""

    at: int
    right: str
    person: int


def _nearest_first(word: str, numbers: dict[str, int], names: dict[str, NearNames]) -> list[tuple[int, str, int]]:
    if word[:1] not in names:
        return []
    return sorted(
        (distance, form, numbers[form])
        for form in names[word[:1]].candidates(word)
        if abs(len(form) - len(word)) <= 2 and 0 < (distance := edits(word, form, 2)) <= name_limit(word, form)
    )


def name_limit(word: str, right: str) -> int:
    """How many edits may lie between a single word and an established family name."""
    if word[0] != right[0] or len(right) < 4:
        return 0
    most = min(reach(right), reach(word), 2)
    return (
        most
        if most < 2
        or len(right) >= 8
        or skeleton(word) == skeleton(right)
        or (len(right) >= 6 and word[-1] == right[-1])
        else 1
    )


def family_forms(person: Person) -> set[str]:
    """The family names a person may go by, squashed."""
    if person.entity is None:
        return {person.family}
    return {parts.family for parts in entity_parts(person.entity)} | {squash(word) for word in second_families(person)}


def second_families(person: Person) -> set[str]:
    """The last of two family names, by which copy may call a person: Støre for Gahr Støre."""
    return {words[-1] for words in families_of_several_words(person) if fold(words[-2]) not in PARTICLES}


def families_of_several_words(person: Person) -> Iterator[tuple[str, ...]]:
    """The family names of several words that a person may go by: Van Hollen, Núñez Feijóo."""
    if person.entity is None:
        parts: tuple[Parts, ...] = split_name(name_words(person.name))[:1]
        return (p.family_words for p in parts if len(p.family_words) > 1)
    own = squash(person.entity.family or "")
    several = (p for p in entity_parts(person.entity) if len(p.family_words) > 1)
    found = (p for p in several if p.family == own or fold(p.family_words[0]) in PARTICLES)
    # A suffix that the record holds as part of the family name is none of its words: Marcos Jr.
    return (words for p in found if len(words := tuple(name_words(" ".join(p.family_words)))) > 1)


def single_names(person: Person) -> set[str]:
    """The accepted names of one word, squashed: Lula."""
    if person.entity is None:
        return set()
    return {squash(form) for form in accepted_forms(person.entity) if " " not in form}


def short_forms(person: Person) -> set[str]:
    """Every single name a person may go by, squashed: family and given names, and accepted names of one word."""
    forms = family_forms(person) | {person.given}
    if person.entity is not None:
        forms |= single_names(person)
        forms |= {parts.given for parts in entity_parts(person.entity)}
    return forms - {""}
