"""What a reader is given."""

from __future__ import annotations

from newslint.typed import NamedTuple


class JsonNames(NamedTuple):
    """What a newsroom calls the parts of a story in JSON of its own: keys that are tried before the usual ones.

    Capitals and small letters in them are the same; a key that ends in "*" stands for all that begin so.
    """

    headline: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    id: tuple[str, ...] = ()


class Source(NamedTuple):
    """A file as it came: its path as the user gave it, its bytes; and what parts of a story may be called in JSON."""

    path: str
    data: bytes
    json_names: JsonNames = JsonNames()
