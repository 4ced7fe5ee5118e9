"""How wide copy is on a terminal, in columns."""

from __future__ import annotations

import unicodedata

from newslint.model.diagnostic import Excerpt

_ELLIPSIS = "…"


def cells(text: str) -> int:
    """The columns the text takes: two for a wide character, none for one that joins the character before it."""
    return len(text) if text.isascii() else sum(map(_width, text))


def fitted(excerpt: Excerpt, width: int) -> Excerpt:
    """The excerpt cut to this many columns round its marked part; what is cut off shows as an ellipsis."""
    if cells(excerpt.text) <= width:
        return excerpt
    marked = _head(excerpt.text[excerpt.start : excerpt.end], max(1, width - 2))
    room = max(0, width - 2 - cells(marked))
    after_all = excerpt.text[excerpt.start + len(marked) :]
    before_all = excerpt.text[: excerpt.start]
    before = _tail(before_all, max(room // 2, room - cells(after_all)))
    after = _head(after_all, room - cells(before))
    lead = _ELLIPSIS if len(before) < len(before_all) else ""
    tail = _ELLIPSIS if len(after) < len(after_all) else ""
    start = len(lead) + len(before)
    return Excerpt(lead + before + marked + after + tail, start, start + len(marked))


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _head(text: str, width: int) -> str:
    """As much of the beginning as fits."""
    used = 0
    for at, character in enumerate(text):
        used += _width(character)
        if used > width:
            return text[:at]
    return text


def _tail(text: str, width: int) -> str:
    """As much of the end as fits."""
    used = 0
    for at in range(len(text) - 1, -1, -1):
        used += _width(text[at])
        if used > width:
            return text[at + 1 :]
    return text
