"""The plain valid record, made into an entity at once: a million of them stream in seconds.

Checks that each value could need are made here for all of them together. Whatever these cannot vouch for, right or
wrong, is left to `fields`, which looks at every value by itself and can say what is wrong with it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from unicodedata import is_normalized

from newslint.registry.dates import iso_date
from newslint.registry.entity import PERSON, Entity, Role
from newslint.registry.normalise import slug
from newslint.registry.values import LONGEST

_TEXT_KEYS = ("name", "id", "given", "family", "aliases", "misspellings", "pronouns", "roles")
_KEYS = frozenset((*_TEXT_KEYS, "born", "died", "wikidata", "source", "checked"))
_ROLE_KEYS = frozenset(("title", "of", "start", "end"))
_PRONOUNS = {"he": ("he",), "she": ("she",), "they": ("they",), "unknown": (), None: ()}
#: Stands between the texts of a record while they are looked at together; one that has it inside is looked at alone.
_BAR = "|"
_ODD = ("||", "| ", " |", "  ")


def quick_entity(record: dict[str, Any]) -> Entity | None:
    """The entity of a record that is plainly valid; None where that needs a closer look."""
    try:
        return _entity(record) if record.keys() <= _KEYS else None
    except (TypeError, KeyError, AttributeError, IndexError):
        return None


def _entity(record: dict[str, Any]) -> Entity | None:
    get = record.get
    name, given, family = record["name"], get("given"), get("family")
    aliases, misspellings = _items(get("aliases")), _items(get("misspellings"))
    names = [name, *aliases, *misspellings]
    if given is not None:
        names.append(given)
    if family is not None:
        names.append(family)
    roles = [_role(role, names) for role in _items(get("roles"))]
    id, wikidata, source = get("id"), get("wikidata"), get("source")
    dates = born, died, checked = get("born"), get("died"), get("checked")
    if not _are_plain(names) or not all(date is None or _is_date(date) for date in dates):
        return None
    if (id is not None and not _is_id(id)) or (wikidata is not None and not _is_item(wikidata)):
        return None
    if source is not None and not _is_note(source):
        return None
    id = id or slug(name)
    if not id:
        return None
    return Entity(
        id, name, PERSON, given, family, False, tuple(aliases), tuple(misspellings),
        _PRONOUNS[get("pronouns")], tuple(roles), (), born, died, wikidata, source, checked,
    )  # fmt: skip


def _items(value: Any) -> list[Any]:
    if value is None:
        return []
    if type(value) is not list:
        raise TypeError
    return value


def _role(role: dict[str, Any], names: list[str]) -> Role:
    if not role.keys() <= _ROLE_KEYS:
        raise KeyError
    get = role.get
    title, of, start, end = role["title"], get("of"), get("start"), get("end")
    names.append(title)
    if of is not None:
        names.append(of)
    if (start is not None and not _is_date(start)) or (end is not None and not _is_date(end)):
        raise TypeError
    return Role(title, of, start, end)


def _are_plain(names: list[str]) -> bool:
    """Whether these are texts without odd spaces or invisible characters, each begun by a letter or digit."""
    joined = f"|{_BAR.join(names)}|"
    if len(joined) > LONGEST or not joined.isprintable() or not is_normalized("NFC", joined):
        return False
    for odd in _ODD:
        if odd in joined:
            return False
    return all(name[0].isalnum() for name in names)


@lru_cache(maxsize=65536)
def _is_date(value: Any) -> bool:
    return type(value) is str and iso_date(value) is not None


def _is_id(value: str) -> bool:
    edges = value[0] == "-" or value[-1] == "-" or "--" in value
    return value.isascii() and value.islower() and value.replace("-", "").isalnum() and not edges


def _is_item(value: str) -> bool:
    return value[0] == "Q" and value[1:].isdecimal() and value[1] != "0" and value.isascii()


@lru_cache(maxsize=1024)
def _is_note(value: str) -> bool:
    return _are_plain([value])
