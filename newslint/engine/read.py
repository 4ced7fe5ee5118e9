"""The bytes of a story: from a file, or from standard input."""

from __future__ import annotations

import os
import sys

from newslint.engine.paths import STDIN, reason
from newslint.errors import InputError
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

_HASH, _PIECE = 16, 1 << 20


def read_bytes(path: str, largest: int) -> bytes:
    """The content of this file of at most so many bytes, '-' being standard input.

    Raises InputError: missing, unreadable or too large.
    """
    try:
        if path == STDIN:
            if sys.stdin is None:
                raise InputError("standard input is closed", "unreadable")
            return _at_most(sys.stdin.buffer, largest)
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > largest:
                raise _too_large(largest)
            return _at_most(file, largest, size)
    except FileNotFoundError as error:
        raise InputError("no such file or folder", "missing") from error
    except OSError as error:
        raise InputError(f"cannot be read: {reason(error)}", "unreadable") from error


def content_key(data: bytes) -> bytes:
    """A hash that stands for these bytes."""
    import hashlib

    return hashlib.blake2b(data, digest_size=_HASH).digest()


def content_of(path: str) -> bytes | None:
    """The hash of the bytes of a file, read piece by piece; None where it cannot be read."""
    import hashlib

    whole = hashlib.blake2b(digest_size=_HASH)
    try:
        with open(path, "rb", buffering=0) as file:
            while piece := file.read(_PIECE):
                whole.update(piece)
    except (OSError, ValueError):
        return None
    return whole.digest()


def _at_most(file: BinaryIO, limit: int, size: int = 0) -> bytes:
    """The bytes of a file that seems to have so many: room for all that it may have is only made where it has more."""
    data = file.read(size + 1)
    if len(data) > size:
        data += file.read(limit + 1 - len(data))
    if len(data) > limit:
        raise _too_large(limit)
    return data


def _too_large(limit: int) -> InputError:
    return InputError(f"is over {limit // 2**20} MB, too large for a story; split it", "too-large")
