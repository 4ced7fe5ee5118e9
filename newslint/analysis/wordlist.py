"""Long word lists asked for membership without being loaded.

A list is a table of the words' CRC-32 sums with open addressing, a power of two long and at most two thirds full, so
that asking touches a slot or two of a mapped file. A word that is not in a list of 100,000 is taken for one of it once
in 40,000 times; what rests on a word list can bear that.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32


class WordList:
    """A set of words: lower case, as the file has them."""

    __slots__ = ("_mask", "_table", "size")

    def __init__(self, table: memoryview, size: int) -> None:
        """`table` is what `table_of` made; `size` how many words it was made of."""
        self._table = table.cast("I")
        self._mask = len(self._table) - 1
        self.size = size

    def __contains__(self, word: str) -> bool:
        """Whether the word, which the caller has in lower case, is in the list."""
        table, mask = self._table, self._mask
        wanted = crc32(word.encode()) or 1
        slot = wanted & mask
        while (found := table[slot]) != wanted:
            if not found:
                return False
            slot = (slot + 1) & mask
        return True

    def __len__(self) -> int:
        return self.size


def table_of(words: Iterable[str]) -> bytes:
    """The table of these words: native unsigned 32-bit numbers, 0 where a slot is free."""
    from array import array

    sums = {crc32(word.encode()) or 1 for word in words}
    length = 2
    while length * 2 < len(sums) * 3 + 2:
        length *= 2
    table = array("I", bytes(4 * length))
    for number in sorted(sums):
        slot = number & (length - 1)
        while table[slot]:
            slot = (slot + 1) & (length - 1)
        table[slot] = number
    return table.tobytes()
