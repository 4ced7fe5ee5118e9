"""How many edits apart two name parts are.

Ours because it must be there at once: importing a library for it takes longer than linting a story, and name parts
within reach of each other differ in a letter or two, so that little is left once their common ends are cut off.
"""

from __future__ import annotations


def edits(a: str, b: str, most: int = 3) -> int:
    """Optimal string alignment distance (insert, delete, replace, swap neighbours); `most` + 1 where it is more than `most`."""
    if a == b:
        return 0
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
        return 1 if a == b[::-1] else 2
    return _aligned(a, b, most)


def _aligned(a: str, b: str, most: int) -> int:
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            best = min(new[-1] + 1, row[j] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                best = min(best, before[j - 2] + 1)
            new.append(best)
        if min(new) > most:
            return most + 1
        before, row = row, new
    return min(row[-1], most + 1)
