"""From the bytes of a file to documents: one module a format, imported when a file of its kind is read.

A format is told by what the file says, then by its suffix; what is neither is plain text. More formats come in through
the entry-point group `newslint.formats`, each entry a `Format`; they are looked up only for a name or a suffix that
none of the built-in ones has.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.errors import ConfigError
from newslint.formats.source import Source

if TYPE_CHECKING:
    from newslint.model.document import Document

ENTRY_POINTS = "newslint.formats"
#: How much of a file a format may look at to know its own.
HEAD = 4096


class Format(NamedTuple):
    """A format: its name, the suffixes of its files in lower case, and how to know and to read one.

    `detect` is given the first `HEAD` bytes and is to say yes only where nothing else can be meant. `read` raises
    InputError for what it cannot read.
    """

    name: str
    suffixes: tuple[str, ...]
    detect: Callable[[bytes], bool]
    read: Callable[[Source], tuple[Document, ...]]


def _read_plain(source: Source) -> tuple[Document, ...]:
    from newslint.formats import plain

    return plain.read(source)


def _read_markdown(source: Source) -> tuple[Document, ...]:
    from newslint.formats import markdown

    return markdown.read(source)


def _is_front_matter(head: bytes) -> bool:
    """A fence and, on the next line that says anything, a key."""
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r", b"\n").partition(b"\n")
    fence = first.rstrip()
    if fence not in (b"---", b"+++"):
        return False
    line = rest.lstrip(b"\n ").partition(b"\n")[0]
    key, sign, _ = line.partition(b":" if fence == b"---" else b"=")
    return bool(sign) and key.strip().replace(b"_", b"").replace(b"-", b"").isalnum()


_BUILT_IN = (
    Format("markdown", (".md", ".markdown", ".mdown", ".mkd"), _is_front_matter, _read_markdown),
    Format("plain", (".txt", ".text", ""), lambda head: False, _read_plain),
)


def read(path: str, data: bytes, *, name: str | None = None) -> tuple[Document, ...]:
    """The stories of a file, in its order. `name` forces a format; without it the content decides, then the suffix.

    Raises InputError for what cannot be read, and ConfigError where no format has this name.
    """
    format_ = _named(name) if name is not None else detect(path, data)
    return format_.read(Source(path, data))


def detect(path: str, data: bytes) -> Format:
    """The format of a file. Raises ConfigError where an installed format cannot be loaded."""
    head = data[:HEAD]
    suffix = _suffix(path)
    for format_ in _BUILT_IN:
        if format_.detect(head):
            return format_
    for format_ in _BUILT_IN:
        if suffix in format_.suffixes:
            return format_
    more = installed_formats()
    for format_ in more:
        if format_.detect(head):
            return format_
    for format_ in more:
        if suffix in format_.suffixes:
            return format_
    return _named("plain")


def known_formats() -> tuple[Format, ...]:
    """Every format there is, the built-in ones first. Raises ConfigError where an installed one cannot be loaded."""
    return (*_BUILT_IN, *installed_formats())


class StorySuffixes(Collection[str]):
    """The suffixes that say a file is a story, of all formats; the empty one is not among them.

    Other packages' formats are looked up only when asked for a suffix that no built-in format has. Every method but
    the constructor may raise ConfigError.
    """

    _built_in = frozenset(s for f in _BUILT_IN for s in f.suffixes if s)

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

    return load(ENTRY_POINTS, frozenset(f.name for f in _BUILT_IN))


def _suffix(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix if stem else ""


def _named(name: str) -> Format:
    for format_ in _BUILT_IN:
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
