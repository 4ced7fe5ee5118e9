"""Building an index of sources, and counting what sources or indexes hold."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from newslint.data.cache import open_artefact, write_artefact
from newslint.errors import RegistryError
from newslint.registry.build import build_index
from newslint.registry.entity import Entity
from newslint.registry.index import Index
from newslint.registry.load import read_layer, source_files


def build(paths: Sequence[str | Path], output: Path, notices: TextIO) -> None:
    """Compile the sources, each path a layer over those before it, into the index `output`, and say so on `notices`.

    Raises RegistryError where a source is not valid or the index cannot be written; an index there is left as it was.
    """
    begun = time.perf_counter()
    layers = [source_files(path) for path in paths]
    counts: list[int] = []

    def fill(file: BinaryIO) -> None:
        counts.append(build_index(_layered(layers), file))

    try:
        write_artefact(output, fill)
        _share(output)
    except OSError as error:
        raise RegistryError(f"{output}: cannot be written: {error.strerror or error}") from None
    seconds, size = time.perf_counter() - begun, output.stat().st_size
    records = f"{counts[0]:,} {'record' if counts[0] == 1 else 'records'}"
    notices.write(f"newslint: {output}: {records}, {seconds:.1f} s, {size:,} bytes\n")


def count(path: Path) -> dict[str, Any]:
    """How many records a source or an index holds, by kind, and how many state pronouns, roles and so on."""
    is_index = path.is_file() and _is_index(path)
    counts = dict.fromkeys(("records", "person", "place", "organisation", "with pronouns", "with roles", "roles"), 0)
    counts |= dict.fromkeys(("aliases", "misspellings", "deprecated forms"), 0)
    for entity in _indexed(path) if is_index else read_layer(source_files(path)):
        counts["records"] += 1
        counts[entity.kind] += 1
        counts["with pronouns"] += bool(entity.pronouns)
        counts["with roles"] += bool(entity.roles)
        counts["roles"] += len(entity.roles)
        counts["aliases"] += len(entity.aliases)
        counts["misspellings"] += len(entity.misspellings)
        counts["deprecated forms"] += len(entity.deprecated)
    return {"path": str(path), **counts, **({"bytes": path.stat().st_size} if is_index else {})}


def _layered(layers: Sequence[tuple[str, ...]]) -> Iterator[Entity]:
    """The records of the last layer, and of each before it those that no later one replaces."""
    replaced: set[str] = set()
    for i, files in enumerate(reversed(layers)):
        here: set[str] = set()
        for entity in read_layer(files):
            if entity.id not in replaced:
                yield entity
            if i + 1 < len(layers):
                here.add(entity.id)
        replaced |= here


def _share(path: Path) -> None:
    """Let others read the file as they may read any that this user makes."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _is_index(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8) == b"newslint"


def _indexed(path: Path) -> Iterator[Entity]:
    data = open_artefact(path)
    if data is None:
        raise RegistryError(f"{path}: the index was cut short; build it again")
    try:
        index = Index(data)
    except RegistryError as error:
        raise RegistryError(f"{path}: {error}") from None
    return map(index.entity, range(sum(index.counts.values())))
