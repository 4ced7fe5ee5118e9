"""Reading registry sources: which files there are, their records streamed, and ids that are unique in a layer.

Whatever is wrong with a source is a RegistryError of one line that begins with file and line.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from zlib import crc32

from newslint.data.cache import StrPath
from newslint.errors import RegistryError
from newslint.registry.entity import Entity
from newslint.registry.normalise import slug
from newslint.registry.record import Record

SUFFIXES = (".yaml", ".yml", ".jsonl", ".json")


def source_files(path: StrPath) -> tuple[str, ...]:
    """The source file at `path`, or those in the folder there and the folders in it, sorted; hidden ones are left out.

    Raises RegistryError where there is none.
    """
    path = os.fspath(path)
    if os.path.isdir(path):
        found = tuple(sorted(_walk(path), key=lambda p: p.split(os.sep)))
        if not found:
            raise RegistryError(f"{path}: no registry files in this folder; they end in {', '.join(SUFFIXES)}")
        return found
    if not os.path.exists(path):
        raise RegistryError(f"{path}: no such file or folder")
    if not path.lower().endswith(SUFFIXES):
        raise RegistryError(f"{path}: {_what_instead(path)}")
    return (path,)


def read_records(path: StrPath) -> Iterator[Record | RegistryError]:
    """The records of a file with their places, and in place of each invalid one what is wrong with it.

    A file that cannot be read any further ends with its RegistryError.
    """
    try:
        yield from _reader(path)
    except OSError as error:
        yield RegistryError(f"{path}:1: cannot be read: {error.strerror or error}")
    except RegistryError as error:
        yield error


def read_layer(paths: Iterable[StrPath]) -> Iterator[Entity]:
    """The entities of all files of a layer. Raises RegistryError at the first that is invalid or whose id is taken.

    Keeps one number for each record, not its id.
    """
    files = tuple(paths)
    seen: set[int] = set()
    for path in files:
        for record in read_records(path):
            if isinstance(record, RegistryError):
                raise record
            entity = record.entity
            if hash(entity.id) in seen:
                entity = told_apart(entity)
                if hash(entity.id) in seen:
                    _check_id(record, files)
                    entity = entity._replace(id=f"{entity.id}-{crc32(entity.name.encode()):08x}")
            seen.add(hash(entity.id))
            yield entity


def told_apart(entity: Entity) -> Entity:
    """A namesake's record under an id of name and Wikidata item, where it states that item and no id."""
    if entity.wikidata is None or entity.id != slug(entity.name):
        return entity
    return entity._replace(id=f"{entity.id}-{entity.wikidata.lower()}")


def taken(record: Record, first: Record) -> RegistryError:
    """What to say of a record whose id an earlier one of its layer has."""
    place = f"{record.path}:{record.line_of('id')}"
    return RegistryError(
        f"{place}: the id '{record.entity.id}' is that of {first.path}:{first.line}; give one another 'id'"
    )


def _check_id(record: Record, files: Iterable[StrPath]) -> None:
    """Raise RegistryError if a record before this one has its id; the files are read again to find out which.

    Two names make one id where only case or marks tell them apart ("Jack", "JACK"): that is nobody's mistake.
    """
    made = record.entity.id == slug(record.entity.name)
    for path in files:
        for earlier in read_records(path):
            if isinstance(earlier, RegistryError):
                raise earlier
            if (earlier.path, earlier.line) == (record.path, record.line):
                return
            if earlier.entity.id == record.entity.id and not (made and earlier.entity.name != record.entity.name):
                raise taken(record, earlier)


def _reader(named: StrPath) -> Iterator[Record | RegistryError]:
    from pathlib import Path

    path = Path(named)
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        from newslint.registry.yaml_source import read_yaml

        return read_yaml(path)
    from newslint.registry.json_source import read_json, read_json_lines

    return read_json(path) if suffix == ".json" else read_json_lines(path)


def _walk(folder: str) -> Iterator[str]:
    def fail(error: OSError) -> None:
        raise RegistryError(f"{error.filename}: cannot be read: {error.strerror}")

    seen: set[str] = set()
    for place, folders, files in os.walk(folder, onerror=fail, followlinks=True):
        here = os.path.realpath(place)
        if here in seen:
            folders.clear()
            continue
        seen.add(here)
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (os.path.join(place, f) for f in files if not f.startswith(".") and f.lower().endswith(SUFFIXES))


def _what_instead(path: str) -> str:
    with open(path, "rb") as file:
        if file.read(8) == b"newslint":
            return "a built index, where sources are wanted"
    return f"not a registry file; they end in {', '.join(SUFFIXES)}"
