"""Values under keys in one file of the user's cache: bounded, shared by any number of processes, never in the way.

The file is an SQLite database: what is written at once is there whole or not at all. One that cannot be read has
nothing, one that cannot be written forgets, and one that is damaged is begun anew.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar
from zlib import crc32

#: What the file may take on disk, and how many values it is to have room for at the least.
MOST_BYTES, _LEAST_VALUES = 1_000_000_000, 8
#: Seconds to wait for another process that is writing.
_PATIENCE = 5.0
_DAY = 86_400
_SEAL = 4
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY NOT NULL, used INTEGER NOT NULL, value BLOB NOT NULL)
"""
_OLDEST = "SELECT rowid FROM entries ORDER BY used, rowid LIMIT 1 + (SELECT count(*) FROM entries) / 8"

_Result = TypeVar("_Result")


class Store:
    """What is at `path`. Whatever goes wrong with the file, no method raises."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self._path, self._most_bytes = path, most_bytes
        self._today = int(time.time()) // _DAY
        self._used: list[bytes] = []
        self._writable = True
        self._database = self._connected()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What there is under these keys, some hundreds at the most; a value that was damaged is not there."""
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, used, CAST(value AS BLOB) FROM entries WHERE key IN ({marks})"
        rows = self._tried(lambda database: database.execute(query, keys).fetchall()) or ()
        found = {key: value[_SEAL:] for key, _, value in rows if value[:_SEAL] == _seal(key, value[_SEAL:])}
        self._used += (key for key, used, _ in rows if used != self._today and key in found)
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep these values; those that have not been used for longest make room for them."""
        fitting = ((k, v) for k, v in values.items() if len(v) * _LEAST_VALUES <= self._most_bytes)
        rows = [(key, self._today, _seal(key, value) + value) for key, value in fitting]
        self._write("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Note down what has been used, and leave the file."""
        if self._used:
            self._write("UPDATE entries SET used = ? WHERE key = ?", [(self._today, key) for key in self._used])
        self._leave()

    def _write(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        def write(database: sqlite3.Connection) -> bool:
            with database:
                database.executemany(statement, rows)
                while _taken(database) > self._most_bytes:
                    database.execute(f"DELETE FROM entries WHERE rowid IN ({_OLDEST})")
            return True

        self._writable = self._writable and self._tried(write, reading=False) is True

    def _tried(self, use: Callable[[sqlite3.Connection], _Result], *, reading: bool = True) -> _Result | None:
        """What comes of using the database; None where that failed."""
        if self._database is None:
            return None
        try:
            return use(self._database)
        except sqlite3.OperationalError:  # locked, read-only, full: nothing is wrong with the file
            if reading:
                self._leave()
        except sqlite3.DatabaseError:
            self._leave()
            with contextlib.suppress(OSError):
                os.unlink(self._path)
                self._database = self._connected()
        return None

    def _connected(self) -> sqlite3.Connection | None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._database = sqlite3.connect(self._path, timeout=_PATIENCE)
        except (sqlite3.Error, OSError):
            return None
        self._tried(_prepare)
        return self._database

    def _leave(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA synchronous = NORMAL")
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'entries'").fetchone():
        database.execute("PRAGMA auto_vacuum = FULL")
        database.execute(_SCHEMA)


def _taken(database: sqlite3.Connection) -> int:
    """Bytes in use; pages that are free go back to the system with the next commit."""
    pages, free, size = (
        database.execute(f"PRAGMA {of}").fetchone()[0] for of in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _seal(key: bytes, value: bytes) -> bytes:
    return crc32(value, crc32(key)).to_bytes(_SEAL, "big")
