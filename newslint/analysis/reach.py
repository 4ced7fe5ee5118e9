"""How far a pronoun reaches, and who leads the sentence it follows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from newslint.analysis.pronouns import POSSESSIVE, SUBJECT, Pronoun, find_pronouns
from newslint.analysis.referents import Referent, Referents
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story

#: How many sentences before its own a pronoun reaches, and how many more where they are all quotation.
_BACK, _BACK_QUOTED = 2, 4
#: What may stand before the phrase a sentence opens with: "However, on", "Shortly after", "On May 15, at".
_LED_IN = (
    r"(?:(?:Afterwards?|Also|But|Earlier|Finally|However|Instead|Later|Meanwhile|Moreover|Now|Then|Yet),? "
    r"|(?:Early|Late|Immediately|Just|Only|Right|Shortly|Soon) (?:on )?|(?:In|On|By) [^,;:()]{0,20}\d{1,4}, )"
)
#: A clause or phrase before the subject, up to its comma.
_OPENING = re.compile(
    rf"[\"“‘(]*(?:{_LED_IN}(?:after|along|although|at|because|before|by|despite|during|following|for|from|in|on|since"
    r"|through|throughout|upon|when|while|with)"
    r"|After|Along|Alongside|Although|Amid|As|At|Because|Before|Besides|By|Despite|During|Even|Following|For|From|If|In"
    r"|Just|Like|On|Once|Since|Though|Through|Throughout|To|Under|Unless|Unlike|Until|Upon|When|Whenever|While|Whilst"
    r"|With|Within|Without|[A-Z][a-z]+(?:ing|ed))\b(?:[^,;:()]|\([^)]*\))*,"
)
#: Prepositions after which a name is a setting, a part or a comparison: nobody the next sentence goes on with.
_DISTANT = frozenset(
    """of for as against among at behind despite during featuring in including inside on over past starring under
    unlike""".split()
)
_LABEL = re.compile(r"(?:[A-Z][A-Z.’' -]{2,40}:|Q:?\s)")
#: Blocks that open with a speaker's name from which on copy is taken for a transcript.
_LABELS = 3
#: "Okafor, her deputy," and "Okafor, who took her place".
_FOLLOWS = re.compile(r",? who (?:[a-z]+ ){0,2}(?:takes?|took|taken|taking|fill(?:s|ed|ing)?) ")
#: "Okafor, whom [she] defeated", "Okafor, about whom [she] wrote", "Okafor, who [she] said was ready".
_WHOM = re.compile(r",? (?:[a-z]+ ){0,3}whom? \Z")
_POST = re.compile(r" (?:old |former )?(?:place|seat|spot|job|post|position|role)\b")
_DESCRIPTION = re.compile(r"(?: [\w-]+){1,5}(?=[,)])")
_ADDRESS = re.compile(r"[IYy](?<!\w[IYy])(?:(?<=I)|(?<=[Yy])ou)(?![.\w])")
#: Copy that says I or you outside quotation more often than once in so many characters is speech.
_LETTERS_AN_ADDRESS = 1200


class Reach:
    """The pronouns of one story and the people they reach. Speech set down as a whole has no pronouns to judge."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.referents = Referents(story)
        self.pronouns = () if is_transcript(story) else find_pronouns(story)
        self._sentences = [p.sentence for p in self.pronouns]

    def pronouns_of(self, sentence: int) -> tuple[Pronoun, ...]:
        """The pronouns of a sentence, in order."""
        first = bisect_left(self._sentences, sentence)
        return self.pronouns[first : bisect_right(self._sentences, sentence)]

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
        """The referents before a pronoun in its sentence, but for one it helps to describe: "Okafor, her deputy,"."""
        found = tuple(r for r in self.referents.of(pronoun.sentence) if r.span.end <= pronoun.span.start)
        return found[:-1] if found and self._describes(pronoun, found[-1]) else found

    def told_of(self, pronoun: Pronoun) -> Referent | None:
        """Of whom a pronoun only says more, as the subject of a clause on their name: "Okafor, whom she defeated"."""
        before = self.before(pronoun) if pronoun.form == SUBJECT else ()
        if before and _WHOM.fullmatch(self.story.text, before[-1].span.end, pronoun.span.start):
            return before[-1]
        return None

    def _describes(self, pronoun: Pronoun, referent: Referent) -> bool:
        """Whether a possessive stands in what says who somebody named is to somebody else."""
        if pronoun.form != POSSESSIVE:
            return False
        text, lexicon = self.story.text, self.story.lexicon
        between = text[referent.span.end : pronoun.span.start]
        if between in (", ", " ("):
            phrase = _DESCRIPTION.match(text, pronoun.span.end)
            words = phrase.group().lower().split() if phrase is not None else ()
            return any(w in lexicon.person_nouns or w in lexicon.role_heads for w in words)
        return _FOLLOWS.fullmatch(between) is not None and _POST.match(text, pronoun.span.end) is not None

    def opening_end(self, sentence: int) -> int | None:
        """Where the clause or phrase ends that a sentence opens with; None where it opens with its subject."""
        opening = _OPENING.match(self.story.text, *self.story.sentences[sentence].span)
        return opening.end() if opening else None

    def lead(self, pronoun: Pronoun, back: tuple[int, ...]) -> Referent | None:
        """Whom the nearest sentence that speaks of anybody leads with, its own up to it; None where that is unclear.

        What stands in a clause or phrase before the subject leads only where nobody comes after it, and a sentence
        before the pronoun's has no lead where it speaks of anybody else who could be meant.
        """
        for sentence in (pronoun.sentence, *back):
            own = sentence == pronoun.sentence
            people = self.before(pronoun) if own else self.referents.of(sentence)
            if own and pronoun.form == SUBJECT and self._follows_opening(pronoun):
                people = tuple(r for r in people if r.carries)
            people = tuple(r for r in people if self._counts(r))
            if people:
                lead = self._first(sentence, people)
                return None if not own and self._rivalled(pronoun, lead, people) else lead
        return None

    def _counts(self, referent: Referent) -> bool:
        """Whether a referent is more than a lone name in a phrase that may be no person's."""
        return not referent.governed or not referent.named or self.referents.is_surely_person(referent)

    def _follows_opening(self, pronoun: Pronoun) -> bool:
        """Whether a pronoun comes right after the phrase its sentence opens with, and so is nobody named in it."""
        start = self.story.sentences[pronoun.sentence].span.start
        opening = _OPENING.match(self.story.text, start, pronoun.span.start)
        return opening is not None and not self.story.text[opening.end() : pronoun.span.start].strip()

    def _rivalled(self, pronoun: Pronoun, lead: Referent, people: tuple[Referent, ...]) -> bool:
        """Whether a sentence speaks beside its lead of somebody the pronoun could mean; a lone name may be nobody's."""
        others = [r for r in people if r.who != lead.who and r.may_be(pronoun.says)]
        if not lead.carries:
            return bool(others)
        surely = (r for r in others if not isinstance(r.who, str) or self.referents.is_surely_person(r))
        return any(not is_setting(r) for r in surely)

    def _first(self, sentence: int, people: tuple[Referent, ...]) -> Referent:
        """The first of a sentence's people that carries it, of those after its opening where there are any."""
        end = self.opening_end(sentence)
        after = people if end is None else tuple(r for r in people if r.span.start >= end) or people
        return next((r for r in after if r.carries), people[0])


def is_setting(referent: Referent) -> bool:
    """Whether somebody is named only as a setting, a part or a comparison."""
    return referent.governed in _DISTANT


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
