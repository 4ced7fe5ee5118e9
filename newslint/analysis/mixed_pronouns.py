"""People for whom nothing is recorded and of whom the copy says both he and she, where it can mean nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.binding import bound
from newslint.analysis.identities import Key
from newslint.analysis.pronouns import POSSESSIVE, SUBJECT, Pronoun
from newslint.analysis.reach import Reach
from newslint.analysis.referents import Referent
from newslint.typed import TYPE_CHECKING, NamedTuple

_SAYS = re.compile(
    r"(?:, [^,]*,)? (?:had |has |also |later |then )?[a-z]+(?:ed|id|ys|old|elt|new|ought)"
    r"(?: [a-z]+(?: [a-z]+)?)?(?: that)? "
)

if TYPE_CHECKING:
    from newslint.analysis.story import Story


class Mixture(NamedTuple):
    """A pronoun out of line with those in order in `others`, which the copy uses of the same person."""

    pronoun: Pronoun
    person: Referent
    others: tuple[Pronoun, ...]


def find_mixtures(reach: Reach) -> Iterator[Mixture]:
    """The pronouns used of a person that are fewer than those of the other kind; of as many, the later ones."""
    used: dict[Key, list[Pronoun]] = {}
    seen: dict[Key, Referent] = {}
    leads: dict[tuple[Key, str], int] = {}
    for pronoun in reach.pronouns:
        person = _only_person(reach, pronoun)
        if person is not None and person.who is not None:
            seen.setdefault(person.who, person)
            used.setdefault(person.who, []).append(pronoun)
        lead = reach.lead(pronoun, ())
        if lead is not None and lead.who is not None:
            leads[lead.who, pronoun.says] = leads.get((lead.who, pronoun.says), 0) + 1
    for who, uses in used.items():
        groups = [[u for u in uses if u.says == says] for says in ("he", "she")]
        if not all(groups):
            continue
        few, many = sorted(groups, key=lambda g: (len(g), leads.get((who, g[0].says), 0), -g[0].span.start))
        if len(few) == 1 or len(many) >= 2 * len(few):
            for pronoun in few:
                yield Mixture(pronoun, seen[who], tuple(many))


def _only_person(reach: Reach, pronoun: Pronoun) -> Referent | None:
    """The unrecorded person whom a pronoun must stand for: bound, alone before it, or leading the sentence before."""
    if pronoun.aside:
        return None
    before = reach.before(pronoun)
    person = bound(reach.story, before, pronoun)
    if person is None and before:
        person = _subject(reach, pronoun, before)
    elif person is None and pronoun.form == SUBJECT and _opens(reach.story, pronoun):
        person = _lead_before(reach, pronoun)
    if person is not None and person.mention is not None:
        person = person._replace(who=reach.referents.identities.meant(person.mention))
    if person is None or person.stated or not (isinstance(person.who, int) or reach.referents.is_surely_person(person)):
        return None
    return person


def _subject(reach: Reach, pronoun: Pronoun, before: tuple[Referent, ...]) -> Referent | None:
    """The only one before a pronoun in its sentence, its subject, where it says what they said, or of their own."""
    first = before[0]
    if not first.carries or first.who is None or {r.who for r in before} != {first.who}:
        return None
    between = reach.story.text[before[-1].span.end : pronoun.span.start]
    says = pronoun.form in (SUBJECT, POSSESSIVE) and _SAYS.fullmatch(between)
    own = pronoun.form == POSSESSIVE and between.endswith(", ")
    if not (says or own):
        return None
    sentences = reach.story.sentences
    near = [
        s
        for s in reach.back(pronoun)
        if s == pronoun.sentence - 1 or sentences[s].block == sentences[pronoun.sentence].block
    ]
    same = {first.who, None if first.mention is None else reach.referents.identities.meant(first.mention)}
    others = any(r.named and r.who not in same for s in near for r in reach.referents.named(s))
    return None if others else first


def _opens(story: Story, pronoun: Pronoun) -> bool:
    return story.text[story.sentences[pronoun.sentence].span.start : pronoun.span.start].strip("\"“”'‘’( ") == ""


def _lead_before(reach: Reach, pronoun: Pronoun) -> Referent | None:
    """Who leads the sentence before in the same paragraph, where nobody else is named in it."""
    sentences, at = reach.story.sentences, pronoun.sentence - 1
    if at < 0 or sentences[at].block != sentences[pronoun.sentence].block:
        return None
    people = reach.referents.of(at)
    named = {r.who for r in people if r.named}
    if len(named) != 1 or not people[0].named or not people[0].carries:
        return None
    unnamed = any(not r.named for r in people)
    return None if unnamed and not reach.pronouns_of(at) else people[0]
