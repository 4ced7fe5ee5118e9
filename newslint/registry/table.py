"""Tables from a 32-bit key to numbers, laid out to be read in place from a mapped file.

A table is an array of bucket starts and one of entries sorted by bucket; looking up reads one bucket. Building
sorts by counting, in arrays, so that millions of entries take neither much memory nor a library.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from zlib import crc32

from newslint.typed import NamedTuple

#: One machine word of the index: four bytes, unsigned.
WORD = "I"


def key_of(text: str) -> int:
    """The 32-bit key of a text. Texts may share one: whoever looks up verifies what comes back."""
    return crc32(text.encode())


def pair_key(first: int, second: int) -> int:
    """The 32-bit key of two numbers, in their order."""
    return (first * 2654435761 ^ second * 40503) & 0xFFFFFFFF


class Table(NamedTuple):
    """A finished table; `stored` says whether entries hold their key beside the number."""

    starts: memoryview[int]
    entries: memoryview[int]
    stored: bool

    def get(self, key: int) -> list[int]:
        """The numbers filed under this key; where keys are not stored, perhaps under others of its bucket too."""
        bucket = key & (len(self.starts) - 2)
        low, high = self.starts[bucket], self.starts[bucket + 1]
        if low == high:
            return []
        found = self.entries[low:high].tolist()
        if not self.stored:
            return found
        return [found[i + 1] for i in range(0, len(found), 2) if found[i] == key]

    def gather(self, texts: Iterable[str]) -> set[int]:
        """The numbers filed under the keys of any of these texts, of a table that stores no keys."""
        starts, entries, mask = self.starts, self.entries, len(self.starts) - 2
        found: set[int] = set()
        for text in texts:
            bucket = crc32(text.encode()) & mask
            low, high = starts[bucket], starts[bucket + 1]
            if low != high:
                found.update(entries[low:high])
        return found


def build_table(keys: array[int], numbers: array[int], stored: bool) -> tuple[array[int], array[int]]:
    """The starts and entries of a table filing `numbers[i]` under `keys[i]`, in their order within a bucket."""
    buckets = 1
    while buckets < len(keys) // (1 if not stored else 4):
        buckets *= 2
    mask = buckets - 1
    starts = array(WORD, bytes(4 * (buckets + 1)))
    for key in keys:
        starts[(key & mask) + 1] += 1
    for i in range(1, buckets + 1):
        starts[i] += starts[i - 1]
    step = 2 if stored else 1
    entries = array(WORD, bytes(4 * step * len(keys)))
    # Filled from the back, each bucket's end moves down to its start, which is where the table wants it.
    ends = starts[1:]
    for i in range(len(keys) - 1, -1, -1):
        key = keys[i]
        bucket = key & mask
        at = ends[bucket] = ends[bucket] - 1
        if stored:
            entries[2 * at] = key
            entries[2 * at + 1] = numbers[i]
        else:
            entries[at] = numbers[i]
    if stored:
        starts = array(WORD, (2 * s for s in starts))
    return starts, entries
