"""Files of house styles read and validated; a mistake is one line with file, line and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newslint.catalogue.nearest import nearest
from newslint.catalogue.nodes import File, Node, line_of, require, type_of
from newslint.catalogue.styles import StyleFile
from newslint.errors import StyleError
from newslint.registry.normalise import slug
from newslint.registry.style import Preference, Style
from newslint.typed import NamedTuple

_KEYS = ("title", "extends", "source", "prefer")
_ENTRY_KEYS = ("form", "since", "source", "instead-of", "except")


class _File(File):
    kind = "house style"
    error = StyleError


class _Read(NamedTuple):
    """What one file says by itself."""

    title: str | None
    extends: str | None
    place: str  # of `extends`
    preferences: tuple[Preference, ...]


def read_styles(files: Sequence[StyleFile]) -> Iterator[Style]:
    """The styles of these files, each with all that it extends; of two of one name the later counts.

    A style that extends one of its own name means the one before it. Raises StyleError.
    """
    read = [_read(file) for file in files]
    last = {file.name: number for number, file in enumerate(files)}
    for name, number in last.items():
        chain = _chain(files, read, last, number)
        title = next((read[n].title for n in chain if read[n].title), None)
        yield Style(name, title or name, tuple(p for n in reversed(chain) for p in read[n].preferences))


def _chain(files: Sequence[StyleFile], read: Sequence[_Read], last: Mapping[str, int], number: int) -> list[int]:
    """The numbers of a file and of those that it extends, itself first."""
    chain: list[int] = []
    at: int | None = number
    while at is not None:
        if at in chain:
            raise StyleError(f"{read[at].place}: the style '{files[at].name}' extends itself in the end; take one out")
        chain.append(at)
        at = _base(files, read[at], last, at)
    return chain


def _base(files: Sequence[StyleFile], one: _Read, last: Mapping[str, int], number: int) -> int | None:
    """The number of the file that one extends."""
    if one.extends is None:
        return None
    if one.extends != files[number].name:
        if one.extends not in last:
            raise StyleError(f"{one.place}: unknown style '{one.extends}'{nearest(one.extends, last)}")
        return last[one.extends]
    earlier = [n for n in range(number) if files[n].name == one.extends]
    if not earlier:
        raise StyleError(f"{one.place}: the style '{one.extends}' extends itself, and there is none before it")
    return earlier[-1]


def _read(of: StyleFile) -> _Read:
    file = _File(Path(of.path))
    root = file.root()
    fields = file.fields(root, "the style", _KEYS)
    if not ("prefer" in fields or "extends" in fields):
        file.fail(root, "the style has neither 'prefer' nor 'extends'")
    source = file.text(fields["source"], "'source'") if "source" in fields else None
    return _Read(
        file.text(fields["title"], "'title'") if "title" in fields else None,
        file.text(fields["extends"], "'extends'") if "extends" in fields else None,
        f"{of.path}:{line_of(fields.get('extends', root))}",
        tuple(_preferences(file, of, fields["prefer"], source)) if "prefer" in fields else (),
    )


def _preferences(file: File, of: StyleFile, node: Node, source: str | None) -> Iterator[Preference]:
    seen: dict[str, str] = {}
    for key, value in file.pairs(node, "'prefer'"):
        entity = str(key.value)
        if slug(entity) in seen:
            file.fail(key, f"'{entity}' and '{seen[slug(entity)]}' are one entity; take one out")
        seen[slug(entity)] = entity
        yield _preference(file, of, key, value, source)


def _preference(file: File, of: StyleFile, key: Node, value: Node, source: str | None) -> Preference:
    what = f"the entry of '{key.value}'"
    fields = file.fields(value, what, _ENTRY_KEYS) if type_of(value) == "map" else {"form": value}
    require(file, value, fields, what, "form")
    return Preference(
        entity=str(key.value),
        form=" ".join(file.text(fields["form"], f"the form of '{key.value}'").split()),
        since=file.date(fields["since"], "'since'") if "since" in fields else "",
        source=file.text(fields["source"], "'source'") if "source" in fields else source,
        instead_of=file.texts(fields["instead-of"], "'instead-of'") if "instead-of" in fields else (),
        exceptions=file.texts(fields["except"], "'except'") if "except" in fields else (),
        style=of.name,
        place=f"{of.path}:{line_of(key)}",
        own=of.own,
    )
