"""Direct speech: the stretches between quotation marks, whichever marks the copy uses.

Straight, curly, German and French marks, the doubled accents of old wires, and single marks where what they hold opens
with a capital and closes on a stop. A paragraph of a quotation that goes on opens again and only the last closes. A
mark never closed holds one sentence, so that a stray one does not swallow the story. One or two words without a stop,
and the title of a work, are quoted but are not speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newslint.model.document import COPY, DATELINE, QUOTATION, Block
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.story import Story

# Each begins with a set of characters: that is looked for far faster than anything else.
_MARK = re.compile(r"[\"“”„«»‟`'](?:(?<![`'])|(?<=`)`|(?<=')')")
_SINGLE = r"[‘'](?<![\w.,!?”\"][‘'])(?=[^\W_a-zß-öø-ÿ])[^‘\"“”\n]{10,900}?[.,!?…][’'](?!\w)"
_CLOSERS = {"“": '”"', "”": "”", "„": '“”"', "«": "»", "»": "«", '"': '"”', "``": "''\"", "‟": "”", "''": "''"}
_SENTENCE_END = r"[.!?…][)\]]?(?=\s|$)"
_LONG_WORD = r"\b\w{5,}"
_STOPS = ".,!?…;-–—"


class Quotes:
    """Where the copy quotes. `spans` is direct speech, marks included; `others` what is quoted but is no speech."""

    def __init__(self, spans: tuple[Span, ...], others: tuple[Span, ...] = ()) -> None:
        self.spans = spans
        self.others = others

    def covers(self, offset: int) -> bool:
        """Whether an offset stands in direct speech."""
        return self.at(offset) is not None

    def at(self, offset: int) -> Span | None:
        """The stretch of direct speech that an offset stands in."""
        return _covering(self.spans, offset)

    def quoted(self, span: Span) -> bool:
        """Whether any of a span is quoted, as speech or otherwise."""
        return _touches(self.spans, span) or _touches(self.others, span)

    def names_work(self, offset: int) -> bool:
        """Whether an offset stands in what is quoted without being speech: a title, a word held off."""
        return _covering(self.others, offset) is not None


def _covering(spans: tuple[Span, ...], offset: int) -> Span | None:
    at = bisect_right(spans, (offset, 1 << 62)) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None


def _touches(spans: tuple[Span, ...], span: Span) -> bool:
    at = bisect_left(spans, (span.start, 0))
    return (at < len(spans) and spans[at].start < span.end) or (at > 0 and spans[at - 1].end > span.start)


class _Stretch(NamedTuple):
    span: Span
    closed: bool


def find_quotes(story: Story) -> Quotes:
    """What a story's copy quotes. A block of quotation is speech as a whole."""
    text = story.text
    speech: list[Span] = []
    others: list[Span] = []
    blocks = [b for b in story.document.blocks if b.kind in COPY and b.kind != DATELINE]
    for number, block in enumerate(blocks):
        if block.kind == QUOTATION:
            speech.append(block.span)
            continue
        stretches = list(_stretches(text, block.span)) or list(_single(text, block.span))
        for span, closed in stretches:
            if not closed:
                speech.append(_unclosed(text, span, blocks[number + 1] if number + 1 < len(blocks) else None))
            elif _is_speech(text[span.start : span.end]):
                speech.append(span)
            else:
                others.append(span)
    return Quotes(tuple(speech), tuple(others))


def _stretches(text: str, block: Span) -> Iterator[_Stretch]:
    """What stands between marks, and from a mark never closed to the block's end."""
    opened, start = "", 0
    for mark in _MARK.finditer(text, *block):
        what = mark.group()
        if opened and what in _CLOSERS[opened] and not (what == '"' == opened and _only_opens(text, mark, block)):
            yield _Stretch(Span(start, mark.end()), closed=True)
            opened = ""
        elif what in _CLOSERS and _can_open(text, mark, block):
            if opened and what == opened:
                yield _Stretch(Span(start, _sentence_end(text, Span(start, mark.start()))), closed=True)
            if not opened or what == opened:
                opened, start = what, mark.start()
    if opened:
        yield _Stretch(Span(start, block.end), closed=False)


def _can_open(text: str, mark: re.Match[str], block: Span) -> bool:
    if mark.end() >= block.end or (text[mark.end()].isspace() and mark.group() != "«"):
        return False
    return (
        mark.group() in "“„«``‟"
        or mark.start() == block.start
        or not (text[mark.start() - 1].isalnum() or text[mark.start() - 1] in ".,!?…")
    )


def _only_opens(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether a straight mark with white space before it and a letter after it can close nothing."""
    return text[mark.start() - 1].isspace() and mark.end() < block.end and text[mark.end()].isalnum()


def _single(text: str, block: Span) -> Iterator[_Stretch]:
    if text.find("'", *block) < 0 and text.find("‘", *block) < 0:
        return
    for match in re.compile(_SINGLE).finditer(text, *block):
        yield _Stretch(Span(*match.span()), closed=True)


def _unclosed(text: str, span: Span, following: Block | None) -> Span:
    """How far speech goes that its block does not close: all of it where the next one opens again, else a sentence."""
    if following is not None and text[following.span.start : following.span.start + 1] in (
        "“",
        '"',
        "„",
        "«",
        "»",
        "`",
    ):
        return span
    return Span(span.start, _sentence_end(text, span))


def _sentence_end(text: str, span: Span) -> int:
    end = re.compile(_SENTENCE_END).search(text, *span)
    return end.end() if end else span.end


def _is_speech(quoted: str) -> bool:
    """Whether a closed stretch is somebody's words rather than a word held off or the title of a work."""
    inner = quoted.strip("\"“”„«»‟`'‘’ \u00a0")
    if not inner or inner[-1] in _STOPS:
        return bool(inner)
    words = inner.split()
    if len(words) <= 2:
        return False
    return not (
        words[0][0].isupper()
        and words[-1][0].isupper()
        and all(w[0].isupper() for w in re.compile(_LONG_WORD).findall(inner))
    )
