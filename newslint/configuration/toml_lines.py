"""The line of every key and every list item of a TOML file, which `tomllib` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import TypeAlias

#: The keys and list positions that lead to a value.
Path: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_STRING = (
    r'"""(?:[^\\"]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
_KEY = re.compile(rf"(?:{_STRING}|[A-Za-z0-9_.\- \t])++", re.DOTALL)
#: A value that holds no others: a text, or whatever else stands up to a comma, a bracket, a comment or the line's end.
_SCALAR = re.compile(rf"(?:{_STRING})|[^,\]}}\n#]++", re.DOTALL)


def lines_of(text: str) -> Mapping[Path, int]:
    """The line, from 1, on which each key, table and list item of valid TOML begins, by its path."""
    return _Lines(text).found


class _Lines:
    """One walk over a text that `tomllib` takes: what it would refuse is not looked for again."""

    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {}
        self._text = text
        self._at = 0
        self._line, self._counted = 1, 0
        self._tables: dict[Path, int] = {}
        self._skip()
        table: Path = ()
        while self._at < len(text):
            if text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _header(self) -> Path:
        """The path of the table that begins here; each of `[[...]]` has a position in the list of them."""
        several = self._text.startswith("[[", self._at)
        line = self._here()
        self._at += 2 if several else 1
        *above, last = self._keys()
        path: Path = ()
        for key in above:
            path = self._newest((*path, key))
            self.found.setdefault(path, line)
        path = (*path, last)
        self.found.setdefault(path, line)
        if several:
            self._tables[path] = self._tables.get(path, -1) + 1
            path = self._newest(path)
        self._at = self._text.index("]", self._at) + (2 if several else 1)
        self.found.setdefault(path, line)
        return path

    def _newest(self, path: Path) -> Path:
        return (*path, self._tables[path]) if path in self._tables else path

    def _pair(self, table: Path) -> None:
        line = self._here()
        path = table
        for key in self._keys():
            path = (*path, key)
            self.found.setdefault(path, line)
        self._at = self._text.index("=", self._at) + 1
        self._skip()
        self._value(path)

    def _keys(self) -> list[str]:
        """The keys of the dotted key that stands here, as tomllib reads them."""
        self._skip()
        match = _KEY.match(self._text, self._at)
        assert match is not None, "tomllib takes no key here either"
        self._at = match.end()
        nested = tomllib.loads(f"{match[0]} = 0")
        keys = []
        while isinstance(nested, dict):
            ((key, nested),) = nested.items()
            keys.append(key)
        return keys

    def _value(self, path: Path) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._inside("]", lambda number: self._item((*path, number)))
        elif opening == "{":
            self._inside("}", lambda number: self._pair(path))
        else:
            match = _SCALAR.match(self._text, self._at)
            assert match is not None, "tomllib takes no value here either"
            self._at = match.end()

    def _item(self, path: Path) -> None:
        self.found[path] = self._here()
        self._value(path)

    def _inside(self, closing: str, read: Callable[[int], None]) -> None:
        """Read what stands between brackets, each with its position."""
        self._at += 1
        self._skip()
        number = 0
        while self._text[self._at] != closing:
            read(number)
            number += 1
            self._skip()
            if self._text[self._at] == ",":
                self._at += 1
                self._skip()
        self._at += 1

    def _skip(self) -> None:
        match = _BLANK.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line
