"""The cache stays bounded: what was made longest ago goes first."""

from __future__ import annotations

import contextlib
import os

#: The most files and the most bytes that stay; the newest file stays whatever its size.
MOST_FILES, MOST_BYTES = 200, 2_000_000_000


def prune(folder: str, most_files: int = MOST_FILES, most_bytes: int = MOST_BYTES) -> None:
    """Drop the oldest files of a folder until it is within bounds, what a killed build left there among them."""
    with contextlib.suppress(OSError):
        taken = 0
        for i, (_, size, path) in enumerate(_newest_first(folder)):
            taken += size
            if i and (i >= most_files or taken > most_bytes):
                with contextlib.suppress(OSError):
                    os.unlink(path)


def _newest_first(folder: str) -> list[tuple[int, int, str]]:
    """When each file was made, its bytes and its path."""
    files = []
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):  # another process has dropped it
                if entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    files.append((status.st_mtime_ns, status.st_size, entry.path))
    return sorted(files, reverse=True)
