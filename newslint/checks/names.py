"""Names: misspelt, given wrong, spelt two ways, short before they are full, without marks, not in house style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.analysis.marks import right_form, unmarked_words
from newslint.analysis.slips import Slip
from newslint.model.diagnostic import Finding, Note, Replacement
from newslint.model.document import HEADLINE, SUBHEAD
from newslint.registry.lookup import accepted_squashed
from newslint.registry.normalise import squash
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.linking import Person
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story
    from newslint.registry.entity import Entity

Options = Mapping[str, object]


def misspelled(story: Story, options: Options) -> Iterator[Finding]:
    """Slips for a registered name in which the family name is wrong."""
    return (_slip_finding(story, number, slip) for number, slip in story.people.slips if not slip.given_only)


def given_name(story: Story, options: Options) -> Iterator[Finding]:
    """Slips for a registered name in which the given name alone is wrong."""
    return (_slip_finding(story, number, slip) for number, slip in story.people.slips if slip.given_only)


def _slip_finding(story: Story, number: int, slip: Slip) -> Finding:
    slip = story.styling.corrected(number, slip) if story.styling else slip
    surface = " ".join(story.text[slip.span.start : slip.span.end].split())
    right, *others = (_in_marks_of(surface, text) for text in (slip.right, *slip.others))
    replacements = [Replacement(right, safety="safe" if slip.listed else None)]
    replacements += [Replacement(other, safety="display") for other in others]
    data = {"surface": surface, "right": right, "canonical": slip.entity.name}
    return Finding(slip.span, data, tuple(replacements), (), slip.reasons, slip.certainty, slip.entity.id)


def _in_marks_of(surface: str, right: str) -> str:
    """The right text with the apostrophes of the copy."""
    return right.replace("'", "’") if "’" in surface else right


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
        if not mention.full and (
            mention.common or (options["skip_quotes"] and story.quotes.covers(mention.span.start))
        ):
            continue
        seen.add(person_number)
        person = people.persons[person_number]
        later = next((m for m in person.mentions if m > number), None)
        if mention.full or later is None or person.mentions[0] < number or _is_accepted(story, mention, person):
            continue
        named = story.mentions[later]
        canonical = story.styling.words(person.entity, named.words) if story.styling else named.surface
        data = {"surface": mention.surface, "canonical": canonical}
        notes = (Note("The full name comes here.", named.span),)
        yield Finding(
            mention.span,
            data,
            (Replacement(canonical),),
            notes,
            entity=person.entity.id if person.entity else None,
        )


def _is_accepted(story: Story, mention: Mention, person: Person) -> bool:
    """Whether a short form may come first, or names nobody surely.

    An accepted form with its title may, a couple's name, a given name, and a name with an office before it. What is
    left acts as a person does: it speaks, or has a courtesy title.
    """
    if mention.words[0].isupper() or mention.followed or not (_speaks(story, mention) or _is_courtesy(story, mention)):
        return True
    if squash(mention.words[0]) != person.family and mention.honorific is None:
        return True
    before = story.text[max(0, mention.span.start - 40) : mention.span.start].split()
    if mention.honorific and before[-2:-1] in (["and"], ["&"]):
        return True
    if person.entity is None:
        return False
    titled = ["".join((*before[-size:], mention.words[0])) for size in (1, 2, 3)]
    return any(squash(form) in accepted_squashed(person.entity) for form in titled)


def _speaks(story: Story, mention: Mention) -> bool:
    """Whether a verb of saying follows a name that stands alone."""
    after = story.text[mention.span.end : mention.span.end + 24].split()
    alone = not mention.before and mention.honorific is None and not mention.possessive
    return alone and bool(after) and after[0].strip(",.") in story.lexicon.reporting_verbs


def _is_courtesy(story: Story, mention: Mention) -> bool:
    return mention.honorific is not None and mention.honorific in story.lexicon.courtesy_titles


def diacritics(story: Story, options: Options) -> Iterator[Finding]:
    """The first mention of each form that differs from the accepted ones in marks, hyphens, spaces or case alone."""
    seen, plain = set[tuple[str, str]](), set[str]()
    slipped = {number for number, _ in story.people.slips}
    rightly = _rightly_named(story)
    for number, mention in enumerate(story.mentions):
        person = story.people.person(number)
        if person is None or person.entity is None or number in slipped:
            continue
        right = _marked_form(story, person.entity, mention)
        if right is None or (person.entity.id, mention.surface) in seen:
            continue
        if mention.full:
            plain.add(person.entity.id)
        elif person.entity.id in plain or person.entity.id not in rightly:
            continue
        seen.add((person.entity.id, mention.surface))
        span, replacement = unmarked_words(story, mention, right)
        data = {"surface": mention.surface, "right": right}
        yield Finding(span, data, (Replacement(replacement),), entity=person.entity.id)


def _marked_form(story: Story, entity: Entity, mention: Mention) -> str | None:
    """What a mention is but for its marks, as the house style has it where one is set."""
    styling = story.styling
    if styling is None:
        return right_form(entity, mention)
    preferred = styling.preferred(entity)
    right = right_form(entity, mention, preferred.form if preferred else None)
    return None if right is None else styling.words(entity, right.split())


def _rightly_named(story: Story) -> set[str]:
    """The ids of those whose full name stands somewhere in the story with all its marks."""
    return {
        person.entity.id
        for person in story.people.persons
        if person.entity is not None
        and any(_marked_form(story, person.entity, story.mentions[m]) is None for m in person.mentions)
    }


def style(story: Story, options: Options) -> Iterator[Finding]:
    """Accepted forms of names that the house style has otherwise; nothing where none is set."""
    if story.styling is None:
        return
    from newslint.catalogue.preferred_forms import unstyled_things

    for one in (*story.styling.people(), *unstyled_things(story, story.styling.things())):
        surface = " ".join(story.text[one.span.start : one.span.end].split())
        right = _in_marks_of(surface, one.right)
        data = {"surface": surface, "right": right, "style": story.styling.title}
        replacement = Replacement(_in_marks_of(surface, one.replacement or one.right))
        entity = one.preferred.entity.id
        yield Finding(one.span, data, (replacement,), reasons=(one.preferred.reason,), entity=entity)
