"""Stretches of a story given twice: a paragraph, or a long sentence, pasted over an old version of itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newslint.analysis.headlines import headline_words
from newslint.model.document import LIST_ITEM, PARAGRAPH, QUOTATION, Document
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias

_KINDS = frozenset({PARAGRAPH, LIST_ITEM, QUOTATION})
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]*[^\W\d_a-z])")
#: A sentence counts from so many words on, one word of a paragraph may differ from so many on.
_LONG_SENTENCE, _LONG_PARAGRAPH = 20, 30
#: Paragraphs are compared where so many characters at either end are the same.
_ENDS = 60
#: A sentence that comes back so often is a refrain, and so is one in which a speaker says "I" or "we".
_REFRAIN = 3
_FIRST_PERSON = frozenset(("i", "we", "my", "our", "us", "me"))
#: What a desk sets under or between parts of a story, as often as it likes: it speaks of the story, or to its reader.
#: Compiled when it is first used: hardly any story has a stretch that comes twice.
_STANDING = (
    r"(?i)\A\W*(?:this (?:is|remains) an? (?:\w+ )?(?:developing|breaking|live)\b"
    r"|this (?:story|article|report|post|page|feed|blog|item|version) (?:is|was|has|will|first|originally)\b"
    r"|(?:additional |further )?(?:reporting|writing|editing) by\b|(?:for|to) (?:more|further|media|full|subscribe)\b"
    r"|(?:follow|subscribe|sign up|click|read more|see also|contact|(?:media|press) contacts?|notes? to editors?"
    r"|editor[’']?s[’']? notes?|our standards|copyright|all rights reserved)\b|\W*©)"
    r"|\bhttps?://|\bwww\.|[\w.]@\w+\.\w"
)


#: Where a sentence begins and ends, the white space behind it too, and the paragraph it is in.
_Place: TypeAlias = "tuple[int, int, Span]"


class Repeat(NamedTuple):
    """A stretch that stands in the story already; `exact` where no word differs."""

    span: Span
    first: Span
    what: str
    exact: bool


def find_repeats(document: Document, shortest: int) -> Iterator[Repeat]:
    """The paragraphs of at least `shortest` words that come a second time, and the long sentences that do."""
    text = document.text
    seen: defaultdict[str, list[Span]] = defaultdict(list)
    fresh: list[Span] = []
    for block in document.blocks:
        span = block.span
        start, stop = span
        if block.kind not in _KINDS or stop - start < 3 * shortest:
            continue
        ends = _one_line(text[start : start + _ENDS]), _one_line(text[max(0, stop - _ENDS) : stop])
        near = [place for end in ends for place in seen.get(end, ())]
        repeat = _repeat(text, span, near, shortest) if near else None
        if repeat is not None:
            yield repeat
            continue
        fresh.append(span)
        for end in ends:
            seen[end].append(span)
    yield from _sentences(text, fresh)


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text or "  " in text else text


def _repeat(text: str, span: Span, places: list[Span], shortest: int) -> Repeat | None:
    """The earlier paragraph of which this one is a copy, but for one small word: a name or a number tells two apart."""
    words = headline_words(text[span.start : span.end])
    if len(words) < shortest or _is_standing(text[span.start : span.end]):
        return None
    for place in places:
        others = headline_words(text[place.start : place.end])
        if others == words:
            return Repeat(span, place, "paragraph", exact=True)
        if len(others) == len(words) >= _LONG_PARAGRAPH:
            differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
            if (
                len(differing) == 1
                and _is_small(text, span, differing[0][0])
                and _is_small(text, place, differing[0][1])
            ):
                return Repeat(span, place, "paragraph", exact=False)
    return None


def _is_small(text: str, span: Span, word: str) -> bool:
    """Whether a folded word stands in this stretch in small letters."""
    return word.isalpha() and re.search(rf"\b{word}\b", text[span.start : span.end]) is not None


def _sentences(text: str, spans: list[Span]) -> Iterator[Repeat]:
    """Sentences that are pasted twice. Speech repeats itself, and a story may quote what it gives in full below."""
    places: dict[str, list[_Place]] = {}
    for paragraph in spans:
        start, stop = paragraph
        for end in (*[m.end() for m in _SENTENCE_END.finditer(text, start, stop)], stop):
            if end - start >= 4 * _LONG_SENTENCE:
                places.setdefault(_one_line(text[start:end].rstrip()), []).append((start, end, paragraph))
            start = end
    for sentence, where in places.items():
        if 1 < len(where) < _REFRAIN and _is_pasted(text, sentence, where):
            first, second = (Span(start, start + len(text[start:end].rstrip())) for start, end, _ in where)
            yield Repeat(second, first, "sentence", exact=True)


def _is_pasted(text: str, sentence: str, where: list[_Place]) -> bool:
    words = headline_words(sentence)
    quoted = {_in_quotes(text, paragraph.start, start) for start, _, paragraph in where}
    if len(words) < _LONG_SENTENCE or len(quoted) > 1 or _is_standing(sentence):
        return False
    return True in quoted or _FIRST_PERSON.isdisjoint(words)


def _is_standing(stretch: str) -> bool:
    """Whether a stretch is standing text, which rightly comes back."""
    return re.search(_STANDING, stretch) is not None


def _in_quotes(text: str, start: int, at: int) -> bool:
    """Whether a quotation of the paragraph that begins at `start` is open at `at`, or opens there."""
    before = text[start : at + 1]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
