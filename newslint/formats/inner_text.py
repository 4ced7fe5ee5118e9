"""Text that an element holds as it stands: a paragraph, lines as in a file of plain text, or HTML that was escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.formats.lines import bullet_end, paragraphs
from newslint.formats.paragraph import is_plain, paragraph_blocks
from newslint.formats.passages import Passage
from newslint.formats.stretch import Stretch
from newslint.model import document as kinds
from newslint.model.span import Span

_new = tuple.__new__  # makes records in a third of the time of their constructor
_TAG = re.compile(r"</(?:p|div|h[1-6]|li|td|blockquote)\s*>|<(?:p|br)\b[^<>]*>", re.IGNORECASE)


def paragraph_passages(copy: Stretch, *, opening: bool) -> list[Passage]:
    """A paragraph of copy without white space around it: a dateline it opens with is a passage of its own."""
    text = copy.text
    if not opening and is_plain(text):
        return [_new(Passage, (kinds.PARAGRAPH, copy, False))]
    return [
        _new(Passage, (kind, copy.cut(start, end), False))
        for kind, (start, end) in paragraph_blocks(text, Span(0, len(text)), opening=opening)
    ]


def line_passages(copy: Stretch, *, opening: bool) -> Iterator[Passage]:
    """Text set in lines, paragraph by paragraph; where it is HTML, block by block."""
    found = _html_passages(copy) if _TAG.search(copy.text) else _plain_passages(copy)
    for passage in found:
        if passage.kind != kinds.PARAGRAPH:
            yield passage
            continue
        for part in paragraph_passages(passage.copy, opening=opening):
            opening = opening and part.kind != kinds.PARAGRAPH
            yield part


def _plain_passages(copy: Stretch) -> Iterator[Passage]:
    for lines, _ in paragraphs(copy.text):
        start, end = lines[0].start, lines[-1].end
        bullet = bullet_end(copy.text, start, end)
        kind = kinds.LIST_ITEM if bullet > start else kinds.PARAGRAPH
        yield Passage(kind, copy.cut(bullet, end))


def _html_passages(copy: Stretch) -> Iterator[Passage]:
    from newslint.formats.html_text import html_blocks

    for block in html_blocks(copy.text):
        kind = kinds.HEADLINE if block.tag == "h1" else block.kind
        yield Passage(kind, block.copy.traced(copy))
