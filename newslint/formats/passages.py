"""Passages of copy as a reader of markup comes upon them, and the text of a story made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

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
#: How many letters and figures two lines that say the same begin with.
_SHARED = 12
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
    stated = {_opening(p.copy.text) for p in passages if p.stated}
    begun = {opening[:length] for opening in stated for length in range(_LETTERS * _MOST_FOLDED + 1)}
    alike = [(p, _opening(p.copy.text)) for p in passages if p.stated or _may_open(p.copy.text, begun)]
    alike = [(p, opening) for p, opening in alike if opening in stated]
    said = _Said((p, opening) for p, opening in alike if not p.stated)
    titled = any(p.kind == kinds.HEADLINE for p in passages)
    headline: Passage | None = None
    for passage in passages:
        if passage.kind == kinds.HEADLINE and (headline is None or not passage.stated):
            # A headline that the copy repeats as a paragraph is a fault to be found.
            again = headline is not None and headline.stated and _Said((_opened(headline),)).has(passage)
            headline = headline or passage
        elif passage.kind == TITLE:
            passage = passage._replace(kind=kinds.FURNITURE if titled else kinds.HEADLINE)
            titled = True
            again = _Said((p, opening) for p, opening in alike if p.kind != TITLE).has(passage)
        else:
            again = passage.stated and said.has(passage)
        if not again:
            if passage.stated:
                said.add(*_opened(passage))
            yield passage


class _Said:
    """What has been said, to be asked whether it says something: as one title is another for all its punctuation."""

    def __init__(self, passages: Iterable[tuple[Passage, str]]) -> None:
        self._unread: dict[str, list[Passage]] = {}
        self._lines: dict[str, list[str]] = {}
        for passage, opening in passages:
            self.add(passage, opening)

    def add(self, passage: Passage, opening: str) -> None:
        alike = self._unread.setdefault(opening, [])
        if len(alike) < _MOST_ALIKE:
            alike.append(passage)

    def has(self, passage: Passage) -> bool:
        opening = _opening(passage.copy.text)
        lines, unread = self._lines.setdefault(opening, []), self._unread.get(opening, [])
        line = one_line(passage.copy.text) if lines or unread else ""
        if any(other == line or same_title(other, line) for other in lines):
            return True
        while unread and len(lines) < _MOST_ALIKE:
            other = one_line(unread.pop(0).copy.text)
            lines.append(other)
            if other == line or same_title(other, line):
                return True
        return False


def _opened(passage: Passage) -> tuple[Passage, str]:
    return passage, _opening(passage.copy.text)


def _may_open(line: str, begun: set[str]) -> bool:
    """Whether the first letters of a line leave it open that its opening begins as one of these does."""
    letters = line[:_LETTERS].casefold()
    return letters in begun or not letters.isalnum()


def _opening(line: str) -> str:
    """What two lines that say the same have in common."""
    letters = _letters(line[: 2 * _SHARED])
    if len(letters) < _SHARED:  # much white space or punctuation, or little else
        words = " ".join(line[:_LONG_OPENING].split())[:_OPENING]
        letters = _letters(words)
    return letters[:_SHARED]


@lru_cache(maxsize=256)  # what is stated is asked for as often as it is said
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def one_line(text: str) -> str:
    """What a text says, its white space aside."""
    if "  " not in text and text.isprintable():  # no white space that is not a space; most of a body is such
        return text.strip()
    return " ".join(text.split())
