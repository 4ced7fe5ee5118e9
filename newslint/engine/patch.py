"""A patch as git writes it: which lines of which files it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from newslint.typed import NamedTuple

_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_NEW = b"+++ "
_CONTEXT = b" "
_OF_OLD, _OF_NEW = (_CONTEXT, b"-"), (_CONTEXT, b"+")


class Hunk(NamedTuple):
    """Lines of the old file, from 1, and those of the new one that stand in their place.

    Where a count is 0, nothing stands before the line that is named.
    """

    old: int
    old_count: int
    new: int
    new_count: int


def read_patch(patch: bytes) -> dict[bytes, list[Hunk]]:
    """The hunks of each file that is still there, by its path from the top of the repository."""
    found: dict[bytes, list[Hunk]] = {}
    lines = patch.split(b"\n")
    hunks: list[Hunk] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith(_NEW):
            hunks = []
            if line != b"+++ /dev/null":
                hunks = found.setdefault(_unquoted(line[len(_NEW) :])[2:], [])
        elif header := _HUNK.match(line):
            stop = _hunk_end(lines, at, header)
            hunks += _changes(lines[at:stop], header)
            at = stop
    return found


def _unquoted(name: bytes) -> bytes:
    """A path as git writes it in a patch: a tab behind it where it has spaces, in quotation marks where need be."""
    name = name.removesuffix(b"\t")
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(lambda found: _character(found[1]), name[1:-1])


def _character(escape: bytes) -> bytes:
    return bytes([int(escape, 8)]) if len(escape) == 3 else _ESCAPES.get(escape, escape)


def _counts(header: re.Match[bytes]) -> Hunk:
    old, old_count, new, new_count = (1 if number is None else int(number) for number in header.groups())
    return Hunk(old, old_count, new, new_count)


def _hunk_end(lines: Sequence[bytes], at: int, header: re.Match[bytes]) -> int:
    """Where the lines of a hunk end that begin here: as its header counts them."""
    _, old, _, new = _counts(header)
    while at < len(lines) and (old > 0 or new > 0):
        old -= lines[at][:1] in _OF_OLD
        new -= lines[at][:1] in _OF_NEW
        at += 1
    return at


def _changes(lines: Iterable[bytes], header: re.Match[bytes]) -> Iterator[Hunk]:
    """The stretches of a hunk that differ, without what stands around them: in a submodule git gives some."""
    old, old_count, new, new_count = _counts(header)
    old, new = old + (not old_count), new + (not new_count)  # of nothing it names the line before
    for is_context, run in groupby(lines, key=lambda line: line[:1] == _CONTEXT):
        marks = [line[:1] for line in run]
        gone, come = sum(mark in _OF_OLD for mark in marks), sum(mark in _OF_NEW for mark in marks)
        if not is_context:
            yield Hunk(old, gone, new, come)
        old, new = old + gone, new + come


def new_lines(hunks: Iterable[Hunk]) -> Iterator[int]:
    """The lines of the new file that are in these hunks."""
    for hunk in hunks:
        yield from range(hunk.new, hunk.new + hunk.new_count)


def carried(lines: Iterable[int], hunks: Iterable[Hunk]) -> Iterator[int]:
    """Lines of a file where they stand after these hunks, less those that the hunks change."""
    later = list(hunks)
    for line in lines:
        moved, is_kept = line, True
        for hunk in later:
            last = hunk.old + hunk.old_count - 1
            is_kept = is_kept and not hunk.old <= line <= last
            if last < line:
                moved += hunk.new_count - hunk.old_count
        if is_kept:
            yield moved
