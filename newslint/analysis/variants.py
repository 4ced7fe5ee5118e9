"""Names that a story spells two ways, where no registry says which is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from newslint.analysis.changes import is_odd
from newslint.analysis.evidence import is_derived
from newslint.analysis.identities import ACTS
from newslint.analysis.korean import has_another_syllable
from newslint.analysis.nearby import NearNames, by_initial
from newslint.analysis.readings import is_of_kin, is_something_else
from newslint.analysis.slips import is_broken_off, word_spans
from newslint.analysis.words import GIVEN, REGISTERED, REGISTERED_FAMILY
from newslint.model.span import Span
from newslint.registry.distance import edits
from newslint.registry.forms import name_words
from newslint.registry.normalise import skeleton, squash
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.linking import Person
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story

#: What leads to another spelling that the copy itself gives.
_OTHERWISE = re.compile(r"(?:\bor|\bsp(?:elled|elt)|[ck]alled|known as|alias|\bn[ée]e?) (?:[^\W\d_][\w.]* )?\Z")

#: Given names of fewer letters are told apart by one of them.
_LONG = 5


class Variant(NamedTuple):
    """A word of a name in its rarer spelling, and the other spelling at its first place."""

    span: Span
    text: str
    other: str
    other_span: Span


def find_variants(story: Story) -> tuple[Variant, ...]:
    """The pairs of spellings of one name, each at every place of the rarer one (of equals, the later)."""
    spelling = _Spelling(story)
    found: dict[tuple[Span, str], Variant] = {}
    for variant in sorted((*spelling.short_variants(), *spelling.full_variants())):
        found.setdefault((variant.span, variant.other), variant)
    return tuple(found.values())


class _Spelling:
    """How a story spells the people it names in full and the registry does not know."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.slipped = {number for number, _ in story.people.slips}
        self.unknown = [person for person in story.people.persons if person.entity is None]

    @cached_property
    def times(self) -> Counter[str]:
        """In how many mentions each word stands."""
        return Counter(word for mention in self.story.mentions for word in set(mention.words))

    @cached_property
    def acting(self) -> set[str]:
        """The squashed names that stand alone somewhere and do there what people do."""
        text = self.story.text
        alone = (m for m in self.story.mentions if not m.full and not m.common)
        return {squash(m.words[0]) for m in alone if m.honorific or ACTS.match(text, m.span.end)}

    def is_person(self, person: Person) -> bool:
        """Whether it is surely a person: an honorific, a known given name, or the family name alone elsewhere."""
        if len(person.given) > 1 and self.story.knowledge.word_kinds.of(person.given) & (GIVEN | REGISTERED):
            return True
        return person.family in self.acting or any(self.story.mentions[m].honorific for m in person.mentions)

    def short_variants(self) -> Iterator[Variant]:
        """Single words near the family name of one of these people."""
        for number, mention in enumerate(self.story.mentions):
            if mention.full or number in self.slipped or self.story.people.of[number] is not None:
                continue
            near = self.near_family(mention)
            if near is None:
                continue
            word = mention.words[0]
            family, span = _word_at(self.story, near.mentions[0], -1)
            if self.is_likelier(family, word):
                yield Variant(mention.span, word, family, span)
            else:
                yield Variant(span, family, word, mention.span)

    def is_likelier(self, one: str, other: str) -> bool:
        """Whether the first of two spellings is the right one: more frequent, else no odder in its letters."""
        if self.times[one] != self.times[other]:
            return self.times[one] > self.times[other]
        lexicon, a, b = self.story.lexicon, squash(one), squash(other)
        return is_odd(lexicon, b, a) or not is_odd(lexicon, a, b)

    @cached_property
    def families(self) -> dict[str, list[Person]]:
        return _grouped(self.unknown, lambda person: person.family)

    @cached_property
    def family_names(self) -> dict[str, NearNames]:
        return by_initial(self.families)

    def near_family(self, mention: Mention) -> Person | None:
        """The one person whose family name a single word is near; of several people of that name the first."""
        word = squash(mention.words[0])
        names = self.family_names.get(word[:1])
        near = [f for f in names.candidates(word) if is_one_slip(word, f)] if names else []
        people = {f: person for f in near if (person := next(filter(self.is_person, self.families[f]), None))}
        if len(people) != 1 or is_something_else(self.story, mention, word) or self.is_named_otherwise(mention):
            return None
        ((family, person),) = people.items()
        return None if is_derived(mention.words[0], family) else person

    def is_named_otherwise(self, mention: Mention) -> bool:
        """Whether a word is a registered family name, a given one, or given as another spelling: "(or Holme)"."""
        if self.story.knowledge.word_kinds.of(mention.words[0]) & REGISTERED_FAMILY or is_of_kin(self.story, mention):
            return True
        return _OTHERWISE.search(self.story.text, max(0, mention.span.start - 24), mention.span.start) is not None

    def full_variants(self) -> Iterator[Variant]:
        """Full names that share one part and are near in the other."""
        people = [p for p in self.unknown if p.mentions[0] not in self.slipped and self.is_whole(p)]
        for group in _grouped(people, lambda person: person.family).values():
            for first, second in _near_pairs(group, lambda person: person.given):
                if self.are_people(first, second) and self.is_one_given(first, second):
                    yield from self.pair(first, second, 0)
        for group in _grouped(people, lambda person: person.given).values():
            for first, second in _near_pairs(group, lambda person: person.family):
                if self.are_people(first, second) and self.is_one_family(first, second):
                    yield from self.pair(first, second, -1)

    def is_whole(self, person: Person) -> bool:
        """Whether a name is not broken off where it first stands."""
        return not is_broken_off(self.story.text, self.story.mentions[person.mentions[0]].span)

    def are_people(self, first: Person, second: Person) -> bool:
        """Whether either of two that share a part of their names is surely a person."""
        return self.is_person(first) or self.is_person(second)

    def is_one_given(self, first: Person, second: Person) -> bool:
        """Whether two given names are one misspelt: a letter apart, or two swapped, and not each a name of its own.

        Two such names are one where they are listed as taken for each other, as Marc and Mark but not John and Joan;
        and where they sound alike, end alike and few bear the family name.
        """
        lexicon, a, b = self.story.lexicon, first.given, second.given
        if not a or not b or a[0] != b[0] or min(len(a), len(b)) < 4 or a.startswith(b) or b.startswith(a):
            return False
        if edits(a, b) > 1 and not (edits(a, b) == 2 and sorted(a) == sorted(b) and len(a) > 5):
            return False
        if b in lexicon.nicknames.get(a, ()) and b not in lexicon.name_spellings.get(a, ()):
            return False
        kinds = self.story.knowledge.word_kinds
        if b in lexicon.name_spellings.get(a, ()) or not (kinds.of(a) & GIVEN and kinds.of(b) & GIVEN):
            return True
        alike = min(len(a), len(b)) >= _LONG and skeleton(a) == skeleton(b) and a[-1] == b[-1]
        return alike and first.family not in lexicon.common_families

    def is_one_family(self, first: Person, second: Person) -> bool:
        """Whether two family names are one misspelt; where the family leads they are given names, as Jae-in, Jae-un."""
        a, b = first.family, second.family
        if not is_one_slip(a, b) or is_derived(a, b) or is_derived(b, a):
            return False
        texts = (_word_at(self.story, person.mentions[0], -1)[0] for person in (first, second))
        return not has_another_syllable(self.story.lexicon, *texts)

    def pair(self, first: Person, second: Person, word: int) -> Iterator[Variant]:
        """The variants at every mention of the person whose spelling is the less likely."""
        texts = [_word_at(self.story, person.mentions[0], word)[0] for person in (first, second)]
        if len(first.mentions) != len(second.mentions):
            rare, often = (first, second) if len(first.mentions) < len(second.mentions) else (second, first)
        else:
            rare, often = (second, first) if self.is_likelier(*texts) else (first, second)
        right, right_span = _word_at(self.story, often.mentions[0], word)
        for mention in rare.mentions:
            text, span = _word_at(self.story, mention, word)
            if squash(text) != squash(right):
                yield Variant(span, text, right, right_span)


def _grouped(people: Iterable[Person], key: Callable[[Person], str]) -> dict[str, list[Person]]:
    groups: dict[str, list[Person]] = {}
    for person in people:
        groups.setdefault(key(person), []).append(person)
    return groups


def _near_pairs(group: list[Person], key: Callable[[Person], str]) -> Iterator[tuple[Person, Person]]:
    """Pairs of a group among which are all whose keys are near, each once, in the group's order."""
    if len(group) < 2:
        return
    places = {key(person): at for at, person in enumerate(group)}
    names = NearNames(places)
    for at, first in enumerate(group):
        for name in names.candidates(key(first)):
            if places[name] > at:
                yield first, group[places[name]]


def is_one_slip(a: str, b: str) -> bool:
    """Whether two squashed names of four letters and more are a letter apart, or two that leave the sound as it is."""
    if a == b or min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 2:
        return False
    distance = edits(a, b, 2)
    return distance == 1 or (distance == 2 and min(len(a), len(b)) > 6 and skeleton(a) == skeleton(b))


def _word_at(story: Story, number: int, word: int) -> tuple[str, Span]:
    """A word of a full name, the first or the last but for a suffix, and where it stands."""
    mention = story.mentions[number]
    at = 0 if word == 0 else len(name_words(mention.surface)) - 1
    return mention.words[at], word_spans(story.text, mention)[at]
