"""From the bytes of a file to documents: one module a format, imported when a file of its kind is read.

A format is told by what the file says, then by its suffix; what is neither is plain text. More formats come in through
the entry-point group `newslint.formats`, each entry a `Format`; they are looked up only for a name or a suffix that
none of the built-in ones has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from newslint.errors import ConfigError
from newslint.formats.built_in import BUILT_IN, HEAD, LARGEST, Format
from newslint.formats.source import JsonNames, Source
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.model.document import Document

__all__ = [
    "LARGEST",
    "Format",
    "JsonNames",
    "Source",
    "detect",
    "find_format",
    "installed_formats",
    "known_formats",
    "largest",
    "read",
    "story_suffixes",
]
ENTRY_POINTS = "newslint.formats"
_USUAL = JsonNames()


def read(path: str, data: bytes, *, name: str | None = None, json_names: JsonNames = _USUAL) -> Iterable[Document]:
    """The stories of a file, in its order. `name` forces a format; without it the content decides, then the suffix.

    `json_names` are what a newsroom calls the parts of a story in JSON of its own.

    They can be taken once; of some formats a story is read only when it is taken. Raises ConfigError where no format
    has this name, and InputError for what cannot be read, be it when the next story is taken: those before it stand.
    """
    format_ = find_format(name) if name is not None else detect(path, data)
    documents = format_.read(Source(path, data, json_names))
    if format_.comments is None:
        return documents
    from newslint.formats.comments import commented, may_speak

    return commented(documents, format_.comments) if may_speak(data) else documents


def detect(path: str, data: bytes) -> Format:
    """The format of a file. Raises ConfigError where an installed format cannot be loaded."""
    head = data[:HEAD]
    suffix = _suffix(path)
    for format_ in BUILT_IN:
        if format_.detect(head):
            return format_
    for format_ in BUILT_IN:
        if suffix in format_.suffixes:
            return format_
    more = installed_formats()
    for format_ in more:
        if format_.detect(head):
            return format_
    for format_ in more:
        if suffix in format_.suffixes:
            return format_
    return find_format("plain")


def largest(path: str, name: str | None = None) -> int:
    """The most bytes a file may have, by the name of its format or by its suffix."""
    suffix = _suffix(path)
    told = (f.largest for f in BUILT_IN if (f.name == name if name is not None else suffix in f.suffixes))
    return next(told, LARGEST)


def known_formats() -> tuple[Format, ...]:
    """Every format there is, the built-in ones first. Raises ConfigError where an installed one cannot be loaded."""
    return (*BUILT_IN, *installed_formats())


class StorySuffixes(Collection[str]):
    """The suffixes that say a file is a story, of all formats; the empty one is not among them.

    Other packages' formats are looked up only when asked for a suffix that no built-in format has. Every method but
    the constructor may raise ConfigError.
    """

    _built_in = frozenset(s for f in BUILT_IN for s in f.suffixes if s)

    def __contains__(self, suffix: object) -> bool:
        return suffix in self._built_in or suffix in self._all()

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._all()))

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> frozenset[str]:
        return self._built_in.union(s for f in installed_formats() for s in f.suffixes if s)


def story_suffixes() -> StorySuffixes:
    """The suffixes that say a file is a story."""
    return StorySuffixes()


def installed_formats() -> tuple[Format, ...]:
    """The formats other packages bring, by name. Raises ConfigError, naming the entry, where one cannot be loaded."""
    from newslint.formats.installed import load

    return load(ENTRY_POINTS, frozenset(f.name for f in BUILT_IN))


def _suffix(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix if stem else ""


def find_format(name: str) -> Format:
    """The format of this name. Raises ConfigError, with the nearest name there is, where there is none."""
    for format_ in BUILT_IN:
        if format_.name == name:
            return format_
    for format_ in installed_formats():
        if format_.name == name:
            return format_
    from difflib import get_close_matches

    names = [f.name for f in known_formats()]
    near = get_close_matches(name, names, 1)
    hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(sorted(names))}"
    raise ConfigError(f"no format is called '{name}'{hint}")
