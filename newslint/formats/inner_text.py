"""Text that an element holds as it stands: a paragraph, lines as in a file of plain text, or HTML that was escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.formats.builder import Run, text_of
from newslint.formats.joined_runs import JoinedRuns
from newslint.formats.lines import bullet_end, paragraphs
from newslint.formats.paragraph import paragraph_blocks
from newslint.formats.passages import Passage
from newslint.model import document as kinds
from newslint.model.span import Span

_TAG = re.compile(r"</(?:p|div|h[1-6]|li|td|blockquote)\s*>|<(?:p|br)\b[^<>]*>", re.IGNORECASE)


def paragraph_passages(runs: Sequence[Run], *, opening: bool) -> Iterator[Passage]:
    """A paragraph of copy without white space around it: a dateline it opens with is a passage of its own."""
    text = text_of(runs)
    blocks = paragraph_blocks(text, Span(0, len(text)), opening=opening)
    if len(blocks) == 1:
        yield Passage(blocks[0].kind, runs)
        return
    joined = JoinedRuns(runs)
    for kind, span in blocks:
        yield Passage(kind, joined.cut(span))


def line_passages(runs: Sequence[Run], *, opening: bool) -> Iterator[Passage]:
    """Text set in lines, paragraph by paragraph; where it is HTML, block by block."""
    joined = JoinedRuns(runs)
    found = _html_passages(joined) if _TAG.search(joined.text) else _plain_passages(joined)
    for passage in found:
        if passage.kind != kinds.PARAGRAPH:
            yield passage
            continue
        for part in paragraph_passages(passage.runs, opening=opening):
            opening = opening and part.kind != kinds.PARAGRAPH
            yield part


def _plain_passages(joined: JoinedRuns) -> Iterator[Passage]:
    for lines, _ in paragraphs(joined.text):
        start, end = lines[0].start, lines[-1].end
        bullet = bullet_end(joined.text, start, end)
        kind = kinds.LIST_ITEM if bullet > start else kinds.PARAGRAPH
        yield Passage(kind, joined.cut(Span(bullet, end)))


def _html_passages(joined: JoinedRuns) -> Iterator[Passage]:
    from newslint.formats.builder import trimmed
    from newslint.formats.html_text import html_blocks

    for block in html_blocks(joined.text):
        runs = trimmed(joined.traced(block.runs))
        if runs:
            yield Passage(kinds.HEADLINE if block.tag == "h1" else block.kind, runs)
