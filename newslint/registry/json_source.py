"""Records from JSON Lines, streamed, and from a JSON array."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from newslint.errors import RegistryError
from newslint.registry.fields import entity_of
from newslint.registry.record import Record
from newslint.registry.values import FieldError

_BOM = b"\xef\xbb\xbf"


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def read_json_lines(path: Path) -> Iterator[Record | RegistryError]:
    """The record of each line, or what is wrong with it; blank lines are passed over."""
    name = str(path)
    decode = json.JSONDecoder(object_pairs_hook=_unique).decode
    with path.open("rb") as file:
        if file.read(3) != _BOM:
            file.seek(0)
        for number, line in enumerate(file, 1):
            try:
                entity = entity_of(decode(line.decode()))
            except (FieldError, ValueError, RecursionError) as error:
                if line.strip():
                    yield RegistryError(f"{name}:{number}: {_complaint(error, line)}")
            else:
                yield Record(name, number, entity)


def read_json(path: Path) -> Iterator[Record | RegistryError]:
    """The records of an array, or what is wrong with each. Raises RegistryError where the file is no such array."""
    text = _decoded(path)
    decoder = json.JSONDecoder(object_pairs_hook=_unique)
    at, line, counted = _skip(text, 0), 1, 0
    if text[at : at + 1] != "[":
        raise RegistryError(
            f"{path}:1: the file must be a list of records, [...]; with a record on each line it is a .jsonl file"
        )
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, at = decoder.raw_decode(text, at)
            yield Record(str(path), line, entity_of(value))
        except FieldError as error:
            yield RegistryError(f"{path}:{line}: {error.message}")
        except json.JSONDecodeError as error:
            raise RegistryError(f"{path}:{error.lineno}: not valid JSON: {error.msg}") from None
        except (ValueError, RecursionError) as error:
            raise RegistryError(f"{path}:{line}: {_complaint(error)}") from None
        at = _next_value(path, text, at)
    rest = _skip(text, at + 1)
    if rest < len(text):
        raise RegistryError(f"{path}:{text.count(chr(10), 0, rest) + 1}: not valid JSON: more after the list")


def _next_value(path: Path, text: str, at: int) -> int:
    """Where the next value or the closing bracket stands."""
    at = _skip(text, at)
    mark = text[at : at + 1]
    following = _skip(text, at + 1) if mark == "," else at
    if mark not in (",", "]") or (mark == "," and text[following : following + 1] == "]"):
        line = text.count("\n", 0, at) + 1
        raise RegistryError(f"{path}:{line}: not valid JSON: a comma and a record, or ], must come here")
    return following


def _decoded(path: Path) -> str:
    data = path.read_bytes().removeprefix(_BOM)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RegistryError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(f"the key '{next(k for k in keys if keys.count(k) > 1)}' stands twice")
    return found


def _complaint(error: Exception, line: bytes = b"") -> str:
    if isinstance(error, FieldError):
        if line.lstrip()[:1] == b"[":
            return "one record belongs on each line, not a list; a file that is one list is a .json file"
        return error.message
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8; save the file as UTF-8"
    if isinstance(error, RecursionError):
        return "not a record: nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON: {error.msg} at column {error.colno}"
    return str(error) if isinstance(error, _TwiceError) else f"not valid JSON: {error}"
