"""People a sentence speaks of without a name: a nurse, the spokesman, a 55-year-old, the Norwegian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon

PREPOSITIONS = frozenset(
    """about above across after against along alongside amid among around as at before behind below beneath beside
    besides between beyond by despite down during except for from in inside into like near of off on onto out
    outside over past per since than through throughout to toward towards under until unlike up upon versus via
    with within without including featuring starring""".split()
)
DETERMINERS = frozenset(
    "a an the one another this that his her my your our their its each every no any some first".split()
)

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+-year-old|[,;:()—–\"“”]")
#: Person nouns that are as often something else: they count only where nothing they could qualify comes after.
_LOOSE = frozenset(
    """general private minor marine model source figure target star subject native human medium carrier monitor
    senior junior official national regular local moderate liberal conservative republican radical professional
    principal executive representative patient guide guard host medic server reader speaker driver editor royal
    rebel victor casualty authority legend celebrity minister match coach champion partner rival twin member
    relative relation counsel judge cook date agent suspect witness recorder lookout legal veteran adult
    juvenile teen baby pilot key novel founder captain master convert intellectual substitute starter winner""".split()
)
#: So far into a sentence a noun needs no article, as in a headline.
_OPENING_WORDS = 3
#: Words that no person noun qualifies: after one of them a noun is the head of its phrase.
_FUNCTION = frozenset(
    """of in on at to for from with by as and or but who whom whose that which when while where after before if
    because than is was are were be been has had have will would could can may might must should did does do not
    also then there here now it he she they we i you himself herself nor so until since during about against
    into over under without said""".split()
)


class Unnamed(NamedTuple):
    """A noun for one person: its span, the pronoun it states if any, the preposition leading to it, whether it owns."""

    span: Span
    states: str | None
    governed: str
    owner: bool


def find_unnamed(text: str, sentence: Span, lexicon: Lexicon) -> Iterator[Unnamed]:
    """The nouns in a sentence that stand for one person each, whether or not a name beside them says who it is."""
    matches = list(_WORD.finditer(text, *sentence))
    words = [m.group().lower().replace("’", "'") for m in matches]
    nouns, peoples = lexicon.person_nouns, lexicon.country_adjectives
    for at, word in enumerate(words):
        noun = word.removesuffix("'s")
        if noun not in nouns and noun not in peoples and not noun.endswith("-year-old"):
            continue
        if _is_head(noun, words, at, lexicon) and not _in_name(matches, at):
            governed = next((w for w in words[max(0, at - 2) : at] if w in PREPOSITIONS), "")
            yield Unnamed(Span(*matches[at].span()), lexicon.person_stated.get(noun), governed, noun != word)


def _is_head(noun: str, words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a noun stands for a person here, rather than qualifying what follows or saying what somebody is."""
    before, ends = words[max(0, at - 5) : at], _ends_phrase(words, at, lexicon)
    if noun.endswith("-year-old"):
        return ends
    if noun in lexicon.country_adjectives and noun not in lexicon.person_nouns:
        return ends and before[-1:] in (["the"], ["a"], ["an"])
    if (noun in _LOOSE and not ends) or _is_part(before):
        return False
    owned = any(word.endswith(("'s", "s'")) for word in before)
    return at < _OPENING_WORDS or owned or not DETERMINERS.isdisjoint(before)


def _is_part(before: list[str]) -> bool:
    """Whether a noun is what somebody serves, acts or is known as: a part or a post rather than a person."""
    for at in range(len(before) - 1, -1, -1):
        if before[at] in ("as", "become", "becoming", "became", "being"):
            return True
        if (
            before[at] == "of"
            and at
            and before[at - 1] in ("role", "part", "post", "position", "title", "job", "office", "rank")
        ):
            return True
        if before[at] in PREPOSITIONS or not before[at][0].isalpha():
            return False
    return False


def _in_name(matches: list[re.Match[str]], at: int) -> bool:
    """Whether a noun with a capital goes on with another capital, as in the name of a body, a work or a post."""
    if not matches[at].group()[0].isupper() or at + 1 == len(matches):
        return False
    return matches[at + 1].group()[0].isupper() and matches[at + 1].start() == matches[at].end() + 1


def _ends_phrase(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether what comes after a noun cannot be what it qualifies."""
    if at + 1 == len(words):
        return True
    after = words[at + 1]
    return (
        not after[0].isalnum() or after in _FUNCTION or after in lexicon.reporting_verbs or after.endswith(("ed", "s'"))
    )
