"""The outcomes of a file as bytes and back: for another process, and for the cache of results.

JSON, packed: reading it can do no harm whoever wrote it, and it holds any text, halves of surrogate pairs included.
The types of the records say how they are restored, so that a field that is new is carried as well.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from newslint.engine.linter import Outcome

Restore = Callable[[Any], Any]

_PLAIN = frozenset((str, int, bool, NoneType))
_QUICK = 1


def pack(outcomes: Sequence[Outcome]) -> bytes:
    """These outcomes as bytes."""
    return zlib.compress(json.dumps(outcomes, separators=(",", ":")).encode("ascii"), _QUICK)


def unpack(packed: bytes) -> tuple[Outcome, ...]:
    """The outcomes that were packed, equal in every part. Raises ValueError where the bytes are none."""
    try:
        restored: tuple[Outcome, ...] = _outcomes()(json.loads(zlib.decompress(packed)))
    except (zlib.error, TypeError, IndexError) as error:
        raise ValueError(f"not the outcomes of a file: {error}") from error
    return restored


@lru_cache(maxsize=1)
def _outcomes() -> Restore:
    return restorer(tuple[Outcome, ...])


@lru_cache(maxsize=64)
def restorer(kind: Any) -> Restore:
    """What makes a value of this type out of what JSON has kept of it.

    Raises TypeError where the type is none of: text, number, truth, None, a NamedTuple, a tuple of any length, or one
    of these or None.
    """
    if kind in _PLAIN:
        return _as_it_is
    arguments = get_args(kind)
    if get_origin(kind) is tuple and arguments[1:] == (...,):
        each = restorer(arguments[0])
        return tuple if each is _as_it_is else lambda rows: tuple(map(each, rows))
    if get_origin(kind) is UnionType and len(arguments) == 2 and NoneType in arguments:
        some = restorer(next(a for a in arguments if a is not NoneType))
        return some if some is _as_it_is else lambda value: None if value is None else some(value)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _record_restorer(kind)
    raise TypeError(f"{kind} cannot be restored from JSON")


def _record_restorer(kind: Any) -> Restore:
    make: Restore = kind._make
    parts = [(n, restorer(of)) for n, of in enumerate(get_type_hints(kind).values())]
    made = [(n, restore) for n, restore in parts if restore is not _as_it_is]

    def restore(row: list[Any]) -> Any:
        for n, part in made:
            row[n] = part(row[n])
        return make(row)

    return restore


def _as_it_is(value: Any) -> Any:
    return value
