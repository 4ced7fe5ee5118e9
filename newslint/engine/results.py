"""Outcomes of files kept from run to run, under all that decides them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from newslint.data.cache import cache_folder
from newslint.data.store import Store
from newslint.engine.provenance import settings_key
from newslint.engine.read import content_of
from newslint.engine.records import unpack
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.engine.jobs import Job
    from newslint.engine.linter import Outcome
    from newslint.engine.settings import Settings

#: Files whose outcomes are looked up, and written, at a time.
TOGETHER = 256
_FILE = "results-1.sqlite"


class Results:
    """The outcomes of files linted before. Nothing is kept of a file that failed in any way."""

    def __init__(self, store: Store, keys: Mapping[Settings, bytes]) -> None:
        """`keys` are those of the settings whose outcomes may be kept."""
        self._store, self._keys = store, keys
        self._new: dict[bytes, bytes] = {}

    def find(self, jobs: Sequence[Job]) -> list[tuple[Outcome, ...] | None]:
        """For each of these regular files, no more than `TOGETHER`, its outcomes where they are known."""
        keys = [self._key(job, content_of(job.target.path)) for job in jobs]
        stored = self._store.get([key for key in keys if key is not None])
        return [_unpacked(stored[key]) if key in stored else None for key in keys]

    def keep(self, job: Job, content: bytes | None, packed: bytes) -> None:
        """Keep the packed outcomes of a file with this content; None says that they do not depend on it alone."""
        key = self._key(job, content)
        if key is not None:
            self._new[key] = packed
        if len(self._new) >= TOGETHER:
            self._write()

    def close(self) -> None:
        """Write what has not been written yet."""
        self._write()
        self._store.close()

    def _write(self) -> None:
        if self._new:
            self._store.put(self._new)
        self._new = {}

    def _key(self, job: Job, content: bytes | None) -> bytes | None:
        of_settings = self._keys.get(job.settings)
        if content is None or of_settings is None:
            return None
        path = job.target.path.encode("utf-8", "surrogateescape")
        return blake2b(of_settings + content + bytes((job.target.named,)) + path, digest_size=16).digest()


def open_results(settings: Iterable[Settings]) -> Results | None:
    """The results of files with these settings; None where there is no place for a cache.

    To be called before the settings are put to use: what changes in between makes the old key hold the new outcome,
    which nobody asks for again, and not the new key the old one.
    """
    keys = {one: key for one in settings if (key := settings_key(one)) is not None}
    try:
        return Results(Store(Path(cache_folder(), "results", _FILE)), keys)
    except OSError:
        return None


def _unpacked(packed: bytes) -> tuple[Outcome, ...] | None:
    try:
        return unpack(packed)
    except ValueError:
        return None
