"""The office and country that the copy gives a person, before or after the name."""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.analysis.offices import Office
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon
    from newslint.analysis.story import Story

_WORD = re.compile(r"[^\W_][\w.’'-]*|[^\w\s]")
_PARTY_AND_STATE = r",? \(?[RDI]-([A-Z][\w.]+(?: [A-Z]\w+)?)"
_SMALL = frozenset(("of", "the", "for", "to", "and", "a", "an"))
_WINDOW = 110
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")


def office_of(story: Story, span: Span) -> Office | None:
    """The role that the copy gives the person named at `span`, from the words right before the name or after it."""
    text = story.text
    found = _before(story.lexicon, _PARAGRAPH_END.split(text[max(0, span.start - _WINDOW) : span.start])[-1])
    if found is not None:
        led = "-" in text[span.end : span.end + 5]
        state = re.compile(_PARTY_AND_STATE).match(text, span.end) if led else None
        return found._replace(of=state.group(1)) if state and found.of is None else found
    first = _WORD.search(text, span.end, span.end + _WINDOW)
    if first is None or not (first[0] == "," or (first[0].islower() and _is_role_word(story.lexicon, first[0]))):
        return None
    after = _WORD.findall(_PARAGRAPH_END.split(text[span.end : span.end + _WINDOW], 1)[0])
    return _parse(story.lexicon, tuple(_head_of_role(story.lexicon, after[first[0] == "," :])))


def _before(lexicon: Lexicon, led: str) -> Office | None:
    """The role that the copy right before a name gives."""
    if _is_no_role(lexicon, led.rstrip(" ").rpartition(" ")[2]):
        return None
    words = _WORD.findall(led)
    if words[-1:] == [","]:
        words.pop()
    return _parse(lexicon, tuple(_tail_of_role(lexicon, words)))


def _is_no_role(lexicon: Lexicon, word: str) -> bool:
    """Whether no role ends in this word of the copy: told at once of most that stand before names, such as 'said'."""
    if word == "under":  # of an under secretary elsewhere; before a name it parts a role from whom it is held under
        return True
    if not (word.isalpha() and word.islower()):
        return False
    roles = lexicon.role_heads, lexicon.role_modifiers, lexicon.role_phrase_words, _SMALL
    return not any(word in words for words in roles)


def _is_role_word(lexicon: Lexicon, word: str) -> bool:
    low = word.lower().rstrip(".")
    return (
        low in lexicon.role_heads
        or low in lexicon.role_modifiers
        or (word[0].isupper() and lexicon.country_of(word) is not None)
    )


def _tail_of_role(lexicon: Lexicon, words: list[str]) -> list[str]:
    """The role words that end `words`; small words between them are kept."""
    at = len(words)
    kept = at
    while at > 0:
        word = words[at - 1]
        low = word.lower()
        if not word[0].isalnum() or (word.endswith(".") and _ends_sentence(lexicon, word)):
            break
        place = _place_of_role(lexicon, words, at)
        if place:
            kept = at = at - place
            continue
        if _is_role_word(lexicon, word) or (_in_phrase(lexicon, words, at - 1) and low in lexicon.words):
            kept = at - 1
        elif low not in _SMALL and not (word.endswith(("'s", "’s")) and _is_role_word(lexicon, word[:-2])):
            break
        elif word.endswith(("'s", "’s")):
            kept = at - 1
        at -= 1
    return words[kept:]


def _ends_sentence(lexicon: Lexicon, word: str) -> bool:
    bare = word.rstrip(".")
    return bare not in lexicon.abbreviations_before_name and bare not in lexicon.abbreviations and len(bare) > 1


def _place_of_role(lexicon: Lexicon, words: list[str], at: int) -> int:
    """How many words before `at` are the place of an office, with its 'of': 2 for 'governor of California'."""
    for size in (1, 2, 3):
        start = at - size
        if start < 2 or not words[start][0].isupper():
            return 0
        if words[start - 1] in ("of", "for") and words[start - 2].lower() in lexicon.role_heads:
            return size + 1
    return 0


def _in_phrase(lexicon: Lexicon, words: list[str], at: int) -> bool:
    """Whether a word stands inside a role of several words, such as 'exchequer' in 'chancellor of the exchequer'."""
    if words[at].lower() not in lexicon.role_phrase_words:
        return False
    roles, longest = lexicon.every_role_phrase, _longest_phrase(lexicon)
    first = max(0, at - longest + 1)
    low, here = [word.lower() for word in words[first : at + longest]], at - first
    return any(
        tuple(low[start:end]) in roles
        for start in range(here + 1)
        if low[start] in lexicon.role_phrases
        for end in range(here + 1, min(start + longest, len(low)) + 1)
    )


@lru_cache(maxsize=8)
def _longest_phrase(lexicon: Lexicon) -> int:
    """How many words the longest role has that has a small word inside."""
    return max(map(len, lexicon.every_role_phrase), default=0)


def _head_of_role(lexicon: Lexicon, words: list[str]) -> list[str]:
    """The role words that `words` open with."""
    kept = 0
    for at, word in enumerate(words):
        if not word[0].isalnum():
            break
        if _is_role_word(lexicon, word) or _in_phrase(lexicon, words, at):
            kept = at + 1
        elif word.lower() not in _SMALL and not (word.endswith(("'s", "’s")) and _is_role_word(lexicon, word[:-2])):
            break
    return words[:kept]


@lru_cache(maxsize=4096)
def _parse(lexicon: Lexicon, words: tuple[str, ...]) -> Office | None:
    """Title and country of a run of role words: few are said of most people."""
    country: str | None = None
    title: list[str] = []
    former = False
    at = 0
    while at < len(words):
        word = words[at]
        low = word.lower().rstrip(".").removesuffix("'s").removesuffix("’s")
        pair = lexicon.country_of(f"{word} {words[at + 1]}") if at + 1 < len(words) else None
        single = lexicon.country_of(word.removesuffix("'s").removesuffix("’s"))
        if pair:
            country, at = pair, at + 1
        elif single:
            country = single
        elif low in lexicon.not_in_office:
            former = True
        elif word[0].isalnum():
            title.append(low)
        at += 1
    if "of" in title:
        head, place = title[: title.index("of")], title[title.index("of") + 1 :]
        if head and head[-1] in lexicon.role_heads and place and not any(_is_role_word(lexicon, w) for w in place):
            title, country = head, country or " ".join(place)
    while title and title[0] in _SMALL:
        title.pop(0)
    while title and title[-1] in _SMALL:
        title.pop()
    if not any(word in lexicon.role_heads for word in title):
        title = []
    if not title and country is None:
        return None
    return Office(lexicon.office(" ".join(title)) if title else "", country, tuple(w.lower() for w in words), former)
