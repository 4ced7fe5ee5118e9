"""Where the copy seems to name a person: capitalised runs read whole, then freed of what is not the name.

A run is every capitalised word in a row, with the particles, initials and hyphens inside it ("US Secretary of State
Antony J. Blinken's"); roles, nationalities, organisations and common words are split off by what the lexicon says they
are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newslint.analysis.runs import Run, Word, in_capitals, runs_of, words_of
from newslint.analysis.words import (
    CALENDAR,
    CITY,
    COMMON,
    COUNTRY,
    FAMILY,
    GIVEN,
    HONORIFIC,
    INITIAL,
    KOREAN_FAMILY,
    KOREAN_SYLLABLE,
    NAME,
    NOT_NAME,
    ORGANISATION,
    OTHER,
    PARTICLE,
    PLACE,
    REGISTERED,
    REGISTERED_GIVEN,
    ROLE,
    ROLE_HEAD,
    SMALL,
    SUFFIX,
    WordKinds,
)  # fmt: skip
from newslint.model.document import COPY, DATELINE, Block
from newslint.model.span import Span
from newslint.registry.entity import PERSON
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon
    from newslint.analysis.story import Story
    from newslint.registry.lookup import Registry

_TITLED = r"(?:^|[\s“\"‘'(—–-])([^\W\d_]{1,9})\.?[ \u00a0]\Z"
_new = tuple.__new__  # makes mentions and spans in a third of the time
_SPACES = frozenset(" \u00a0")
#: A stretch of more words names nobody; registered names whose words have other meanings are not longer than this.
_MOST_WORDS, _MOST_REGISTERED = 16, 4


class Mention(NamedTuple):
    """A place that names somebody. `span` covers the name's own words, without honorific, role or possessive ending."""

    span: Span
    words: tuple[str, ...]
    block: int  # the number of the document's block it stands in
    honorific: str | None  # as in the lexicon: "mr"
    possessive: str  # "'s", "'", "-" of a compound ("Roe-led") or ""
    capitals: bool  # printed in capitals
    common: bool  # a single word that may be no name at all
    followed: bool  # its run goes on with a word of an organisation, a place or a work
    unknown: bool  # a word of it is nothing that the lexicon or the registry knows
    before: tuple[
        tuple[str, int], ...
    ]  # the words of its run split off right before it, at most two, and where they start
    after: tuple[str, int] | None  # the word of its run split off right after it, and where it ends

    @property
    def surface(self) -> str:
        return " ".join(self.words)

    @property
    def full(self) -> bool:
        return len(self.words) > 1


def find_mentions(story: Story) -> tuple[Mention, ...]:
    """The mentions in the story's copy, datelines left out, in order."""
    found: list[Mention] = []
    for number, block in enumerate(story.document.blocks):
        if block.kind in COPY and block.kind != DATELINE:
            found.extend(_block_mentions(story, number, block))
    return tuple(found)


def _block_mentions(story: Story, number: int, block: Block) -> Iterator[Mention]:
    text, reader = story.text, story.knowledge.run_reader
    capitals = in_capitals(text, block.span)
    for start, said, apostrophe in runs_of(text, block.span, story.knowledge.word_kinds):
        for found in reader.named(said, apostrophe, capitals):
            yield _placed(found, start, number, reader.honorific(text, start + found.span.start))


class RunReader:
    """Reads runs, and remembers over all stories whom each names: copy says the same words again and again."""

    def __init__(self, kinds: WordKinds, registry: Registry, lexicon: Lexicon) -> None:
        self._kinds = kinds
        self._registry = registry
        self._honorifics = lexicon.honorifics
        self._honorific_ends = frozenset(word[-3:] for word in lexicon.honorifics)
        self.named = lru_cache(maxsize=8192)(self._named)

    def honorific(self, text: str, start: int) -> str | None:
        """The honorific right before a name that starts there, as the lexicon has it."""
        stop = start - 1
        if text[stop:start] not in _SPACES:
            return None
        stop -= text[stop - 1 : stop] == "."
        end = text[max(0, stop - 3) : stop].lower()
        if self._honorific_ends.isdisjoint((end, end[1:], end[2:])):
            return None
        led = re.compile(_TITLED).search(text, max(0, start - 14), start)
        word = led.group(1).lower() if led else ""
        return word if word in self._honorifics else None

    def _named(self, text: str, apostrophe: str, capitals: bool) -> tuple[Mention, ...]:
        """The mentions in a run, as if the story began with it."""
        words = words_of(Run(0, text, apostrophe), self._kinds, capitals)
        return tuple(_mention(words, first, last, capitals) for first, last in self._names(words, capitals))

    def _names(self, words: list[Word], capitals: bool) -> Iterator[tuple[int, int]]:
        """The stretches of a run that can be a person's name: the numbers of their first word and of the one after."""
        at = 0
        while at < len(words):
            if not _can_begin(words, at, capitals):
                at += 1
                continue
            end = at + 1
            while end < len(words) and not words[end - 1].possessive and _can_go_on(words, at, end):
                end += 1
            if end < len(words) and not words[end - 1].possessive:
                end = self._known_end(words, at, end)
            last = end
            while last - at > 1 and _dangles(words[last - 1]):
                last -= 1
            if last - at <= _MOST_WORDS and not all(w.kinds & (INITIAL | SUFFIX) for w in words[at:last]):
                yield at, last
            at = end

    def _known_end(self, words: list[Word], at: int, end: int) -> int:
        """Where a name ends that goes on with words of another meaning: a registered or a Korean one."""
        for last in range(min(len(words), at + _MOST_REGISTERED), end, -1):
            if any(word.possessive for word in words[at : last - 1]):
                continue
            if any(e.kind == PERSON for e in self._registry.exact(" ".join(w.text for w in words[at:last]))):
                return last
        korean = words[at].kinds & KOREAN_FAMILY and all(w.kinds & KOREAN_SYLLABLE for w in words[at + 1 : at + 3])
        return at + 3 if korean and at + 3 in range(end + 1, len(words) + 1) and not words[at + 1].possessive else end


def _dangles(word: Word) -> bool:
    """Whether a word cannot close a name: a particle, or a letter without its stop."""
    if word.kinds & PARTICLE and word.text.islower():
        return True
    return not word.kinds & NAME and bool(word.kinds & INITIAL) and word.text[-1] != "."


def _can_begin(words: list[Word], at: int, capitals: bool) -> bool:
    word = words[at]
    if word.kinds & SMALL and not (word.kinds & REGISTERED and at > 0 and not capitals):
        return False
    after = words[at + 1] if at + 1 < len(words) and not word.possessive else None
    if word.text.islower() or word.kinds & INITIAL:
        return after is not None
    if word.kinds & SUFFIX and not word.kinds & NAME:
        return False
    if word.kinds & (ROLE | HONORIFIC):
        return bool(word.kinds & NAME) and after is None and at == 0 and not word.kinds & HONORIFIC
    if word.kinds & (CALENDAR | COUNTRY):
        return bool(word.kinds & (GIVEN | REGISTERED_GIVEN)) and after is not None and not after.kinds & NOT_NAME
    if word.kinds & COMMON and after is not None:
        return bool(word.kinds & (GIVEN | REGISTERED)) and bool(
            after.kinds & NAME or not after.kinds & NOT_NAME or after.kinds & INITIAL
        )
    return bool(word.kinds & (NAME | COMMON)) or not word.kinds & NOT_NAME


def _can_go_on(words: list[Word], at: int, here: int) -> bool:
    word = words[here]
    if word.kinds & (INITIAL | SUFFIX) or word.text[0].islower():
        return True
    if word.kinds & PARTICLE and here + 1 < len(words) and not words[here + 1].kinds & NOT_NAME:
        return True
    if word.kinds & CALENDAR and not word.kinds & GIVEN:
        return False
    if word.kinds & (ROLE_HEAD | HONORIFIC) and here + 1 < len(words) and not word.possessive:
        return False
    if word.kinds & NAME:
        return not (word.kinds & (COUNTRY | ROLE | COMMON) and not word.kinds & (FAMILY | REGISTERED))
    if not word.kinds & NOT_NAME:
        return True
    last = here + 1 == len(words)
    return (
        last
        and here == at + 1
        and bool(words[at].kinds & GIVEN)
        and not words[at].kinds & COMMON
        and word.kinds & NOT_NAME in (COMMON, ROLE)
    )


def _mention(run: list[Word], first: int, last: int, capitals: bool) -> Mention:
    words = run[first:last]
    return Mention(
        Span(words[0].start, words[-1].end), tuple(w.text for w in words), 0, None, words[-1].possessive, capitals,
        common=len(words) == 1 and bool(words[0].kinds & COMMON),
        followed=last < len(run) and bool(run[last].kinds & (ORGANISATION | PLACE | OTHER)),
        unknown=any(not w.kinds & ~(KOREAN_FAMILY | KOREAN_SYLLABLE | CITY) for w in words),
        before=_split_off_before(run, first),
        after=(run[last].text, run[last].end) if last < len(run) and not words[-1].possessive else None,
    )  # fmt: skip


def _placed(found: Mention, start: int, block: int, honorific: str | None) -> Mention:
    """A mention of a run that starts there."""
    (first, last), words, _, _, possessive, capitals, common, followed, unknown, before, after = found
    return _new(Mention, (
        _new(Span, (start + first, start + last)), words, block, honorific, possessive, capitals,
        common, followed, unknown,
        tuple([(word, start + at) for word, at in before]) if before else (),
        (after[0], start + after[1]) if after else None,
    ))  # fmt: skip


def _split_off_before(run: list[Word], first: int) -> tuple[tuple[str, int], ...]:
    if not first or run[first - 1].possessive:
        return ()
    return tuple((w.text, w.start) for w in run[max(0, first - 2) : first])
