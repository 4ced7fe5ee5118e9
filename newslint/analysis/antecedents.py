"""Whom a pronoun can stand for, by sentence and clause, and the pronouns that contradict what is recorded of them.

A pronoun reaches its own sentence and the two before it, further where only quotation lies between. It contradicts where
somebody named there is recorded with other pronouns and either nobody in reach could carry it, or the clause binds it to
that person, or that person leads: is the first in the nearest sentence to speak of anybody, neither a possessive nor
led by a preposition, with nobody in between and no other pronoun of its kind in reach.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.analysis.binding import bound
from newslint.analysis.identities import Key
from newslint.analysis.pronouns import OBJECT, POSSESSIVE, REFLEXIVE, SUBJECT, Pronoun, find_pronouns
from newslint.analysis.referents import Referent, Referents

if TYPE_CHECKING:
    from newslint.analysis.story import Story

#: How many sentences before its own a pronoun reaches, and how many more where they are all quotation.
_BACK, _BACK_QUOTED = 2, 4
#: How many sentences after its own are looked at for pronouns that go on with it.
_ON = 2
_LABEL = re.compile(r"(?:[A-Z][A-Z.’' -]{2,40}:|Q:?\s)")
#: Blocks that open with a speaker's name from which on copy is taken for a transcript.
_LABELS = 3

#: A clause or phrase before the subject, up to its comma.
_OPENING = re.compile(
    r"[\"“‘(]*(?:After|Along|Alongside|Although|Amid|As|At|Because|Before|By|Despite|During|Even|Following|For|From|If|In|Just|On|Once|Since|Though|Through|To|Under"
    r"|Unless|Unlike|Until|Upon|When|Whenever|While|With|Within|Without|[A-Z][a-z]+(?:ing|ed))\b(?:[^,;:()]|\([^)]*\))*,"
)
#: Prepositions after which a name is a setting or a comparison rather than somebody the sentence goes on with.
_DISTANT = frozenset(
    "against among at behind despite during featuring in including inside on over past starring under unlike".split()
)
_ADDRESS = re.compile(r"\b(?:I|[Yy]ou)\b(?![.\w])")
#: Copy that says I or you outside quotation more often than once in so many characters is speech.
_LETTERS_AN_ADDRESS = 1200

_BEFORE_SUBJECT = frozenset(
    ("the", "a", "an", "former", "then", "actor", "director", "singer", "president", "minister", "coach", "manager")
)
AHEAD = "the phrase opens the sentence this person is the subject of"
ALONE, BOUND, LEADS = (
    "nobody else in reach can be meant",
    "the clause binds it to this person",
    "this person leads the sentence it follows",
)


class Contradiction(NamedTuple):
    """A pronoun that contradicts what is recorded of whom it can stand for: `people`, named, one referent each, in order."""

    pronoun: Pronoun
    people: tuple[Referent, ...]
    reason: str


class Reach:
    """The pronouns of one story and whom each can stand for."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.referents = Referents(story)
        self.pronouns = () if is_transcript(story) else find_pronouns(story)
        self._sentences = [p.sentence for p in self.pronouns]

    def pronouns_of(self, sentence: int) -> tuple[Pronoun, ...]:
        """The pronouns of a sentence, in order."""
        first = bisect_left(self._sentences, sentence)
        return self.pronouns[first : bisect_right(self._sentences, sentence)]

    def contradictions(self) -> Iterator[Contradiction]:
        """The pronouns that contradict, in order."""
        found = set[int]()
        for number, pronoun in enumerate(self.pronouns):
            contradiction = self._judge(number, pronoun, found)
            if contradiction is not None and not self._goes_on(number, contradiction):
                found.add(number)
                yield contradiction

    def _judge(self, number: int, pronoun: Pronoun, found: set[int]) -> Contradiction | None:
        back = self.back(pronoun)
        if pronoun.quoted:
            return None
        people = self._contradicted(pronoun, back)
        before = self.before(pronoun)
        if not before and (ahead := self._ahead(number, pronoun, back, found)):
            return Contradiction(pronoun, (ahead,), AHEAD)
        if not people:
            return None
        owner = bound(self.story, before, pronoun)
        if owner is not None and (owner.may_be(pronoun.says) or owner.who is None):
            return None
        if any(r.may_be(pronoun.says) and (r.carries or r.who is None) for r in before):
            return None
        if self._chained(number, pronoun.sentence, found):
            return None
        if owner is not None:
            return Contradiction(pronoun, (owner,), BOUND)
        if pronoun.form == REFLEXIVE or self._chained(number, min(back, default=pronoun.sentence), found):
            return None
        if pronoun.form == OBJECT and before:
            return None
        if not any(r.may_be(pronoun.says) for s in (pronoun.sentence, *back) for r in self.referents.of(s)):
            return Contradiction(pronoun, people, ALONE) if self._carried(pronoun, back) else None
        lead = self.lead(pronoun, back)
        if lead is None or lead.who is None or lead.may_be(pronoun.says):
            return None
        if self._turns_away(number) or self._looks_ahead(pronoun):
            return None
        return Contradiction(pronoun, (lead,), LEADS)

    def _goes_on(self, number: int, contradiction: Contradiction) -> bool:
        """Whether the copy goes on with pronouns of this kind, as it does with somebody else; a slip stands alone.

        Where nobody else is in reach it shows somebody else only if the other kind stands beside it.
        """
        pronoun = contradiction.pronoun
        if contradiction.reason == BOUND:
            return False
        later = [
            p for p in self.pronouns[number + 1 : number + 7] if p.sentence <= pronoun.sentence + _ON and not p.quoted
        ]
        if not any(p.says == pronoun.says for p in later):
            return False
        earlier = [p for p in self.pronouns[max(0, number - 4) : number] if p.sentence >= pronoun.sentence - _BACK]
        return contradiction.reason != ALONE or any(p.says != pronoun.says for p in (*earlier, *later))

    def _ahead(self, number: int, pronoun: Pronoun, back: tuple[int, ...], found: set[int]) -> Referent | None:
        """The person recorded otherwise who is the subject after the opening phrase that a possessive stands in."""
        start, end = self.story.sentences[pronoun.sentence].span
        opening = _OPENING.match(self.story.text, start, end)
        if pronoun.form != POSSESSIVE or opening is None or opening.end() < pronoun.span.end:
            return None
        people = self.referents.of(pronoun.sentence)
        if any(r.carries for r in people if pronoun.span.end <= r.span.start < opening.end()):
            return None
        subject = next((r for r in people if r.span.start >= opening.end()), None)
        if subject is None or not subject.named or not subject.carries or subject.may_be(pronoun.says):
            return None
        between = self.story.text[opening.end() : subject.span.start].split()
        if not all(w[0].isupper() or w in _BEFORE_SUBJECT for w in between):
            return None
        lead = self.lead(pronoun, back)
        if lead is not None and lead.may_be(pronoun.says):
            return None
        return None if self._chained(number, min(back, default=pronoun.sentence), found) else subject

    def _looks_ahead(self, pronoun: Pronoun) -> bool:
        """Whether a pronoun stands in what opens its sentence, before a subject that it may be for."""
        opening = _OPENING.match(self.story.text, *self.story.sentences[pronoun.sentence].span)
        if opening is None or opening.end() < pronoun.span.end:
            return False
        after = (r for r in self.referents.of(pronoun.sentence) if r.span.start >= opening.end() and r.carries)
        return any(r.may_be(pronoun.says) for r in after)

    def back(self, pronoun: Pronoun) -> tuple[int, ...]:
        """The sentences before its own that a pronoun reaches, the nearest first."""
        sentences, quotes = self.story.sentences, self.story.quotes
        found: list[int] = []
        quoted = 0
        at = pronoun.sentence - 1
        while at >= 0 and len(found) - quoted < _BACK and quoted < _BACK_QUOTED:
            speech = quotes.at(sentences[at].span.start)
            quoted += speech is not None and sentences[at].span.end <= speech.end
            found.append(at)
            at -= 1
        return tuple(found)

    def before(self, pronoun: Pronoun) -> tuple[Referent, ...]:
        """The referents before a pronoun in its sentence."""
        return tuple(r for r in self.referents.of(pronoun.sentence) if r.span.end <= pronoun.span.start)

    def lead(self, pronoun: Pronoun, back: tuple[int, ...]) -> Referent | None:
        """Whom the nearest sentence that speaks of anybody, as far as the pronoun, leads with; None where it is not clear.

        What stands in a clause or phrase put before the sentence leads only where nobody comes after it, and a sentence
        before the pronoun's has no lead where it names anybody else who could be meant.
        """
        for sentence in (pronoun.sentence, *back):
            own = sentence == pronoun.sentence
            people = self.before(pronoun) if own else self.referents.of(sentence)
            if own and pronoun.form == SUBJECT and self._follows_opening(pronoun):
                people = tuple(r for r in people if r.carries)
            people = tuple(r for r in people if self._counts(r))
            if not people:
                continue
            leads = [r for r in self._after_opening(sentence, people) if r.carries]
            lead = leads[0] if leads else people[0]
            if not own and self._rivalled(pronoun, lead, people):
                return None
            return lead
        return None

    def _counts(self, referent: Referent) -> bool:
        """Whether a referent is more than a lone name in a phrase that may be no person's."""
        return not referent.governed or referent.mention is None or self.referents.is_surely_person(referent)

    def _follows_opening(self, pronoun: Pronoun) -> bool:
        """Whether a pronoun comes right after the phrase its sentence opens with, and so is none of those named in it."""
        start = self.story.sentences[pronoun.sentence].span.start
        opening = _OPENING.match(self.story.text, start, pronoun.span.start)
        return opening is not None and not self.story.text[opening.end() : pronoun.span.start].strip()

    def _rivalled(self, pronoun: Pronoun, lead: Referent, people: tuple[Referent, ...]) -> bool:
        """Whether a sentence speaks of somebody beside its lead whom the pronoun could mean; a setting does not count."""
        for other in people:
            if other.who == lead.who or not other.may_be(pronoun.says):
                continue
            if not lead.carries:
                return True
            if other.carries and isinstance(other.who, int):
                return True
        return False

    def _after_opening(self, sentence: int, people: tuple[Referent, ...]) -> tuple[Referent, ...]:
        """The people after the clause or phrase that a sentence opens with, or all where there is none or nobody is."""
        opening = _OPENING.match(self.story.text, *self.story.sentences[sentence].span)
        after = tuple(r for r in people if r.span.start >= opening.end()) if opening else ()
        return after or people

    def _contradicted(self, pronoun: Pronoun, back: tuple[int, ...]) -> tuple[Referent, ...]:
        """The people named in reach, before the pronoun, for whom something else is recorded."""
        found: dict[Key | None, Referent] = {}
        for sentence in reversed((pronoun.sentence, *back)):
            for referent in self.referents.contradicted(sentence, pronoun.says):
                if referent.span.start < pronoun.span.start:
                    found.setdefault(referent.who, referent)
        return tuple(found.values())

    def _carried(self, pronoun: Pronoun, back: tuple[int, ...]) -> bool:
        """Whether anybody in reach is more than an owner or a complement in a phrase, so that a pronoun would go on with them."""
        return any(r.carries for r in self.before(pronoun)) or any(
            not r.governed for s in back for r in self.referents.named(s)
        )

    def _chained(self, number: int, first: int, found: set[int]) -> bool:
        """Whether an earlier pronoun from sentence `first` on says the same, rightly as far as is known."""
        says, at = self.pronouns[number].says, number - 1
        while at >= 0 and self.pronouns[at].sentence >= first:
            if self.pronouns[at].says == says and at not in found:
                return True
            at -= 1
        return False

    def _turns_away(self, number: int) -> bool:
        """Whether the sentence speaks of another before the pronoun: by a pronoun that says otherwise, or by 'and he'."""
        pronoun = self.pronouns[number]
        if any(
            p.says != pronoun.says and p.span.start < pronoun.span.start for p in self.pronouns_of(pronoun.sentence)
        ):
            return True
        return (
            pronoun.form == SUBJECT
            and self.story.text[pronoun.span.start - 5 : pronoun.span.start].endswith(" but ")
            and bool(self.before(pronoun))
        )


@lru_cache(maxsize=1)
def reach_of(story: Story) -> Reach:
    """The reach of a story's pronouns, worked out once for all checks in turn."""
    return Reach(story)


def is_transcript(story: Story) -> bool:
    """Whether the copy is somebody's speech set down as a whole, in which a pronoun may mean anybody.

    Speakers' names stand before it, or it says I and you outside quotation marks.
    """
    labelled = sum(_LABEL.match(story.text, *b.span) is not None for b in story.document.blocks)
    if labelled >= _LABELS:
        return True
    addressed = sum(not story.quotes.covers(m.start()) for m in _ADDRESS.finditer(story.text))
    return addressed > 2 + len(story.text) / _LETTERS_AN_ADDRESS
