"""What somebody may have meant who wrote a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable

_LIKELY, _MOST_LISTED = 60, 20


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of an error message: the nearest known name or, where none is near, those there are."""
    from rapidfuzz import fuzz, process

    names = sorted(known)
    best = process.extractOne(name, names, scorer=fuzz.ratio, processor=str.lower, score_cutoff=_LIKELY)
    if best is not None:
        return f"; did you mean '{best[0]}'?"
    if not names:
        return "; there are none"
    return f"; there are: {', '.join(names[:_MOST_LISTED])}{', ...' if len(names) > _MOST_LISTED else ''}"
