"""Sentences: where the copy's blocks divide, whatever abbreviations, initials and quotation marks stand in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from newslint.model.document import COPY, DATELINE
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon
    from newslint.analysis.story import Story

_STOP = re.compile(
    r"(?P<stop>[.!?…][.!?…]*)(?P<closed>(?:[\"”’»“«)\]*_]|'')*)(?P<gap>[^\S\u00a0]+)(?=(?:[\"“”‘'«»„`(\[•*_¿¡–—-]|\s)*(?P<next>[^\W_a-zß-öø-ÿ]\w*))"
)
_WORD_BEFORE = re.compile(r"[\w.&’'-]*\Z")
_ASKED = r"(?:[\w.’'-]+[ \u00a0]){1,7}?([a-z]+)\b"
#: Words that open a sentence far more often than they stand capitalised inside one.
_OPENERS = frozenset(
    """a an and another as at after although all any before both but by despite during each even every few for from
    he her his how however i if in instead it its last many meanwhile more most neither no nobody nor not
    nothing now on once one only or other our she since so some still such that the their then there these they
    this those though to two under until we what when where whether which while who why with without yet you""".split()
)


class Sentence(NamedTuple):
    """One sentence: its span, white space around it left out, and the number of the document's block it stands in."""

    span: Span
    block: int


def split_sentences(story: Story) -> tuple[Sentence, ...]:
    """The sentences of every block of copy but datelines, in order. None crosses a block, none is empty."""
    found: list[Sentence] = []
    for number, block in enumerate(story.document.blocks):
        if block.kind in COPY and block.kind != DATELINE:
            found.extend(Sentence(span, number) for span in _split(story, block.span))
    return tuple(found)


def sentence_at(sentences: tuple[Sentence, ...], offset: int) -> int | None:
    """The number of the sentence that an offset stands in, or None where it stands in none."""
    at = bisect_right(sentences, (Span(offset, 1 << 62),)) - 1
    return at if at >= 0 and offset < sentences[at].span.end else None


def _split(story: Story, block: Span) -> Iterator[Span]:
    text, lexicon = story.text, story.lexicon
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.start() >= start and _ends(text, stop, lexicon):
            yield from _stripped(text, start, stop.start("gap"))
            start = stop.end()
    yield from _stripped(text, start, block.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    body = text[start:end]
    stripped = body.strip()
    if stripped:
        first = start + len(body) - len(body.lstrip())
        yield Span(first, first + len(stripped))


def _ends(text: str, stop: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a sentence ends at a stop that white space and a capital letter or a figure follow."""
    if stop["stop"][-1] in "!?…" or len(stop["stop"]) > 1:
        return not (stop["closed"] and _asks(text, stop, lexicon))
    if stop["closed"] and stop["closed"] not in (")", "]"):
        return True
    opens = stop["next"].lower() in _OPENERS
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 24), stop.start())
    word = before.group().lstrip("’'-") if before else ""
    if not word:
        return True
    if word in lexicon.abbreviations_before_name:
        return False
    if len(word) == 1 and word.isupper() and word != "I":
        return opens
    if word in lexicon.abbreviations or (len(word) > 2 and word[-2] == "."):
        return opens and not stop["next"].isdigit()
    return True


def _asks(text: str, stop: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether what follows a quotation's question mark says who asked: '“Why?” Prime Minister Jane Roe asked'."""
    if text[stop.end("gap") : stop.end("gap") + 1] in "\"“„«‘'`(":
        return False
    led = re.compile(_ASKED).match(text, stop.start("next"), stop.start("next") + 90)
    return led is not None and led.group(1) in lexicon.reporting_verbs
