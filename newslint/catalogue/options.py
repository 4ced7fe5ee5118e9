"""What may be set of a rule: the options of the declarative kinds, and those a card declares for its check."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.catalogue.nodes import File, Node, type_of
from newslint.catalogue.rule import Option, OptionValue
from newslint.model.document import BYLINE, COPY, FURNITURE

TYPES = ("bool", "int", "float", "str", "list", "date")
BLOCKS = tuple(sorted((*COPY, BYLINE, FURNITURE)))

_BLOCKS = Option("blocks", "list", tuple(sorted(COPY)), BLOCKS)
_SINCE = Option("since", "date", "")
_WORDS = (_BLOCKS, Option("except", "list", ()), _SINCE, Option("skip_quotes", "bool", True))

#: The options of each declarative kind; a card gives another default by naming one.
STANDARD: Mapping[str, tuple[Option, ...]] = {
    "forbidden": _WORDS,
    "preferred": _WORDS,
    "consistent": _WORDS,
    "pattern": _WORDS,
    "repeated": _WORDS,
    "required": (_BLOCKS, _SINCE),
}

_DECLARED = ("type", "default", "choices")


def standard_options(file: File, node: Node | None, kind: str) -> tuple[Option, ...]:
    """The options of a declarative rule of this kind, with the defaults that its card gives."""
    known = {option.name: option for option in STANDARD[kind]}
    given = file.fields(node, "options", known) if node is not None else {}
    changed = {
        name: known[name]._replace(default=read_option(file, value, known[name])) for name, value in given.items()
    }
    return tuple({**known, **changed}.values())


def declared_options(file: File, node: Node | None) -> tuple[Option, ...]:
    """The options that a card declares for its check: a default alone, or its type, default and choices."""
    pairs = file.pairs(node, "options") if node is not None else []
    return tuple(sorted(_declared(file, str(key.value), value) for key, value in pairs))


def _declared(file: File, name: str, node: Node) -> Option:
    what = f"option '{name}'"
    if type_of(node) != "map":
        return _of_default(file, name, node)
    fields = file.fields(node, what, _DECLARED)
    for key in ("type", "default"):
        if key not in fields:
            file.fail(node, f"{what} has no '{key}'")
    choices = file.texts(fields["choices"], f"choices of {what}") if "choices" in fields else ()
    option = Option(name, file.choice(fields["type"], "option type", TYPES), "", choices)
    return option._replace(default=read_option(file, fields["default"], option))


def _of_default(file: File, name: str, node: Node) -> Option:
    """The option whose type is that of its default."""
    types = {"seq": "list", "timestamp": "date", "bool": "bool", "int": "int", "float": "float"}
    option = Option(name, types.get(type_of(node), "str"), "")
    return option._replace(default=read_option(file, node, option))


def read_option(file: File, node: Node, option: Option) -> OptionValue:
    """The value that stands there for this option."""
    what = f"option '{option.name}'"
    if option.type == "list":
        values = file.texts(node, what)
        if option.choices:
            for one in [node] if type_of(node) == "str" else node.value:
                file.choice(one, f"value of {what}", option.choices)
        return values
    if option.type == "date":
        return "" if type_of(node) == "null" else file.date(node, what)
    if option.type == "str":
        return file.choice(node, f"value of {what}", option.choices) if option.choices else file.text(node, what)
    value = file.scalar(node, what)
    if type_of(node) != option.type and (option.type, type_of(node)) != ("float", "int"):
        file.fail(node, f"{what} is of type {option.type}, not '{node.value}'")
    return float(value) if option.type == "float" else value
