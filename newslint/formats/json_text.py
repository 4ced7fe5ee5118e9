"""JSON with the place of every string: what a parser for data throws away is what a linter points at.

Objects and arrays become dicts and lists, strings become `Text`s, whose characters are looked at only when they are
asked for, numbers `Number`s; literals are left out. Where a key comes twice the last one counts, as in every parser.
"""

from __future__ import annotations

import re
from json import JSONDecoder
from typing import TypeAlias

from newslint.errors import InputError
from newslint.formats.stretch import Stretch, of_parts
from newslint.typed import NamedTuple

_ESCAPE = re.compile(r"(\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.))")
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
_MOST_CHARACTERS = 4096
_read = JSONDecoder().raw_decode

#: So many backslashes may one string have, each of them being remembered with its place.
MOST_ESCAPES = 1_000_000

Value: TypeAlias = "Text | Number | dict[str, Value] | list[Value]"


class Text(NamedTuple):
    """A string of the source: where its characters begin and stop, the quotes left out."""

    begin: int
    stop: int

    def read(self, source: str) -> str:
        """Its characters. Raises InputError as `copy` does."""
        begin, stop = self
        raw = source[begin:stop]
        if "\\" not in raw:
            return raw
        if raw.count("\\") <= MOST_ESCAPES:
            text: str = _read(source, begin - 1)[0]
            if _is_whole(text):
                return text
        return self.copy(source).text

    def copy(self, source: str) -> Stretch:
        """Its characters at their places, each escape a piece of its own.

        Raises InputError, naming the line, where an escape is half a character, and of kind "too-large" where there are
        over a million escapes.
        """
        begin, stop = self
        raw = source[begin:stop]
        if "\\" not in raw:
            return Stretch(raw, begin, stop)
        if raw.count("\\") > MOST_ESCAPES:
            line = source.count("\n", 0, begin) + 1
            raise InputError(
                f"line {line}: a text with over {MOST_ESCAPES:,} escapes, too large for a story", "too-large"
            )
        parts = _ESCAPE.split(raw)
        try:
            return of_parts(parts, begin, _CHARACTERS)
        except KeyError as bad:
            raise _no_character(source, begin, parts, bad.args[0]) from None


def _is_whole(text: str) -> bool:
    """Whether no half of a character is in a text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class _Characters(dict[str, str]):
    """What escapes stand for; kept as it is asked for. A KeyError is for one that stands for nothing."""

    def __missing__(self, escape: str) -> str:
        character = _LETTERS.get(escape[1:]) or _character(escape)
        if len(self) < _MOST_CHARACTERS:
            self[escape] = character
        return character


_CHARACTERS = _Characters()


def _character(escape: str) -> str:
    if len(escape) == 12:
        return chr(0x10000 + (int(escape[2:6], 16) - 0xD800) * 0x400 + int(escape[8:], 16) - 0xDC00)
    if len(escape) != 6 or "\ud800" <= (found := chr(int(escape[2:], 16))) <= "\udfff":
        raise KeyError(escape)
    return found


def _no_character(source: str, begin: int, parts: list[str], escape: str) -> InputError:
    """The fault of an escape among the parts of a string that begins at `begin`."""
    at = begin + sum(map(len, parts[: parts[1::2].index(escape) * 2 + 1]))
    fault = "is half a character; write it whole" if len(escape) == 6 else "stands for nothing"
    return InputError(f"line {source.count(chr(10), 0, at) + 1}: the escape {escape} {fault}", "malformed")


class Number(NamedTuple):
    """A number of the source: where it begins and stops."""

    begin: int
    stop: int

    def read(self, source: str) -> str:
        """The number as it is written."""
        return source[self.begin : self.stop]
