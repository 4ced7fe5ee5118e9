"""What somebody may have meant who wrote a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable

_LIKELY, _MOST_LISTED = 60, 20


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of an error message: the nearest known name or, where none is near, those there are."""
    from rapidfuzz import fuzz, process

    names = sorted(known)
    likely = process.extract(name, names, scorer=fuzz.ratio, processor=str.lower, score_cutoff=_LIKELY, limit=1)
    best = [one for one in names if one.endswith(f"/{name}")] or [found for found, _, _ in likely]
    if best:
        return f"; did you mean '{best[0]}'?"
    if not names:
        return "; there are none"
    return f"; there are: {', '.join(names[:_MOST_LISTED])}{', ...' if len(names) > _MOST_LISTED else ''}"
