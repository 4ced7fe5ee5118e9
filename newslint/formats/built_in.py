"""The formats newslint brings: their suffixes, how each is told, and its reader, imported when a file of it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from newslint.formats.source import Source
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.formats.comments import Found, Scan
    from newslint.model.document import Document

#: How much of a file a format may look at to know its own.
HEAD = 4096
#: How large a file of stories is at the most, in bytes: a thousand times a long feature, and small enough for memory.
LARGEST = 32 * 1024 * 1024

_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
Read = Callable[[Source], "Iterable[Document]"]


class Format(NamedTuple):
    """A format: its name, the suffixes of its files in lower case, and how to know and to read one.

    `detect` is given the first `HEAD` bytes and is to say yes only where nothing else can be meant. `read` raises
    InputError for what it cannot read, be it at once or while the documents are taken. A file of more than `largest`
    bytes is not to be read. `comments` finds what the comments of its markup say to newslint, where it has such.
    `told_by` says to a user what a file of the format is told by, besides its suffix.
    """

    name: str
    suffixes: tuple[str, ...]
    detect: Callable[[bytes], bool]
    read: Read
    largest: int = LARGEST
    comments: Scan | None = None
    told_by: str = ""


def _reader(module: str, *kind: str) -> Read:
    """The reader in this module, for items of this kind where it reads several."""

    def read(source: Source) -> Iterable[Document]:
        stories: Iterable[Document] = import_module(f"newslint.formats.{module}").read(source, *kind)
        return stories

    return read


def _comments(kind: str) -> Scan:
    """What finds the comments in the markup of this kind, imported when there may be any."""

    def scan(source: str) -> Iterable[Found]:
        module = import_module(f"newslint.formats.comments_{kind if kind in ('markdown', 'json') else 'markup'}")
        comments: Iterable[Found] = getattr(module, f"{kind}_comments")(source)
        return comments

    return scan


def _never(head: bytes) -> bool:
    return False


def _rooted(*names: str) -> Callable[[bytes], bool]:
    """Says whether a file is XML whose root element has one of these local names."""

    def detect(head: bytes) -> bool:
        if not _is_markup(head):
            return False
        from newslint.formats.xml_root import xml_root

        return xml_root(head) in names

    return detect


def _is_markup(head: bytes) -> bool:
    return head[:64].lstrip(_BLANK).startswith(b"<")


def _is_html(head: bytes) -> bool:
    if not _is_markup(head):
        return False
    from newslint.formats.xml_root import is_html_page

    return is_html_page(head)


def _is_iptc7901(head: bytes) -> bool:
    if b"\x01" not in head[:64]:
        return False
    from newslint.formats.wire_header import is_iptc7901

    return is_iptc7901(head)


def _is_anpa1312(head: bytes) -> bool:
    if b"\x01" not in head[:64]:
        return False
    from newslint.formats.wire_header import is_anpa1312

    return is_anpa1312(head)


def _is_docx(head: bytes) -> bool:
    """A ZIP that begins as those of Office do; another Office file is refused by its reader."""
    parts = (b"[Content_Types].xml", b"_rels/", b"word/")
    return head.startswith(b"PK\x03\x04") and any(part in head for part in parts)


def _is_json(head: bytes) -> bool:
    """An object, or a list of them: brackets and the first key."""
    if not head[:64].lstrip(_BLANK).startswith((b"{", b"[")):
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


_G2_ROOTS = (
    *("newsMessage", "newsItem", "packageItem", "knowledgeItem", "conceptItem", "planningItem", "catalogItem"),
    "contentSet",
)
_IN_XML, _IN_JSON = _comments("xml"), _comments("json")
#: In the order in which they are tried.
BUILT_IN = (
    Format(
        *("markdown", (".md", ".markdown", ".mdown", ".mkd"), _is_front_matter, _reader("markdown")),
        comments=_comments("markdown"),
        told_by="front matter between lines of --- or +++",
    ),
    Format(
        *("nitf", (".nitf", ".xml"), _rooted("nitf"), _reader("nitf")),
        comments=_IN_XML,
        told_by="root element <nitf>",
    ),
    Format(
        *("newsml-g2", (".newsml", ".g2"), _rooted(*_G2_ROOTS), _reader("newsml_g2")),
        comments=_IN_XML,
        told_by="root element <newsMessage>, <newsItem> or another item",
    ),
    Format(
        *("newsml-1.2", (), _rooted("NewsML", "NewsItem"), _reader("newsml_1")),
        comments=_IN_XML,
        told_by="root element <NewsML> or <NewsItem>",
    ),
    Format(
        *("iptc7901", (".iptc", ".tst"), _is_iptc7901, _reader("iptc7901")),
        told_by="control character SOH and a header of IPTC 7901",
    ),
    Format(
        *("anpa1312", (".anpa",), _is_anpa1312, _reader("anpa1312")),
        told_by="control character SOH and a header of ANPA 1312",
    ),
    Format("docx", (".docx", ".docm"), _is_docx, _reader("docx"), told_by="ZIP of a Word document"),
    Format(
        *("rss", (".rss", ".rdf"), _rooted("rss", "RDF"), _reader("feed")),
        comments=_IN_XML,
        told_by="root element <rss> or <RDF>",
    ),
    Format(
        *("atom", (".atom",), _rooted("feed", "entry"), _reader("feed")),
        comments=_IN_XML,
        told_by="root element <feed> or <entry>",
    ),
    Format(
        *("html", (".html", ".htm", ".xhtml"), _is_html, _reader("html")),
        comments=_comments("html"),
        told_by="<!doctype html> or root element <html>",
    ),
    Format(
        *("json-lines", (".jsonl", ".ndjson"), _is_json_lines, _reader("json_lines"), 4 * LARGEST),
        comments=_IN_JSON,
        told_by="a JSON object on each line",
    ),
    Format(
        *("json", (".json",), _is_json, _reader("json_file")),
        comments=_IN_JSON,
        told_by="JSON object, or list of them, with a headline or a body",
    ),
    Format(
        *("ninjs", (".ninjs",), _never, _reader("json_file", "ninjs")),
        comments=_IN_JSON,
        told_by="JSON with the keys of ninjs",
    ),
    Format(
        *("superdesk", (), _never, _reader("json_file", "superdesk")),
        comments=_IN_JSON,
        told_by="JSON with the keys of Superdesk",
    ),
    Format(
        *("digitalwires", (), _never, _reader("json_file", "digitalwires")),
        comments=_IN_JSON,
        told_by="JSON of dpa digitalwires",
    ),
    Format("plain", (".txt", ".text", ""), _never, _reader("plain"), told_by="whatever is none of the others"),
)
