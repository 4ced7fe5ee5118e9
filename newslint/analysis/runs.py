"""Runs of capitalised words, read whole: with the particles, initials, hyphens and apostrophes inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.words import (
    COMMON,
    GIVEN,
    INITIAL,
    NAME,
    PLACE,
    REGISTERED,
    REGISTERED_GIVEN,
    ROLE,
    SMALL,
    SUFFIX,
    WordKinds,
)  # fmt: skip
from newslint.model.span import Span
from newslint.typed import NamedTuple

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
#: The same, for what is looked for at every letter: first a set that one look decides, for all scripts but Latin more.
_OPENING_CAPITAL = r"[^\x00-\x40\x5b-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xdf-\xff](?<![\W\d_])"
_PARTICLE = (
    r"(?:van|von|vom|der|den|de|da|das|dos|du|del|della|di|la|le"
    r"|bin|ibn|bint|binti|al|el|ben|abu|arap|ter|ten|zu|zum|zur|af|av|y|e|i)"
)
_SPACE = r"(?:[ \u00a0\n]|\r\n)"
# What a word has inside it: hyphens, apostrophes, the marks of letters written apart from them, signs of no width.
_JOINED = r"(?:(?:[-'’‑](?=\w)|[\u0300-\u036f]+|[\u00ad\u200b-\u200d\u2060\ufeff]+(?=\w))\w*)*"
_INITIALS = rf"\.(?:-?{_CAPITAL}\.)*(?!\w)"
_ARTICLE = r"(?:al|el|ar|as|ad|an|ash|at|az|d|l)[-'’]"
_AFTER_CAPITAL = rf"(?:{_INITIALS}|\w*{_JOINED})"
_WORD = rf"(?:{_CAPITAL}|{_ARTICLE}{_CAPITAL}){_AFTER_CAPITAL}"
# A run has an end, so that a text of nothing but capitals is read a stretch at a time. The article that it may begin
# with is looked for where there is an apostrophe or a hyphen.
_RUN = re.compile(rf"{_OPENING_CAPITAL}{_AFTER_CAPITAL}(?:{_SPACE}(?:{_PARTICLE}{_SPACE}){{0,3}}{_WORD}){{0,250}}")
_ARTICLE_BEFORE = rf"{_ARTICLE}\Z"
_LONGEST_ARTICLE = 4
_PARTS = re.compile(rf"{_WORD}|{_PARTICLE}(?={_SPACE})")
_LED_BY = (
    rf"(?:(?:^|(?<=[\s“\"‘'(]))(?:{_PARTICLE}[ \u00a0])+|(?:^|(?<=[\s“\"‘'(]))(?:al|el|ar|as|ad|an|ash|at|az|d)[-'’])$"
)
_PARTICLES = frozenset(_PARTICLE[3:-1].split("|"))
#: What a particle of several letters ends with, and those of one.
_PARTICLE_ENDS = frozenset(word[-3:] for word in _PARTICLES if len(word) > 1)
_LETTERS = frozenset(word for word in _PARTICLES if len(word) == 1)
_JOINTS = frozenset("-'’")
_LEADS = _JOINTS | frozenset(" \u00a0\n")
_APOSTROPHES = ("'", "’")
_POSSESSIVES = ("'s", "’s", "'S", "’S")
#: What leads to a word that is an account, a tag or a part of an address on the web.
_ADDRESS = r"(?:[@#]|(?:\bhttps?://|\bwww\.|[@#])\S*)\Z"
_ADDRESS_LEADS = frozenset("@#/._-")
_BREAK = _SPACE
_SMALL_LETTER = re.compile(r"[a-z]")
_LONGEST_ADDRESS = 200
#: Runs are of one small word ("The", "But") so often that they are told first; no such word has more letters.
_MOST_SMALL = 20
#: What a compound has before or after the name in it; a word in -ed may stand there as well: "Roe-backed".
_BEFORE_NAME = frozenset("anti ex mid never non post pre pro ultra".split())
_AFTER_NAME = frozenset(
    "aligned allied bound critical driven era esque free friendly held inspired led like linked loyal made"
    " owned proof run related skeptic style supporting themed type written".split()
)
#: No name of a place has more words.
_MOST_OF_PLACE = 5
#: A word of more letters is no part of a name.
_MOST_LETTERS = 60
_new = tuple.__new__  # makes runs and words in a third of the time


class Run(NamedTuple):
    """A run as it stands in the copy: where it starts, its text, and the apostrophe right after it, if any."""

    start: int
    text: str
    apostrophe: str


class Word(NamedTuple):
    """A word of a run, where it stands there, and what it can be.

    The ending after it is not part of it: possessive, or "-" where it is the name in a compound ("Roe-led").
    """

    start: int
    end: int
    text: str
    kinds: int
    possessive: str


def runs_of(text: str, span: Span, kinds: WordKinds) -> Iterator[Run]:
    """The runs of a stretch of text, but for those of one small word that opens a sentence ("The", "But")."""
    (past, stop), kinds_of = span, kinds.of
    for run in _RUN.finditer(text, past, stop):
        start, end = run.span()
        before = text[start - 1 : start]
        if before in _JOINTS:
            article = re.compile(_ARTICLE_BEFORE).search(text, max(past, start - _LONGEST_ARTICLE), start)
            start = article.start() if article else start
            before = text[start - 1 : start]
        past, said = end, text[start:end]
        if end - start < _MOST_SMALL and " " not in said and kinds_of(said) & SMALL:
            continue
        if before in _ADDRESS_LEADS and re.compile(_ADDRESS).search(text, max(0, start - _LONGEST_ADDRESS), start):
            space = re.compile(_BREAK).search(text, start, end)
            if space is None:
                continue
            start = space.end()
            before, said = text[start - 1], text[start:end]
        if before in _LEADS and _may_be_led(text, start):
            led = re.compile(_LED_BY).search(text, max(0, start - 14), start)
            start = led.start() if led else start
            said = text[start:end]
        yield _new(Run, (start, said, text[end] if end < stop and text[end] in _APOSTROPHES else ""))


def in_capitals(text: str, span: Span) -> bool:
    """Whether a block is printed in capitals, as some headlines are."""
    if _SMALL_LETTER.search(text, *span):
        return False
    block = text[span.start : span.end]
    return block.upper() == block and sum(map(str.isalpha, block)) > 1


def _may_be_led(text: str, start: int) -> bool:
    """Whether a particle may stand before a run: told without the pattern where the word there ends as none does."""
    start -= text[start - 1] == "\n"
    last = text[start - 1 : start]
    if last in _JOINTS or last not in _LEADS:
        return last in _JOINTS
    word = text[max(0, start - 4) : start - 1]
    return word in _PARTICLE_ENDS or word[1:] in _PARTICLE_ENDS or (word[-1:] in _LETTERS and not word[-2:-1].isalpha())


def words_of(run: Run, kinds: WordKinds, capitals: bool) -> list[Word]:
    """The words of a run; `capitals` says that its block is printed in them."""
    words = []
    size = len(run.text)
    for part in _PARTS.finditer(run.text):
        word, stop = part.group(), part.end()
        possessive = ""
        if word.endswith(_POSSESSIVES):
            word, stop, possessive = word[:-2], stop - 2, word[-2:]
        elif word[-1] in "sS":
            after = run.text[stop] if stop < size else run.apostrophe
            possessive = after if after in _APOSTROPHES else ""
        start = part.start()
        if "-" in word and not possessive:
            start, word, possessive = _of_compound(start, word, kinds)
            stop = start + len(word)
        what = kinds.of(word) if len(word) <= _MOST_LETTERS else COMMON | ROLE
        if not capitals and len(word) > 1 and word.isupper() and not what & (INITIAL | SUFFIX | REGISTERED):
            what = (what | ROLE) & ~NAME
        words.append(_new(Word, (start, stop, word, what, possessive)))
    return _with_places(words, kinds)


def _with_places(words: list[Word], kinds: WordKinds) -> list[Word]:
    """The words, those of places of several words told to be that; after a given name they may be a family name."""
    at = 0
    while at + 1 < len(words):
        texts = [word.text for word in words[at : at + _MOST_OF_PLACE]]
        count = 0 if at and words[at - 1].kinds & (GIVEN | REGISTERED_GIVEN) else kinds.words_of_place(texts)
        if count and not any(word.possessive for word in words[at : at + count - 1]):
            words[at : at + count] = [word._replace(kinds=PLACE) for word in words[at : at + count]]
        at += max(count, 1)
    return words


def _of_compound(start: int, word: str, kinds: WordKinds) -> tuple[int, str, str]:
    """The name that a word with a hyphen holds, where it starts, and "-" where more of the compound follows it.

    "Anti-Roe", "Roe-led", "Roe-era"; all of it where it is no such compound.
    """
    first, _, rest = word.partition("-")
    if first.lower() in _BEFORE_NAME and rest[:1].isupper() and not kinds.of(word) & NAME:
        start, word = start + len(first) + 1, rest
    name, _, last = word.rpartition("-")
    low = last.lower()
    ends = low in _AFTER_NAME or (low.endswith("ed") and kinds.of(low) & COMMON)
    return (start, name, "-") if name and ends and (last.islower() or word.isupper()) else (start, word, "")
