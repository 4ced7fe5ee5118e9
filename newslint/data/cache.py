"""Artefacts compiled from source files, kept in the user's cache under the hash of those files.

An artefact is written whole under a temporary name and then renamed, so that a reader, another process or
an interrupted build never sees half of one. Where the cache cannot be written the artefact is built for this
process alone. What an artefact holds is its owner's affair; here it is a stretch of bytes.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import struct
import sys
import time
from collections.abc import Callable, Sequence
from zlib import crc32

from newslint.data.whole import replacing
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO, TypeAlias

_MAGIC = b"newslint"
_HEADER = struct.Struct("<8sQ")
_RACY_NS = 2_000_000_000

Build: TypeAlias = "Callable[[BinaryIO], None]"
StrPath: TypeAlias = "str | os.PathLike[str]"


def cache_folder() -> str:
    """NEWSLINT_CACHE_DIR, or newslint's folder in the place the system keeps caches.

    Raises OSError where there is no such place, as for a user without a home.
    """
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named:
        return named
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.join(_home(), "AppData", "Local"), "newslint")
    if sys.platform == "darwin":
        return os.path.join(_home(), "Library", "Caches", "newslint")
    stated = os.environ.get("XDG_CACHE_HOME", "")
    return os.path.join(stated if os.path.isabs(stated) else os.path.join(_home(), ".cache"), "newslint")


def compiled(kind: str, sources: Sequence[StrPath], version: str, build: Build) -> memoryview:
    """The artefact of these source files: from the cache, or built now and put there.

    `version` changes whenever the same sources would give another artefact. `build` reads the sources and writes the
    artefact to the file it is handed; what it raises goes to the caller and leaves nothing behind. It may be called
    again where what it wrote could not be kept. Sources that cannot be read raise OSError.
    """
    status, newest = _status(sources, version)
    try:
        folder = cache_folder()
    except OSError:
        return _unkept(build)
    path = os.path.join(folder, f"{kind}-{_content_key(folder, kind, sources, version, status, newest)}.bin")
    with contextlib.suppress(OSError):
        found = open_artefact(path)
        if found is not None:
            return found

    def build_of_these(file: BinaryIO) -> None:
        build(file)
        if _status(sources, version)[0] != status:
            raise OSError("a source was changed while it was read")  # kept under this hash it would be wrong

    try:
        os.makedirs(folder, exist_ok=True)
        write_artefact(path, build_of_these)
        found = open_artefact(path)
    except OSError:
        found = None
    if found is None:
        return _unkept(build)
    from newslint.data.bounds import prune

    prune(folder)
    return found


def content_key(kind: str, sources: Sequence[StrPath], version: str) -> str:
    """A hash of the contents of these files, in their order, and of `version`; unchanged files are not read for it.

    Raises OSError where a file cannot be read or there is no place for a cache.
    """
    status, newest = _status(sources, version)
    return _content_key(cache_folder(), kind, sources, version, status, newest)


def write_artefact(path: StrPath, build: Build) -> None:
    """Build an artefact and put it at `path`, whole or not at all."""
    with replacing(path) as file:
        _fill(file, build)


def open_artefact(path: StrPath) -> memoryview | None:
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
    """The artefact for this process alone: in a file without a name, or in memory where there is room for no file."""
    from io import BytesIO
    from tempfile import TemporaryFile

    with contextlib.suppress(OSError), TemporaryFile() as file:
        _fill(file, build)
        mapped = _map(file)
        if mapped is not None:
            return mapped
    memory = BytesIO()
    _fill(memory, build)
    return memory.getbuffer()[_HEADER.size :].toreadonly()


def _home() -> str:
    home = os.path.expanduser("~")
    if home == "~":
        raise FileNotFoundError("there is no home folder")
    return home


def _status(sources: Sequence[StrPath], version: str) -> tuple[bytes, int]:
    """What the system says of the sources without reading them, and when the newest of them was touched."""
    newest, lines = 0, [version]
    for source in sources:
        s = os.stat(source)
        newest = max(newest, s.st_mtime_ns, s.st_ctime_ns)
        lines.append(
            f"{os.path.abspath(source)}\0{s.st_size}\0{s.st_mtime_ns}\0{s.st_ctime_ns}\0{s.st_dev}\0{s.st_ino}"
        )
    return "\n".join(lines).encode("utf-8", "surrogateescape"), newest


def _content_key(folder: str, kind: str, sources: Sequence[StrPath], version: str, status: bytes, newest: int) -> str:
    """A hash of the sources' contents, remembered beside their status: the next process need not read them.

    Status alone is trusted only where every file had lain still for two seconds when it was hashed.
    """
    places = "\0".join(map(os.path.abspath, sources)).encode("utf-8", "surrogateescape")
    stamp = os.path.join(folder, f"stamp-{kind}-{crc32(places):08x}")
    with contextlib.suppress(OSError):
        with open(stamp, "rb") as file:
            first, _, remembered = file.read().partition(b"\n")
        if remembered == status:
            return first.decode("ascii")
    key = _hash(sources, version)
    if time.time_ns() - newest > _RACY_NS:
        with contextlib.suppress(OSError):
            os.makedirs(folder, exist_ok=True)
            with replacing(stamp) as kept:
                kept.write(key.encode("ascii") + b"\n" + status)
    return key


def _hash(sources: Sequence[StrPath], version: str) -> str:
    """A hash of the version and of each source's name, length and contents, in their order."""
    from hashlib import blake2b

    whole = blake2b(version.encode(), digest_size=16)
    for source in sources:
        one, length = blake2b(), 0
        with open(source, "rb") as file:
            while piece := file.read(1 << 20):
                one.update(piece)
                length += len(piece)
        whole.update(f"\0{os.path.basename(source)}\0{length}\0".encode("utf-8", "surrogateescape") + one.digest())
    return whole.hexdigest()
