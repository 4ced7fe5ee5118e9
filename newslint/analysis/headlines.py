"""Headlines compared: whether two are one, whatever their case, dashes, quotes, final stop and site suffix."""

from __future__ import annotations

import re
import zlib
from array import array

from newslint.analysis.tokens import unscored_words
from newslint.model.document import COPY, HEADLINE, Document

_APOSTROPHES = "'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DIVIDER = r"\s+[-–—|·»]+\s+|:\s+"
_DIVIDERS = frozenset("-–—|·»:")
#: A site's name behind a headline is not longer than this, in words.
_LONGEST_SUFFIX = 4
_SHORTEST_HEADLINE = 3
#: The opening of a story: so many words, and of a language with long words as many as so many characters hold.
_MOST_WORDS, _LONGEST_OPENING = 250, 2_000
_SHINGLE = 4
_BINS, _ROWS = 60, 6
#: Stands for a kind of run that the copy has none of: no code of a run is as large.
_NO_RUN = 1 << 32
_EMPTY_BAND = [_NO_RUN] * _ROWS


def headline_words(text: str) -> list[str]:
    """The words of a headline in one form: small letters, no apostrophes, no punctuation."""
    for mark in _APOSTROPHES:
        if mark in text:
            text = text.replace(mark, "")
    return unscored_words(text.casefold())


def same_headline(one: str, other: str) -> bool:
    """Whether two lines are one headline, a site's name behind either of them aside."""
    first, second = headline_words(one), headline_words(other)
    if len(first) > len(second):
        one, other, first, second = other, one, second, first
    if not first or second[: len(first)] != first:
        return False
    if len(first) == len(second):
        return True
    suffixes = [m.end() for m in re.compile(_DIVIDER).finditer(other)]
    extra = len(second) - len(first)
    return (
        len(first) >= _SHORTEST_HEADLINE
        and extra <= _LONGEST_SUFFIX
        and any(len(headline_words(other[at:])) == extra for at in suffixes)
    )


def headline_key(text: str) -> str:
    """One key for all forms of a headline; what may be a site's name at its end is left out."""
    texts = [text] if _DIVIDERS.isdisjoint(text) else re.compile(_DIVIDER).split(text)
    parts = [words for words in map(headline_words, texts) if words]
    while len(parts) > 1 and len(parts[-1]) <= _LONGEST_SUFFIX and sum(map(len, parts[:-1])) >= _SHORTEST_HEADLINE:
        parts.pop()
    return " ".join(word for words in parts for word in words)


def is_sentence_case(text: str) -> bool:
    """Whether a headline is written as a sentence is: most of its longer words after the first in small letters."""
    words = [word for word in text.split()[1:] if len(word) >= 4 and word[0].isalpha()]
    return len(words) >= 3 and 2 * sum(word[0].islower() for word in words) > len(words)


def copy_sketch(document: Document) -> tuple[str, ...]:
    """Keys of a story's copy, below its headline. Two stories share one where most of their openings is the same.

    The opening is cut into runs of four words; of each of 60 kinds of run the least stands for all, and a key is made
    of six of these. Stories that share nine tenths of their runs have a key in common nearly always, those that share
    a third hardly ever.
    """
    words = " ".join(_opening(document)).encode().split()
    runs = zip(*(words[at:] for at in range(_SHINGLE)), strict=False)
    least = [_NO_RUN] * _BINS
    for code in map(zlib.crc32, map(b" ".join, runs)):
        kind = code % _BINS
        if code < least[kind]:
            least[kind] = code
    bands = (least[first : first + _ROWS] for first in range(0, _BINS, _ROWS))
    return tuple([f"{at}:{zlib.crc32(array('Q', band)):08x}" for at, band in enumerate(bands) if band != _EMPTY_BAND])


def _opening(document: Document) -> list[str]:
    """The first words of a story's copy."""
    texts: list[str] = []
    left = _LONGEST_OPENING
    for block in document.blocks:
        if block.kind in COPY and block.kind != HEADLINE and left > 0:
            start, end = block.span
            texts.append(document.text[start : min(end, start + left)])
            left -= end - start
    return headline_words("\n".join(texts))[:_MOST_WORDS]
