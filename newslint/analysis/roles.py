"""The office and country that the copy gives a person, before or after the name."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.model.span import Span
from newslint.registry.entity import Entity, Role
from newslint.registry.normalise import squash

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon
    from newslint.analysis.story import Story

_WORD = re.compile(r"[^\W_][\w.’'-]*|[^\w\s]")
_PARTY_AND_STATE = re.compile(r",? \(?[RDI]-([A-Z][\w.]+(?: [A-Z]\w+)?)")
_SMALL = frozenset(("of", "the", "for", "to", "and", "a", "an"))
_WINDOW = 110


class Office(NamedTuple):
    """A role as the copy gives it: its words in lower case, in one wording, and its country or body where one is named."""

    title: str
    of: str | None
    words: tuple[str, ...]
    former: bool


def office_of(story: Story, span: Span) -> Office | None:
    """The role that the copy gives the person named at `span`, from the words right before the name or after it."""
    text = story.text
    before = [m.group() for m in _WORD.finditer(text, max(0, span.start - _WINDOW), span.start)]
    if before[-1:] == [","]:
        before.pop()
    found = _parse(story.lexicon, _tail_of_role(story.lexicon, before))
    if found is not None:
        state = _PARTY_AND_STATE.match(text, span.end)
        return found._replace(of=state.group(1)) if state and found.of is None else found
    after = [m.group() for m in _WORD.finditer(text, span.end, span.end + _WINDOW)]
    if after[:1] == [","]:
        return _parse(story.lexicon, _head_of_role(story.lexicon, after[1:]))
    if after and after[0].islower() and _is_role_word(story.lexicon, after[0]):
        return _parse(story.lexicon, _head_of_role(story.lexicon, after))
    return None


def agreement(lexicon: Lexicon, office: Office, entity: Entity, day: date | None) -> int:
    """How an office fits a person: 3 title and country, 2 title alone, 1 country alone, 0 nothing known, -1 it does not fit.

    With a date a role must have been held then, unless the copy says former; without one any role counts.
    """
    if not entity.roles:
        return 0
    best = -1
    for role in entity.roles:
        if day is not None and not office.former and not role.may_hold_on(day):
            continue
        title, of = _office_and_country(lexicon, role)
        same_title = bool(office.title) and _same_title(office.title, title)
        same_of = office.of is not None and of is not None and (squash(office.of) == squash(of))
        clash = bool(office.of and of and not same_of and lexicon.country_of(office.of) and lexicon.country_of(of))
        if same_title and not clash:
            best = max(best, 3 if same_of else 2)
        elif same_of:
            best = max(best, 1)
    return best


@lru_cache(maxsize=4096)
def _office_and_country(lexicon: Lexicon, role: Role) -> tuple[str, str | None]:
    title, of = role.title.lower(), role.of
    if of is None and " from " in title:
        head, _, of = role.title.partition(" from ")
        title = " ".join(w for w in head.split() if not lexicon.country_of(w)).lower()
        return lexicon.office(title), of
    if of is None and " of " in title:
        head, _, rest = role.title.rpartition(" of ")
        phrase = tuple(title.split())
        is_phrase = phrase in lexicon.role_phrases.get(phrase[0], ())
        if lexicon.country_of(rest) or (not is_phrase and head.split()[-1].lower() in lexicon.role_heads):
            title, of = head.lower(), rest
    country = lexicon.country_of(of) if of else None
    first, _, rest = title.partition(" ")
    if of is None and rest:
        words = title.split()
        for size in (2, 1):
            stated = lexicon.country_of(" ".join(words[:size]))
            if stated and len(words) > size:
                return lexicon.office(" ".join(words[size:])), stated
    return lexicon.office(title), country or of


def _same_title(copy: str, registered: str) -> bool:
    """Whether one title is the other, or says less of the same: 'minister' and 'foreign minister'."""
    if copy == registered:
        return True
    a, b = set(copy.split()), set(registered.split())
    return bool(a) and bool(b) and (a <= b or b <= a) and copy.split()[-1] in b


def _is_role_word(lexicon: Lexicon, word: str) -> bool:
    low = word.lower().rstrip(".")
    return low in lexicon.role_heads or low in lexicon.role_modifiers or (word[0].isupper() and lexicon.country_of(word) is not None)


def _tail_of_role(lexicon: Lexicon, words: list[str]) -> list[str]:
    """The role words that end `words`; small words between them are kept."""
    at = len(words)
    kept = at
    while at > 0:
        word = words[at - 1]
        if not word[0].isalnum() or (word.endswith(".") and _ends_sentence(lexicon, word)):
            break
        place = _place_of_role(lexicon, words, at)
        if place:
            kept = at = at - place
            continue
        if _is_role_word(lexicon, word) or word.lower() in lexicon.words and _in_phrase(lexicon, words, at - 1):
            kept = at - 1
        elif word.lower() not in _SMALL and not (word.endswith(("'s", "’s")) and _is_role_word(lexicon, word[:-2])):
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
    low = [w.lower() for w in words]
    for start in range(max(0, at - 6), at + 1):
        for phrase in lexicon.role_phrases.get(low[start], ()):
            if start + len(phrase) > at and tuple(low[start : start + len(phrase)]) == phrase:
                return True
    return False


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


def _parse(lexicon: Lexicon, words: list[str]) -> Office | None:
    """Title and country of a run of role words."""
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
