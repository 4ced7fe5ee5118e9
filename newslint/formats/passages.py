"""Passages of copy as a reader of markup comes upon them, and the text of a story made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newslint.formats.builder import Run, TextBuilder, text_of
from newslint.formats.vocabulary import TITLE
from newslint.formats.wire import same_title
from newslint.model import document as kinds
from newslint.model.document import Block
from newslint.model.offsets import OffsetMap

#: Texts that differ by more characters than this are not compared: neither is the other one's title.
_MOST_APART = 60


class Passage(NamedTuple):
    """The runs of one block, in the order of the source.

    A `stated` one is what the file says of the story, which the copy may say again; its kind may be `TITLE`.
    """

    kind: str
    runs: Sequence[Run]
    stated: bool = False


def laid_out(passages: Iterable[Passage]) -> tuple[str, tuple[Block, ...], OffsetMap]:
    """The text of a story, its blocks and its map.

    A story has one headline and says everything once: what is stated is left out where the copy says it too, a title
    is the headline only where there is no other, and any further headline is a subhead.
    """
    builder = TextBuilder()
    titled = False
    for passage in _settled(list(passages)):
        kind = passage.kind
        if kind == kinds.HEADLINE:
            kind = kinds.SUBHEAD if titled else kind
            titled = True
        builder.add(kind, passage.runs)
    return builder.result()


def _settled(passages: list[Passage]) -> Iterator[Passage]:
    """The passages less those that say again what is stated, or are stated for nothing."""
    said = [p for p in passages if not p.stated]
    headlines: list[Passage] = []
    titled = any(p.kind == kinds.HEADLINE for p in passages)
    for passage in passages:
        known = said if passage.stated else []
        if passage.kind == kinds.HEADLINE and not (passage.stated and headlines):
            # A headline that the copy repeats as a paragraph is a fault to be found.
            known = [p for p in headlines if p.stated]
            headlines.append(passage)
        elif passage.kind == TITLE:
            passage = passage._replace(kind=kinds.FURNITURE if titled else kinds.HEADLINE)
            titled = True
            known = [*said, *(p for p in passages if p.stated and p.kind != TITLE)]
        if not known or not _is_said(passage, known):
            if passage.stated:
                said.append(passage)
            yield passage


def _is_said(passage: Passage, known: Iterable[Passage]) -> bool:
    """Whether one of these says the same, as one title is another for all its punctuation."""
    text = one_line(passage.runs)
    for other in known:
        if abs(sum(len(run.text) for run in other.runs) - len(text)) <= _MOST_APART:
            line = one_line(other.runs)
            if line == text or same_title(line, text):
                return True
    return False


def one_line(runs: Iterable[Run]) -> str:
    """What the runs say, its white space aside."""
    return " ".join(text_of(runs).split())
