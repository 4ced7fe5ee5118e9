"""Names: misspelt, given wrong, spelt two ways, short before they are full, without their diacritics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from unicodedata import normalize

from newslint.analysis.slips import Slip, word_spans
from newslint.model.diagnostic import Finding, Note, Replacement
from newslint.model.document import HEADLINE, SUBHEAD
from newslint.model.span import Span
from newslint.registry.entity import Entity
from newslint.registry.forms import PARTICLES, accepted_forms, entity_parts, name_words
from newslint.registry.lookup import accepted_squashed
from newslint.registry.normalise import fold, squash

if TYPE_CHECKING:
    from newslint.analysis.linking import Person
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story

Options = Mapping[str, object]


def misspelled(story: Story, options: Options) -> Iterator[Finding]:
    """Slips for a registered name in which the family name is wrong."""
    return (_slip_finding(story, slip) for _, slip in story.people.slips if not slip.given_only)


def given_name(story: Story, options: Options) -> Iterator[Finding]:
    """Slips for a registered name in which the given name alone is wrong."""
    return (_slip_finding(story, slip) for _, slip in story.people.slips if slip.given_only)


def _slip_finding(story: Story, slip: Slip) -> Finding:
    surface = " ".join(story.text[slip.span.start : slip.span.end].split())
    replacements = [Replacement(slip.right, safety="safe" if slip.listed else None)]
    replacements += [Replacement(other, safety="display") for other in slip.others]
    data = {"surface": surface, "right": slip.right, "canonical": slip.entity.name}
    return Finding(slip.span, data, tuple(replacements), (), slip.reasons, slip.certainty, slip.entity.id)


def inconsistent(story: Story, options: Options) -> Iterator[Finding]:
    """Names that the story spells two ways and the registry does not know."""
    from newslint.analysis.variants import find_variants

    for variant in find_variants(story):
        data = {"surface": variant.text, "other": variant.other}
        replacements = (
            Replacement(variant.other),
            Replacement(variant.text, span=variant.other_span, safety="display"),
        )
        notes = (Note(f"'{variant.other}' stands here.", variant.other_span),)
        yield Finding(variant.span, data, replacements, notes)


def first_reference(story: Story, options: Options) -> Iterator[Finding]:
    """The first short form of a person whom the story names in full only later."""
    people, seen = story.people, set[int]()
    for number, mention in enumerate(story.mentions):
        person_number = people.of[number]
        if person_number is None or person_number in seen:
            continue
        if story.document.blocks[mention.block].kind in (HEADLINE, SUBHEAD):
            continue
        if not mention.full and (mention.common or (options["skip_quotes"] and story.quotes.covers(mention.span.start))):
            continue
        seen.add(person_number)
        person = people.persons[person_number]
        later = next((m for m in person.mentions if m > number), None)
        if mention.full or later is None or person.mentions[0] < number or _is_accepted(story, mention, person):
            continue
        data = {"surface": mention.surface, "canonical": story.mentions[later].surface}
        notes = (Note("The full name comes here.", story.mentions[later].span),)
        yield Finding(mention.span, data, (Replacement(story.mentions[later].surface),), notes, entity=person.entity.id if person.entity else None)


def _is_accepted(story: Story, mention: Mention, person: Person) -> bool:
    """Whether a short form is as good as the full name: an accepted form with the title before it, or but a given name."""
    if squash(mention.words[0]) != person.family and mention.honorific is None:
        return True
    if person.entity is None:
        return False
    before = story.text[max(0, mention.span.start - 40) : mention.span.start].split()
    titled = ["".join((*before[-size:], mention.words[0])) for size in (1, 2, 3)]
    return any(squash(form) in accepted_squashed(person.entity) for form in titled)


def diacritics(story: Story, options: Options) -> Iterator[Finding]:
    """The first full mention of each person that differs from every accepted form in diacritics, hyphens, spaces or case."""
    seen, plain = set[tuple[str, str]](), set[str]()
    slipped = {number for number, _ in story.people.slips}
    for number, mention in enumerate(story.mentions):
        person = story.people.person(number)
        if person is None or person.entity is None or number in slipped:
            continue
        right = _right_form(person.entity, mention)
        if right is None or (person.entity.id, mention.surface) in seen:
            continue
        if mention.full:
            plain.add(person.entity.id)
        elif person.entity.id in plain or not any(_right_form(person.entity, story.mentions[m]) is None for m in person.mentions):
            continue
        seen.add((person.entity.id, mention.surface))
        span, replacement = _differing(story, mention, right)
        data = {"surface": mention.surface, "right": right}
        yield Finding(span, data, (Replacement(replacement),), entity=person.entity.id)


def _right_form(entity: Entity, mention: Mention) -> str | None:
    """The accepted form that a mention is but for marks and case; None where it is one, or is another form."""
    surface = _plain(" ".join(name_words(mention.surface)))
    forms = [form for form in _forms(entity, mention) if squash(form) == squash(surface)]
    for form in map(_plain, forms):
        if form in (surface, surface[0].lower() + surface[1:]) or (surface.isupper() and form.upper() == surface):
            return None
        if _with_small_particles(form) == surface:
            return None
    return forms[0] if forms else None


def _plain(form: str) -> str:
    """A form without what is never a fault: full stops, the shape of apostrophes and hyphens, marks apart from their letters."""
    return normalize("NFC", form).replace("’", "'").replace("‑", "-").replace(".", "")


def _forms(entity: Entity, mention: Mention) -> Iterator[str]:
    """The accepted forms of an entity; for a single word, the words of its names too."""
    yield from accepted_forms(entity)
    if not mention.full:
        for parts in entity_parts(entity):
            yield " ".join(parts.family_words)
            yield " ".join(parts.given_words)


def _with_small_particles(form: str) -> str:
    """A form with its particles in lower case, which copy may write whatever the registry has."""
    return " ".join(w.lower() if fold(w) in PARTICLES else w for w in form.split())


def _differing(story: Story, mention: Mention, right: str) -> tuple[Span, str]:
    """The words of a mention that differ from the right form, and what should stand there."""
    spans, words = word_spans(story.text, mention), right.split()
    if len(words) != len(name_words(mention.surface)):
        end = len(name_words(mention.surface))
        return Span(spans[0].start, spans[end - 1].end), right
    wrong = [i for i, (a, b) in enumerate(zip(mention.words, words, strict=False)) if _plain(a) != _plain(b)]
    first, last = wrong[0], wrong[-1]
    text = " ".join(words[first : last + 1])
    return Span(spans[first].start, spans[last].end), text.upper() if mention.capitals else text
