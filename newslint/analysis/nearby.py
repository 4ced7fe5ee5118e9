"""The names of one story, asked for those near a word: at a cost that does not grow with their number."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cached_property

from newslint.registry.keys import near_keys
from newslint.registry.table import WORD, Table, build_table

#: So many names are looked through one by one sooner than a table of them is made.
_FEW = 32


class NearNames:
    """Squashed names, each once. Few are all candidates; of many, those that share a key with the word are."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))

    def candidates(self, word: str) -> Iterable[str]:
        """Names among which are all one edit from a squashed word, and those more edits away that sound like it.

        The caller measures: others are among them, perhaps the word itself.
        """
        if len(self._names) <= _FEW:
            return self._names
        numbers = {number for key in near_keys(word) for number in self._table.get(key)}
        return [self._names[number] for number in sorted(numbers)]

    @cached_property
    def _table(self) -> Table:
        keys, numbers = array(WORD), array(WORD)
        for number, name in enumerate(self._names):
            for key in near_keys(name):
                keys.append(key)
                numbers.append(number)
        filed = build_table(keys, numbers)
        return Table(memoryview(filed[0]), memoryview(filed[1]), memoryview(filed[2]))


def by_initial(names: Iterable[str]) -> dict[str, NearNames]:
    """The names under their first letters."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name[:1], []).append(name)
    return {initial: NearNames(group) for initial, group in found.items()}
