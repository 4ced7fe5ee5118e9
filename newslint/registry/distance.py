"""How many edits apart two name parts are.

Ours because it must be there at once: importing a library for it takes longer than linting a story, and name parts
within reach of each other differ in a letter or two, so that little is left once their common ends are cut off. A run
of many stories measures so many parts that the library is soon worth its import: it takes over then.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

#: So many alignments take several times as long as importing the library.
_WORTH_IMPORT = 2_000
_alignments = count(1)
_library: Callable[..., int] | None = None


def edits(a: str, b: str, most: int = 3) -> int:
    """Optimal string alignment distance: inserted, deleted, replaced, swapped letters; above `most`, `most` + 1."""
    if a == b:
        return 0
    if _library is not None:
        return _library(a, b, score_cutoff=most)
    if abs(len(a) - len(b)) > most:
        return most + 1
    start = 0
    limit = min(len(a), len(b))
    while start < limit and a[start] == b[start]:
        start += 1
    end = 0
    limit -= start
    while end < limit and a[-1 - end] == b[-1 - end]:
        end += 1
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    if not a or not b:
        return len(a) + len(b)
    if len(a) == 1 or len(b) == 1:
        return max(len(a), len(b)) if (a in b or b in a) is False else max(len(a), len(b)) - 1
    if len(a) == len(b) == 2:
        return min(1 if a == b[::-1] else 2, most + 1)
    if next(_alignments) == _WORTH_IMPORT:
        _take_library()
    return _aligned(a, b, most)


def _take_library() -> None:
    global _library
    from rapidfuzz.distance import OSA

    _library = OSA.distance


def _aligned(a: str, b: str, most: int) -> int:
    """The distance by bit vectors, a bit for each letter of `a` (Hyyrö, 2003): a tenth of a table's time."""
    masks: dict[str, int] = {}
    for i, letter in enumerate(a):
        masks[letter] = masks.get(letter, 0) | 1 << i
    full = (1 << len(a)) - 1
    last = 1 << len(a) - 1
    vp, vn, d0, before, distance = full, 0, 0, 0, len(a)
    for letter in b:
        match = masks.get(letter, 0)
        swap = ((~d0 & match) << 1) & before
        d0 = (((match & vp) + vp) ^ vp) | match | vn | swap
        hp = vn | ~(d0 | vp)
        hn = d0 & vp
        if hp & last:
            distance += 1
        if hn & last:
            distance -= 1
        hp = hp << 1 | 1
        vp = (hn << 1 | ~(d0 | hp)) & full
        vn = hp & d0 & full
        before = match
    return min(distance, most + 1)
