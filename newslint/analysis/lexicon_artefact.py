"""The artefact a lexicon is compiled into: sections that are decoded one by one, when each is asked for.

Layout: the length of the table of contents (4 bytes, native), the table as JSON (name: start, length, size), the
sections. A section is JSON or the table of a word list.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from newslint.analysis.wordlist import WordList
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, BinaryIO

VERSION = f"7-{sys.byteorder}"
"""Changes with what is compiled, for the same sources."""

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word: all words of each, the longest phrase first."""


class Artefact:
    """An artefact that was opened."""

    def __init__(self, data: memoryview) -> None:
        start = 4 + int.from_bytes(data[:4], sys.byteorder)
        self._sections: dict[str, list[int]] = json.loads(bytes(data[4:start]))
        self._body = data[start:]

    def decoded(self, name: str) -> Any:
        start, length, _ = self._sections[name]
        return json.loads(bytes(self._body[start : start + length]))

    def set_of(self, name: str) -> frozenset[str]:
        return frozenset(self.decoded(name))

    def sets(self, name: str) -> Mapping[str, frozenset[str]]:
        return _Lazy(self.decoded(name), lambda text: frozenset(text.split("|")))

    def phrases(self, name: str) -> Phrases:
        return _Lazy(self.decoded(name), lambda text: tuple(tuple(phrase.split()) for phrase in text.split("|")))

    def words(self, name: str) -> WordList:
        start, length, size = self._sections[name]
        return WordList(self._body[start : start + length], size)


def write_artefact(
    file: BinaryIO, classes: Mapping[str, Sequence[Any] | Mapping[str, Any]], lists: Mapping[str, tuple[bytes, int]]
) -> None:
    """Write the classes and the word lists, which come as tables with their sizes."""
    sections = {
        name: (json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), len(value))
        for name, value in classes.items()
    }
    table: dict[str, tuple[int, int, int]] = {}
    end = 0
    for name, (data, size) in (sections | dict(lists)).items():
        table[name] = (end, len(data), size)
        end += len(data)
    contents = json.dumps(table).encode()
    file.write(len(contents).to_bytes(4, sys.byteorder) + contents)
    for data, _ in (sections | dict(lists)).values():
        file.write(data)


class _Lazy(Mapping[str, "Any"]):
    """A mapping whose values are made of text when they are first asked for."""

    def __init__(self, texts: Mapping[str, str], value_of: Callable[[str], Any]) -> None:
        self._texts = texts
        self._value_of = value_of
        self._made: dict[str, Any] = {}

    def __getitem__(self, word: str) -> Any:
        if word not in self._made:
            self._made[word] = self._value_of(self._texts[word])
        return self._made[word]

    def get(self, word: str, default: Any = None) -> Any:
        """As of any mapping; most words asked for are not there, and an exception for each would cost more."""
        return self[word] if word in self._texts else default

    def __contains__(self, word: object) -> bool:
        return word in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
