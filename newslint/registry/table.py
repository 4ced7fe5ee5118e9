"""Tables from a 32-bit key to numbers, laid out to be read in place from a mapped file.

A table is an array of bucket starts and others of what is filed, by bucket; looking up reads one bucket. Building
sorts by counting, in arrays, so that millions of entries take neither much memory nor a library.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from newslint.typed import NamedTuple

#: One machine word of the index: four bytes, unsigned.
WORD = "I"
#: Signs that a set of keys has for each of them at the least.
_SPARSE = 8


class Table(NamedTuple):
    """A finished table: each key beside its number."""

    starts: memoryview[int]
    keys: memoryview[int]
    numbers: memoryview[int]

    def get(self, key: int) -> list[int]:
        """The numbers filed under this key."""
        bucket = key & (len(self.starts) - 2)
        low, high = self.starts[bucket], self.starts[bucket + 1]
        if low == high or key not in self.keys[low:high]:
            return []
        return [self.numbers[at] for at in range(low, high) if self.keys[at] == key]


class NearTable(NamedTuple):
    """A finished table of half the size: a number and as much of its key as there is room for, in one word."""

    starts: memoryview[int]
    entries: memoryview[int]
    bits: int  # of the number

    def get(self, key: int) -> list[int]:
        """The numbers filed under this key, in their order; seldom others."""
        bucket, limit = key & (len(self.starts) - 2), 1 << self.bits
        low, high = self.starts[bucket], self.starts[bucket + 1]
        return [entry & limit - 1 for entry in self.entries[low:high] if entry ^ key < limit] if low != high else []

    def gather(self, keys: Iterable[int]) -> set[int]:
        """The numbers filed under any of these keys; seldom others."""
        starts, entries, mask, limit = self.starts, self.entries, len(self.starts) - 2, 1 << self.bits
        found = set()
        for key in keys:
            bucket = key & mask
            low, high = starts[bucket], starts[bucket + 1]
            if low != high:
                for entry in entries[low:high]:
                    if entry ^ key < limit:  # their upper bits are the same
                        found.add(entry & limit - 1)
        return found


class KeySet(NamedTuple):
    """Tells of most keys that are not among those of a table that they are not: each sets one bit."""

    signs: memoryview

    def may_have(self, key: int) -> bool:
        """Whether a key may be one of them."""
        return self.signs[key >> 3 & len(self.signs) - 1] >> (key & 7) & 1 == 1


def build_table(
    keys: array[int], numbers: array[int], per_bucket: int = 4
) -> tuple[array[int], array[int], array[int]]:
    """The starts, keys and numbers of a table filing `numbers[i]` under `keys[i]`, in their order within a bucket."""
    buckets = 1
    while buckets < len(keys) // per_bucket:
        buckets *= 2
    mask = buckets - 1
    starts = array(WORD, bytes(4 * (buckets + 1)))
    for key in keys:
        starts[(key & mask) + 1] += 1
    for i in range(1, buckets + 1):
        starts[i] += starts[i - 1]
    filed_keys, filed_numbers = array(WORD, bytes(4 * len(keys))), array(WORD, bytes(4 * len(keys)))
    # Filled from the back, each bucket's end moves down to its start, which is where the table wants it.
    ends = starts[1:]
    for i in range(len(keys) - 1, -1, -1):
        key = keys[i]
        bucket = key & mask
        at = ends[bucket] = ends[bucket] - 1
        filed_keys[at] = key
        filed_numbers[at] = numbers[i]
    return starts, filed_keys, filed_numbers


def near_entry(key: int, number: int, bits: int) -> int:
    """What a near table files under a key: a number of so many bits, and the key's own upper ones before it."""
    return key >> bits << bits | number


def build_key_set(keys: array[int]) -> bytearray:
    """The signs of a set of these keys."""
    size = 1
    while 8 * size < _SPARSE * len(keys):
        size *= 2
    signs = bytearray(size)
    for key in keys:
        signs[key >> 3 & size - 1] |= 1 << (key & 7)
    return signs
