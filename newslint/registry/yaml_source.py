"""Records from YAML, read event by event so that every value has its line and nothing is expanded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from newslint.errors import RegistryError
from newslint.registry.fields import entity_of
from newslint.registry.record import Record, Where, line_of
from newslint.registry.values import FieldError

#: A record, its roles, one role, a value: nothing valid is nested deeper than twice that.
_DEEPEST = 8
#: Values that one alias may stand for.
_MOST_SHARED = 100
_TAG = "tag:yaml.org,2002:"
_STRING = _TAG + "str"


def read_yaml(path: Path) -> Iterator[Record | RegistryError]:
    """The records of a file, or what is wrong with each. Raises RegistryError where no more can be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RegistryError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None
    try:
        yield from _Reader(str(path), text).records()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RegistryError(f"{path}:{mark.line + 1 if mark else 1}: not valid YAML: {_problem(error)}") from None
    except yaml.reader.ReaderError as error:
        raise RegistryError(f"{path}:{_line_of_odd(text)}: not valid YAML: {error.reason}") from None


class _Reader:
    """One file on its way to records. What is wrong inside a record is kept until the record has been read."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        self._next = self._loader.get_event
        self._shared: dict[str, object] = {}
        self._unshared: set[str] = set()
        self._values = self._aliases = 0
        self._lines: dict[Where, int] = {}
        self._fault: tuple[int, str] | None = None

    def records(self) -> Iterator[Record | RegistryError]:
        self._next()
        while isinstance(self._next(), yaml.DocumentStartEvent):
            first = self._next()
            if isinstance(first, yaml.SequenceStartEvent):
                while not isinstance(event := self._next(), yaml.SequenceEndEvent):
                    yield self._record(event)
            elif not _is_blank(first):
                raise RegistryError(
                    f"{self._path}:{_line(first)}: the file must be a list of records, each begun by '- name: '"
                )
            self._next()

    def _record(self, event: Any) -> Record | RegistryError:
        self._lines, self._fault = {}, None
        line = _line(event)
        value = self._value(event, ())
        if self._fault:
            return RegistryError(f"{self._path}:{self._fault[0]}: {self._fault[1]}")
        try:
            return Record(self._path, line, entity_of(value), self._lines)
        except FieldError as error:
            return RegistryError(f"{self._path}:{line_of(self._lines, error.where, line)}: {error.message}")

    def _value(self, event: Any, where: Where) -> object:
        self._lines[where] = _line(event)
        self._values += 1
        if isinstance(event, yaml.AliasEvent):
            return self._aliased(event)
        if len(where) > _DEEPEST:
            raise RegistryError(f"{self._path}:{_line(event)}: not a record: nested too deeply")
        before, aliases = self._values, self._aliases
        value: object
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
        else:
            value = self._list(where) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(where)
        if event.anchor:
            self._share(event.anchor, value, self._values - before <= _MOST_SHARED and self._aliases == aliases)
        return value

    def _list(self, where: Where) -> list[object]:
        items: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*where, len(items))))
        return items

    def _mapping(self, where: Where) -> dict[str, object]:
        items: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = _line(event)
            key = event.value if isinstance(event, yaml.ScalarEvent) else ""
            if not isinstance(event, yaml.ScalarEvent):
                self._value(event, (*where, key))
                self._say(line, "a key must be one of the registry's, such as 'name'")
            value = self._value(self._next(), (*where, key))
            if key in items:
                self._say(line, f"the key '{key}' stands twice")
            items[key] = value
            self._lines[*where, key] = line
        return items

    def _share(self, anchor: str, value: object, may_be_shared: bool) -> None:
        """Keep what an alias may stand for: a few values, no alias among them, so that aliases cannot multiply."""
        if may_be_shared:
            self._shared[anchor] = value
        else:
            self._shared.pop(anchor, None)
            self._unshared.add(anchor)

    def _aliased(self, event: Any) -> object:
        self._aliases += 1
        name = event.anchor
        if name in self._shared:
            return self._shared[name]
        if name in self._unshared:
            self._say(_line(event), f"the alias '*{name}' stands for too much or for other aliases; write it out")
        else:
            said = f"no '&{name}' comes before '*{name}'; text that begins with * needs quotation marks"
            self._say(_line(event), said)
        return None

    def _scalar(self, event: Any) -> object:
        value: str = event.value
        if event.style or event.tag == "!":
            tag = event.tag if event.tag and event.tag != "!" else _STRING
        else:
            tag = event.tag or self._loader.resolve(yaml.ScalarNode, value, (True, False))
        if tag == _STRING:
            return value
        kind = tag.removeprefix(_TAG)
        if kind not in _PLAIN:
            self._say(
                _line(event), f"'{event.tag or value}' has no meaning here; text that begins so needs quotation marks"
            )
            return None
        return _PLAIN[kind](value)

    def _say(self, line: int, message: str) -> None:
        self._fault = self._fault or (line, message)


def _number(text: str) -> object:
    return int(text) if text.isdecimal() and text[0] != "0" and len(text) < 10 else float("nan")


def _day(text: str) -> object:
    try:
        return date.fromisoformat(text) if len(text) == 10 else text
    except ValueError:
        return text


_PLAIN: Mapping[str, Callable[[str], object]] = {
    "null": lambda _: None,
    "bool": lambda _: True,
    "int": _number,
    "float": _number,
    "timestamp": _day,
}


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _is_blank(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent) and event.value == "" and not event.style


def _problem(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or "it cannot be read"
    if "mapping values are not allowed" in problem:
        return f"{problem}; text that holds ': ' needs quotation marks"
    return str(problem)


def _line_of_odd(text: str) -> int:
    """The line of the first character that YAML does not allow."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
