"""Titles before and after names that say one thing twice, or two things that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.model.document import COPY, Block
from newslint.model.span import Span

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*\.?"
_TWICE = re.compile(rf"\b({_WORD}(?:\s{_WORD}){{0,2}})(\s+)\1(?=\s+[A-ZÀ-ÖØ-Þ])")
_PAIR = re.compile(rf"\b({_WORD})\s+(?=({_WORD})\s+[A-ZÀ-ÖØ-Þ])")
_BEFORE = re.compile(r"(?<![\w.])([^\W\d_]+\.?)\s+((?:[^\W\d_][\w.’'-]*\s+){0,4}[^\W\d_][\w.’'-]*)\Z")
_FURTHEST = 100


class Doubled(NamedTuple):
    """A doubled title, what may stand in its place, the likeliest first, and what is wrong with it."""

    span: Span
    right: tuple[str, ...]
    fault: str


def find_doubled(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[Doubled]:
    """The doubled titles of the copy; none crosses a block."""
    for block in blocks:
        if block.kind in COPY:
            yield from _twice(text, block.span, lexicon)
            yield from _clashing(text, block.span, lexicon)
            yield from _after_name(text, block.span, lexicon)


def _twice(text: str, span: Span, lexicon: Lexicon) -> Iterator[Doubled]:
    """"President President Duda", "Council President Council President Ruiz"."""
    for found in _TWICE.finditer(text, span.start, span.end):
        last = _key(found[1].split()[-1])
        if last in lexicon.honorifics or last in lexicon.role_heads:
            yield Doubled(Span(found.start(), found.end()), (found[1],), "stands twice")


def _clashing(text: str, span: Span, lexicon: Lexicon) -> Iterator[Doubled]:
    """"Mr. Sir John Ruiz", "Prof. Professor Ruiz"."""
    for found in _PAIR.finditer(text, span.start, span.end):
        first, second = _key(found[1]), _key(found[2])
        if first == second or first not in lexicon.honorifics or second not in lexicon.honorifics:
            continue
        if (first, second) in lexicon.honorific_pairs or second in lexicon.given_names or second in lexicon.family_names:
            continue
        place = Span(found.start(), found.end(2))
        if _is_short_for(first, second) or _is_short_for(second, first):
            yield Doubled(place, (found[2], found[1]), "says one thing twice")
        elif first in lexicon.courtesy_titles or (second in lexicon.courtesy_titles and found[2].endswith(".")):
            kept = (found[1], found[2]) if second in lexicon.courtesy_titles else (found[2], found[1])
            yield Doubled(place, kept, "has one title too many")


def _after_name(text: str, span: Span, lexicon: Lexicon) -> Iterator[Doubled]:
    """"Dr. Jane Ruiz, Ph.D."."""
    doubled = {form.replace(".", ""): titles for form, titles in lexicon.post_nominals.items() if titles}
    for found in _post_nominals(tuple(doubled)).finditer(text, span.start, span.end):
        doubles = doubled[found[1].replace(".", "")]
        start = max(span.start, found.start() - _FURTHEST)
        before = _BEFORE.search(text[start : found.start()])
        if before is None or _key(before[1]) not in doubles:
            continue
        if not all(word[0].isupper() or word in lexicon.particles for word in before[2].split()):
            continue
        opened = start + before.start()
        title, name = before[1], before[2]
        stop = "." if found[1].endswith(".") and _ends_sentence(text, found.end(), span.end) else ""
        right = (f"{title} {name}{stop}", name + text[found.start() : found.end()])
        yield Doubled(Span(opened, found.end()), right, "says one thing before the name and after it")


def _ends_sentence(text: str, at: int, end: int) -> bool:
    rest = text[at:end].lstrip("\"”’')")
    return not rest or (rest[0].isspace() and rest.lstrip()[:1].isupper())


def _is_short_for(short: str, long: str) -> bool:
    if len(short) >= len(long):
        return False
    return long.startswith(short) or (len(short) == 2 and long[0] == short[0] and long[-1] == short[-1])


def _key(word: str) -> str:
    return word.rstrip(".").lower()


@lru_cache(maxsize=8)
def _post_nominals(forms: tuple[str, ...]) -> re.Pattern[str]:
    """These forms behind a name, with full stops or none: "PhD", "Ph.D."."""
    spelt = "|".join(r"\.?".join(map(re.escape, form)) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf",?\s+((?:{spelt})\.?)(?!\w)")
