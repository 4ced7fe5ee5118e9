"""Values of JSON read from a source, with the place of each: what a parser for data throws away."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TypeAlias

from newslint.errors import InputError
from newslint.formats.json_fault import DEEPEST, expected, no_member, no_value, too_deep
from newslint.formats.json_text import Number, Text, Value
from newslint.typed import NamedTuple

_SPACE = r"[ \t\r\n]*+"
_STRING = r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"'
_NUMBER = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?"
_VALUE = rf"(?:({_STRING})|({_NUMBER})|true|false|null|(?=([\[{{])))"
_MEMBER = re.compile(rf"{_SPACE}({_STRING}){_SPACE}:{_SPACE}{_VALUE}(?:{_SPACE}([,}}]))?")
_ITEM = re.compile(rf"{_SPACE}{_VALUE}(?:{_SPACE}([,\]]))?")
_EMPTY = re.compile(rf"\{{{_SPACE}\}}|\[{_SPACE}\]")
#: What shows that an object or an array is not empty, as nearly all do.
_BEGINS = ('"', "{")
_AFTER = re.compile(rf"{_SPACE}([,\]}}])")

#: So many values are kept of a file at the most: those of thousands of stories, and not all of the memory.
MOST_VALUES = 1_000_000
_MOST_NAMES = 4096
#: What is kept of an object: nothing, the members whose keys are wanted, or all of them.
_NOTHING, _WANTED, _ALL = 0, 1, 2

_new = tuple.__new__  # makes records in a third of the time of their constructor

#: The name under which the value of a key is kept; None where it is not wanted, nor anything in it.
Wanted: TypeAlias = Callable[[str], "str | None"]


class Parsed(NamedTuple):
    """A value, None for a literal, and where it ends."""

    value: Value | None
    end: int


class Scanner:
    """Reads values of one source, without recursion.

    Of objects the members whose keys are `wanted` are kept, under the name that it gives; of an object under a name in
    `maps`, which is one of names that anybody may choose, all members are.
    """

    def __init__(self, source: str, wanted: Wanted = lambda key: key, maps: Collection[str] = ()) -> None:
        self._source = source
        self._wanted = wanted
        self._maps = maps
        self._names: dict[str, str | None] = {}
        self._stop = len(source)
        self._open: list[tuple[dict[str, Value] | list[Value], int]] = []
        self._kept = 0

    def parse(self, begin: int = 0, stop: int | None = None) -> Parsed:
        """The value at `begin`, before `stop`; what comes after it is not looked at.

        Raises InputError, naming the line: "malformed" for what is not JSON or ends too soon, "hostile" for more than
        10,000 brackets in one another, "too-large" for over a million values that are wanted.
        """
        self._stop, self._open, self._kept = len(self._source) if stop is None else stop, [], 0
        found = _ITEM.match(self._source, begin, self._stop)
        if found is None:
            raise no_value(self._source, begin, self._stop)
        if found[3] is None:
            return Parsed(self._scalar(found, 1), found.end() if found[4] is None else found.end() - 1)
        root, at = self._enter(found.start(3), _WANTED)
        while self._open:
            held, keep = self._open[-1]
            at = self._members(held, at, keep) if isinstance(held, dict) else self._items(held, at, keep)
        return Parsed(root, at)

    def _enter(self, at: int, keep: int) -> tuple[dict[str, Value] | list[Value], int]:
        """The object or array whose bracket is at `at` and where to go on."""
        held: dict[str, Value] | list[Value] = {} if self._source[at] == "{" else []
        self._count(keep > _NOTHING)
        if len(self._open) >= DEEPEST:
            raise too_deep(self._source, at)
        if not self._source.startswith(_BEGINS, at + 1, self._stop):
            empty = _EMPTY.match(self._source, at, self._stop)
            if empty is not None:
                return held, self._leave(empty.end())
        self._open.append((held, keep))
        return held, at + 1

    def _leave(self, at: int) -> int:
        """Where the next member or item begins, after an object or array that ended at `at`."""
        while self._open:
            closer = "}" if isinstance(self._open[-1][0], dict) else "]"
            after = _AFTER.match(self._source, at, self._stop)
            if after is None or after[1] not in (",", closer):
                raise expected(self._source, at, self._stop, f"',' or '{closer}'")
            at = after.end()
            if after[1] == ",":
                return at
            self._open.pop()
        return at

    def _members(self, held: dict[str, Value], at: int, keep: int) -> int:
        """Read on in an object until it ends or another value begins in it; where to go on."""
        match, source, stop, names = _MEMBER.match, self._source, self._stop, self._names
        while found := match(source, at, stop):
            name = None
            if keep == _WANTED:
                key = found[1]
                name = names[key] if key in names else self._name(found.span(1))
            elif keep == _ALL:
                name = Text(found.start(1) + 1, found.end(1) - 1).read(source)
            if name is not None and name in held:
                del held[name]  # the last of several counts, and stands where it does
            at = found.end()
            if found[4]:
                inner = _NOTHING if name is None else _ALL if name in self._maps else _WANTED
                value, at = self._enter(at, inner)
                if name is not None:
                    held[name] = value
                return at
            if name is not None:
                begin, end = found.span(2)
                if begin >= 0:
                    self._count(1)
                    held[name] = _new(Text, (begin + 1, end - 1))
                elif found[3]:
                    self._count(1)
                    held[name] = Number(*found.span(3))
            if found[5] != ",":
                return self._end(at, found[5], "}")
        raise no_member(source, at, stop)

    def _items(self, held: list[Value], at: int, keep: int) -> int:
        """Read on in an array until it ends or another value begins in it; where to go on."""
        match, source, stop = _ITEM.match, self._source, self._stop
        inner = min(keep, _WANTED)
        while found := match(source, at, stop):
            if found[3] is not None:
                value, at = self._enter(found.start(3), inner)
                if inner:
                    held.append(value)
                return at
            scalar = self._scalar(found, 1) if inner else None
            if scalar is not None:
                held.append(scalar)
            at = found.end()
            if found[4] != ",":
                return self._end(at, found[4], "]")
        raise no_value(source, at, stop)

    def _end(self, at: int, after: str | None, closer: str) -> int:
        """Where to go on after the last member or item; its closing bracket, if it was there, is before `at`."""
        if after is None:
            raise expected(self._source, at, self._stop, f"',' or '{closer}'")
        self._open.pop()
        return self._leave(at)

    def _name(self, key: tuple[int, int]) -> str | None:
        """The name under which the member of this key is kept."""
        if len(self._names) >= _MOST_NAMES:
            self._names.clear()
        begin, stop = key
        name = self._wanted(Text(begin + 1, stop - 1).read(self._source))
        self._names[self._source[begin:stop]] = name
        return name

    def _scalar(self, found: re.Match[str], group: int) -> Text | Number | None:
        """The string of this group or the number of the next."""
        begin, stop = found.span(group)
        if begin >= 0:
            self._count(1)
            return Text(begin + 1, stop - 1)
        begin, stop = found.span(group + 1)
        if begin < 0:
            return None
        self._count(1)
        return Number(begin, stop)

    def _count(self, more: int) -> None:
        self._kept += more
        if self._kept > MOST_VALUES:
            raise InputError(f"holds over {MOST_VALUES:,} values, too many for stories; split it", "too-large")
