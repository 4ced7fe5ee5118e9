"""What fixes change, as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.engine.fix import Fixed

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_NO_NEWLINE = "\\ No newline at end of file\n"


def unified_diff(fixed: Fixed) -> Iterator[str]:
    """The lines of the diff, each with its own newline as the file has it, in the form that `git apply` takes."""
    from difflib import unified_diff as diff_of

    before, after = _LINE.findall(fixed.before), _LINE.findall(fixed.after)
    for line in diff_of(before, after, f"a/{fixed.path}", f"b/{fixed.path}"):
        yield line
        if not line.endswith(("\n", "\r")):
            yield "\n" + _NO_NEWLINE
