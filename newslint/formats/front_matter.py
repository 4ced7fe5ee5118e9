"""What a Markdown file says of itself above its text: YAML between --- lines, TOML between +++ lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from newslint.errors import InputError
from newslint.formats.quoted import quoted
from newslint.formats.stretch import Stretch
from newslint.formats.wire import stated_date
from newslint.model.document import Metadata
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from yaml import Node

_FENCED = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)(.*?)(?:^|(?<=[\r\n]))(\1|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL)
_KEY = re.compile(r"\s*(?:#[^\r\n]*\s+)*[\"']?[\w-]+[\"']?\s*[:=]")
_DATES = ("date", "published", "published_time", "publishdate", "pubdate", "created")
_LANGUAGES = ("language", "lang", "locale")
_PEOPLE = ("people", "persons")


class Field(NamedTuple):
    """One value of a key, in lower case, and its characters' places. A list is a field an item."""

    key: str
    value: str
    copy: Stretch


class FrontMatter(NamedTuple):
    """The fields in the order of the file, and where the text after them begins."""

    fields: tuple[Field, ...]
    end: int

    def first(self, *keys: str) -> str | None:
        """The first value of the first of these keys there is."""
        return next((f.value for key in keys for f in self.fields if f.key == key), None)

    def metadata(self) -> Metadata:
        stated = self.first(*_DATES)
        return Metadata(
            date=_date(stated),
            language=self.first(*_LANGUAGES),
            slug=self.first("slug"),
            people=tuple(f.value for f in self.fields if f.key in _PEOPLE),
        )


def read_front_matter(source: str) -> FrontMatter:
    """The front matter at the start of a source; without any, no fields and the whole source as text.

    Raises InputError of kind "malformed", naming the line, where it is neither YAML nor TOML.
    """
    fenced = _FENCED.match(source)
    if fenced is None or not _KEY.match(fenced[2]):
        return FrontMatter((), 0)
    read = _toml_fields if fenced[1] == "+++" else _yaml_fields
    return FrontMatter(tuple(read(fenced[2], fenced.start(2))), fenced.end())


def _date(stated: str | None) -> date | None:
    return stated_date(stated) if stated else None


def _yaml_fields(block: str, offset: int) -> Iterator[Field]:
    import yaml

    try:
        root = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise _malformed("YAML", (mark.line if mark else 0) + 2, fault.problem or fault.context) from None
    except yaml.YAMLError as fault:
        raise _malformed("YAML", 2, str(fault).splitlines()[0]) from None
    except RecursionError:
        raise _too_deep() from None
    if not isinstance(root, yaml.MappingNode):
        raise _malformed("YAML", 2, "keys and values are expected")
    for key, value in root.value:
        items = value.value if isinstance(value, yaml.SequenceNode) else [value]
        for item in items:
            if isinstance(key, yaml.ScalarNode) and isinstance(item, yaml.ScalarNode) and item.value:
                yield Field(key.value.lower(), item.value, _yaml_copy(block, offset, item))


def _yaml_copy(block: str, offset: int, node: Node) -> Stretch:
    begin, stop = node.start_mark.index, node.end_mark.index
    return quoted(block[begin:stop], offset + begin, node.value)


def _toml_fields(block: str, offset: int) -> Iterator[Field]:
    import tomllib

    from newslint.formats.toml_values import assigned

    try:
        table = tomllib.loads(block.replace("\r\n", "\n").replace("\r", "\n"))
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"line (\d+)", str(fault))
        raise _malformed("TOML", int(line[1]) + 1 if line else 2, str(fault).partition(" (at")[0]) from None
    except ValueError:  # Python will not read so long a number
        raise _malformed("TOML", 2, "a number in it is too long") from None
    except RecursionError:
        raise _too_deep() from None
    for key, spans in assigned(block):
        value = table.get(key)
        plain = [item for item in (value if isinstance(value, list) else [value]) if not isinstance(item, dict | list)]
        for item, span in zip(plain, spans, strict=False):
            raw = block[span.start : span.end]
            said = item if isinstance(item, str) else raw
            if said:
                yield Field(key.lower(), said, quoted(raw, offset + span.start, said))


def _too_deep() -> InputError:
    return InputError("line 2: the front matter nests values deeper than any does; write it flat", "hostile")


def _malformed(language: str, line: int, problem: object) -> InputError:
    return InputError(f"line {line}: the front matter is not valid {language}: {problem}", "malformed")
