"""How a house style has the names of people in a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.analysis.preferred_words import is_written, restyled
from newslint.analysis.sentences import sentence_at
from newslint.analysis.slips import Slip, cased, word_spans
from newslint.analysis.words import NOT_NAME
from newslint.model.span import Span
from newslint.registry.entity import PERSON, Entity
from newslint.registry.normalise import squash
from newslint.registry.style import HouseStyle, Preferred
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story


#: What stands right before and after a word of a handle, a tag or an address, which is nobody's to spell.
_BEFORE, _AFTER = ("@", "#", "/"), re.compile(r"\.\w|[@/]\w")


class Unstyled(NamedTuple):
    """A name that the style has otherwise: the words that differ, how the style writes them, and why.

    `replacement` is what should stand there, where a full stop that closes the name closes the sentence as well.
    """

    span: Span
    right: str
    preferred: Preferred
    replacement: str | None = None


class Styling:
    """A house style as it holds on a story's date."""

    def __init__(self, story: Story, style: HouseStyle) -> None:
        self._story = story
        self._style = style

    @property
    def title(self) -> str:
        """What the style is called in messages."""
        return self._style.title

    def preferred(self, entity: Entity | None) -> Preferred | None:
        """What the style has for an entity, if anything, on the story's date."""
        found = self._style.preferred.get(entity.id) if entity is not None else None
        return found if found is not None and found.holds_on(self._story.date) else None

    def things(self) -> list[Preferred]:
        """What the style has for places and organisations on the story's date."""
        held = (one for one in self._style.preferred.values() if one.entity.kind != PERSON)
        return [one for one in held if one.holds_on(self._story.date)]

    def people(self) -> Iterator[Unstyled]:
        """The names of people that the style has otherwise, outside quotations; slips are no forms."""
        story = self._story
        slipped = {number for number, _ in story.people.slips}
        for number, mention in enumerate(story.mentions):
            if number in slipped or self._is_address(mention.span):
                continue
            preferred = self._whom(number, mention)
            if preferred is None or story.quotes.quoted(mention.span):
                continue
            words = restyled(mention.words, preferred, may_be_plural=mention.possessive[1:].lower() != "s")
            if words is not None:
                span, right = self._changed(mention, words)
                yield Unstyled(span, right, preferred)

    def _is_address(self, span: Span) -> bool:
        text = self._story.text
        return text.endswith(_BEFORE, 0, span.start) or _AFTER.match(text, span.end) is not None

    def words(self, entity: Entity | None, words: Sequence[str]) -> str:
        """A name of somebody as the style has it, or as it is."""
        preferred = self.preferred(entity)
        return " ".join((preferred and restyled(words, preferred)) or words)

    def corrected(self, number: int, slip: Slip) -> Slip:
        """A slip of this mention with what the style prefers as the right text."""
        mention, preferred = self._story.mentions[number], self.preferred(slip.entity)
        inside = [i for i, span in enumerate(word_spans(self._story.text, mention)) if slip.span.covers(span)]
        if preferred is None or not inside or not mention.span.covers(slip.span):
            return slip
        right = (*mention.words[: inside[0]], *slip.right.split(), *mention.words[inside[-1] + 1 :])
        words = restyled(right, preferred)
        if words is None:
            return slip
        span, text = self._changed(mention, words)
        return slip._replace(span=span, right=text)

    def _whom(self, number: int, mention: Mention) -> Preferred | None:
        """The preference for the person that a mention names; a family name alone may be the only one's on record."""
        person = self._story.people.person(number)
        if person is not None:
            return self.preferred(person.entity)
        if mention.full or mention.common or mention.followed:
            return None
        if self._story.knowledge.word_kinds.of(mention.words[0]) & NOT_NAME:
            return None
        word = squash(mention.words[0])
        for family in (word, word.removesuffix("s"), word.removesuffix("es")):
            found = self._style.families.get(family, ())
            if found:
                return self.preferred(found[0].entity) if self._is_only_bearer(found, family) else None
        return None

    def _is_only_bearer(self, found: Sequence[Preferred], family: str) -> bool:
        """Whether nobody on record has this family name but the one person found."""
        registry = self._story.registry
        bearers = {entity.id for entity in registry.family_members(family)}
        if len(found) > 1 or not bearers:
            return len(found) == 1 and not registry.part_counts(family)[0]
        return bearers == {found[0].entity.id}

    def _changed(self, mention: Mention, words: Sequence[str]) -> tuple[Span, str]:
        """The stretch of a mention that these words change, and what should stand there."""
        old, new = list(mention.words), list(words)
        first = last = 0
        while first < min(len(old), len(new)) - 1 and is_written(old[first], new[first]):
            first += 1
        while last < min(len(old), len(new)) - first - 1 and is_written(old[-1 - last], new[-1 - last]):
            last += 1
        spans = word_spans(self._story.text, mention)
        span = Span(spans[first].start, spans[len(old) - 1 - last].end)
        return span, self._in_case(mention, span, " ".join(new[first : len(new) - last]))

    def _in_case(self, mention: Mention, span: Span, right: str) -> str:
        """What should stand there, in the capitals of the copy."""
        surface = self._story.text[span.start : span.end]
        if surface.isupper() and len(surface) > 1 and not right.isupper():
            return right.upper()
        sentence = sentence_at(self._story.sentences, span.start)
        if sentence is not None and self._story.sentences[sentence].span.start == span.start:
            right = right[:1].upper() + right[1:]
        return cased(right, mention)
