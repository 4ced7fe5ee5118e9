"""Names that a story spells two ways, where no registry says which is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.analysis.evidence import is_derived
from newslint.analysis.slips import word_spans
from newslint.analysis.shorts import is_one_slip, is_person, is_something_else
from newslint.analysis.words import GIVEN
from newslint.model.span import Span
from newslint.registry.distance import edits
from newslint.registry.forms import name_words
from newslint.registry.normalise import skeleton, squash

if TYPE_CHECKING:
    from newslint.analysis.linking import People, Person
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story


class Variant(NamedTuple):
    """A word of a name in its rarer spelling, and the other spelling at its nearest place."""

    span: Span
    text: str
    other: str
    other_span: Span


def find_variants(story: Story) -> tuple[Variant, ...]:
    """The pairs of spellings of one name, each at every place of the rarer one (of equals, the later)."""
    people = story.people
    slipped = {number for number, _ in people.slips}
    found = [*_short_variants(story, people, slipped), *_full_variants(story, people, slipped)]
    return tuple(sorted(set(found)))


def _short_variants(story: Story, people: People, slipped: set[int]) -> list[Variant]:
    """Single words near the family name of somebody whom the story names in full and the registry does not know."""
    found = []
    by_initial: dict[str, list[Person]] = {}
    for person in people.persons:
        if person.entity is None:
            by_initial.setdefault(person.family[:1], []).append(person)
    for number, mention in enumerate(story.mentions):
        if mention.full or number in slipped or people.of[number] is not None:
            continue
        word = squash(mention.words[0])
        near = _established_near(story, mention, word, by_initial.get(word[:1], []))
        if near is None:
            continue
        family, span = _family_of(story, near)
        if _times(story, mention.words[0]) <= _times(story, family):
            found.append(Variant(mention.span, mention.words[0], family, span))
        else:
            found.append(Variant(span, family, mention.words[0], mention.span))
    return found


def _established_near(story: Story, mention: Mention, word: str, persons: list[Person]) -> Person | None:
    """The one of these people whose family name, as the story prints it, a single word is near."""
    near = [p for p in persons if is_one_slip(word, p.family) and is_person(story, p)]
    if len({p.family for p in near}) != 1 or is_something_else(story, mention, word) or is_derived(mention.words[0], near[0].family):
        return None
    return near[0]


def _full_variants(story: Story, people: People, slipped: set[int]) -> list[Variant]:
    """Full names that share one part and are near in the other."""
    found = []
    unknown = [p for p in people.persons if p.entity is None and p.mentions[0] not in slipped and is_person(story, p)]
    for i, first in enumerate(unknown):
        for second in unknown[i + 1 :]:
            if first.family == second.family and _one_given(story, first.given, second.given, first.family):
                found += _pair(story, first, second, 0)
            elif first.given == second.given and _one_family(first.family, second.family):
                found += _pair(story, first, second, -1)
    return found


def _one_family(a: str, b: str) -> bool:
    return is_one_slip(a, b) and not is_derived(a, b) and not is_derived(b, a)


def _one_given(story: Story, a: str, b: str, family: str) -> bool:
    """Whether two given names are one misspelt: a letter apart, and not each a name of its own.

    Two that sound alike are one, unless so many people have the family name that they may be two people's.
    """
    if a[0] != b[0] or min(len(a), len(b)) < 4 or edits(a, b) > 1:
        return False
    if b in story.lexicon.nicknames.get(a, ()) or a.startswith(b) or b.startswith(a):
        return False
    if b in story.lexicon.name_spellings.get(a, ()) or (skeleton(a) == skeleton(b) and family not in story.lexicon.common_families):
        return True
    kinds = story.knowledge.word_kinds
    return not (kinds.of(a) & GIVEN and kinds.of(b) & GIVEN)


def _pair(story: Story, first: Person, second: Person, word: int) -> list[Variant]:
    """The variants at every mention of the person named less often."""
    rare, often = (first, second) if len(first.mentions) < len(second.mentions) else (second, first)
    places = [_word_at(story, m, word) for m in rare.mentions]
    right, right_span = _word_at(story, often.mentions[0], word)
    return [Variant(span, text, right, right_span) for text, span in places if squash(text) != squash(right)]


def _word_at(story: Story, number: int, word: int) -> tuple[str, Span]:
    mention = story.mentions[number]
    at = 0 if word == 0 else len(name_words(mention.surface)) - 1
    return mention.words[at], word_spans(story.text, mention)[at]


def _family_of(story: Story, person: Person) -> tuple[str, Span]:
    return _word_at(story, person.mentions[0], -1)


def _times(story: Story, word: str) -> int:
    return sum(m.words[-1] == word or (m.full and word in m.words) for m in story.mentions)
