"""Passages of copy as a reader of markup comes upon them, and the text of a story made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.formats.builder import TextBuilder
from newslint.formats.stretch import Stretch
from newslint.formats.vocabulary import TITLE
from newslint.formats.wire import same_title
from newslint.model import document as kinds
from newslint.model.document import Block
from newslint.model.offsets import OffsetMap
from newslint.typed import NamedTuple

#: How much of a line is looked at to find lines that may say the same, and how many such lines are kept.
_OPENING = 40
_MOST_ALIKE = 16
#: How many letters tell most lines apart at once, and how many one may become without its case.
_LETTERS, _MOST_FOLDED = 3, 3
#: More characters than the opening has, white space and all.
_LONG_OPENING = 200


class Passage(NamedTuple):
    """The copy of one block.

    A `stated` one is what the file says of the story, which the copy may say again; its kind may be `TITLE`.
    """

    kind: str
    copy: Stretch
    stated: bool = False


def laid_out(passages: Iterable[Passage]) -> tuple[str, tuple[Block, ...], OffsetMap]:
    """The text of a story, its blocks and its map.

    A story has one headline and says everything once: what is stated is left out where the copy says it too, a title
    is the headline only where there is no other, and any further headline is a subhead.
    """
    builder = TextBuilder()
    titled = False
    found = list(passages)
    for passage in _settled(found) if any(p.stated for p in found) else found:
        kind = passage.kind
        if kind == kinds.HEADLINE:
            kind = kinds.SUBHEAD if titled else kind
            titled = True
        builder.add(kind, passage.copy)
    return builder.result()


def _settled(passages: list[Passage]) -> Iterator[Passage]:
    """The passages less those that say again what is stated, or are stated for nothing."""
    # Only what begins as something stated does can say it again.
    openings = {_opening(p.copy.text) for p in passages if p.stated}
    begun = {opening[:length] for opening in openings for length in range(_LETTERS * _MOST_FOLDED + 1)}
    alike = [p for p in passages if p.stated or (_may_open(p.copy.text, begun) and _opening(p.copy.text) in openings)]
    said = _Said(p for p in alike if not p.stated)
    all_but_titles = _Said(p for p in alike if p.kind != TITLE)
    titled = any(p.kind == kinds.HEADLINE for p in passages)
    headline: Passage | None = None
    for passage in passages:
        if passage.kind == kinds.HEADLINE and (headline is None or not passage.stated):
            # A headline that the copy repeats as a paragraph is a fault to be found.
            again = headline is not None and headline.stated and _Said((headline,)).has(passage)
            headline = headline or passage
        elif passage.kind == TITLE:
            passage = passage._replace(kind=kinds.FURNITURE if titled else kinds.HEADLINE)
            titled = True
            again = all_but_titles.has(passage)
        else:
            again = passage.stated and said.has(passage)
        if not again:
            if passage.stated:
                said.add(passage)
            yield passage


class _Said:
    """What has been said, to be asked whether it says something: as one title is another for all its punctuation."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._by_opening: dict[str, list[str]] = {}
        for passage in passages:
            self.add(passage)

    def add(self, passage: Passage) -> None:
        alike = self._by_opening.setdefault(_opening(passage.copy.text), [])
        if len(alike) < _MOST_ALIKE:
            alike.append(one_line(passage.copy.text))

    def has(self, passage: Passage) -> bool:
        line = one_line(passage.copy.text)
        alike = self._by_opening.get(_opening(passage.copy.text), ())
        return any(other == line or same_title(other, line) for other in alike)


def _may_open(line: str, begun: set[str]) -> bool:
    """Whether the first letters of a line leave it open that its opening begins as one of these does."""
    letters = line[:_LETTERS].casefold()
    return letters in begun or not letters.isalnum()


def _opening(line: str) -> str:
    """What two lines that say the same have in common."""
    words = " ".join(line[:_LONG_OPENING].split())[:_OPENING].casefold()
    return "".join(filter(str.isalnum, words))[:12]


def one_line(text: str) -> str:
    """What a text says, its white space aside."""
    return " ".join(text.split())
