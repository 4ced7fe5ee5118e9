"""Artefacts compiled from source files, kept in the user's cache under the hash of those files.

An artefact is written whole under a temporary name and then renamed, so that a reader, another process or
an interrupted build never sees half of one. Where the cache cannot be written the artefact is built for this
process alone. What an artefact holds is its owner's affair; here it is a stretch of bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

_MAGIC = b"newslint"
_HEADER = struct.Struct("<8sQ")
_RACY_NS = 2_000_000_000
_KEPT = 200

Build = Callable[[BinaryIO], None]


def cache_folder() -> Path:
    """NEWSLINT_CACHE_DIR, or newslint's folder in the place the system keeps caches."""
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "newslint"


def compiled(kind: str, sources: Sequence[Path], version: str, build: Build) -> memoryview:
    """The artefact of these source files: from the cache, or built now and put there.

    `version` changes whenever the same sources would give another artefact. `build` writes the artefact to the
    file it is handed; what it raises goes to the caller and leaves nothing behind. Sources that cannot be read raise OSError.
    """
    folder = cache_folder()
    path = folder / f"{kind}-{_content_key(folder, sources, version)}.bin"
    with contextlib.suppress(OSError):
        found = open_artefact(path)
        if found is not None:
            return found
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_artefact(path, build)
    except OSError:
        return _unkept(build)
    _prune(folder)
    found = open_artefact(path)
    return _unkept(build) if found is None else found


def write_artefact(path: Path, build: Build) -> None:
    """Build an artefact and put it at `path`, whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            _fill(file, build)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def open_artefact(path: Path) -> memoryview | None:
    """The artefact at `path`, mapped into memory; None where it was cut short or is no artefact.

    Raises OSError where there is no such file.
    """
    with open(path, "rb") as file:
        return _map(file)


def _fill(file: BinaryIO, build: Build) -> None:
    file.write(_HEADER.pack(_MAGIC, 0))
    build(file)
    length = file.seek(0, os.SEEK_END) - _HEADER.size
    file.seek(0)
    file.write(_HEADER.pack(_MAGIC, length))
    file.flush()


def _map(file: BinaryIO) -> memoryview | None:
    size = os.fstat(file.fileno()).st_size
    if size < _HEADER.size:
        return None
    mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    magic, length = _HEADER.unpack_from(mapped)
    if magic != _MAGIC or length != size - _HEADER.size:
        return None
    return mapped[_HEADER.size :]


def _unkept(build: Build) -> memoryview:
    """The artefact in a file without a name, for this process alone."""
    with tempfile.TemporaryFile() as file:
        _fill(file, build)
        mapped = _map(file)
    if mapped is None:
        raise OSError("the temporary file was cut short")
    return mapped


def _content_key(folder: Path, sources: Sequence[Path], version: str) -> str:
    """A hash of the sources' contents, remembered under a hash of their file status.

    Status alone is trusted only where every file had lain still for two seconds when it was hashed.
    """
    status = hashlib.blake2b(version.encode(), digest_size=16)
    newest = 0
    for source in sources:
        s = os.stat(source)
        newest = max(newest, s.st_mtime_ns, s.st_ctime_ns)
        status.update(f"{os.path.abspath(source)}\0{s.st_size}\0{s.st_mtime_ns}\0{s.st_ctime_ns}\0{s.st_ino}\n".encode())
    stamp = folder / f"stamp-{status.hexdigest()}"
    with contextlib.suppress(OSError):
        return stamp.read_text(encoding="ascii")
    content = hashlib.blake2b(version.encode(), digest_size=16)
    for source in sources:
        content.update(source.name.encode() + b"\0")
        with open(source, "rb") as file:
            for piece in iter(lambda file=file: file.read(1 << 20), b""):  # type: ignore[misc]
                content.update(piece)
    key = content.hexdigest()
    if time.time_ns() - newest > _RACY_NS:
        with contextlib.suppress(OSError):
            write_whole(stamp, key.encode("ascii"))
    return key


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file through a temporary one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.replace(temporary, path)


def _prune(folder: Path) -> None:
    """Drop what was made longest ago, so that the cache stays bounded."""
    with contextlib.suppress(OSError):
        entries = sorted((e for e in os.scandir(folder) if e.is_file()), key=lambda e: e.stat().st_mtime_ns, reverse=True)
        for entry in entries[_KEPT:]:
            os.unlink(entry.path)
