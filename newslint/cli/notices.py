"""What the command says beside its output, on standard error."""

from __future__ import annotations

import contextlib
import sys


def notice(text: str) -> None:
    """Say something in one line; where standard error takes nothing, the exit status has to do."""
    from newslint.report.one_line import one_line, readable

    with contextlib.suppress(OSError):
        sys.stderr.write(one_line(readable(f"newslint: {text}")) + "\n")
