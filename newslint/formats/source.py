"""What a reader is given."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A file as it came: its path as the user gave it, and its bytes."""

    path: str
    data: bytes
