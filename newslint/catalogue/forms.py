"""The words and phrases that declarative rules look for: when copy matches one, and how to write its right form."""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.analysis.story import lowered
from newslint.analysis.tokens import words_of
from newslint.typed import NamedTuple

_SENTENCE_END = ".!?:;…"
_OPENING = "\"'“”‘’«»([{*_ \t\r\n\u00a0"


class Form(NamedTuple):
    """One word or phrase of a rule; `words` are those in it, in lower case, the longest first.

    `group` numbers the entry of the card it is from; `since` (an ISO date, or '') and `exceptions` are its own,
    besides its rule's.
    """

    text: str
    words: tuple[str, ...]
    right: tuple[str, ...] = ()
    group: int = 0
    since: str = ""
    exceptions: tuple[str, ...] = ()
    entity: str | None = None


@lru_cache(maxsize=4096)
def key_words(text: str) -> tuple[str, ...]:
    """The different words of a form in lower case, the longest first; none where it is all punctuation."""
    return tuple(sorted(dict.fromkeys(words_of(lowered(text))), key=len, reverse=True))


@lru_cache(maxsize=4096)
def finder(form: str, any_case: bool = False) -> re.Pattern[str]:
    """The expression for a form as whole words; white space stands for any, an apostrophe or a hyphen for any kind.

    A word of the form in lower case matches however it is capitalised; one with a capital as it is or in capitals
    throughout; with `any_case` every word matches however it is capitalised. A possessive ending may follow.
    """
    words = (_any_mark(re.escape(word)) if any_case else _cased(word) for word in form.split())
    before = r"(?<!\w)(?<!\w['’])" if re.match(r"\w", form) else ""
    after = r"(?!\w|['’](?!s\b)(?!S\b)\w)" if re.search(r"\w$", form) else ""
    return re.compile(before + r"\s+".join(words) + after, re.IGNORECASE if any_case else 0)


def in_case_of(surface: str, form: str, right: str) -> str:
    """The right form, written as the copy writes `surface` for `form`: in capitals, capitalised, or as it is."""
    if " ".join(surface.split()) == form:
        return right
    if surface.isupper() and not form.isupper() and sum(map(str.isalpha, surface)) > 1:
        return right.upper()
    return capitalised(right) if surface[:1].isupper() and not form[:1].isupper() else right


def capitalised(text: str) -> str:
    """The text with its first character in upper case and the others as they are."""
    return text[:1].upper() + text[1:]


def opens_sentence(text: str, start: int, offset: int) -> bool:
    """Whether the word at `offset` is the first of a sentence, or of what begins at `start`."""
    before = text[max(start, offset - 80) : offset].rstrip(_OPENING)
    return not before or before[-1] in _SENTENCE_END


def _cased(word: str) -> str:
    if word == word.lower():
        return f"(?i:{_any_mark(re.escape(word))})"
    either = dict.fromkeys((re.escape(word), re.escape(word.upper())))
    return f"(?:{_any_mark('|'.join(either))})"


def _any_mark(escaped: str) -> str:
    return escaped.replace("’", "'").replace("'", "['’]").replace(r"\-", "[-‐‑]")
