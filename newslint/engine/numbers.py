"""A map of 64-bit keys to numbers that takes some 24 bytes an entry, where a dict takes more than a hundred."""

from __future__ import annotations

from array import array

_KEYS, _VALUES = "Q", "I"
_LEAST = 64
_WORD = (1 << 64) - 1


class Numbers:
    """Numbers below 2**32 - 1 under keys that are hashes, of which the low 64 bits count."""

    def __init__(self) -> None:
        self._count = 0
        self._resize(_LEAST)

    def __len__(self) -> int:
        return self._count

    def get(self, key: int) -> int | None:
        """The number under this key."""
        number = self._numbers[self._slot(key & _WORD)]
        return number - 1 if number else None

    def put(self, key: int, number: int) -> None:
        """Put a number under a key, in place of the one there may be."""
        slot = self._slot(key & _WORD)
        if not self._numbers[slot]:
            self._count += 1
        self._keys[slot], self._numbers[slot] = key & _WORD, number + 1
        if 3 * self._count > 2 * len(self._keys):
            self._grow()

    def _slot(self, key: int) -> int:
        """Where a key is, or would be: the first place free of others from where its low bits point."""
        keys, numbers, mask = self._keys, self._numbers, self._mask
        slot = key & mask
        while numbers[slot] and keys[slot] != key:
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        keys, numbers = self._keys, self._numbers
        self._resize(2 * len(keys))
        for key, number in zip(keys, numbers, strict=True):
            if number:
                slot = self._slot(key)
                self._keys[slot], self._numbers[slot] = key, number

    def _resize(self, length: int) -> None:
        self._mask = length - 1
        self._keys, self._numbers = array(_KEYS, bytes(8 * length)), array(_VALUES, bytes(4 * length))
