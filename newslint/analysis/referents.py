"""Whom a pronoun may stand for: the named and the unnamed people of each sentence, and the pronouns stated of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from newslint.analysis.sentences import sentence_at
from newslint.analysis.words import COMMON, GIVEN, NOT_NAME, ORGANISATION, OTHER, PLACE, REGISTERED, ROLE
from newslint.model.span import Span
from newslint.registry.distance import edits
from newslint.registry.entity import PERSON
from newslint.registry.normalise import squash

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.analysis.lexicon import Lexicon
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story
    from newslint.registry.entity import Entity

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


#: Letters from which on a name with one letter wrong is still the same name.
_LONG_ENOUGH = 6
#: A word with a full stop too long for an abbreviated title: it ends a sentence.
_STOPPED = re.compile(r"[^\W\d_]{4,}\.\s+\Z")
_ACTS = re.compile(r"[’']s\b|,? who\b| (?:said|says|told|added|was|is|had|has|would|will|did)\b")

Key: TypeAlias = "int | str"


class Referent(NamedTuple):
    """Somebody a sentence speaks of. `stated` are the pronouns recorded or said of them, none where unknown.

    `who` tells people apart; it and `mention`, the number of the mention, are None for somebody unnamed. `governed` where a preposition leads, `owner` where the name is a possessive.
    """

    span: Span
    stated: tuple[str, ...]
    who: Key | None
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
        self._mononyms: dict[str, Entity] = {}
        self._starts = [m.span.start for m in story.mentions]

    def of(self, sentence: int) -> tuple[Referent, ...]:
        """The referents of a sentence, in order."""
        known = self._known.get(sentence)
        if known is None:
            span = self._story.sentences[sentence].span
            named = self.named(sentence)
            known = self._known[sentence] = tuple(sorted((*named, *self._unnamed(span, named)), key=lambda r: r.span))
        return known

    def named(self, sentence: int) -> tuple[Referent, ...]:
        """Those named: people, and whatever else unknown could be one."""
        span = self._story.sentences[sentence].span
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(r for n in range(first, last) if (r := self._named(n)) is not None)

    def _named(self, number: int) -> Referent | None:
        mention, key = self._story.mentions[number], self.keys[number]
        entity = self.entity(key)
        if entity is None and not mention.honorific and self._is_no_person(number):
            return None
        if _is_plural_family(self._story, mention, key):
            return None
        doubtful = self._may_be_namesake(mention, key, entity) or self._opens_sentence(mention)
        stated = () if doubtful else self.stated.get(key, ())
        return Referent(mention.span, stated, key, number, self._governed(mention.span.start), bool(mention.possessive))

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """For each mention whom it names: the number of one of the story's people, else a record's id, else its own words."""
        story = self._story
        return tuple(
            person if person is not None else self._mononym(mention) or squash(mention.surface)
            for mention, person in zip(story.mentions, story.people.of, strict=True)
        )

    def _opens_sentence(self, mention: Mention) -> bool:
        """Whether a common word has its capital from the sentence it opens, for all that is known."""
        if not mention.common or mention.honorific or _ACTS.match(self._story.text, mention.span.end):
            return False
        sentence = sentence_at(self._story.sentences, mention.span.start)
        return sentence is not None and self._story.sentences[sentence].span.start == mention.span.start

    def _may_be_namesake(self, mention: Mention, key: Key, entity: Entity | None) -> bool:
        """Whether a name may be that of somebody else than the one on record: titled otherwise, or with a namesake on record."""
        if entity is None or not entity.pronouns:
            return False
        if key in self._titled_otherwise:
            return True
        if mention.full or not (mention.honorific or self._titled(mention)):
            return False
        others = self._story.registry.family_members(squash(mention.words[0]))
        return any(set(other.pronouns) != set(entity.pronouns) for other in others)

    @cached_property
    def _titled_otherwise(self) -> frozenset[Key]:
        """People on record to whom the copy gives a title that states another pronoun."""
        return frozenset(
            key
            for mention, key in zip(self._story.mentions, self.keys, strict=True)
            if (entity := self.entity(key)) is not None and not set(self._said(mention)) <= set(entity.pronouns)
        )

    def _mononym(self, mention: Mention) -> str | None:
        """The id of the only person whose whole registered name a mention is."""
        if mention.common and not mention.honorific or mention.followed:
            return None
        found = [e for e in self._story.registry.exact(mention.surface) if e.kind == PERSON and " " not in e.name]
        if len(found) != 1 or squash(found[0].name) != squash(mention.surface):
            return None
        self._mononyms[found[0].id] = found[0]
        return found[0].id

    def entity(self, key: Key) -> Entity | None:
        """The record of somebody named, where there is one."""
        return self._story.people.persons[key].entity if isinstance(key, int) else self._mononyms.get(key)

    def meant(self, referent: Referent) -> Key | None:
        """Who a referent is, a short name misspelt taken for the unrecorded person whose family name it nearly is."""
        if referent.mention is None or isinstance(referent.who, int):
            return referent.who
        mention, persons = self._story.mentions[referent.mention], self._story.people.persons
        word = squash(mention.words[0])
        if mention.full or mention.common or len(word) < _LONG_ENOUGH:
            return referent.who
        near = [n for n, p in enumerate(persons) if p.entity is None and p.family[:1] == word[0] and edits(word, p.family) == 1]
        return near[0] if len(near) == 1 else referent.who

    def entity_of(self, referent: Referent) -> Entity | None:
        """The record of a referent, where there is one."""
        return None if referent.who is None else self.entity(referent.who)

    def is_surely_person(self, referent: Referent) -> bool:
        """Whether a named referent is certainly somebody: named in full, on record, or by what is a given name."""
        if referent.mention is None:
            return False
        mention = self._story.mentions[referent.mention]
        return isinstance(referent.who, int) or bool(mention.honorific) or bool(self._story.knowledge.word_kinds.of(mention.words[0]) & GIVEN)

    def name(self, referent: Referent) -> str:
        """What to call somebody named: as the registry does, else as the copy does."""
        assert referent.who is not None
        entity = self.entity(referent.who)
        if entity is not None:
            return entity.name
        return self._story.people.persons[referent.who].name if isinstance(referent.who, int) else self._story.text[slice(*referent.span)]

    @cached_property
    def stated(self) -> Mapping[Key, tuple[str, ...]]:
        """For everybody named, the pronouns that the registry records, else those the copy states."""
        said: dict[Key, set[str]] = {}
        for mention, key in zip(self._story.mentions, self.keys, strict=True):
            entity = self.entity(key)
            said.setdefault(key, set()).update(entity.pronouns if entity is not None and entity.pronouns else self._said(mention))
        return {key: tuple(sorted(pronouns)) for key, pronouns in said.items()}

    def _said(self, mention: Mention) -> tuple[str, ...]:
        """What the copy states of a name: by its honorific, or by the word before it."""
        lexicon = self._story.lexicon
        if mention.honorific and not _STOPPED.search(self._story.text, max(0, mention.span.start - 16), mention.span.start):
            stated = lexicon.honorifics.get(mention.honorific)
            return (stated,) if stated else ()
        before = _BEFORE.search(self._story.text, max(0, mention.span.start - 30), mention.span.start)
        if before is None or before.group(2):
            return ()
        stated = None if mention.common else stated_by(lexicon, before.group(1).lower())
        return (stated,) if stated else ()

    def _is_no_person(self, number: int) -> bool:
        """Whether a name the registry does not know is that of a place, an organisation or a work, or no name."""
        story, mention = self._story, self._story.mentions[number]
        if mention.followed or story.quotes.names_work(mention.span.start) or self.keys[number] in self._no_people:
            return True
        if mention.full or isinstance(self.keys[number], int):
            return False
        word = mention.words[0]
        if word.isupper() and len(word) > 1 and not mention.capitals:
            return True
        kinds = story.knowledge.word_kinds.of(word)
        if not kinds & NOT_NAME or kinds & GIVEN and kinds & NOT_NAME == COMMON and not self._opens_sentence(mention):
            return False
        return not (self.keys[number] in self._acting and kinds & NOT_NAME in (COMMON, ROLE, OTHER)) and not self._titled(mention)

    @cached_property
    def _acting(self) -> frozenset[Key]:
        """Words of another meaning that do at least once what people do, where no sentence gives them their capital."""
        story = self._story
        starts = {s.span.start for s in story.sentences}
        return frozenset(
            key
            for mention, key in zip(story.mentions, self.keys, strict=True)
            if not mention.full and mention.span.start not in starts and _ACTS.match(story.text, mention.span.end)
        )

    def _titled(self, mention: Mention) -> bool:
        before = _BEFORE.search(self._story.text, max(0, mention.span.start - 30), mention.span.start)
        return before is not None and not before.group(2) and before.group(1).lower().rstrip(".") in self._story.lexicon.role_heads

    @cached_property
    def _no_people(self) -> frozenset[Key]:
        """Names that the copy uses as those of places or things at least once."""
        story, found = self._story, set[Key]()
        kinds = story.knowledge.word_kinds
        for mention, key in zip(story.mentions, self.keys, strict=True):
            if self.entity(key) is not None:
                continue
            before = _BEFORE.search(story.text, max(0, mention.span.start - 20), mention.span.start)
            word = before.group(1).lower() if before else ""
            if word == "the" or (word in _PLACE_PREPOSITIONS and not kinds.of(mention.words[0]) & GIVEN):
                found.add(key)
            elif any(kinds.of(w) & (ORGANISATION | PLACE) and not kinds.of(w) & REGISTERED for w in mention.words[1:]):
                found.add(key)
            elif any(e.kind != PERSON for e in story.registry.exact(mention.surface)):
                found.add(key)
        return frozenset(found)

    def _governed(self, start: int) -> bool:
        """Whether a preposition leads a name, roles and other capitalised words between; the 'of' inside a role does not."""
        lexicon = self._story.lexicon
        words = _LINE.findall(self._story.text, max(0, start - 70), start)
        for at in range(len(words) - 1, -1, -1):
            low = words[at].lower().rstrip(".")
            if low in _PREPOSITIONS:
                if low == "of" and at and words[at - 1].lower() in lexicon.role_heads:
                    continue
                return True
            if not (words[at][0].isupper() or low in _DETERMINERS or low in lexicon.role_heads or low in lexicon.role_modifiers):
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


def stated_by(lexicon: Lexicon, word: str) -> str | None:
    """The pronoun that a role or a person noun, in lower case, states."""
    return lexicon.role_stated.get(word) or lexicon.person_stated.get(word)


def _is_plural_family(story: Story, mention: Mention, key: Key) -> bool:
    if not isinstance(key, int) or mention.full or not mention.words[0].endswith("s"):
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
            if len(between) < 60 and _ROLE_GAP.fullmatch(between) and not (referent.governed and " for " in between):
                return True
        elif len(between) < 60 and _SET_AFTER.fullmatch(between):
            return True
    return False


_ROLE_GAP = re.compile(r",?\s(?:(?:of|for|the|[A-Z][\w.’'-]*|[a-z]+-[a-z]+)\s){0,5}|,\s")
_SET_AFTER = re.compile(
    r"(?:,|,? \(?(?:\d+,? )?(?:who )?(?:is|was|became|remains|be|has been|had been)(?: also| once| now| then| not| still)?),?"
    r" (?:(?:an?|the|his|her|its|their|our|my|one of the|[\w’'-]+['’]s) (?:[\w’'-]+ ){0,4}|(?:(?:former|then|deputy|chief|senior|vice|assistant|now|[A-Z][\w’'-]*) ){0,3})"
)
