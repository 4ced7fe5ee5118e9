"""Whom each mention of a story names, what pronouns are stated of them, and which names are no person's."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from newslint.analysis.words import CITY, COMMON, GIVEN, NAME, NOT_NAME, ORGANISATION, OTHER, PLACE, REGISTERED, ROLE
from newslint.registry.distance import edits
from newslint.registry.entity import PERSON
from newslint.registry.normalise import squash
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from newslint.analysis.lexicon import Lexicon
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story
    from newslint.registry.entity import Entity

Key: TypeAlias = "int | str"
"""Tells the people of a story apart: the number of one of its people, else a record's id, else a name's own words."""

_PLACE_PREPOSITIONS = frozenset("in at near outside inside across around throughout within".split())
#: What follows somebody who does what people do, or owns something.
ACTS = re.compile(r"[’']s\b|,? who\b| (?:said|says|told|added|was|is|had|has|would|will|did)\b")
#: Letters from which on a name with one letter wrong is still the same name.
_LONG_ENOUGH = 6
#: Letters from which on a word with a full stop after it ends a sentence rather than being short for a title.
_NO_SHORT_TITLE = 5


#: Whoever this is recorded for is never checked.
NEVER = "do-not-check"


class Identities:
    """Whom the mentions of one story name. Mentions go by their number."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._mononyms: dict[str, Entity] = {}

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """For each mention whom it names."""
        story = self._story
        return tuple(
            person if person is not None else self._mononym(mention) or squash(mention.surface)
            for mention, person in zip(story.mentions, story.people.of, strict=True)
        )

    def _mononym(self, mention: Mention) -> str | None:
        """The id of the only person whose whole registered name a mention is."""
        if mention.full or (mention.common and not mention.honorific) or mention.followed:
            return None
        found = [e for e in self._story.registry.exact(mention.surface) if e.kind == PERSON and " " not in e.name]
        if len(found) != 1 or squash(found[0].name) != squash(mention.surface):
            return None
        self._mononyms[found[0].id] = found[0]
        return found[0].id

    def entity(self, key: Key) -> Entity | None:
        """The record of somebody, where there is one."""
        return self._story.people.persons[key].entity if isinstance(key, int) else self._mononyms.get(key)

    def name(self, number: int) -> str:
        """What to call whom a mention names: as the registry does, else as the copy does in full."""
        key = self.keys[number]
        entity = self.entity(key)
        if entity is not None:
            return entity.name
        return self._story.people.persons[key].name if isinstance(key, int) else self._story.mentions[number].surface

    def meant(self, number: int) -> Key:
        """Whom a mention names, a family name one letter wrong taken for that of the unrecorded person who bears it."""
        key, mention, persons = self.keys[number], self._story.mentions[number], self._story.people.persons
        word = squash(mention.words[0])
        if isinstance(key, int) or mention.full or mention.common or len(word) < _LONG_ENOUGH:
            return key
        near = [
            n
            for n, p in enumerate(persons)
            if p.entity is None and p.family[:1] == word[0] and edits(word, p.family) == 1
        ]
        return near[0] if len(near) == 1 else key

    @cached_property
    def stated(self) -> Mapping[Key, tuple[str, ...]]:
        """For everybody named, the pronouns that the registry records, else those the copy states."""
        stated: dict[Key, set[str]] = {}
        for mention, key in zip(self._story.mentions, self.keys, strict=True):
            entity = self.entity(key)
            known = entity.pronouns if entity is not None else ()
            stated.setdefault(key, set()).update(known or self._said(mention))
        return {key: tuple(sorted(pronouns)) for key, pronouns in stated.items()}

    def _said(self, mention: Mention) -> tuple[str, ...]:
        """What the copy states of a name: by its honorific, or by the word before it."""
        lexicon, word = self._story.lexicon, self._word_before(mention)
        if mention.honorific:
            ends = word.endswith(".") and len(word) > _NO_SHORT_TITLE
            stated = None if ends else lexicon.honorifics.get(mention.honorific)
        else:
            stated = None if mention.common else stated_by(lexicon, word.lower())
        return (stated,) if stated else ()

    def _word_before(self, mention: Mention) -> str:
        """The word right before a mention; "" where anything but a space parts them."""
        before = self._story.text[max(0, mention.span.start - 30) : mention.span.start]
        return before.split()[-1] if before[-1:].isspace() and before.strip() else ""

    def is_titled(self, number: int) -> bool:
        """Whether a role stands right before a mention."""
        word = self._word_before(self._story.mentions[number])
        return word.lower().rstrip(".") in self._story.lexicon.role_heads

    def is_doubtful(self, number: int) -> bool:
        """Whether a mention may be somebody else's than the one it is taken for, so that nothing is stated of them.

        It is a word that may be no name, opening a sentence; or the copy gives the person a title that states another
        pronoun; or it stands under a title and somebody on record with other pronouns has that family name.
        """
        mention, key = self._story.mentions[number], self.keys[number]
        if self._opens_sentence(mention):
            return True
        entity = self.entity(key)
        if entity is None or not entity.pronouns:
            return False
        if key in self._titled_otherwise:
            return True
        if mention.full or not (mention.honorific or self.is_titled(number)):
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

    def _opens_sentence(self, mention: Mention) -> bool:
        """Whether a common word has its capital from the sentence it opens, for all that is known."""
        if not mention.common or mention.honorific or ACTS.match(self._story.text, mention.span.end):
            return False
        return mention.span.start in self._sentence_starts and mention.words[0] not in self._inside

    @cached_property
    def _sentence_starts(self) -> frozenset[int]:
        return frozenset(s.span.start for s in self._story.sentences)

    @cached_property
    def _inside(self) -> frozenset[str]:
        """Common words that stand alone with a capital, too, where no sentence gives it to them."""
        lone = (m for m in self._story.mentions if m.common and not m.capitals)
        return frozenset(m.words[0] for m in lone if m.span.start not in self._sentence_starts)

    def is_no_person(self, number: int) -> bool:
        """Whether a name the registry does not know is that of a place, an organisation or a work, or no name."""
        story, mention, key = self._story, self._story.mentions[number], self.keys[number]
        if self.entity(key) is not None or mention.honorific:
            return False
        if mention.followed or story.quotes.names_work(mention.span.start) or key in self._no_people:
            return True
        if isinstance(key, int) or mention.full:
            return False
        word = mention.words[0]
        if word.isupper() and len(word) > 1 and not mention.capitals:
            return True
        kinds = story.knowledge.word_kinds.of(word)
        if kinds & CITY and not kinds & (GIVEN | REGISTERED):
            return not self.is_titled(number)
        other = kinds & NOT_NAME
        if not kinds & (NOT_NAME | NAME):
            return not (key in self._acting_anywhere or self.is_titled(number) or isinstance(self.meant(number), int))
        if not other or (kinds & GIVEN and other == COMMON and not self._opens_sentence(mention)):
            return False
        acts = key in self._acting and not other & ~(COMMON | ROLE | OTHER)
        return not acts and not self.is_titled(number)

    @cached_property
    def _acting(self) -> frozenset[Key]:
        """Words of another meaning that do at least once what people do, where no sentence gives them their capital."""
        story = self._story
        return frozenset(
            key
            for mention, key in zip(story.mentions, self.keys, strict=True)
            if not mention.full
            and mention.span.start not in self._sentence_starts
            and ACTS.match(story.text, mention.span.end)
        )

    @cached_property
    def _acting_anywhere(self) -> frozenset[Key]:
        """Words that do at least once what people do, as nobody else is who is never named in full."""
        named = zip(self._story.mentions, self.keys, strict=True)
        return frozenset(key for m, key in named if not m.full and ACTS.match(self._story.text, m.span.end))

    @cached_property
    def _no_people(self) -> frozenset[Key]:
        """Names that the copy uses at least once as those of places or things."""
        named = zip(self._story.mentions, self.keys, strict=True)
        return frozenset(key for mention, key in named if self.entity(key) is None and self._names_thing(mention))

    def _names_thing(self, mention: Mention) -> bool:
        story, kinds = self._story, self._story.knowledge.word_kinds
        word = self._word_before(mention).lower()
        if word == "the" or (word in _PLACE_PREPOSITIONS and not kinds.of(mention.words[0]) & GIVEN):
            return True
        if any(kinds.of(w) & (ORGANISATION | PLACE) and not kinds.of(w) & REGISTERED for w in mention.words[1:]):
            return True
        return any(e.kind != PERSON for e in story.registry.exact(mention.surface))

    def is_surely_person(self, number: int) -> bool:
        """Whether a mention is certainly of somebody: named in full in the story, titled, or by a given name."""
        mention = self._story.mentions[number]
        if isinstance(self.keys[number], int) or mention.honorific:
            return True
        return bool(self._story.knowledge.word_kinds.of(mention.words[0]) & GIVEN)


def stated_by(lexicon: Lexicon, word: str) -> str | None:
    """The pronoun that a role or a person noun, in lower case, states."""
    return lexicon.role_stated.get(word) or lexicon.person_stated.get(word)


@lru_cache(maxsize=1)
def identities_of(story: Story) -> Identities:
    """Whom the mentions of a story name, worked out once for all checks in turn."""
    return Identities(story)
