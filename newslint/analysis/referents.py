"""Whom a pronoun may stand for: the named and the unnamed people of each sentence, and the pronouns stated of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newslint.analysis.words import GIVEN, ORGANISATION, PLACE, REGISTERED
from newslint.model.span import Span
from newslint.registry.entity import PERSON

if TYPE_CHECKING:
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story

#: Whoever this is recorded for is never checked.
NEVER = "do-not-check"

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+-year-old|[,;:()—–\"“”]")
_BEFORE = re.compile(r"([\w’'.-]+)(,?)[ \u00a0]*\n?[ \u00a0]*\Z")
_LINE = re.compile(r"[\w’'.-]+|[,;:()—–\"“”]")
_PREPOSITIONS = frozenset(
    """about above across after against along alongside amid among around as at before behind below beneath beside besides between
    beyond by despite down during except for from in inside into like near of off on onto out outside over past per since than through
    throughout to toward towards under until unlike up upon versus via with within without including featuring starring""".split()
)
_PLACE_PREPOSITIONS = frozenset("in at near outside inside across around throughout within".split())
_DETERMINERS = frozenset("a an the one another this that his her my your our their its each every no any some first".split())
#: Person nouns that are as often something else: they count only where nothing they could qualify comes after.
_LOOSE = frozenset(
    """general private minor marine model source figure target star subject native human medium carrier monitor senior junior
    official national regular local moderate liberal conservative republican radical professional principal executive
    representative patient guide guard host host medic server reader speaker driver editor royal rebel victor casualty
    authority legend celebrity minister match coach champion partner rival twin member relative relation counsel judge cook date
    agent suspect witness recorder lookout legal veteran adult juvenile teen baby pilot key novel founder captain master convert
    intellectual substitute starter winner""".split()
)
_FUNCTION = frozenset(
    """of in on at to for from with by as and or but who whom whose that which when while where after before if because than is was
    are were be been has had have will would could can may might must should did does do not also then there here now it he she they we
    i you himself herself nor so until since during about against into over under without said""".split()
)


class Referent(NamedTuple):
    """Somebody a sentence speaks of. `stated` are the pronouns recorded or said of them, none where unknown.

    `person` is their number among the story's people, where they are; `mention` the number of the mention, None for
    somebody unnamed. `governed` where a preposition leads, `owner` where the name is a possessive.
    """

    span: Span
    stated: tuple[str, ...]
    person: int | None
    mention: int | None
    governed: bool
    owner: bool

    def may_be(self, says: str) -> bool:
        """Whether a pronoun may stand for them, as far as is known."""
        return not self.stated or says in self.stated or NEVER in self.stated


class Referents:
    """The referents of a story, sentence by sentence, each worked out when asked for."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._known: dict[int, tuple[Referent, ...]] = {}
        self._starts = [m.span.start for m in story.mentions]

    def of(self, sentence: int) -> tuple[Referent, ...]:
        """The referents of a sentence, in order."""
        known = self._known.get(sentence)
        if known is None:
            span = self._story.sentences[sentence].span
            named = self.named(sentence)
            known = self._known[sentence] = tuple(sorted((*named, *self._unnamed(span, named))))
        return known

    def named(self, sentence: int) -> tuple[Referent, ...]:
        """Those named: people, and whatever else unknown could be one."""
        span = self._story.sentences[sentence].span
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(r for n in range(first, last) if (r := self._named(n)) is not None)

    def _named(self, number: int) -> Referent | None:
        mention = self._story.mentions[number]
        person = self._story.people.of[number]
        stated = self.stated[person] if person is not None else self._said(mention)
        known = person is not None and self._story.people.persons[person].entity is not None
        if not known and not mention.honorific and self._is_no_person(mention):
            return None
        if _is_plural_family(self._story, mention, person):
            return None
        return Referent(mention.span, stated, person, number, self._governed(mention.span.start), bool(mention.possessive))

    @cached_property
    def stated(self) -> tuple[tuple[str, ...], ...]:
        """For each of the story's people, the pronouns that the registry records, else those the copy states."""
        people = self._story.people
        said: dict[int, set[str]] = {}
        for mention, person in zip(self._story.mentions, people.of, strict=True):
            if person is not None and people.persons[person].entity is None:
                said.setdefault(person, set()).update(self._said(mention))
        return tuple(
            p.entity.pronouns if p.entity is not None and p.entity.pronouns else tuple(sorted(said.get(n, ())))
            for n, p in enumerate(people.persons)
        )

    def _said(self, mention: Mention) -> tuple[str, ...]:
        """What the copy states of a name: by its honorific, or by the word before it."""
        lexicon = self._story.lexicon
        if mention.honorific:
            stated = lexicon.honorifics.get(mention.honorific)
            return (stated,) if stated else ()
        before = _BEFORE.search(self._story.text, max(0, mention.span.start - 30), mention.span.start)
        if before is None or before.group(2):
            return ()
        stated = lexicon.role_stated.get(before.group(1).lower())
        return (stated,) if stated else ()

    def _is_no_person(self, mention: Mention) -> bool:
        """Whether a name nobody is known by is that of a place, an organisation or a work."""
        if mention.followed or self._story.quotes.names_work(mention.span.start):
            return True
        key = " ".join(mention.words)
        return key in self._no_people or (mention.words[0] == mention.words[0].upper() and len(mention.words[0]) > 1 and not mention.capitals)

    @cached_property
    def _no_people(self) -> frozenset[str]:
        """Names that the copy uses as those of places or things at least once."""
        story, found = self._story, set()
        kinds = story.knowledge.word_kinds
        for mention, person in zip(story.mentions, story.people.of, strict=True):
            if person is not None and (story.people.persons[person].entity is not None):
                continue
            before = _BEFORE.search(story.text, max(0, mention.span.start - 20), mention.span.start)
            word = before.group(1).lower() if before else ""
            if word == "the" or (word in _PLACE_PREPOSITIONS and not kinds.of(mention.words[0]) & GIVEN):
                found.add(" ".join(mention.words))
            elif any(kinds.of(w) & (ORGANISATION | PLACE) and not kinds.of(w) & REGISTERED for w in mention.words[1:]):
                found.add(" ".join(mention.words))
            elif any(e.kind != PERSON for e in story.registry.exact(" ".join(mention.words))):
                found.add(" ".join(mention.words))
        return frozenset(found)

    def _governed(self, start: int) -> bool:
        """Whether a preposition leads a name, roles and other capitalised words between."""
        lexicon = self._story.lexicon
        for word in reversed(_LINE.findall(self._story.text, max(0, start - 70), start)):
            low = word.lower().rstrip(".")
            if low in _PREPOSITIONS:
                return True
            if not (word[0].isupper() or low in _DETERMINERS or low in lexicon.role_heads or low in lexicon.role_modifiers):
                return False
        return False

    def _unnamed(self, sentence: Span, named: tuple[Referent, ...]) -> list[Referent]:
        lexicon = self._story.lexicon
        words = list(_WORD.finditer(self._story.text, *sentence))
        found = []
        for at, match in enumerate(words):
            low = match.group().lower().replace("’", "'")
            owner = low.endswith("'s")
            low = low.removesuffix("'s")
            if low not in lexicon.person_nouns and not low.endswith("-year-old") and low not in lexicon.country_adjectives:
                continue
            after = words[at + 1].group() if at + 1 < len(words) else ""
            if not self._is_head(low, match.group(), after, words, at) or _names_named(match, words, at, named, self._story):
                continue
            stated = lexicon.person_stated.get(low)
            governed = at > 0 and words[at - 1].group().lower() in _PREPOSITIONS or at > 1 and words[at - 2].group().lower() in _PREPOSITIONS
            found.append(Referent(Span(*match.span()), (stated,) if stated else (), None, None, governed, owner))
        return found

    def _is_head(self, low: str, word: str, after: str, words: list[re.Match[str]], at: int) -> bool:
        """Whether a noun stands for a person here, rather than qualifying what comes after it."""
        lexicon = self._story.lexicon
        ends = not after or not after[0].isalnum() or after.lower() in _FUNCTION or after.lower() in lexicon.reporting_verbs or after.endswith(("ed", "s'"))
        before = [w.group().lower() for w in words[max(0, at - 4) : at]]
        if low.endswith("-year-old"):
            return ends
        if low in lexicon.country_adjectives:
            return ends and before[-1:] in (["the"], ["a"], ["an"])
        if before[-1:] == ["as"]:
            return False
        if low in _LOOSE and not ends:
            return False
        return bool(_DETERMINERS.intersection(before)) or any(b.endswith(("'s", "’s", "s'")) for b in before) or ends


def _is_plural_family(story: Story, mention: Mention, person: int | None) -> bool:
    if person is None or mention.full or not mention.words[0].endswith("s"):
        return False
    before = story.text[max(0, mention.span.start - 4) : mention.span.start].lower()
    return before == "the " and not mention.possessive


def _names_named(noun: re.Match[str], words: list[re.Match[str]], at: int, named: tuple[Referent, ...], story: Story) -> bool:
    """Whether a noun only says what a named person is: a role before the name, set after it, or said of it."""
    for referent in named:
        if referent.span.start <= noun.start() < referent.span.end:
            return True
        between = story.text[noun.end() : referent.span.start] if referent.span.start > noun.end() else story.text[referent.span.end : noun.start()]
        if referent.span.start >= noun.end():
            if len(between) < 60 and _ROLE_GAP.fullmatch(between):
                return True
        elif len(between) < 60 and _SET_AFTER.fullmatch(between):
            return True
    return False


_ROLE_GAP = re.compile(r",?\s(?:(?:of|for|the|[A-Z][\w.’'-]*|[a-z]+-[a-z]+)\s){0,5}|,\s")
_SET_AFTER = re.compile(
    r",? ?\(?(?:\d+,? )?(?:is|was|became|remains|be|,|who is|who was)?,? ?(?:also |once |now |then |not )?(?:an?|the|his|her|its|their|one of the)? ?(?:[\w’'-]+ ){0,4}"
)
