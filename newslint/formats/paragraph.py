"""A paragraph of copy, whatever markup it came in, as the blocks it holds."""

from __future__ import annotations

from newslint.formats.wire import find_dateline, is_byline, is_dated_line, is_sign_off, opens_copy
from newslint.model import document as kinds
from newslint.model.document import Block
from newslint.model.span import Span


def is_plain(text: str) -> bool:
    """Whether a paragraph below the opening is one of copy and no more, told at once: as most are by how they begin."""
    return opens_copy(text) and not text[:2].isupper()


def paragraph_blocks(text: str, span: Span, *, opening: bool) -> list[Block]:
    """The blocks of a paragraph that is marked as one: mostly one paragraph, its dateline a block of its own.

    A byline and a dated line count only in the `opening`, above the copy.
    """
    words = text[span.start : min(span.end, span.start + 600)]
    if is_sign_off(words):
        return [Block(kinds.FURNITURE, span)]
    if opening and is_byline(words):
        return [Block(kinds.BYLINE, span)]
    if opening and is_dated_line(words):
        return [Block(kinds.DATELINE, span)]
    return split_dateline(text, span, opening=opening)


def split_dateline(text: str, span: Span, *, opening: bool) -> list[Block]:
    """A paragraph of copy, and ahead of it the dateline it opens with, if it does."""
    dateline = find_dateline(text, span.start, span.end, opening=opening)
    if dateline is None:
        return [Block(kinds.PARAGRAPH, span)]
    start = dateline.end
    while start < span.end and text[start].isspace():
        start += 1
    blocks = [Block(kinds.DATELINE, Span(span.start, dateline.end))]
    if start < span.end:
        blocks.append(Block(kinds.PARAGRAPH, Span(start, span.end)))
    return blocks
