"""From the bytes of a file to documents: one module a format, imported when a file of its kind is read.

A format is told by what the file says, then by its suffix; what is neither is plain text. More formats come in through
the entry-point group `newslint.formats`, each entry a `Format`; they are looked up only for a name or a suffix that
none of the built-in ones has.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.errors import ConfigError
from newslint.formats.source import Source

if TYPE_CHECKING:
    from newslint.formats.comments import Found, Scan
    from newslint.model.document import Document

ENTRY_POINTS = "newslint.formats"
#: How much of a file a format may look at to know its own.
HEAD = 4096
#: How large a file of stories is at the most, in bytes: a thousand times a long feature, and small enough for memory.
LARGEST = 32 * 1024 * 1024


class Format(NamedTuple):
    """A format: its name, the suffixes of its files in lower case, and how to know and to read one.

    `detect` is given the first `HEAD` bytes and is to say yes only where nothing else can be meant. `read` raises
    InputError for what it cannot read, be it at once or while the documents are taken. A file of more than `largest`
    bytes is not to be read. `comments` finds what the comments of its markup say to newslint, where it has such.
    """

    name: str
    suffixes: tuple[str, ...]
    detect: Callable[[bytes], bool]
    read: Callable[[Source], Iterable[Document]]
    largest: int = LARGEST
    comments: Scan | None = None


def _read_plain(source: Source) -> tuple[Document, ...]:
    from newslint.formats import plain

    return plain.read(source)


def _read_markdown(source: Source) -> tuple[Document, ...]:
    from newslint.formats import markdown

    return markdown.read(source)


def _read_nitf(source: Source) -> tuple[Document, ...]:
    from newslint.formats import nitf

    return nitf.read(source)


def _read_newsml_g2(source: Source) -> tuple[Document, ...]:
    from newslint.formats import newsml_g2

    return newsml_g2.read(source)


def _read_newsml_1(source: Source) -> tuple[Document, ...]:
    from newslint.formats import newsml_1

    return newsml_1.read(source)


def _read_html(source: Source) -> tuple[Document, ...]:
    from newslint.formats import html

    return html.read(source)


def _read_feed(source: Source) -> tuple[Document, ...]:
    from newslint.formats import feed

    return feed.read(source)


def _is_html(head: bytes) -> bool:
    if not _is_markup(head):
        return False
    from newslint.formats.xml_root import is_html_page

    return is_html_page(head)


def _is_markup(head: bytes) -> bool:
    return head[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")


def _rooted(*names: str) -> Callable[[bytes], bool]:
    """Says whether a file is XML whose root element has one of these local names."""

    def detect(head: bytes) -> bool:
        if not _is_markup(head):
            return False
        from newslint.formats.xml_root import xml_root

        return xml_root(head) in names

    return detect


def _read_iptc7901(source: Source) -> tuple[Document, ...]:
    from newslint.formats import iptc7901

    return iptc7901.read(source)


def _read_anpa1312(source: Source) -> tuple[Document, ...]:
    from newslint.formats import anpa1312

    return anpa1312.read(source)


def _read_docx(source: Source) -> tuple[Document, ...]:
    from newslint.formats import docx

    return docx.read(source)


def _is_iptc7901(head: bytes) -> bool:
    from newslint.formats.wire_header import is_iptc7901

    return is_iptc7901(head)


def _is_anpa1312(head: bytes) -> bool:
    from newslint.formats.wire_header import is_anpa1312

    return is_anpa1312(head)


def _is_docx(head: bytes) -> bool:
    """A ZIP that begins as those of Office do; another Office file is refused by its reader."""
    parts = (b"[Content_Types].xml", b"_rels/", b"word/")
    return head.startswith(b"PK\x03\x04") and any(part in head for part in parts)


def _read_json(source: Source) -> Iterable[Document]:
    from newslint.formats import json_file

    return json_file.read(source)


def _read_json_as(kind: str) -> Callable[[Source], Iterable[Document]]:
    """Reads JSON whose items are named by the user, not told by their keys."""

    def read(source: Source) -> Iterable[Document]:
        from newslint.formats import json_file

        return json_file.read(source, kind)

    return read


def _read_json_lines(source: Source) -> Iterable[Document]:
    from newslint.formats import json_lines

    return json_lines.read(source)


def _is_json(head: bytes) -> bool:
    """An object, or a list of them: brackets and the first key."""
    begun = head[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if not begun.startswith((b"{", b"[")):
        return False
    from newslint.formats.json_head import is_json

    return is_json(head)


def _is_json_lines(head: bytes) -> bool:
    """An object on a line of its own, and another on the next."""
    if not _is_json(head):
        return False
    from newslint.formats.json_head import is_json_lines

    return is_json_lines(head)


def _is_front_matter(head: bytes) -> bool:
    """A fence and, on the next line that says anything, a key."""
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r", b"\n").partition(b"\n")
    fence = first.rstrip()
    if fence not in (b"---", b"+++"):
        return False
    line = rest.lstrip(b"\n ").partition(b"\n")[0]
    key, sign, _ = line.partition(b":" if fence == b"---" else b"=")
    return bool(sign) and key.strip().replace(b"_", b"").replace(b"-", b"").isalnum()


def _html_comments(source: str) -> Iterable[Found]:
    from newslint.formats.comments_markup import html_comments

    return html_comments(source)


def _xml_comments(source: str) -> Iterable[Found]:
    from newslint.formats.comments_markup import xml_comments

    return xml_comments(source)


def _markdown_comments(source: str) -> Iterable[Found]:
    from newslint.formats.comments_markdown import markdown_comments

    return markdown_comments(source)


def _json_comments(source: str) -> Iterable[Found]:
    from newslint.formats.comments_json import json_comments

    return json_comments(source)


_NEWSML_G2_ROOTS = (
    *("newsMessage", "newsItem", "packageItem", "knowledgeItem", "conceptItem", "planningItem", "catalogItem"),
    "contentSet",
)
_BUILT_IN = (
    Format(
        "markdown",
        (".md", ".markdown", ".mdown", ".mkd"),
        _is_front_matter,
        _read_markdown,
        comments=_markdown_comments,
    ),
    Format("nitf", (".nitf", ".xml"), _rooted("nitf"), _read_nitf, comments=_xml_comments),
    Format("newsml-g2", (".newsml", ".g2"), _rooted(*_NEWSML_G2_ROOTS), _read_newsml_g2, comments=_xml_comments),
    Format("newsml-1.2", (), _rooted("NewsML", "NewsItem"), _read_newsml_1, comments=_xml_comments),
    Format("iptc7901", (".iptc", ".tst"), lambda head: b"\x01" in head[:64] and _is_iptc7901(head), _read_iptc7901),
    Format("anpa1312", (".anpa",), lambda head: b"\x01" in head[:64] and _is_anpa1312(head), _read_anpa1312),
    Format("docx", (".docx", ".docm"), _is_docx, _read_docx),
    Format("rss", (".rss", ".rdf"), _rooted("rss", "RDF"), _read_feed, comments=_xml_comments),
    Format("atom", (".atom",), _rooted("feed", "entry"), _read_feed, comments=_xml_comments),
    Format("html", (".html", ".htm", ".xhtml"), _is_html, _read_html, comments=_html_comments),
    Format("json-lines", (".jsonl", ".ndjson"), _is_json_lines, _read_json_lines, 4 * LARGEST, comments=_json_comments),
    Format("json", (".json",), _is_json, _read_json, comments=_json_comments),
    Format("ninjs", (".ninjs",), lambda head: False, _read_json_as("ninjs"), comments=_json_comments),
    Format("superdesk", (), lambda head: False, _read_json_as("superdesk"), comments=_json_comments),
    Format("digitalwires", (), lambda head: False, _read_json_as("digitalwires"), comments=_json_comments),
    Format("plain", (".txt", ".text", ""), lambda head: False, _read_plain),
)


def read(path: str, data: bytes, *, name: str | None = None) -> Iterable[Document]:
    """The stories of a file, in its order. `name` forces a format; without it the content decides, then the suffix.

    They can be taken once; of some formats a story is read only when it is taken. Raises ConfigError where no format
    has this name, and InputError for what cannot be read, be it when the next story is taken: those before it stand.
    """
    format_ = find_format(name) if name is not None else detect(path, data)
    documents = format_.read(Source(path, data))
    if format_.comments is None:
        return documents
    from newslint.formats.comments import commented, may_speak

    return commented(documents, format_.comments) if may_speak(data) else documents


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
    return find_format("plain")


def largest(path: str, name: str | None = None) -> int:
    """The most bytes a file may have, by the name of its format or by its suffix."""
    suffix = _suffix(path)
    told = (f.largest for f in _BUILT_IN if (f.name == name if name is not None else suffix in f.suffixes))
    return next(told, LARGEST)


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


def find_format(name: str) -> Format:
    """The format of this name. Raises ConfigError, with the nearest name there is, where there is none."""
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
