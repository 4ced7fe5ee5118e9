"""The `match` of a card: what a declarative rule looks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from newslint.catalogue.forms import finder
from newslint.catalogue.literals import compile_pattern, literals
from newslint.catalogue.nearest import nearest
from newslint.catalogue.nodes import File, Node, type_of
from newslint.catalogue.options import BLOCKS, STANDARD
from newslint.catalogue.rule import Match
from newslint.registry.entity import ORGANISATION, PERSON, PLACE

_KINDS = tuple(STANDARD)


def read_match(file: File, node: Node) -> Match:
    """The match: its one kind with what that kind takes. Raises RuleError."""
    fields = file.fields(node, "match", (*_KINDS, "kind"))
    kinds = [name for name in fields if name in STANDARD]
    if len(kinds) != 1:
        file.fail(node, f"match has one of {', '.join(_KINDS)}, not {' and '.join(kinds) or 'nothing'}")
    kind, value = kinds[0], fields[kinds[0]]
    if kind == "preferred" and type_of(value) == "str":
        return _of_registry(file, value, fields, node)
    if "kind" in fields:
        file.fail(fields["kind"], "'kind' goes with 'preferred: registry' alone")
    return _READERS[kind](file, value)


def keys_of(match: Match) -> frozenset[str]:
    """What a rule's findings say, and so what its message and fix may ask for."""
    if match.kind == "pattern" and match.pattern:
        return frozenset(("surface", *re.compile(match.pattern).groupindex))
    keys = {
        "forbidden": ("surface",),
        "preferred": ("surface", "preferred", "canonical", "form"),
        "consistent": ("surface", "other", "preferred"),
        "repeated": ("surface", "word"),
        "required": () if match.pattern else ("missing",),
    }
    return frozenset(keys[match.kind])


def _of_registry(file: File, value: Node, fields: Mapping[str, Node], node: Node) -> Match:
    if value.value != "registry":
        file.fail(value, "'preferred' is keys and values, wrong form and right form, or the word registry")
    if "kind" not in fields:
        file.fail(node, "'preferred: registry' needs 'kind': of which records")
    return Match("preferred", entities=file.choice(fields["kind"], "kind of record", (PERSON, PLACE, ORGANISATION)))


def _forbidden(file: File, node: Node) -> Match:
    return Match("forbidden", tuple((text,) for text in file.texts(node, "'forbidden'")))


def _preferred(file: File, node: Node) -> Match:
    entries = []
    for key, value in file.pairs(node, "'preferred'"):
        wrong, right = str(key.value), file.texts(value, f"what to write for '{key.value}'")
        for one in right:
            if one == wrong or (one.lower() != wrong.lower() and finder(wrong).search(one)):
                file.fail(key, f"'{wrong}' would be found again in '{one}', which is to be written for it")
        entries.append((wrong, *right))
    if not entries:
        file.fail(node, "'preferred' lists no words")
    return Match("preferred", tuple(entries))


def _consistent(file: File, node: Node) -> Match:
    groups = [(one, file.texts(one, "a group of 'consistent'")) for one in file.items(node, "'consistent'")]
    seen: set[str] = set()
    for one, group in groups:
        if len(group) < 2:
            file.fail(one, "a group of 'consistent' is two forms or more, of which a story has one")
        again = seen.intersection(group)
        if again:
            file.fail(one, f"'{min(again)}' stands in two groups; put all its forms into one")
        seen.update(group)
    if not groups:
        file.fail(node, "'consistent' lists no groups")
    return Match("consistent", tuple(group for _, group in groups))


def _repeated(file: File, node: Node) -> Match:
    if type_of(node) == "str" and node.value == "any":
        return Match("repeated")
    words = file.texts(node, "'repeated'")
    for word in words:
        if len(word.split()) > 1 or word != word.lower():
            file.fail(node, f"'repeated' is the word any, or a list of single words in lower case; '{word}' is not one")
    return Match("repeated", tuple((word,) for word in words))


def _pattern(file: File, node: Node) -> Match:
    text = file.text(node, "'pattern'")
    try:
        compiled = compile_pattern(text)
    except (re.error, OverflowError, RecursionError) as error:
        file.fail(node, f"'{text}' is not a usable regular expression: {error}")
    return Match("pattern", pattern=compiled.pattern, literals=literals(compiled))


def _required(file: File, node: Node) -> Match:
    if type_of(node) != "map":
        kinds = file.texts(node, "'required'")
        for kind in kinds:
            if kind not in BLOCKS:
                file.fail(node, f"unknown block '{kind}'{nearest(kind, BLOCKS)}")
        return Match("required", tuple((kind,) for kind in kinds))
    fields = file.fields(node, "'required'", ("pattern",))
    if not fields:
        file.fail(node, "'required' is a kind of block, a list of them, or a pattern")
    return _pattern(file, fields["pattern"])._replace(kind="required")


_READERS: Mapping[str, Callable[[File, Node], Match]] = {
    "forbidden": _forbidden,
    "preferred": _preferred,
    "consistent": _consistent,
    "repeated": _repeated,
    "pattern": _pattern,
    "required": _required,
}
