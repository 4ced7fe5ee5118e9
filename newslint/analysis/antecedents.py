"""The pronouns that contradict what is recorded of whom they stand for, by sentence and clause.

A pronoun reaches its own sentence and the two before it, further where only quotation lies between. It contradicts
where somebody named there is recorded with other pronouns and one of these holds: nobody in reach could carry it; the
clause binds it to that person; it opens the sentence that person is the subject of; that person leads the sentence it
follows, or says what goes before it in a quotation that goes on. Anybody else it could mean, a pronoun of its kind
before it, or more of them after it, speaks against.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.analysis.binding import bound
from newslint.analysis.cataphora import opening_end, subject_ahead
from newslint.analysis.identities import Key
from newslint.analysis.pronouns import OBJECT, POSSESSIVE, REFLEXIVE, SUBJECT, Pronoun
from newslint.analysis.reach import Reach, is_setting
from newslint.analysis.referents import Referent
from newslint.analysis.speakers import speaker_before
from newslint.typed import NamedTuple

ALONE = "nobody else in reach can be meant"
BOUND = "the clause binds it to this person"
AHEAD = "it opens the sentence this person is the subject of"
SPEAKS = "this person says what goes before"
LEADS = "this person leads the sentence it follows"

#: How many sentences before and after its own are looked through for pronouns that go on with it.
_AROUND = 2


class Contradiction(NamedTuple):
    """A pronoun that contradicts what is recorded of whom it can stand for: one referent each, in order."""

    pronoun: Pronoun
    people: tuple[Referent, ...]
    reason: str


def find_contradictions(reach: Reach) -> Iterator[Contradiction]:
    """The pronouns of a story that contradict, in order."""
    found = set[int]()
    for number, pronoun in enumerate(reach.pronouns):
        if pronoun.aside:
            continue
        contradiction = _Judgement(reach, number, found).contradiction()
        if contradiction is not None and not _goes_on(reach, number, contradiction):
            found.add(number)
            yield contradiction


class _Judgement:
    """One pronoun under judgement; `found` are the numbers of those before it that contradict."""

    def __init__(self, reach: Reach, number: int, found: set[int]) -> None:
        self.reach = reach
        self.number = number
        self.pronoun = reach.pronouns[number]
        self.found = found
        self.back = reach.back(self.pronoun)

    def contradiction(self) -> Contradiction | None:
        people = self.contradicted()
        if not people:
            return None
        speaker = speaker_before(self.reach, self.pronoun)
        if speaker is not None:
            return None if speaker.may_be(self.pronoun.says) else Contradiction(self.pronoun, (speaker,), SPEAKS)
        self.before = self.reach.before(self.pronoun)
        ahead = not self.before and not self.chained(self.first)
        subject = subject_ahead(self.reach, self.pronoun, self.back) if ahead else None
        if subject is not None:
            return Contradiction(self.pronoun, (subject,), AHEAD)
        told_of = self.reach.told_of(self.pronoun)
        if told_of is not None:
            people = tuple(r for r in people if r.who != told_of.who)
        people = tuple(r for r in people if r.span.start < self.pronoun.span.start)
        if not people or self.meant_before() or self.chained(self.pronoun.sentence):
            return None
        owner = bound(self.reach.story, self.before, self.pronoun)
        if owner is not None:
            right = not owner.named or owner.may_be(self.pronoun.says)
            return None if right else Contradiction(self.pronoun, (owner,), BOUND)
        return self.unbound(people, told_of)

    def unbound(self, people: tuple[Referent, ...], told_of: Referent | None) -> Contradiction | None:
        """The contradiction of a pronoun that no clause binds, if it is one; whom it tells of it does not stand for."""
        form, says = self.pronoun.form, self.pronoun.says
        if form == REFLEXIVE or (form == OBJECT and self.before) or self.chained(self.first):
            return None
        reached = [r for s in (self.pronoun.sentence, *self.back) for r in self.reach.referents.of(s)]
        if not any(r.may_be(says) for r in reached):
            earlier = [r for r in reached if r.span.end <= self.pronoun.span.start]
            return Contradiction(self.pronoun, people, ALONE) if any(r.named and r.carries for r in earlier) else None
        lead = self.reach.lead(self.pronoun, self.back) if told_of is None else self.other_before(told_of)
        if lead is None or not lead.named or lead.may_be(says) or self.turns_away() or self.looks_ahead():
            return None
        if form == SUBJECT and self.before and self.known_before():
            return None
        return Contradiction(self.pronoun, (lead,), LEADS)

    def other_before(self, told_of: Referent) -> Referent | None:
        """The first of the sentence's people before the pronoun that is not the one it tells of."""
        return next((r for r in self.before if r.carries and r.who != told_of.who), None)

    @property
    def first(self) -> int:
        """The first sentence in reach."""
        return min(self.back, default=self.pronoun.sentence)

    def contradicted(self) -> tuple[Referent, ...]:
        """The people named in reach for whom something else is recorded."""
        found: dict[Key | None, Referent] = {}
        for sentence in reversed((self.pronoun.sentence, *self.back)):
            for referent in self.reach.referents.contradicted(sentence, self.pronoun.says):
                found.setdefault(referent.who, referent)
        return tuple(found.values())

    def meant_before(self) -> bool:
        """Whether the sentence speaks before the pronoun of somebody it could mean; a lone name may be nobody's.

        Someone named only as a setting counts right before a possessive: "the visit of Okafor and her staff".
        """
        last = self.before[-1] if self.before and self.pronoun.form == POSSESSIVE else None
        if last is not None and last.may_be(self.pronoun.says):
            between = self.reach.story.text[last.span.end : self.pronoun.span.start]
            if between in (" and ", ", ", ", and "):
                return True
        return any(
            r.may_be(self.pronoun.says) and (r.carries or (not isinstance(r.who, str) and not is_setting(r)))
            for r in self.before
        )

    def chained(self, first: int) -> bool:
        """Whether an earlier pronoun from sentence `first` on says the same, rightly as far as is known."""
        pronouns, at = self.reach.pronouns, self.number - 1
        while at >= 0 and pronouns[at].sentence >= first:
            if pronouns[at].says == self.pronoun.says and at not in self.found:
                return True
            at -= 1
        return False

    def known_before(self) -> bool:
        """Whether a sentence before speaks of somebody of whom the pronoun is known to be right."""
        says = self.pronoun.says
        return any(says in r.stated and r.carries for s in self.back for r in self.reach.referents.of(s))

    def turns_away(self) -> bool:
        """Whether the sentence speaks of another before: by a pronoun that says otherwise, or by 'but he'."""
        start = self.pronoun.span.start
        earlier = self.reach.pronouns_of(self.pronoun.sentence)
        if any(p.says != self.pronoun.says and p.span.start < start for p in earlier):
            return True
        switches = self.reach.story.text.endswith(" but ", 0, start)
        return self.pronoun.form == SUBJECT and bool(self.before) and switches

    def looks_ahead(self) -> bool:
        """Whether the pronoun stands in what opens its sentence, before a subject that it may be for."""
        end = opening_end(self.reach, self.pronoun)
        if end is None:
            return False
        after = (r for r in self.reach.referents.of(self.pronoun.sentence) if r.span.start >= end and r.carries)
        return any(r.may_be(self.pronoun.says) for r in after)


def _is_explained(reach: Reach, pronoun: Pronoun, later: Pronoun) -> bool:
    """Whether somebody surely named whom a later pronoun of the same kind could mean comes between the two."""
    people = (r for s in range(pronoun.sentence, later.sentence + 1) for r in reach.referents.named(s))
    between = (r for r in people if pronoun.span.end <= r.span.start and r.span.end <= later.span.start)
    return any(r.may_be(later.says) and (r.stated or isinstance(r.who, int)) for r in between)


def _goes_on(reach: Reach, number: int, contradiction: Contradiction) -> bool:
    """Whether the copy goes on with pronouns of this kind, as it does with somebody else; a slip stands alone.

    Those count before which, after this one, nobody is spoken of whom they could mean. Where nobody else is in reach
    that shows somebody else only if pronouns of the other kind stand beside it.
    """
    pronoun = contradiction.pronoun
    if contradiction.reason in (BOUND, SPEAKS):
        return False
    near = [p for p in reach.pronouns[max(0, number - 4) : number + 7] if abs(p.sentence - pronoun.sentence) <= _AROUND]
    after = (p for p in near if p.says == pronoun.says and p.span.start > pronoun.span.start and not p.aside)
    if all(_is_explained(reach, pronoun, p) for p in after):
        return False
    return contradiction.reason != ALONE or any(p.says != pronoun.says for p in near)
