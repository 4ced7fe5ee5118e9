"""A configuration file read and validated, with the files that it extends."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from newslint.catalogue.nodes import Node, line_of
from newslint.configuration.keys import EXTENDS, KEYS, OVERRIDES, PER_PATH
from newslint.configuration.kinds import GLOBS, PATHS
from newslint.configuration.source import ConfigFile
from newslint.configuration.values import Config, Override, Values


def read_config(path: str, extending: tuple[str, ...] = ()) -> Config:
    """The configuration of this file. `extending` are the real paths of the files on the way to it.

    Raises ConfigError "file:line: ..." for what is not valid in it or in a file that it extends.
    """
    file = ConfigFile(Path(path))
    fields = file.fields(file.root(), "the configuration", (*KEYS, EXTENDS, OVERRIDES))
    way = (*extending, os.path.realpath(path))
    bases = []
    if EXTENDS in fields:
        for base in PATHS.read(file, fields[EXTENDS], EXTENDS):
            if os.path.realpath(base.value) in way:
                file.fail(
                    fields[EXTENDS], f"'{EXTENDS}' comes back to {base.value}: files extend each other in a circle"
                )
            bases.append(read_config(base.value, way))
    overrides = file.items(fields[OVERRIDES], f"'{OVERRIDES}'") if OVERRIDES in fields else []
    return Config(
        path=path,
        values=_values(file, fields, KEYS),
        overrides=tuple(_override(file, node) for node in overrides),
        bases=tuple(bases),
    )


def _override(file: ConfigFile, node: Node) -> Override:
    fields = file.fields(node, "an override", ("paths", *PER_PATH))
    globs = tuple(item.value for item in GLOBS.read(file, fields["paths"], "paths")) if "paths" in fields else ()
    if not globs:
        file.fail(node, "an override has no 'paths'; say which files it is for")
    return Override(globs, _values(file, fields, PER_PATH), f"{file.path}:{line_of(node)}")


def _values(file: ConfigFile, fields: dict[str, Node], known: Iterable[str]) -> Values:
    return {name: KEYS[name].kind.read(file, fields[name], name) for name in known if name in fields}
