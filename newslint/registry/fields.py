"""The keys of a record, each checked, and the entity made from them. Every complaint says where in the record it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from newslint.registry.dates import is_day, last_day
from newslint.registry.entity import ORGANISATION, PERSON, PLACE, Deprecated, Entity, Role
from newslint.registry.normalise import slug
from newslint.registry.quick import quick_entity
from newslint.registry.record import Where
from newslint.registry.values import FieldError, date_of, list_of, name_of, names_of, one_of, text_of, unknown

KINDS = (PERSON, PLACE, ORGANISATION)
PRONOUNS = ("he", "she", "they")
UNKNOWN, DO_NOT_CHECK = "unknown", "do-not-check"
FAMILY_FIRST = "family-first"
_WIKIDATA = re.compile(r"Q[0-9]+")


_Read = Callable[..., Any]


def entity_of(record: object) -> Entity:
    """The entity of a record as JSON or YAML gives it; values that are None count as absent. Raises FieldError."""
    if type(record) is not dict:
        raise FieldError("a record is a name with its keys, such as 'name: Jane Roe'")
    return quick_entity(record) or _checked(record)


def _checked(record: dict[str, Any]) -> Entity:
    values: dict[str, Any] = {}
    for key, value in record.items():
        read = _READ.get(key)
        if read is None:
            raise FieldError(unknown("key", key, _READ), key)
        if value is not None:
            values[key] = read(value, key)
    name = values.get("name")
    if name is None:
        raise FieldError("'name' is missing")
    get = values.get
    kind = get("kind", PERSON)
    _check_kind(kind, values)
    return Entity(
        get("id") or _id_of(name), name, kind, get("given"), get("family"), get("order", False),
        get("aliases", ()), get("misspellings", ()), get("pronouns", ()), get("roles", ()), get("deprecated", ()),
        get("born"), get("died"), get("wikidata"), get("source"), get("checked"),
    )  # fmt: skip


def _id(value: object, *where: str | int) -> str:
    text = text_of(value, *where)
    made = slug(text)
    if made != text:
        advice = f"; write '{made}'" if made else ""
        raise FieldError(f"'id' is lower-case letters, digits and hyphens, not '{text}'{advice}", *where)
    return text


def _id_of(name: str) -> str:
    made = slug(name)
    if not made:
        raise FieldError(f"no id can be made from the name '{name}'; write one", "name")
    return made


def _kind(value: object, *where: str | int) -> str:
    return one_of(value, KINDS, where)


def _order(value: object, *where: str | int) -> bool:
    one_of(value, (FAMILY_FIRST,), where)
    return True


def _wikidata(value: object, *where: str | int) -> str:
    text = text_of(value, *where)
    if not _WIKIDATA.fullmatch(text):
        raise FieldError(f"'wikidata' must be an item such as Q42, not '{text}'", *where)
    return text


def _pronouns(value: object, *where: str | int) -> tuple[str, ...]:
    if type(value) is not list:
        word = _pronoun(value, (*PRONOUNS, UNKNOWN, DO_NOT_CHECK), where)
        return () if word == UNKNOWN else (word,)
    found = {_pronoun(item, PRONOUNS, (*where, i)): i for i, item in enumerate(value)}
    return tuple(found)


def _pronoun(value: object, known: tuple[str, ...], where: Where) -> str:
    word = text_of(value, *where)
    if word in known:
        return word
    if word in (UNKNOWN, DO_NOT_CHECK):
        raise FieldError(f"'{word}' stands alone, not in a list: 'pronouns: {word}'", *where)
    subject = re.split(r"\W", word.lower())[0]
    hint = f"; did you mean '{subject}'?" if subject in PRONOUNS else f"; there are: {', '.join(known)}"
    raise FieldError(f"unknown pronouns '{word}'{hint}", *where)


def _roles(value: object, *where: str | int) -> tuple[Role, ...]:
    return tuple([_role(item, *where, i) for i, item in enumerate(list_of(value, where))])


def _role(value: object, *where: str | int) -> Role:
    example = "{title: foreign minister, of: Germany, start: 2021-12-08}"
    values = _part(value, _ROLE, "a role", example, where)
    title, start, end = values.get("title"), values.get("start"), values.get("end")
    if title is None:
        raise FieldError("a role has no 'title'", *where)
    return Role(title, values.get("of"), start, end)


def _deprecations(value: object, *where: str | int) -> tuple[Deprecated, ...]:
    return tuple([_deprecated(item, *where, i) for i, item in enumerate(list_of(value, where))])


def _deprecated(value: object, *where: str | int) -> Deprecated:
    example = "{text: Kiev, since: 2019-08-14, except: [chicken Kiev]}"
    values = _part(value, _DEPRECATED, "a deprecated form", example, where)
    if "text" not in values:
        raise FieldError("a deprecated form has no 'text'", *where)
    return Deprecated(values["text"], values.get("since"), values.get("except", ()))


def _since(value: object, *where: str | int) -> date:
    """The day; where only the month or year is given its last day, so that nothing is complained of too early."""
    iso = date_of(value, *where)
    if not is_day(iso):
        raise FieldError(f"there is no such day: {iso}", *where)
    return last_day(iso)


def _part(value: object, keys: Mapping[str, _Read], noun: str, example: str, where: Where) -> dict[str, Any]:
    if type(value) is not dict:
        raise FieldError(f"{noun} is written as {example}", *where)
    values: dict[str, Any] = {}
    for key, item in value.items():
        read = keys.get(key)
        if read is None:
            raise FieldError(unknown(f"key of {noun}", key, keys), *where, key)
        if item is not None:
            values[key] = read(item, *where, key)
    return values


def _check_kind(kind: str, values: Mapping[str, object]) -> None:
    if kind != PERSON:
        for key in ("given", "family", "order", "pronouns"):
            if key in values:
                raise FieldError(f"'{key}' is for persons; this record is of kind '{kind}'", key)
    elif "deprecated" in values:
        raise FieldError("'deprecated' is for places and organisations, not for persons", "deprecated")


_READ: Mapping[str, _Read] = {
    "name": name_of,
    "id": _id,
    "kind": _kind,
    "given": name_of,
    "family": name_of,
    "order": _order,
    "aliases": names_of,
    "misspellings": names_of,
    "pronouns": _pronouns,
    "roles": _roles,
    "deprecated": _deprecations,
    "born": date_of,
    "died": date_of,
    "wikidata": _wikidata,
    "source": text_of,
    "checked": date_of,
}
_ROLE: Mapping[str, _Read] = {"title": name_of, "of": name_of, "start": date_of, "end": date_of}
_DEPRECATED: Mapping[str, _Read] = {"text": name_of, "since": _since, "except": names_of}
