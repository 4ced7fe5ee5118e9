"""Stretches of a story given twice: a paragraph, or a long sentence, pasted over an old version of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.analysis.headlines import headline_words
from newslint.model.document import LIST_ITEM, PARAGRAPH, QUOTATION, Document
from newslint.model.span import Span

_KINDS = frozenset({PARAGRAPH, LIST_ITEM, QUOTATION})
_SENTENCE = re.compile(r"[^\s](?:[^.!?]|[.!?](?![\"”’')\]]*\s+[\"“‘(\[]*[^\W\d_a-z]))*[.!?]*[\"”’')\]]*")
#: A sentence counts from so many words on, one word of a paragraph may differ from so many on.
_LONG_SENTENCE, _LONG_PARAGRAPH = 20, 30
_ENDS = 10
#: A sentence that comes back so often is a refrain, and so is one in which a speaker says "I" or "we".
_REFRAIN = 3
_FIRST_PERSON = frozenset(("i", "we", "my", "our", "us", "me"))


class Repeat(NamedTuple):
    """A stretch that stands in the story already; `exact` where no word differs."""

    span: Span
    first: Span
    what: str
    exact: bool


def find_repeats(document: Document, shortest: int) -> Iterator[Repeat]:
    """The paragraphs of at least `shortest` words that come a second time, and the long sentences that do."""
    text = document.text
    paragraphs: dict[tuple[str, ...], Span] = {}
    ends: dict[tuple[str, ...], list[tuple[tuple[str, ...], Span]]] = {}
    fresh: list[Span] = []
    for block in document.blocks:
        if block.kind not in _KINDS or block.span.end - block.span.start < 3 * shortest:
            continue
        words = tuple(headline_words(text[block.span.start : block.span.end]))
        if len(words) < shortest:
            continue
        first = paragraphs.setdefault(words, block.span)
        if first != block.span:
            yield Repeat(block.span, first, "paragraph", exact=True)
            continue
        near = _near(text, words, block.span, ends) if len(words) >= _LONG_PARAGRAPH else None
        if near is not None:
            yield Repeat(block.span, near, "paragraph", exact=False)
        else:
            fresh.append(block.span)
    yield from _sentences(text, fresh)


def _near(
    text: str, words: tuple[str, ...], span: Span, ends: dict[tuple[str, ...], list[tuple[tuple[str, ...], Span]]]
) -> Span | None:
    """An earlier paragraph of which one small word differs; a name or a number that differs tells two apart."""
    found = None
    for key in (words[:_ENDS], words[-_ENDS:]):
        for other, place in ends.get(key, ()):
            if found is None and len(other) == len(words):
                differing = [(a, b) for a, b in zip(words, other, strict=True) if a != b]
                if len(differing) == 1 and not _tells_apart(text, span, place, differing[0]):
                    found = place
        ends.setdefault(key, []).append((words, span))
    return found


def _tells_apart(text: str, one: Span, other: Span, words: tuple[str, str]) -> bool:
    for span, word in zip((one, other), words, strict=True):
        if not word.isalpha() or re.search(rf"\b{word}\b", text[span.start : span.end]) is None:
            return True
    return False


def _sentences(text: str, spans: list[Span]) -> Iterator[Repeat]:
    """Sentences that are pasted twice. Speech repeats itself, and a story may quote what it gives in full below."""
    places: dict[tuple[str, ...], list[tuple[Span, bool]]] = {}
    for span in spans:
        for found in _SENTENCE.finditer(text, span.start, span.end):
            if found.end() - found.start() >= 4 * _LONG_SENTENCE:
                words = tuple(headline_words(found.group()))
                if len(words) >= _LONG_SENTENCE:
                    quoted = _in_quotes(text, span.start, found.start())
                    places.setdefault(words, []).append((Span(found.start(), found.end()), quoted))
    for words, where in places.items():
        if 1 < len(where) < _REFRAIN:
            (first, in_quotes), (second, also) = where
            if in_quotes == also and (in_quotes or _FIRST_PERSON.isdisjoint(words)):
                yield Repeat(second, first, "sentence", exact=True)


def _in_quotes(text: str, start: int, at: int) -> bool:
    """Whether a quotation of the paragraph that begins at `start` is open at `at`, or opens there."""
    before = text[start : at + 1]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
