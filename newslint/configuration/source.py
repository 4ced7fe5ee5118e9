"""A configuration file as typed nodes that know their lines, be it TOML or YAML."""

from __future__ import annotations

import os
from pathlib import Path as FilePath
from typing import Any

from newslint.catalogue.nodes import File, Node, Plain
from newslint.errors import ConfigError
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.configuration.toml_lines import Path

PYPROJECT = "pyproject.toml"

_TAGS = {str: "str", bool: "bool", int: "int", float: "float", list: "seq", dict: "map"}


class ConfigFile(File):
    """One file of configuration. Every complaint is a ConfigError that begins with file and line."""

    kind = "configuration file"
    error = ConfigError

    def root(self) -> Node:
        """What the file says; of pyproject.toml, what its table [tool.newslint] does. Nothing said is no mistake."""
        if self.path.suffix == ".toml":
            return self._table()
        text = self.read_text()
        if any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
            return super().root()
        return _Value("map", [], _Mark(0))

    def resolve(self, path: str) -> str:
        """A path that the file names, which is relative to the folder that the file is in."""
        return os.path.normpath(os.path.join(self.path.parent, os.path.expanduser(path)))

    def _table(self) -> Node:
        text = self.read_text()
        values = self._parse(text)
        from newslint.configuration.toml_lines import lines_of

        lines = lines_of(text)
        if self.path.name != PYPROJECT:
            return _node(values, (), lines)
        return _node(values.get("tool", {}).get("newslint", {}), ("tool", "newslint"), lines)

    def _parse(self, text: str) -> dict[str, Any]:
        import tomllib

        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            message, line = _placed(str(error), text)
            self.fail_at(line, f"not valid TOML: {message}")
        except RecursionError:
            self.fail_at(1, f"nested too deep for a {self.kind}")


def has_table(path: str) -> bool:
    """Whether a pyproject.toml has a table [tool.newslint]. Raises ConfigError where it seems to and is not valid."""
    try:
        with open(path, "rb") as file:
            if b"newslint" not in file.read():
                return False
    except OSError as error:
        raise ConfigError(f"{path}:1: cannot be read: {error.strerror or error}") from error
    file_ = ConfigFile(FilePath(path))
    tool = file_._parse(file_.read_text()).get("tool")
    return isinstance(tool, dict) and "newslint" in tool


class _Mark(NamedTuple):
    """Where a node begins, its line from 0."""

    line: int


class _Value(NamedTuple):
    """A TOML value in the shape of a YAML node."""

    tag: str
    value: Plain | list[_Value] | list[tuple[_Value, _Value]]
    start_mark: _Mark


def _node(value: Any, path: Path, lines: Mapping[Path, int]) -> _Value:
    mark = _Mark(lines.get(path, 1) - 1)
    kind = _TAGS.get(type(value), "timestamp")  # dates, and what has a time of day too
    if kind == "map":
        pairs = [(_key(name, (*path, name), lines), _node(one, (*path, name), lines)) for name, one in value.items()]
        return _Value(kind, pairs, mark)
    if kind == "seq":
        return _Value(kind, [_node(one, (*path, number), lines) for number, one in enumerate(value)], mark)
    return _Value(kind, value if kind == "str" else str(value).lower(), mark)


def _key(name: str, path: Path, lines: Mapping[Path, int]) -> _Value:
    return _Value("str", name, _Mark(lines.get(path, 1) - 1))


def _placed(message: str, text: str) -> tuple[str, int]:
    """What tomllib says is wrong without its place, and the line it says it of."""
    said, _, place = message.partition(" (at ")
    words = place.removesuffix(")").replace(",", "").split()
    if words[:1] == ["line"]:
        return said, int(words[1])
    return said, text.rstrip().count("\n") + 1
