"""Files written whole or not at all: under a temporary name in the same folder, then renamed."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator

from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


@contextlib.contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` once the block has ended well; otherwise nothing is changed or left.

    A link is followed, and the mode of the file that was there is kept. The temporary file is hidden and in the same
    folder; only a process that is killed leaves it behind. Raises OSError where that folder cannot be written to.
    """
    target = os.path.realpath(path)
    # A short name of its own: a file's name may be as long as the system lets it.
    temporary = os.path.join(os.path.dirname(target), f".newslint-{os.getpid()}-{time.monotonic_ns():x}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, 0o666), "wb") as file:
            yield file
        with contextlib.suppress(FileNotFoundError):
            os.chmod(temporary, os.stat(target).st_mode)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
