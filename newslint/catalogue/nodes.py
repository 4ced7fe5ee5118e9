"""A file as typed nodes, each knowing its line; what is not as it should be is one line that names the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, Protocol, TypeAlias

from newslint.catalogue.nearest import nearest
from newslint.errors import ConfigError, RuleError

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"

#: A file larger or deeper than this is none that anybody wrote; nesting without end would crash the parser.
_LARGEST, _DEEPEST = 1 << 20, 16
_TYPES = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "null": "nothing"}
_TYPES |= {"timestamp": "a date", "seq": "a list", "map": "keys and values"}


class Node(Protocol):
    """A value as PyYAML has it: a scalar's text, a list's nodes, or the pairs of nodes of a mapping."""

    @property
    def tag(self) -> str: ...

    @property
    def value(self) -> Any: ...

    @property
    def start_mark(self) -> Any:
        """Its `line` counts from 0."""


class File:
    """One YAML file. What is handed a node raises `error` "file:line: ..." where it is not what was asked for."""

    #: What the file is called in messages, and the error that they are.
    kind = "rule card"
    error: type[ConfigError] = RuleError

    def __init__(self, path: Path) -> None:
        self.path = path

    def root(self) -> Node:
        """The document. Raises `error` where there is not one, or it has anchors, aliases or no end of nesting."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        text = self.read_text()
        try:
            self._check_events(yaml.parse(text, Loader=loader))
            root = yaml.compose(text, Loader=loader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = " ".join((getattr(error, "problem", None) or str(error)).split())
            line = mark.line + 1 if mark else 1
            if "nesting" in problem:  # the parser has a bound of its own, and may look ahead of ours
                self._fail_too_deep(line)
            self.fail_at(line, f"not valid YAML: {problem}")
        if root is None:
            self.fail_at(1, "the file is empty")
        return root

    def fail(self, node: Node, message: str) -> NoReturn:
        self.fail_at(line_of(node), message)

    def fail_at(self, line: int, message: str) -> NoReturn:
        raise self.error(f"{self.path}:{line}: {message}")

    def pairs(self, node: Node, what: str) -> list[tuple[Node, Node]]:
        """The keys, each a text that stands once, and their values."""
        self._expect(node, what, "map")
        seen: set[str] = set()
        for key, _ in node.value:
            name = self.text(key, f"a key of {what}")
            if name in seen:
                self.fail(key, f"the key '{name}' stands twice in {what}; take one out")
            seen.add(name)
        return list(node.value)

    def fields(self, node: Node, what: str, known: Iterable[str]) -> dict[str, Node]:
        """The values by key, every key a known one."""
        pairs = self.pairs(node, what)
        for key, _ in pairs:
            if key.value not in known:
                self.fail(key, f"unknown key '{key.value}' in {what}{nearest(key.value, known)}")
        return {key.value: value for key, value in pairs}

    def text(self, node: Node, what: str) -> str:
        """A text that is not blank."""
        self._expect(node, what, "str")
        if not node.value.strip():
            self.fail(node, f"{what} is blank")
        return str(node.value)

    def choice(self, node: Node, what: str, known: Iterable[str]) -> str:
        text = self.text(node, what)
        if text not in known:
            self.fail(node, f"unknown {what} '{text}'{nearest(text, known)}")
        return text

    def date(self, node: Node, what: str) -> str:
        """A day, as an ISO date."""
        from datetime import date

        self._expect(node, what, "timestamp", "str")
        try:
            return date.fromisoformat(node.value).isoformat()
        except ValueError:
            self.fail(node, f"{what} is a day, written as 2024-01-18, not '{node.value}'")

    def items(self, node: Node, what: str) -> list[Node]:
        self._expect(node, what, "seq")
        return list(node.value)

    def texts(self, node: Node, what: str) -> tuple[str, ...]:
        """A list of different texts; one alone may stand without its brackets."""
        nodes = [node] if type_of(node) == "str" else self.items(node, what)
        found: list[str] = []
        for one in nodes:
            text = self.text(one, f"an item of {what}")
            if text in found:
                self.fail(one, f"'{text}' stands twice in {what}; take one out")
            found.append(text)
        return tuple(found)

    def scalar(self, node: Node, what: str) -> bool | int | float | str:
        """A value as YAML reads it; a date is its ISO text."""
        kind = type_of(node)
        if kind == "bool":
            return str(node.value).lower() in ("true", "yes", "on")
        if kind == "timestamp":
            return self.date(node, what)
        if kind not in ("int", "float"):
            return self.text(node, what)
        try:
            return int(node.value) if kind == "int" else float(node.value)
        except ValueError:
            self.fail(node, f"{what} is a number in digits, not '{node.value}'")

    def plain(self, node: Node, what: str) -> Plain:
        """Whatever stands there, as JSON has it."""
        kind = type_of(node)
        if kind == "map":
            return {key.value: self.plain(value, key.value) for key, value in self.pairs(node, what)}
        if kind == "seq":
            return [self.plain(one, what) for one in node.value]
        return None if kind == "null" else self.scalar(node, what)

    def read_text(self) -> str:
        """The whole file. Raises `error` where it cannot be read, is too large or is not UTF-8."""
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise self.error(f"{self.path}:1: cannot be read: {error.strerror or error}") from error
        if len(data) > _LARGEST:
            self.fail_at(1, f"is over 1 MB, too large for a {self.kind}")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.fail_at(data.count(b"\n", 0, error.start) + 1, "not UTF-8; save the file as UTF-8")

    def _check_events(self, events: Iterator[object]) -> None:
        from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

        depth = 0
        for event in events:
            line = event.start_mark.line + 1  # type: ignore[attr-defined]
            anchor = getattr(event, "anchor", None)
            if isinstance(event, AliasEvent) or anchor is not None:
                self.fail_at(line, f"anchors and aliases (&{anchor}) have no place in a {self.kind}; write it out")
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > _DEEPEST:
                self._fail_too_deep(line)

    def _fail_too_deep(self, line: int) -> NoReturn:
        self.fail_at(line, f"nested too deep for a {self.kind}")

    def _expect(self, node: Node, what: str, *kinds: str) -> None:
        found = type_of(node)
        if found in kinds:
            return
        misread = kinds[0] == "str" and found in ("bool", "int", "float", "timestamp")
        hint = "; put it in quotation marks" if misread else ""
        wanted = _TYPES.get(kinds[0], kinds[0])
        shown = f" ('{node.value}')" if isinstance(node.value, str) and node.value else ""
        self.fail(node, f"{what} is {wanted}, not {_TYPES.get(found, found)}{shown}{hint}")


def line_of(node: Node) -> int:
    """The line a node begins on, from 1."""
    return int(node.start_mark.line) + 1


def type_of(node: Node) -> str:
    """The YAML type of a node: str, int, float, bool, null, timestamp, seq, map, or some other tag."""
    return str(node.tag).removeprefix("tag:yaml.org,2002:")


def require(file: File, node: Node, fields: Mapping[str, Node], what: str, *names: str) -> None:
    """Fail where one of these keys is missing."""
    for name in names:
        if name not in fields:
            file.fail(node, f"{what} has no '{name}'")
