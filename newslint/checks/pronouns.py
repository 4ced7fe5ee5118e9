"""Pronouns and honorifics that contradict what is recorded, or what the copy says elsewhere.

Nothing is ever fixed: the form that what is recorded would give is shown for a person to choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.model.diagnostic import Finding, Note, Replacement
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newslint.analysis.referents import Referent, Referents
    from newslint.analysis.story import Story
    from newslint.catalogue.rule import OptionValue
    from newslint.model.span import Span


#: Every pronoun that is judged. What judges them is a tenth of starting up, and is loaded for stories that have one.
_HE_OR_SHE = frozenset(("he", "his", "him", "himself", "she", "her", "hers", "herself"))
_SOURCES = {True: "the registry records", False: "the copy gives"}


def mismatch(story: Story, options: Mapping[str, OptionValue]) -> Iterator[Finding]:
    """Pronouns that contradict those recorded, or stated in the copy, for everybody they can stand for."""
    if _HE_OR_SHE.isdisjoint(story.vocabulary):
        return
    from newslint.analysis.antecedents import find_contradictions
    from newslint.analysis.reach import reach_of

    reach = reach_of(story)
    for found in find_contradictions(reach):
        data = {"recorded": _recorded(reach.referents, found.people), "said": _text(story, found.pronoun)}
        notes = tuple(Note(f"{reach.referents.name(person)} is named here.", person.span) for person in found.people)
        entities = [reach.referents.entity(person) for person in found.people]
        entity = entities[0].id if len(entities) == 1 and entities[0] is not None else None
        right = _shown(story, found.pronoun.span, (p for person in found.people for p in person.stated))
        yield Finding(found.pronoun.span, data, right, notes, (found.reason,), entity=entity)


def _shown(story: Story, span: Span, stated: Iterable[str]) -> tuple[Replacement, ...]:
    """The forms of the pronouns stated for these people, shown for a person to choose and never applied."""
    from newslint.analysis.pronoun_forms import forms_in_place_of

    forms = (form for pronoun in dict.fromkeys(stated) for form in forms_in_place_of(story, span, pronoun))
    return tuple(Replacement(form, safety="display") for form in forms)


def _recorded(referents: Referents, people: Sequence[Referent]) -> str:
    """What is recorded for each, people with the same pronouns together: 'the registry records he for A and B'."""
    groups: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for person in people:
        known = referents.entity(person)
        on_record = known is not None and bool(known.pronouns)
        groups.setdefault((on_record, person.stated), []).append(referents.name(person))
    clauses = [
        f"{_SOURCES[on_record]} {_joined(stated, 'or')} for {_joined(names, 'and')}"
        for (on_record, stated), names in groups.items()
    ]
    return _joined(clauses, "and")


def honorific(story: Story, options: Mapping[str, OptionValue]) -> Iterator[Finding]:
    """Titles that state another pronoun than is recorded for the person, or than their first title in the story."""
    from newslint.analysis.honorifics import contradicted_titles, find_titles, mixed_titles
    from newslint.analysis.identities import identities_of

    titles = list(find_titles(story))
    if not titles:
        return
    identities = identities_of(story)
    for title, key in contradicted_titles(story, identities, titles):
        entity = identities.entity(key)
        assert entity is not None
        recorded = f"the registry records {_joined(entity.pronouns, 'or')} for {entity.name}"
        data = {"recorded": recorded, "said": _text(story, title)}
        yield Finding(title.span, data, _titles_shown(data["said"], entity.pronouns), entity=entity.id)
    for title, first in mixed_titles(story, identities, titles):
        recorded = f"the copy has '{_text(story, first)} {story.mentions[first.mention].surface}' before"
        notes = (Note("The other title stands here.", first.span),)
        right = (Replacement(_text(story, first), safety="display"),)
        yield Finding(title.span, {"recorded": recorded, "said": _text(story, title)}, right, notes)


def _titles_shown(title: str, stated: Iterable[str]) -> tuple[Replacement, ...]:
    """The titles that the pronouns stated for a person would give, shown and never applied."""
    from newslint.analysis.title_forms import titles_in_place_of

    forms = (form for pronoun in stated for form in titles_in_place_of(title, pronoun))
    return tuple(Replacement(form, safety="display") for form in dict.fromkeys(forms))


def mixed(story: Story, options: Mapping[str, OptionValue]) -> Iterator[Finding]:
    """Pronouns out of line with the others that the copy uses of a person for whom nothing is recorded."""
    if _HE_OR_SHE.isdisjoint(story.vocabulary):
        return
    from newslint.analysis.mixed_pronouns import find_mixtures
    from newslint.analysis.pronoun_forms import PRONOUN_OF
    from newslint.analysis.reach import reach_of

    reach = reach_of(story)
    for found in find_mixtures(reach):
        said, other = _text(story, found.pronoun), _text(story, found.others[0])
        data = {"name": reach.referents.name(found.person), "said": said, "other": other}
        notes = (
            Note(f"The copy says '{other}' here.", found.others[0].span),
            Note("This person is meant.", found.person.span),
        )
        other_pronoun = PRONOUN_OF.get(other.lower())
        right = _shown(story, found.pronoun.span, (other_pronoun,) if other_pronoun else ())
        yield Finding(found.pronoun.span, data, right, notes)


def _text(story: Story, thing: object) -> str:
    start, end = thing.span  # type: ignore[attr-defined]
    return story.text[start:end]


def _joined(words: Sequence[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
