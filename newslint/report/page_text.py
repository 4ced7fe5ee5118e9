"""Copy as the page shows it: inert, with its hidden characters in sight and its marks in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.model.span import Span
from newslint.report.markup import escape
from newslint.typed import NamedTuple

#: What steers the direction of text, takes no room or is no character: shown by its number.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
#: Code points up to which a stretch without an edge in it is shown whole, and those kept of a longer one at its ends.
_STRETCH, _KEPT = 1500, 400
_CUT = '<span class="cut">[…]</span>'


class Mark(NamedTuple):
    """A stretch of the text that a diagnostic is about, by the number that the page gives it."""

    span: Span
    number: int
    severity: str


class Anchor(NamedTuple):
    """A place in the text that something on the page links to."""

    at: int
    id: str


def shown(text: str) -> str:
    """The text for an element, every hidden character shown as its number."""
    parts = []
    at = 0
    for match in _HIDDEN.finditer(text):
        parts.append(f'{escape(text[at : match.start()])}<span class="hid">U+{ord(match.group()):04X}</span>')
        at = match.end()
    return "".join(parts) + escape(text[at:])


def marked(text: str, span: Span, marks: Sequence[Mark], anchors: Sequence[Anchor] = ()) -> str:
    """A stretch of the text with its marks, each with a link to its diagnostic where it ends in the stretch.

    The link is there only where the mark begins in the stretch, so that there is one of it.
    """
    inside = [m for m in marks if m.span.overlaps(span) or span.start <= m.span.start <= m.span.end <= span.end]
    here = [a for a in anchors if span.start <= a.at < span.end]
    edges = {span.start, span.end, *(a.at for a in here)}
    for mark in inside:
        edges.update((max(mark.span.start, span.start), min(mark.span.end, span.end)))
    cuts = sorted(edges)
    parts = []
    for start, end in zip(cuts, [*cuts[1:], span.end], strict=True):
        parts += [f'<span id="{a.id}"></span>' for a in here if a.at == start]
        parts += [_reference(m) for m in inside if m.span.start == m.span.end == start]
        if start < end:
            parts += _piece(text, Span(start, end), span, inside)
    return "".join(parts)


def _piece(text: str, piece: Span, whole: Span, marks: Sequence[Mark]) -> Iterator[str]:
    over = [m for m in marks if m.span.covers(piece) and m.span.start < m.span.end]
    content = _cut(text, piece)
    if over:
        worst = next((s for s in ("error", "warning", "info") if any(m.severity == s for m in over)), "info")
        numbers = " ".join(str(m.number) for m in over)
        yield f'<mark class="{worst}" data-n="{numbers}">{content}</mark>'
        for mark in over:
            if piece.end == min(mark.span.end, whole.end) and mark.span.start >= whole.start:
                yield _reference(mark)
    else:
        yield content


def _reference(mark: Mark) -> str:
    return (
        f'<a class="ref {mark.severity}" id="m{mark.number}" href="#n{mark.number}" '
        f'aria-label="Diagnostic {mark.number}, {mark.severity}">{mark.number}</a>'
    )


def _cut(text: str, piece: Span) -> str:
    if piece.end - piece.start <= _STRETCH:
        return shown(text[piece.start : piece.end])
    return shown(text[piece.start : piece.start + _KEPT]) + _CUT + shown(text[piece.end - _KEPT : piece.end])
