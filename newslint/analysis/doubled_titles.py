"""Titles before and after names that say one thing twice, or two things that exclude each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newslint.model.document import COPY, Document
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon

_PAIR = re.compile(r"([A-ZÀ-ÖØ-Þ][\w’'-]*\.?)\s(?=([A-ZÀ-ÖØ-Þ][\w’'-]*\.?))")
_NAME_FOLLOWS = re.compile(r"\s+[A-ZÀ-ÖØ-Þ]")
_NAME = r"(?P<name>(?:[^\W\d_][\w.’'-]*\s+){0,4}[^\W\d_][\w.’'-]*?)"


class Doubled(NamedTuple):
    """A doubled title, what may stand in its place, the likeliest first, and what is wrong with it."""

    span: Span
    right: tuple[str, ...]
    fault: str


def find_doubled(document: Document, lexicon: Lexicon) -> Iterator[Doubled]:
    """The doubled titles of the copy; none crosses a block."""
    blocks = [block for block in document.blocks if block.kind in COPY]
    starts = [block.span.start for block in blocks]
    for doubled in _candidates(document.text, lexicon):
        at = bisect_right(starts, doubled.span.start) - 1
        if at >= 0 and blocks[at].span.covers(doubled.span):
            yield doubled


def _candidates(text: str, lexicon: Lexicon) -> Iterator[Doubled]:
    honorifics, heads = lexicon.honorifics, lexicon.role_heads
    doubling, doubled_by = _post_nominals(lexicon)
    past = 0
    for found in _PAIR.finditer(text):
        first, second = found.groups()
        low = _key(first)
        if low not in honorifics and low not in heads and _key(second) not in heads:
            continue
        if found.start() < past or (first[-1] == "." and first[:-1] not in lexicon.abbreviations_before_name):
            continue
        doubled = (
            _twice(text, found, lexicon)
            or _clashing(text, found, lexicon)
            or (_after_name(text, found.start(), doubling, lexicon) if low in doubled_by else None)
        )
        if doubled is not None:
            past = doubled.span.end
            yield doubled


@lru_cache(maxsize=8)
def _post_nominals(lexicon: Lexicon) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """What stands behind a name, without full stops, with the titles that it repeats; and all of these titles."""
    doubling = {form.replace(".", ""): titles for form, titles in lexicon.post_nominals.items() if titles}
    return doubling, frozenset().union(*doubling.values())


def _twice(text: str, found: re.Match[str], lexicon: Lexicon) -> Doubled | None:
    """ "President President Duda", "Council President Council President Ruiz"."""
    first, second = found.groups()
    if first == second and _is_title(first, lexicon):
        title, end = first, found.end(2)
    elif _is_title(second, lexicon) and text.startswith(f"{first} {second}", found.end(2) + 1):
        title, end = f"{first} {second}", found.end(2) + 1 + len(f"{first} {second}")
    else:
        return None
    if _NAME_FOLLOWS.match(text, end) is None or _is_row(text, found, end):
        return None
    return Doubled(Span(found.start(), end), (title,), "stands twice")


def _is_row(text: str, found: re.Match[str], end: int) -> bool:
    """Whether two titles are a row of a table, as under the names of two who sign: alone in their line, or tabbed."""
    opens = text.rfind("\n", 0, found.start()) + 1
    closes = text.find("\n", end)
    before, after = text[opens : found.start()], text[end : closes if closes >= 0 else len(text)]
    return text[found.end(1)] == "\t" or not (before.strip() or after.strip())


def _clashing(text: str, found: re.Match[str], lexicon: Lexicon) -> Doubled | None:
    """ "Mr. Sir John Ruiz", "Prof. Professor Ruiz"."""
    first, second = _key(found[1]), _key(found[2])
    if first == second or first not in lexicon.honorifics or second not in lexicon.honorifics:
        return None
    if (first, second) in lexicon.honorific_pairs or second in lexicon.given_names or second in lexicon.family_names:
        return None
    if _NAME_FOLLOWS.match(text, found.end(2)) is None:
        return None
    place = Span(found.start(), found.end(2))
    if _is_short_for(first, second) or _is_short_for(second, first):
        return Doubled(place, (found[2], found[1]), "says one thing twice")
    if first in lexicon.courtesy_titles:
        return Doubled(place, (found[2], found[1]), "has one title too many")
    if second in lexicon.courtesy_titles and found[2].endswith("."):
        return Doubled(place, (found[1], found[2]), "has one title too many")
    return None


def _after_name(text: str, start: int, doubling: Mapping[str, frozenset[str]], lexicon: Lexicon) -> Doubled | None:
    """ "Dr. Jane Ruiz, Ph.D."; `doubling` gives what stands behind a name, with the titles that it repeats."""
    found = _styled(tuple(doubling)).match(text, start)
    if found is None or _key(found["title"]) not in doubling[found["post"].replace(".", "")]:
        return None
    if not all(word[0].isupper() or word in lexicon.particles for word in found["name"].split()):
        return None
    stop = "." if found["post"].endswith(".") and _ends_sentence(text, found.end()) else ""
    right = (f"{found['title']} {found['name']}{stop}", text[found.start("name") : found.end()])
    return Doubled(Span(*found.span()), right, "says one thing before the name and after it")


@lru_cache(maxsize=8)
def _styled(forms: tuple[str, ...]) -> re.Pattern[str]:
    """A name with a title before it and one of these forms behind, with full stops or none: "PhD", "Ph.D."."""
    spelt = "|".join(r"\.?".join(map(re.escape, form)) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?P<title>[^\W\d_]+\.?)\s+{_NAME},?\s+(?P<post>(?:{spelt})\b\.?)(?!\w)")


def _is_title(word: str, lexicon: Lexicon) -> bool:
    return _key(word) in lexicon.honorifics or _key(word) in lexicon.role_heads


def _ends_sentence(text: str, at: int) -> bool:
    rest = text[at : at + 8].lstrip("\"”’')")
    return not rest or (rest[0].isspace() and not rest.strip()[:1].islower())


def _is_short_for(short: str, long: str) -> bool:
    if len(short) >= len(long):
        return False
    return long.startswith(short) or (len(short) == 2 and long[0] == short[0] and long[-1] == short[-1])


@lru_cache(maxsize=2048)
def _key(word: str) -> str:
    return word.rstrip(".").lower()
