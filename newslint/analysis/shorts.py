"""Short forms: single words that name a person the story names in full, and slips for them.

A word near the family name of somebody established is a slip for it unless it is a word, a place, a nationality, made
from that name, or the name of somebody else.
"""

from __future__ import annotations

from bisect import bisect_left

from newslint.analysis.anchors import Anchors, name_limit, second_families
from newslint.analysis.evidence import is_derived
from newslint.analysis.offices import agreement
from newslint.analysis.readings import is_of_kin, is_something_else
from newslint.analysis.roles import office_of
from newslint.analysis.slips import Slip, nearest_spelling, word_spans
from newslint.analysis.transliteration import transliterated
from newslint.analysis.words import INITIAL, NAME, NOT_NAME, PARTICLE
from newslint.model.span import Span
from newslint.registry.distance import edits
from newslint.registry.entity import Entity
from newslint.registry.forms import accepted_forms, entity_parts
from newslint.registry.normalise import squash
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.linking import Person
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story


#: Given names of so many letters that stand alone may be misspelt; in shorter ones a letter makes another name.
_LONG_GIVEN = 5


def link_short_forms(story: Story, persons: list[Person], of: list[int | None]) -> list[tuple[int, Slip]]:
    """Fill `of` for the mentions of one word; the slips among them, each with its mention's number."""
    anchors = Anchors(persons)
    numbers = {person.entity.id: number for number, person in enumerate(persons) if person.entity is not None}
    slips = []
    for number, mention in enumerate(story.mentions):
        known = of[number]
        if mention.full:
            recorded = known is not None and persons[known].entity is not None
            if known is None and (people := anchors.by_form.get(squash(mention.surface))):
                of[number] = _nearest(people, persons, number)
                continue
            slip = None
            if not recorded:
                slip = _initialled(story, mention, anchors, persons) or _of_several_words(
                    story, mention, anchors, persons
                )
            if slip is not None:
                slips.append((number, slip))
                of[number] = numbers.get(slip.entity.id)
            continue
        if known is not None:
            continue
        word = squash(mention.words[0])
        people = anchors.by_form.get(word) or anchors.by_form.get(_singular(mention, word))
        if people:
            spelt = [p for p in people if mention.words[0] in persons[p].name.split()] or people
            of[number] = spelt[0] if len(spelt) == 1 else _nearest(spelt, persons, number)
            continue
        slip = (
            _listed(story, mention)
            or _anchored(story, mention, word, anchors, persons)
            or _in_office(story, mention, word)
        )
        if slip is not None:
            slips.append((number, slip))
            of[number] = numbers.get(slip.entity.id)
    return slips


def _singular(mention: Mention, word: str) -> str:
    """The family name that a plural is of: 'the Clintons', 'the Joneses'."""
    if word.endswith("es") and word[-3:-2] in "sxz":
        return word[:-2]
    return word[:-1] if word.endswith("s") and not mention.possessive else word


def _nearest(people: list[int], persons: list[Person], number: int) -> int:
    """Of people who share a short form, the one last named in full before this mention, else the first named after."""
    before = [(m[bisect_left(m, number) - 1], p) for p in people if (m := persons[p].mentions)[0] < number]
    return max(before)[1] if before else min(people, key=lambda p: persons[p].mentions[0])


def _listed(story: Story, mention: Mention) -> Slip | None:
    """A single word that a record lists as a misspelling."""
    for entity in story.registry.exact(mention.words[0]):
        if any(squash(wrong) == squash(mention.words[0]) for wrong in entity.misspellings):
            return _slip(
                mention,
                entity,
                _nearest_word(entity, mention.words[0]),
                "certain",
                ("the registry lists it as a misspelling",),
            )._replace(listed=True)
    return None


def _anchored(story: Story, mention: Mention, word: str, anchors: Anchors, persons: list[Person]) -> Slip | None:
    """A word near the family name of a registered person whom the story names in full."""
    near = anchors.near(word)
    if near and is_of_kin(story, mention):
        near = []
    if not near and (mention.honorific or _is_unheard_of(story, mention)):
        near = [n for n in anchors.near_given(word) if mention.honorific or _is_same_given(word, n[0], n[1])]
    if not near or is_something_else(story, mention, word):
        return None
    distance, form, number = near[0]
    person = persons[number]
    if person.entity is None or is_derived(mention.words[0], form) or transliterated(word) == transliterated(form):
        return None
    others = tuple(_words_of(story, mention, persons[n], {f}) for d, f, n in near[1:] if d == distance and n != number)
    reasons = (f"the story names {person.name} in full",)
    forms = {f for d, f, n in near if d == distance and n == number}
    return _slip(mention, person.entity, _words_of(story, mention, person, forms), "likely", reasons, others)


def _is_same_given(word: str, distance: int, right: str) -> bool:
    """Whether a given name that nobody bears is a slip for one; another ending makes another name: Stanisława."""
    return distance == 1 and len(right) >= _LONG_GIVEN and word[-1] == right[-1]


def _is_unheard_of(story: Story, mention: Mention) -> bool:
    """Whether nothing is known of a word: no name, no word, no place."""
    return not story.knowledge.word_kinds.of(mention.words[0])


def _initialled(story: Story, mention: Mention, anchors: Anchors, persons: list[Person]) -> Slip | None:
    """The slip of a family name after initials, the first of which is that of a person the story names in full."""
    kinds = story.knowledge.word_kinds
    if not all(kinds.of(word) & INITIAL for word in mention.words[:-1]) or kinds.of(mention.words[-1]) & NAME:
        return None
    last = mention._replace(words=mention.words[-1:], span=word_spans(story.text, mention)[-1])
    slip = _anchored(story, last, squash(last.words[0]), anchors, persons)
    initial = squash(mention.words[0])[:1]
    if slip is None or not any(parts.given[:1] == initial for parts in entity_parts(slip.entity)):
        return None
    return slip


def _of_several_words(story: Story, mention: Mention, anchors: Anchors, persons: list[Person]) -> Slip | None:
    """The slip in one word of a family name of as many words, which a registered person named in full bears."""
    found = anchors.near_several(mention.words)
    if found is None:
        return None
    kinds, led = story.knowledge.word_kinds, mention.words[0]
    if kinds.of("".join(mention.words) if kinds.of(led) & PARTICLE else mention.words[found.at]) & (NAME | NOT_NAME):
        return None
    person = persons[found.person]
    if person.entity is None or transliterated(squash(mention.words[found.at])) == transliterated(squash(found.right)):
        return None
    place = mention._replace(span=word_spans(story.text, mention)[found.at])
    return _slip(place, person.entity, found.right, "likely", (f"the story names {person.name} in full",))


def _in_office(story: Story, mention: Mention, word: str) -> Slip | None:
    """A word near the family name of the only person who held the office before it, on the story's date."""
    if mention.common or story.date is None or is_something_else(story, mention, word):
        return None
    office = office_of(story, mention.span)
    if office is None or not office.title or not office.of:
        return None
    holders = [
        e
        for e in story.registry.holders(office.title, office.of)
        if agreement(story.lexicon, office, e, story.date) == 3
    ]
    near = {
        (e, p.family)
        for e in holders
        for p in entity_parts(e)
        if 0 < edits(word, p.family) <= name_limit(word, p.family)
    }
    if len({e.id for e, _ in near}) != 1:
        return None
    entity, _ = min(near, key=lambda n: edits(word, n[1]))
    return _slip(
        mention,
        entity,
        _nearest_word(entity, mention.words[0]),
        "certain",
        (f"the registry records that office for {entity.name}",),
    )


def _words_of(story: Story, mention: Mention, person: Person, forms: set[str]) -> str:
    """The words of a person's name that these squashed short forms stand for: of several, those nearest to the copy."""
    if person.entity is None:
        return person.name.split()[-1]
    found = [form for form in accepted_forms(person.entity) if " " not in form and squash(form) in forms]
    found += [" ".join(p.family_words) for p in entity_parts(person.entity) if p.family in forms]
    found += [word for word in second_families(person) if squash(word) in forms]
    found += [" ".join(p.given_words) for p in entity_parts(person.entity) if p.given in forms]
    return nearest_spelling(story, mention.words[0], found)


def _nearest_word(entity: Entity, word: str) -> str:
    """The word of a record's accepted names nearest to this one; its family name where two are as near."""
    squashed = squash(word)
    families = [" ".join(parts.family_words) for parts in entity_parts(entity)]
    words = families + [w for form in accepted_forms(entity) for w in form.split()]
    return min(words, key=lambda w: edits(squashed, squash(w), 6)) if words else entity.name


def _slip(
    mention: Mention, entity: Entity, right: str, certainty: str, reasons: tuple[str, ...], others: tuple[str, ...] = ()
) -> Slip:
    right = right.upper() if mention.capitals else right
    return Slip(Span(*mention.span), right, entity, False, certainty, reasons, others)
