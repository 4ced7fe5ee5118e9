"""Where the copy seems to name a person: capitalised runs read whole, then freed of what is not the name.

A run is every capitalised word in a row, with the particles, initials and hyphens inside it ("US Secretary of State Antony
J. Blinken's"); roles, nationalities, organisations and common words are split off by what the lexicon says they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.analysis.words import (
    CALENDAR, COMMON, COUNTRY, FAMILY, GIVEN, HONORIFIC, INITIAL, NAME, NOT_NAME, ORGANISATION, OTHER, PARTICLE, PLACE, REGISTERED, REGISTERED_GIVEN,
    ROLE, ROLE_HEAD, SMALL, SUFFIX, WordKinds,
)  # fmt: skip
from newslint.model.document import COPY, DATELINE, Block
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.analysis.story import Story

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLE = r"(?:van|von|vom|der|den|de|da|das|dos|du|del|della|di|la|le|bin|ibn|bint|al|el|ben|abu|ter|ten|zu|zum|zur|af|av|y|e|i)"
_MARKS = r"[\u0300-\u036f]+"  # of letters written apart from them
_SPACE = r"(?:[ \u00a0]|\r?\n)"
_WORD = rf"(?:{_CAPITAL}\.(?:-?{_CAPITAL}\.)*(?!\w)|(?:(?:al|el|ar|as|ad|an|ash|at|az|d|l)[-'’])?{_CAPITAL}\w*(?:(?:[-'’‑](?=\w)|{_MARKS})\w*)*)"
# A run has an end, so that a text of nothing but capitals is read a stretch at a time.
_RUN = re.compile(rf"{_WORD}(?:{_SPACE}(?:{_PARTICLE}{_SPACE}){{0,3}}{_WORD}){{0,250}}")
_PARTS = re.compile(rf"{_WORD}|{_PARTICLE}(?={_SPACE})")
_LED_BY = re.compile(rf"(?:(?:^|(?<=[\s“\"‘'(]))(?:{_PARTICLE}[ \u00a0])+|(?:^|(?<=[\s“\"‘'(]))(?:al|el|ar|as|ad|an|ash|at|az|d)[-'’])$")
_TITLED = re.compile(r"(?:^|[\s“\"‘'(—–-])([^\W\d_]{1,9})\.?[ \u00a0]\Z")
#: A stretch of more words names nobody, nor does a word of more letters.
_MOST_WORDS, _MOST_LETTERS = 16, 60
#: Runs are of one small word ("The", "But") so often that they are told first; no such word has more letters.
_MOST_SMALL = 20
_POSSESSIVES = ("'s", "’s", "'S", "’S")


class Mention(NamedTuple):
    """A place that names somebody. `span` covers the name's own words, without honorific, role or possessive ending."""

    span: Span
    words: tuple[str, ...]
    block: int  # the number of the document's block it stands in
    honorific: str | None  # as in the lexicon: "mr"
    possessive: str  # "'s", "'" or ""
    capitals: bool  # printed in capitals
    common: bool  # a single word that may be no name at all
    followed: bool  # its run goes on with a word of an organisation, a place or a work
    unknown: bool  # a word of it is nothing that the lexicon or the registry knows
    before: tuple[tuple[str, int], ...]  # the words of its run split off right before it, at most two, and where they start
    after: tuple[str, int] | None  # the word of its run split off right after it, and where it ends

    @property
    def surface(self) -> str:
        return " ".join(self.words)

    @property
    def full(self) -> bool:
        return len(self.words) > 1


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    kinds: int
    possessive: str


def find_mentions(story: Story) -> tuple[Mention, ...]:
    """The mentions in the story's copy, datelines left out, in order."""
    found: list[Mention] = []
    for number, block in enumerate(story.document.blocks):
        if block.kind in COPY and block.kind != DATELINE:
            found.extend(_block_mentions(story, number, block))
    return tuple(found)


def _block_mentions(story: Story, number: int, block: Block) -> Iterator[Mention]:
    text, kinds = story.text, story.knowledge.word_kinds
    capitals = _in_capitals(text[block.span.start : block.span.end])
    for run in _RUN.finditer(text, *block.span):
        if run.end() - run.start() < _MOST_SMALL and " " not in run.group() and kinds.of(run.group()) & SMALL:
            continue
        words = _words_of(text, run.start(), run.end(), kinds, capitals, block.span.end)
        for first, last in _names(words, capitals):
            yield _mention(story, number, words, first, last, capitals)


def _in_capitals(text: str) -> bool:
    """Whether a block is printed in capitals, as some headlines are."""
    return text.upper() == text and sum(map(str.isalpha, text)) > 1


def _words_of(text: str, start: int, end: int, kinds: WordKinds, capitals: bool, limit: int) -> list[_Word]:
    led = _LED_BY.search(text, max(0, start - 14), start)
    words = []
    for part in _PARTS.finditer(text, led.start() if led else start, end):
        word, stop = part.group(), part.end()
        possessive = ""
        if word.endswith(_POSSESSIVES):
            word, stop, possessive = word[:-2], stop - 2, word[-2:]
        elif word[-1] in "sS" and text[stop : stop + 1] in ("'", "’") and stop < limit:
            possessive = text[stop]
        what = kinds.of(word) if len(word) <= _MOST_LETTERS else COMMON | ROLE
        if not capitals and len(word) > 1 and word.isupper() and not what & (INITIAL | SUFFIX | REGISTERED):
            what = (what | ROLE) & ~(NAME)
        words.append(_Word(part.start(), stop, word, what, possessive))
    return words


def _names(words: list[_Word], capitals: bool) -> Iterator[tuple[int, int]]:
    """The stretches of a run that can be a person's name, as the numbers of their first word and of the one after."""
    at = 0
    while at < len(words):
        if not _can_begin(words, at, capitals):
            at += 1
            continue
        end = at + 1
        while end < len(words) and not words[end - 1].possessive and _can_go_on(words, at, end):
            end += 1
        last = end
        while last - at > 1 and _dangles(words[last - 1]):
            last -= 1
        if last - at <= _MOST_WORDS and not all(w.kinds & (INITIAL | SUFFIX) for w in words[at:last]):
            yield at, last
        at = end


def _dangles(word: _Word) -> bool:
    """Whether a word cannot close a name: a particle, or a letter without its stop."""
    if word.kinds & PARTICLE and word.text.islower():
        return True
    return not word.kinds & NAME and bool(word.kinds & INITIAL) and word.text[-1] != "."


def _can_begin(words: list[_Word], at: int, capitals: bool) -> bool:
    word = words[at]
    if word.kinds & SMALL and not (word.kinds & REGISTERED and at > 0 and not capitals):
        return False
    after = words[at + 1] if at + 1 < len(words) and not word.possessive else None
    if word.text[0].islower() or word.kinds & INITIAL:
        return after is not None
    if word.kinds & SUFFIX and not word.kinds & NAME:
        return False
    if word.kinds & (ROLE | HONORIFIC):
        return bool(word.kinds & NAME) and after is None and at == 0 and not word.kinds & HONORIFIC
    if word.kinds & (CALENDAR | COUNTRY):
        return bool(word.kinds & (GIVEN | REGISTERED_GIVEN)) and after is not None and not after.kinds & NOT_NAME
    if word.kinds & COMMON and after is not None:
        return bool(word.kinds & (GIVEN | REGISTERED)) and bool(after.kinds & NAME or not after.kinds & NOT_NAME or after.kinds & INITIAL)
    return bool(word.kinds & (NAME | COMMON)) or not word.kinds & NOT_NAME


def _can_go_on(words: list[_Word], at: int, here: int) -> bool:
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
    return last and here == at + 1 and bool(words[at].kinds & GIVEN) and not words[at].kinds & COMMON and word.kinds & NOT_NAME in (COMMON, ROLE)


def _mention(story: Story, number: int, run: list[_Word], first: int, last: int, capitals: bool) -> Mention:
    words = run[first:last]
    span = Span(words[0].start, words[-1].end)
    common = len(words) == 1 and bool(words[0].kinds & COMMON)
    return Mention(
        span, tuple(w.text for w in words), number, _honorific(story, span.start), words[-1].possessive, capitals, common,
        followed=last < len(run) and bool(run[last].kinds & (ORGANISATION | PLACE | OTHER)),
        unknown=any(not w.kinds for w in words),
        before=tuple((w.text, w.start) for w in run[max(0, first - 2) : first]) if first and not run[first - 1].possessive else (),
        after=(run[last].text, run[last].end) if last < len(run) and not words[-1].possessive else None,
    )  # fmt: skip


def _honorific(story: Story, start: int) -> str | None:
    led = _TITLED.search(story.text, max(0, start - 14), start)
    if led is None:
        return None
    word = led.group(1).lower()
    return word if word in story.lexicon.honorifics else None
