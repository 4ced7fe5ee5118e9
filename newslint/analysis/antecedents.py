"""Pronouns that nobody in reach can stand behind: whom the copy names there, and what is recorded of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.analysis.binding import bound
from newslint.analysis.pronouns import OBJECT, POSSESSIVE, REFLEXIVE, SUBJECT, Pronoun, find_pronouns
from newslint.analysis.referents import Key, Referent, Referents

if TYPE_CHECKING:
    from newslint.analysis.story import Story

#: How many sentences before its own a pronoun reaches, and how many more of pure quotation between.
_BACK, _BACK_QUOTED = 2, 4
_LABEL = re.compile(r"(?:[A-Z][A-Z.’' -]{2,40}:|Q:?\s)")


class Contradiction(NamedTuple):
    """A pronoun that contradicts what is recorded of everybody it can stand for; `people` are the named ones, in order."""

    pronoun: Pronoun
    people: tuple[Referent, ...]
    reason: str


class Reach:
    """Whom each pronoun of a story may stand for."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.referents = Referents(story)
        self.transcript = is_transcript(story)
        self.flagged: set[int] = set()
        self.pronouns = find_pronouns(story)

    def contradictions(self) -> Iterator[Contradiction]:
        """The pronouns that contradict, in order."""
        for number, pronoun in enumerate(self.pronouns):
            found = self.judge(number, pronoun)
            if found is not None:
                self.flagged.add(number)
                yield found

    def judge(self, number: int, pronoun: Pronoun) -> Contradiction | None:
        before = self.sentences_before(pronoun)
        people = self.contradicted(pronoun, before)
        if not people:
            return None
        if self.transcript or pronoun.quoted:
            return None
        owner = bound(self.story, self.referents, pronoun)
        if owner is not None:
            if owner.may_be(pronoun.says):
                return None
            return Contradiction(pronoun, (owner,), "the clause binds it to that person")
        if pronoun.form == REFLEXIVE:
            before = ()
        for sentence in (pronoun.sentence, *before):
            if any(r.may_be(pronoun.says) for r in self.referents.of(sentence)):
                return None
        if self.chained(number, pronoun, before):
            return None
        return Contradiction(pronoun, people, "nobody else is in reach")

    def sentences_before(self, pronoun: Pronoun) -> tuple[int, ...]:
        """The sentences before its own that a pronoun reaches, the nearest first; sentences all quoted count little."""
        sentences, quotes = self.story.sentences, self.story.quotes
        found: list[int] = []
        plain = quoted = 0
        at = pronoun.sentence - 1
        while at >= 0 and plain < _BACK and quoted < _BACK_QUOTED:
            speech = quotes.at(sentences[at].span.start)
            if speech is not None and sentences[at].span.end <= speech.end:
                quoted += 1
            else:
                plain += 1
            found.append(at)
            at -= 1
        return tuple(found)

    def contradicted(self, pronoun: Pronoun, before: tuple[int, ...]) -> tuple[Referent, ...]:
        """The people named in reach, before the pronoun, for whom something else is recorded."""
        found: dict[Key | None, Referent] = {}
        for sentence in reversed((pronoun.sentence, *before)):
            for referent in self.referents.named(sentence):
                if referent.who is not None and referent.span.start < pronoun.span.start and not referent.may_be(pronoun.says):
                    found.setdefault(referent.who, referent)
        return tuple(found.values())

    def chained(self, number: int, pronoun: Pronoun, before: tuple[int, ...]) -> bool:
        """Whether an earlier pronoun in reach says the same of somebody, rightly as far as is known."""
        first = min((pronoun.sentence, *before))
        at = number - 1
        while at >= 0 and self.pronouns[at].sentence >= first:
            if self.pronouns[at].says == pronoun.says and at not in self.flagged:
                return True
            at -= 1
        return False


def is_transcript(story: Story) -> bool:
    """Whether the copy is speech set down with the speakers' names before it."""
    labelled = sum(_LABEL.match(story.text, *b.span) is not None for b in story.document.blocks)
    return labelled >= 3
