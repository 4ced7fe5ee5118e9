"""What went wrong in the program, as a failure that the report carries."""

from __future__ import annotations

import os

from newslint.errors import NewslintError
from newslint.model.diagnostic import Failure


def crash(what: str, path: str, error: Exception) -> Failure:
    """One line that names what failed and, for a fault of the program, where in it; `path` is the story's."""
    if isinstance(error, NewslintError):
        return Failure(path, error.kind, f"{what}: {error}")
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f", at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return Failure(path, "crash", f"{what}: crashed ({said}{where}); everything else was done")
