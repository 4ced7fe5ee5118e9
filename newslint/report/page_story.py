"""One story of the page: its copy, and beside each paragraph what is said of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newslint.model.diagnostic import Diagnostic
from newslint.model.document import DATELINE, HEADLINE, QUOTATION, SUBHEAD, Block, Copy
from newslint.model.span import Span
from newslint.report.page_note import note, related_id
from newslint.report.page_stories import Told
from newslint.report.page_text import Anchor, Mark, marked
from newslint.typed import NamedTuple

#: Paragraphs shown round one with diagnostics, and code points up to which a story is shown whole, or folds the rest.
_AROUND, _WHOLE, _FOLDED = 1, 6_000, 60_000
_ELEMENTS = {HEADLINE: "h3", SUBHEAD: "h4", QUOTATION: "blockquote"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class _Row(NamedTuple):
    """A paragraph, and what goes into it and beside it."""

    kind: str
    span: Span
    marks: list[Mark]
    anchors: list[Anchor]
    beside: list[tuple[int, Diagnostic]]


def story_rows(told: Told) -> Iterator[str]:
    """The rows of a story: first what has no place in the copy, then the copy with what is said beside it."""
    rows = [] if told.copy is None else list(_rows(told.copy.blocks))
    lost = _fill(rows, told.diagnostics)
    linked = frozenset(anchor.id for row in rows for anchor in row.anchors)
    for number, diagnostic in lost:
        yield _row(f'<p class="lost">{_excerpt(number, diagnostic)}</p>', note(number, diagnostic, linked))
    if told.copy is not None:
        yield from _copy_rows(told.copy, rows, linked)


def _rows(blocks: Sequence[Block]) -> Iterator[_Row]:
    """The blocks that stand in one paragraph each: a dateline opens the one that follows it."""
    start = None
    for at, block in enumerate(blocks):
        start = block.span.start if start is None else start
        if block.kind != DATELINE or at == len(blocks) - 1:
            yield _Row(block.kind, Span(start, block.span.end), [], [], [])
            start = None


def _fill(rows: Sequence[_Row], said: Sequence[tuple[int, Diagnostic]]) -> list[tuple[int, Diagnostic]]:
    """Put each diagnostic into the rows that it is about; those that begin in none are returned."""
    lost = []
    for number, d in said:
        at = -1 if d.span is None else _row_at(rows, d.span.start)
        if d.span is None or at < 0:
            lost.append((number, d))
            continue
        rows[at].beside.append((number, d))
        mark = Mark(d.span, number, d.severity)
        rows[at].marks.append(mark)
        for further in rows[at + 1 : bisect_left(rows, d.span.end, key=lambda row: row.span.start)]:
            further.marks.append(mark)
        for place, related in enumerate(d.related):
            there = -1 if related.span is None else _row_at(rows, related.span.start)
            if related.span is not None and there >= 0:
                rows[there].anchors.append(Anchor(related.span.start, related_id(number, place)))
    return lost


def _row_at(rows: Sequence[_Row], offset: int) -> int:
    """The row that this offset of the text is in; -1 where it is in none."""
    at = bisect_right(rows, offset, key=lambda row: row.span.start) - 1
    return at if at >= 0 and offset < rows[at].span.end else -1


def _copy_rows(copy: Copy, rows: Sequence[_Row], linked: frozenset[str]) -> Iterator[str]:
    spoken = {at for at, row in enumerate(rows) if row.marks or row.anchors}
    near = {at + step for at in spoken for step in range(-_AROUND, _AROUND + 1)}
    skipped: list[_Row] = []
    for at, row in enumerate(rows):
        if at not in near and len(copy.text) > _WHOLE:
            skipped.append(row)
            continue
        yield from _skipped(copy, skipped)
        skipped = []
        yield _row(_copy(copy, row), "".join(note(number, d, linked) for number, d in row.beside))
    yield from _skipped(copy, skipped)


def _skipped(copy: Copy, rows: Sequence[_Row]) -> Iterator[str]:
    """Paragraphs of a long story of which nothing is said: folded, or of a very long one left out."""
    if rows:
        what = f"{len(rows)} paragraph{'s' if len(rows) > 1 else ''} without diagnostics"
        if len(copy.text) > _FOLDED:
            yield f'<p class="left">{what} left out</p>'
        else:
            inner = "".join(_row(_copy(copy, row), "") for row in rows)
            yield f'<details class="fold"><summary>{what}</summary>{inner}</details>'


def _copy(copy: Copy, row: _Row) -> str:
    name = _ELEMENTS.get(row.kind, "p")
    text = marked(copy.text, row.span, row.marks, row.anchors)
    language = f' lang="{copy.language}"' if _LANGUAGE.fullmatch(copy.language or "") else ""
    return f'<{name} class="{row.kind.replace("_", "-")}" dir="auto"{language}>{text}</{name}>'


def _excerpt(number: int, diagnostic: Diagnostic) -> str:
    text, start, end = diagnostic.excerpt
    return marked(text, Span(0, len(text)), [Mark(Span(start, end), number, diagnostic.severity)])


def _row(copy: str, notes: str) -> str:
    # The notes come first, so that the browser can let them float beside the copy.
    beside = f'<div class="notes">{notes}</div>' if notes else ""
    return f'<div class="row">{beside}<div class="copy">{copy}</div></div>\n'
