"""What fixes change, as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.engine.fix import Fixed

#: A line as git has it: a carriage return alone ends none.
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_QUOTED = frozenset('"\\')
_NO_NEWLINE = b"\\ No newline at end of file\n"


def unified_diff(fixed: Fixed) -> Iterator[bytes]:
    """The lines of the diff, in the bytes of the file and in the form that `git apply` takes.

    A file with NUL bytes (UTF-16, UTF-32) is shown as UTF-8, to be read: git takes no diff of such a file.
    """
    from difflib import diff_bytes
    from difflib import unified_diff as diff_of

    shown = (fixed.before.encode(), fixed.after.encode()) if b"\0" in fixed.old else (fixed.old, fixed.new)
    before, after = map(_LINE.findall, shown)
    for line in diff_bytes(diff_of, before, after, _named(f"a/{fixed.path}"), _named(f"b/{fixed.path}")):
        yield line
        if not line.endswith(b"\n"):
            yield b"\n" + _NO_NEWLINE


def _named(path: str) -> bytes:
    """A path as git writes it: what would end it, or is no character, escaped in quotation marks."""
    if path.isprintable() and not _QUOTED.intersection(path):
        return path.encode()
    return ('"' + "".join(c if c.isprintable() and c not in _QUOTED else _escape(c) for c in path) + '"').encode()


def _escape(character: str) -> str:
    if character in _QUOTED:
        return f"\\{character}"
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))
