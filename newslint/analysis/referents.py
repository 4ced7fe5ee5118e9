"""Whom a pronoun may stand for: the named and the unnamed people of each sentence, and the pronouns stated of them."""

from __future__ import annotations

import re
from bisect import bisect_left

from newslint.analysis.identities import NEVER, Key, identities_of
from newslint.analysis.unnamed import DETERMINERS, PREPOSITIONS, Unnamed, find_unnamed
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.analysis.story import Story
    from newslint.registry.entity import Entity

_LINE = re.compile(r"[\w’'.-]+|[,;:()—–\"“”]")
#: Between a noun and the name of whom it describes, and the other way round.
_ROLE_GAP = re.compile(r",?\s(?:(?:of|for|the|[A-Z][\w.’'-]*|[a-z]+-[a-z]+)\s){0,5}|,\s")
_SET_AFTER = re.compile(
    r"(?: \([^)]{0,60}\))?(?:,|,? (?:\d+,? )?(?:who )?(?:is|was|became|remains|be|has been|had been)"
    r"(?: also| once| now| then| not| still)?),?"
    r" (?:(?:an?|the|his|her|its|their|our|my|one of the|[\w’'-]+['’]s) (?:[\w’'-]+ ){0,4}"
    r"|(?:(?:former|then|deputy|chief|senior|vice|assistant|now|[A-Z][\w’'-]*) ){0,3})"
)
_GOES_ON = re.compile(
    r"(?:,|,? and|,? or|/| and,) ?(?:(?:an?|the|also|later|former|more recently,|sometime) )*"
    r"(?:(?!(?:his|her|their|my|whose) )[\w’'-]+ ){0,3}"
)
_LONGEST_GAP = 90


class Referent(NamedTuple):
    """Somebody a sentence speaks of. `stated` are the pronouns recorded or said of them, none where unknown.

    `who` tells people apart; it and `mention`, the number of the mention, are None for somebody unnamed. They are
    `governed` by the preposition that leads to them, an `owner` where they stand in the possessive.
    """

    span: Span
    stated: tuple[str, ...]
    who: Key | None
    mention: int | None
    governed: str
    owner: bool

    @property
    def named(self) -> bool:
        return self.mention is not None

    @property
    def carries(self) -> bool:
        """Whether they are more than an owner or a complement in a phrase, as what a sentence is about is."""
        return not self.governed and not self.owner

    def may_be(self, says: str) -> bool:
        """Whether a pronoun may stand for them, as far as is known."""
        return not self.stated or says in self.stated or NEVER in self.stated


class Referents:
    """The referents of a story, sentence by sentence, each worked out when asked for."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._known: dict[int, tuple[Referent, ...]] = {}
        self._starts = [m.span.start for m in story.mentions]
        self.identities = identities_of(story)

    def of(self, sentence: int) -> tuple[Referent, ...]:
        """The referents of a sentence, in order."""
        known = self._known.get(sentence)
        if known is None:
            span = self._story.sentences[sentence].span
            named = self.named(sentence)
            unnamed = [_of_noun(noun) for noun in self._unnamed(span, named)]
            known = self._known[sentence] = tuple(sorted((*named, *unnamed), key=lambda r: r.span))
        return known

    def named(self, sentence: int) -> tuple[Referent, ...]:
        """Those named: people, and whatever else unknown could be one."""
        start = self._story.sentences[sentence].span.start
        return tuple(r for n in self._mentions(sentence) if (r := self._named(n, start)) is not None)

    def contradicted(self, sentence: int, says: str) -> tuple[Referent, ...]:
        """Those named of whom other pronouns are stated."""
        keys, stated = self.identities.keys, self.identities.stated
        numbers = (n for n in self._mentions(sentence) if (known := stated[keys[n]]) and says not in known)
        start = self._story.sentences[sentence].span.start
        return tuple(r for n in numbers if (r := self._named(n, start)) is not None and not r.may_be(says))

    def entity(self, referent: Referent) -> Entity | None:
        """The record of somebody, where there is one."""
        return None if referent.who is None else self.identities.entity(referent.who)

    def name(self, referent: Referent) -> str:
        """What to call somebody named; the noun, where somebody is not."""
        return (
            self._story.text[slice(*referent.span)]
            if referent.mention is None
            else self.identities.name(referent.mention)
        )

    def is_surely_person(self, referent: Referent) -> bool:
        """Whether a referent is certainly a person named."""
        return referent.mention is not None and self.identities.is_surely_person(referent.mention)

    def _mentions(self, sentence: int) -> range:
        span = self._story.sentences[sentence].span
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def _named(self, number: int, sentence: int) -> Referent | None:
        mention, key = self._story.mentions[number], self.identities.keys[number]
        if self.identities.is_no_person(number) or self._is_family(number):
            return None
        stated = () if self.identities.is_doubtful(number) else self.identities.stated[key]
        return Referent(
            mention.span, stated, key, number, self._governed(sentence, mention.span.start), bool(mention.possessive)
        )

    def _is_family(self, number: int) -> bool:
        """Whether a mention is of a family: 'the Okafors'."""
        mention = self._story.mentions[number]
        if mention.full or mention.possessive or not mention.words[0].endswith("s"):
            return False
        return self._story.text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the "

    def _governed(self, sentence: int, start: int) -> str:
        """The preposition that leads to a name, roles and capitals between; the 'of' inside a role does not."""
        lexicon = self._story.lexicon
        words = _LINE.findall(self._story.text, max(sentence, start - 70), start)
        for at in range(len(words) - 1, -1, -1):
            low = words[at].lower().rstrip(".")
            if low in PREPOSITIONS:
                if low == "of" and at and words[at - 1].lower() in lexicon.role_heads:
                    continue
                return str(low)
            role = low in lexicon.role_heads or low in lexicon.role_modifiers
            if not (words[at][0].isupper() or low in DETERMINERS or role):
                return ""
        return ""

    def _unnamed(self, sentence: Span, named: tuple[Referent, ...]) -> Iterator[Unnamed]:
        """The nouns of a sentence that say nothing of somebody named, nor go on with one that does."""
        text, described = self._story.text, -1
        for noun in find_unnamed(text, sentence, self._story.lexicon):
            if self._describes(noun, named) or (
                described >= 0 and _GOES_ON.fullmatch(text, described, noun.span.start)
            ):
                described = noun.span.end
            else:
                yield noun

    def _describes(self, noun: Unnamed, named: tuple[Referent, ...]) -> bool:
        """Whether a noun only says what somebody named is: a role before the name, set after it, or said of it."""
        text = self._story.text
        for referent in named:
            if referent.span.end <= noun.span.start:
                gap = text[referent.span.end : noun.span.start]
                if len(gap) < _LONGEST_GAP and _SET_AFTER.fullmatch(gap):
                    return True
            elif referent.span.start <= noun.span.start:
                return True
            else:
                gap = text[noun.span.end : referent.span.start]
                if len(gap) < _LONGEST_GAP and _ROLE_GAP.fullmatch(gap) and not (referent.governed and " for " in gap):
                    return True
        return False


def _of_noun(noun: Unnamed) -> Referent:
    stated = (noun.states,) if noun.states else ()
    return Referent(noun.span, stated, None, None, noun.governed, noun.owner)
