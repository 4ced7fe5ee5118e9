"""The cards of all folders as one catalogue, compiled once into the cache; starting up reads no YAML."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from newslint.catalogue.rule import Catalogue, from_row
from newslint.data import rules_folder
from newslint.data.cache import StrPath, compiled, content_key
from newslint.errors import RuleError
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import BinaryIO, NoReturn

#: Folders of a rules folder that hold no cards.
NOT_FAMILIES = frozenset(("registry", "styles", "lexicon"))

_VERSION = "4"
_SUFFIX = ".yaml"


class _Card(NamedTuple):
    id: str
    path: str


def load_catalogue(folders: Sequence[StrPath] = ()) -> Catalogue:
    """The shipped cards and those of these folders, laid out alike; a later card stands in for one of the same id.

    Raises RuleError "file:line: ..." for a card that does not validate or does not lie in a family's folder, and for
    a folder that is not there.
    """
    chosen = _chosen(folders)
    try:
        rows = json.loads(bytes(compiled(*_sources(chosen), lambda file: _write(chosen, file))))
    except OSError as error:
        _refuse(error)
    return Catalogue({row[0]: from_row(row) for row in rows})


def catalogue_key(folders: Sequence[StrPath] = ()) -> str:
    """A hash of all that the catalogue of these folders is made of. Raises OSError and RuleError."""
    return content_key(*_sources(_chosen(folders)))


def _chosen(folders: Sequence[StrPath]) -> list[_Card]:
    cards = [card for folder in (rules_folder(), *folders) for card in _cards(os.fspath(folder))]
    return sorted({card.id: card for card in cards}.values())


def _sources(cards: Sequence[_Card]) -> tuple[str, list[str], str]:
    """What the artefact is called, the files it is compiled from, and its version."""
    # Which files there are decides as much as what is in them.
    return "catalogue", [card.path for card in cards], json.dumps([_VERSION, *cards])


def _write(cards: Sequence[_Card], file: BinaryIO) -> None:
    from pathlib import Path

    from newslint.catalogue.cards import read_card

    rules = [read_card(Path(card.path), card.id) for card in cards]
    file.write(json.dumps(rules, ensure_ascii=False, separators=(",", ":")).encode())


def _cards(root: str) -> list[_Card]:
    """The cards under a rules folder; a card that lies where none belongs is refused."""
    found = []
    for entry in _entries(root):
        if not entry.is_dir():
            _refuse_card(entry, f"a card lies in the folder of its family: <family>/{entry.name}")
        elif entry.name not in NOT_FAMILIES:
            found += _family(entry)
    return found


def _family(family: os.DirEntry[str]) -> list[_Card]:
    found = []
    for entry in _entries(family.path):
        if entry.is_dir():
            for below in _entries(entry.path):
                _refuse_card(below, "a card lies right in the folder of its family, not deeper")
        elif entry.name.endswith(_SUFFIX):
            found.append(_card(family, entry))
        else:
            _refuse_card(entry, f"the name of a card ends in {_SUFFIX}")
    return found


def _card(family: os.DirEntry[str], entry: os.DirEntry[str]) -> _Card:
    fault = entry.name.removesuffix(_SUFFIX)
    for name, what in ((family.name, "family"), (fault, "rule")):
        if not name.replace("-", "a").isalnum() or not name.isascii() or name != name.lower() or name[0] == "-":
            raise RuleError(f"{entry.path}:1: a {what} has a name in small letters, digits and hyphens, not '{name}'")
    return _Card(f"{family.name}/{fault}", entry.path)


def _refuse_card(entry: os.DirEntry[str], reason: str) -> None:
    if entry.name.endswith((_SUFFIX, ".yml")):
        raise RuleError(f"{entry.path}:1: {reason}")


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith((".", "_"))]
    except OSError as error:
        _refuse(error)


def _refuse(error: OSError) -> NoReturn:
    raise RuleError(f"{error.filename}: the folder of rules cannot be read: {error.strerror or error}") from error
