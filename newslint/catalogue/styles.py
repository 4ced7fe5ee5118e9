"""The house styles of all folders, compiled once into the cache; none is read where none is set."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence

from newslint.data import rules_folder
from newslint.data.cache import StrPath, compiled, content_key
from newslint.errors import ConfigError, StyleError
from newslint.registry.style import Preference, Style
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, BinaryIO, NoReturn

#: The folder of a rules folder that holds them.
FOLDER = "styles"
_VERSION = "1"
_SUFFIX = ".yaml"


class StyleFile(NamedTuple):
    """A file that holds the style of its name; `own` where it is a newsroom's and does not ship with the tool."""

    name: str
    path: str
    own: bool


def known_styles(folders: Sequence[StrPath] = ()) -> tuple[str, ...]:
    """The names of all styles there are, sorted; none is read. Raises StyleError for a folder that cannot be."""
    try:
        return tuple(sorted({file.name for file in style_files(folders)}))
    except OSError as error:
        _refuse(error)


def unknown_style(name: str, known: Sequence[str]) -> str:
    """What to say of a name that is none of these."""
    from newslint.catalogue.nearest import nearest

    hint = nearest(name, known)
    return f"unknown style '{name}'{hint}" + (f" There are: {', '.join(known)}" if "did you mean" in hint else "")


def load_style(name: str, folders: Sequence[StrPath] = ()) -> Style:
    """The style of this name, of those that ship and those in `styles/` of these folders, the later winning.

    Raises ConfigError where there is none, and StyleError "file:line: ..." where a file does not validate.
    """
    known = known_styles(folders)
    if name not in known:
        raise ConfigError(unknown_style(name, known))
    title, preferences = _styles(folders)[name]
    return Style(name, title, tuple(_preference(row) for row in preferences))


def style_key(folders: Sequence[StrPath] = ()) -> str:
    """A hash of all the styles that these folders and the shipped one have. Raises OSError and StyleError."""
    return content_key(*_sources(style_files(folders)))


def _styles(folders: Sequence[StrPath]) -> dict[str, Any]:
    try:
        files = style_files(folders)
        found: dict[str, Any] = json.loads(bytes(compiled(*_sources(files), lambda to: _write(files, to))))
    except OSError as error:
        _refuse(error)
    return found


def _refuse(error: OSError) -> NoReturn:
    raise StyleError(f"{error.filename}: cannot be read: {error.strerror or error}") from error


def _preference(row: Sequence[Any]) -> Preference:
    fields: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return Preference(*fields)


def _sources(files: Sequence[StyleFile]) -> tuple[str, list[str], str]:
    """What the artefact is called, the files it is compiled from, and its version."""
    return "styles", [file.path for file in files], json.dumps([_VERSION, *files])


def _write(files: Sequence[StyleFile], to: BinaryIO) -> None:
    from newslint.catalogue.style_file import read_styles

    styles = {style.name: style[1:] for style in read_styles(files)}
    to.write(json.dumps(styles, ensure_ascii=False, separators=(",", ":")).encode())


def style_files(folders: Sequence[StrPath]) -> list[StyleFile]:
    """The files of every folder, those that ship first, sorted in each."""
    shipped = rules_folder()
    places = (shipped, *(os.fspath(folder) for folder in folders))
    return [file for place in places for file in _in_folder(place, own=place != shipped)]


def _in_folder(folder: str, *, own: bool) -> Iterator[StyleFile]:
    place = os.path.join(folder, FOLDER)
    if not os.path.isdir(place):
        return
    for entry in sorted(os.listdir(place)):
        name, suffix = os.path.splitext(entry)
        path = os.path.join(place, entry)
        if suffix == ".yml":
            raise StyleError(f"{path}:1: the name of a style's file ends in {_SUFFIX}")
        if suffix == _SUFFIX and not entry.startswith((".", "_")):
            yield StyleFile(name, path, own)
