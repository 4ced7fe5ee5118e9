"""Runs of capitalised words, read whole: with the particles, initials, hyphens and apostrophes inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.analysis.words import COMMON, INITIAL, NAME, REGISTERED, ROLE, SMALL, SUFFIX, WordKinds
from newslint.model.span import Span
from newslint.typed import NamedTuple

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLE = (
    r"(?:van|von|vom|der|den|de|da|das|dos|du|del|della|di|la|le"
    r"|bin|ibn|bint|al|el|ben|abu|ter|ten|zu|zum|zur|af|av|y|e|i)"
)
_SPACE = r"(?:[ \u00a0\n]|\r\n)"
# What a word has inside it: hyphens, apostrophes, the marks of letters written apart from them, signs of no width.
_JOINED = r"(?:(?:[-'’‑](?=\w)|[\u0300-\u036f]+|[\u00ad\u200b-\u200d\u2060\ufeff]+(?=\w))\w*)*"
_INITIALS = rf"\.(?:-?{_CAPITAL}\.)*(?!\w)"
_ARTICLE = r"(?:al|el|ar|as|ad|an|ash|at|az|d|l)[-'’]"
# The commonest first: this is tried at every letter of the copy. It stands in three patterns: each part of it once.
_WORD = rf"(?:{_CAPITAL}|{_ARTICLE}{_CAPITAL})(?:{_INITIALS}|\w*{_JOINED})"
# A run has an end, so that a text of nothing but capitals is read a stretch at a time.
_RUN = re.compile(rf"{_WORD}(?:{_SPACE}(?:{_PARTICLE}{_SPACE}){{0,3}}{_WORD}){{0,250}}")
_PARTS = re.compile(rf"{_WORD}|{_PARTICLE}(?={_SPACE})")
_LED_BY = re.compile(
    rf"(?:(?:^|(?<=[\s“\"‘'(]))(?:{_PARTICLE}[ \u00a0])+|(?:^|(?<=[\s“\"‘'(]))(?:al|el|ar|as|ad|an|ash|at|az|d)[-'’])$"
)
_PARTICLES = frozenset(_PARTICLE[3:-1].split("|"))
_APOSTROPHES = ("'", "’")
_POSSESSIVES = ("'s", "’s", "'S", "’S")
#: What leads to a word that is an account, a tag or a part of an address on the web.
_ADDRESS = re.compile(r"(?:[@#]|(?:\bhttps?://|\bwww\.|[@#])\S*)\Z")
_BREAK = re.compile(_SPACE)
_LONGEST_ADDRESS = 200
#: Runs are of one small word ("The", "But") so often that they are told first; no such word has more letters.
_MOST_SMALL = 20
#: What a compound has before or after the name in it; a word in -ed may stand there as well: "Roe-backed".
_BEFORE_NAME = frozenset("anti ex mid never non post pre pro ultra".split())
_AFTER_NAME = frozenset(
    "aligned allied bound critical driven era esque free friendly held inspired led like linked loyal made"
    " owned proof run related skeptic style supporting themed type written".split()
)
#: A word of more letters is no part of a name.
_MOST_LETTERS = 60


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
    for run in _RUN.finditer(text, *span):
        start, end = run.span()
        if end - start < _MOST_SMALL and " " not in run.group() and kinds.of(run.group()) & SMALL:
            continue
        if start and text[start - 1] in "@#/._-" and _ADDRESS.search(text, max(0, start - _LONGEST_ADDRESS), start):
            space = _BREAK.search(text, start, end)
            if space is None:
                continue
            start = space.end()
        led = _LED_BY.search(text, max(0, start - 14), start) if _may_be_led(text, start) else None
        start = led.start() if led else start
        yield Run(start, text[start:end], text[end] if end < span.end and text[end] in _APOSTROPHES else "")


def in_capitals(text: str) -> bool:
    """Whether a block is printed in capitals, as some headlines are."""
    return text.upper() == text and sum(map(str.isalpha, text)) > 1


def _may_be_led(text: str, start: int) -> bool:
    """Whether a particle may stand before a run: told without the pattern where the word there is none."""
    before = text[max(0, start - 14) : start]
    if before[-1:] in " \u00a0":
        word = before[:-1].rpartition(" ")[2]
        return word in _PARTICLES or not word.isalpha()
    return before[-1] in "-'’\n"


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
        words.append(Word(start, stop, word, what, possessive))
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
