"""What fixes change, as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.engine.fix import Fixed

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_QUOTED = frozenset('"\\')
_NO_NEWLINE = "\\ No newline at end of file\n"


def unified_diff(fixed: Fixed) -> Iterator[str]:
    """The lines of the diff, each with its own newline as the file has it, in the form that `git apply` takes."""
    from difflib import unified_diff as diff_of

    before, after = _LINE.findall(fixed.before), _LINE.findall(fixed.after)
    for line in diff_of(before, after, _named(f"a/{fixed.path}"), _named(f"b/{fixed.path}")):
        yield line
        if not line.endswith(("\n", "\r")):
            yield "\n" + _NO_NEWLINE


def _named(path: str) -> str:
    """A path as git writes it: what would end it, or is no character, escaped in quotation marks."""
    if path.isprintable() and not _QUOTED.intersection(path):
        return path
    return '"' + "".join(c if c.isprintable() and c not in _QUOTED else _escape(c) for c in path) + '"'


def _escape(character: str) -> str:
    if character in _QUOTED:
        return f"\\{character}"
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))
