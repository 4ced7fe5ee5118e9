"""The kinds of value a key takes: how each is read, with the line of every mistake, and how a schema states it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from newslint.catalogue.nodes import Node, line_of, require, type_of
from newslint.catalogue.options import read_option
from newslint.catalogue.rule import Option
from newslint.configuration.glob import glob
from newslint.configuration.source import ConfigFile
from newslint.configuration.values import Item, RuleOption
from newslint.engine.settings import StoryIgnore
from newslint.formats.source import JsonNames
from newslint.model.diagnostic import SEVERITIES
from newslint.typed import NamedTuple

#: The severities that a rule may be given; a rule that is off does not run.
OFF = "off"
LEVELS = (OFF, *SEVERITIES)

_LANGUAGE = r"[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*"
_SUFFIX = r"\.[^./\\\s]+"
_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


class Kind(NamedTuple):
    """`read` is handed the file, the node and what to call it; `schema` is a fragment of JSON Schema."""

    read: Callable[[ConfigFile, Node, str], tuple[Item, ...]]
    schema: Mapping[str, Any]


def choice(known: Sequence[str]) -> Kind:
    """One of these names."""
    return Kind(lambda file, node, what: _one(file, node, file.choice(node, what, known)), {"enum": list(known)})


def _flag(file: ConfigFile, node: Node, what: str) -> tuple[Item, ...]:
    if type_of(node) != "bool":
        file.fail(node, f"'{what}' is true or false, not '{_shown(node)}'")
    return _one(file, node, file.scalar(node, what))


def _count(file: ConfigFile, node: Node, what: str) -> tuple[Item, ...]:
    if type_of(node) != "int" or int(node.value) < 1:
        file.fail(node, f"'{what}' is a whole number from 1, not '{_shown(node)}'")
    return _one(file, node, int(node.value))


def _day(file: ConfigFile, node: Node, what: str) -> tuple[Item, ...]:
    from datetime import date

    return _one(file, node, date.fromisoformat(file.date(node, f"'{what}'")))


def _language(file: ConfigFile, node: Node, what: str) -> tuple[Item, ...]:
    code = file.text(node, f"'{what}'")
    if not re.fullmatch(_LANGUAGE, code):
        file.fail(node, f"'{what}' is a code such as en or pt-BR, not '{code}'")
    return _one(file, node, code)


def _format(file: ConfigFile, node: Node, what: str) -> tuple[Item, ...]:
    from newslint.formats import known_formats

    return _one(file, node, file.choice(node, what, [format_.name for format_ in known_formats()]))


def _path(file: ConfigFile, node: Node, what: str) -> str:
    text = file.text(node, f"'{what}'")
    path = file.resolve(text)
    if not os.path.exists(path):
        file.fail(node, f"'{what}': {text}: no such file or folder; paths are relative to the folder of this file")
    return path


def _texts(file: ConfigFile, node: Node, what: str, read: Callable[[ConfigFile, Node, str], Any]) -> tuple[Item, ...]:
    file.texts(node, f"'{what}'")
    several = [node] if type_of(node) == "str" else node.value
    return tuple(Item(read(file, one, what), _origin(file, one)) for one in several)


def _glob(file: ConfigFile, node: Node, what: str) -> object:
    try:
        return glob(str(node.value), os.path.dirname(os.path.abspath(file.path)))
    except ValueError as error:
        file.fail(node, f"the pattern '{node.value}' in '{what}' {error}")


def _suffix(file: ConfigFile, node: Node, what: str) -> str:
    if not re.fullmatch(_SUFFIX, str(node.value)):
        file.fail(node, f"'{what}' has suffixes such as .txt, not '{node.value}'")
    return str(node.value).lower()


def _severities(file: ConfigFile, node: Node, what: str) -> tuple[Item, ...]:
    return tuple(
        Item((key.value, _level(file, value)), _origin(file, key)) for key, value in file.pairs(node, f"'{what}'")
    )


def _level(file: ConfigFile, node: Node) -> str:
    if type_of(node) == "bool" and str(node.value).lower() in ("off", "false", "no"):
        return OFF  # YAML takes the bare word for false
    return file.choice(node, "severity", LEVELS)


def _rule_options(file: ConfigFile, node: Node, what: str) -> tuple[Item, ...]:
    items = []
    for rule, options in file.pairs(node, f"'{what}'"):
        for name, value in file.pairs(options, f"the options of {rule.value}"):
            items.append(Item(_option(file, str(rule.value), name, value), _origin(file, name)))
    return tuple(items)


def _json_names(file: ConfigFile, node: Node, what: str) -> tuple[Item, ...]:
    fields = file.fields(node, f"'{what}'", JsonNames._fields)
    return tuple(Item((name, file.texts(value, f"'{name}'")), _origin(file, value)) for name, value in fields.items())


def _story_ignores(file: ConfigFile, node: Node, what: str) -> tuple[Item, ...]:
    return tuple(
        Item(_story_ignore(file, one, f"an entry of '{what}'"), _origin(file, one))
        for one in file.items(node, f"'{what}'")
    )


def _story_ignore(file: ConfigFile, node: Node, what: str) -> StoryIgnore:
    fields = file.fields(node, what, StoryIgnore._fields)
    require(file, node, fields, what, "rules")
    rules = file.texts(fields["rules"], "'rules'")
    if not rules:
        file.fail(fields["rules"], f"'rules' of {what} names no rule")
    if len(fields) == 1:
        file.fail(node, f"{what} names a 'story', a 'text' or both; to leave a rule out altogether, use 'ignore'")
    story, text = (file.text(fields[name], f"'{name}'") if name in fields else None for name in ("story", "text"))
    return StoryIgnore(rules, story, text)


def _option(file: ConfigFile, rule: str, key: Node, value: Node) -> RuleOption:
    def read(declared: Sequence[Option]) -> object:
        known = {option.name: option for option in declared}
        return read_option(file, value, known[file.choice(key, f"option of {rule}", known)])

    return RuleOption(rule, str(key.value), read)


def _one(file: ConfigFile, node: Node, value: object) -> tuple[Item, ...]:
    return (Item(value, _origin(file, node)),)


def _origin(file: ConfigFile, node: Node) -> str:
    return f"{file.path}:{line_of(node)}"


def _shown(node: Node) -> str:
    return str(node.value) if isinstance(node.value, str) else {"seq": "a list", "map": "a table"}[type_of(node)]


FLAG = Kind(_flag, {"type": "boolean"})
COUNT = Kind(_count, {"type": "integer", "minimum": 1})
DAY = Kind(_day, {"type": "string", "format": "date"})
LANGUAGE = Kind(_language, {"type": "string", "pattern": f"^{_LANGUAGE}$"})
FORMAT = Kind(_format, _TEXT)
NAME = Kind(lambda file, node, what: _one(file, node, file.text(node, f"'{what}'")), _TEXT)
NAMES = Kind(partial(_texts, read=lambda file, node, what: str(node.value)), _TEXTS)
#: A file that need not be there yet.
FILE = Kind(lambda file, node, what: _one(file, node, file.resolve(file.text(node, f"'{what}'"))), _TEXT)
PATHS = Kind(partial(_texts, read=_path), _TEXTS)
GLOBS = Kind(partial(_texts, read=_glob), _TEXTS)
SUFFIXES = Kind(partial(_texts, read=_suffix), _TEXTS)
SEVERITY = Kind(_severities, {"type": "object", "additionalProperties": {"enum": list(LEVELS)}})
RULE_OPTIONS = Kind(_rule_options, {"type": "object", "additionalProperties": {"type": "object"}})
JSON_NAMES = Kind(
    _json_names,
    {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(JsonNames._fields, _TEXTS)},
)
STORY_IGNORES = Kind(
    _story_ignores,
    {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["rules"],
            "minProperties": 2,
            "properties": {"rules": {**_TEXTS, "minItems": 1}, "story": _TEXT, "text": _TEXT},
        },
    },
)
