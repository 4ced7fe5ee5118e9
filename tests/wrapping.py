"""Copy of a plain-text story written out in another format, and where each of its characters comes to stand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape as in_markup
from typing import NamedTuple

from newslint.formats import read
from newslint.model.document import DATELINE, HEADLINE, LIST_ITEM, SUBHEAD
from newslint.model.span import Span

Escape = Callable[[str], str]
Around = tuple[str, str]


class Wrapping(NamedTuple):
    """How a format writes a story: what stands around headline, rest and blocks, and how a character is put.

    A block of a kind that `blocks` does not name is written as its "" says. The escape of a headline is that of the
    rest unless it is stated.
    """

    before: str
    headline: Around
    rest: Around
    after: str
    blocks: Mapping[str, Around]
    escape: Escape
    headline_escape: Escape | None = None


class Wrapped(NamedTuple):
    """A story in another format, and the places of its characters: by the offset in the plain story, from, to."""

    source: str
    places: Mapping[int, tuple[int, int]]

    def span(self, span: Span) -> Span | None:
        """Where a span of the plain story stands; None for an empty one, and one that begins or ends between blocks."""
        if span.start == span.end or span.start not in self.places or span.end - 1 not in self.places:
            return None
        return Span(self.places[span.start][0], self.places[span.end - 1][1])


class _Part(NamedTuple):
    """A block of the plain story and the dateline that it begins with."""

    kind: str
    start: int
    end: int


def wrap(text: str, wrapping: Wrapping) -> Wrapped:
    """The story, as a reader of plain text takes it, in this wrapping."""
    written, places = [wrapping.before], dict[int, tuple[int, int]]()
    at = len(wrapping.before)

    def put(pieces: Iterable[tuple[int | None, str]]) -> None:
        nonlocal at
        for offset, piece in pieces:
            if offset is not None:
                places[offset] = (at, at + len(piece))
            written.append(piece)
            at += len(piece)

    parts = list(_parts(text))
    if parts and parts[0].kind == HEADLINE:
        put(_around(text, parts.pop(0), wrapping.headline, wrapping.headline_escape or wrapping.escape))
    put([(None, wrapping.rest[0])])
    for part in parts:
        put(_around(text, part, wrapping.blocks.get(part.kind, wrapping.blocks[""]), wrapping.escape))
    put([(None, wrapping.rest[1]), (None, wrapping.after)])
    return Wrapped("".join(written), places)


def _around(text: str, part: _Part, around: Around, escape: Escape) -> Iterator[tuple[int | None, str]]:
    yield None, around[0]
    for offset in range(part.start, part.end):
        yield offset, escape(text[offset])
    yield None, around[1]


def _parts(text: str) -> Iterator[_Part]:
    (document,) = read("story.txt", text.encode("utf-8", "surrogatepass"), name="plain")
    dateline: _Part | None = None
    for kind, span in document.blocks:
        if dateline is not None:
            alone = "\n\n" in text[dateline.end : span.start]
            yield from [dateline, _Part(kind, *span)] if alone else [_Part(kind, dateline.start, span.end)]
            dateline = None
        elif kind == DATELINE:
            dateline = _Part(kind, *span)
        else:
            yield _Part(kind, *span)
    if dateline is not None:
        yield dateline


def _in_json(character: str) -> str:
    return json.dumps(character)[1:-1]


def _markup_in_json(character: str) -> str:
    return "".join(map(_in_json, _in_html(character)))


def _in_html(character: str) -> str:
    return in_markup(character) if character.isascii() else f"&#{ord(character)};"


def _in_markdown(character: str) -> str:
    return f"\\{character}" if character in "\\`*_{}[]()<>#+-.!|&~=" else character


def _in_feed(character: str) -> str:
    return in_markup(in_markup(character))


def _over_a_wire(character: str) -> str:
    return "\r\n" if character == "\n" else character


_HTML = {
    HEADLINE: ("<h1>", "</h1>\n"),
    SUBHEAD: ("<h2>", "</h2>\n"),
    LIST_ITEM: ("<ul><li>", "</li></ul>\n"),
    "": ("<p>", "</p>\n"),
}
_INSIDE = {**_HTML, HEADLINE: _HTML[SUBHEAD]}
_NITF = {**_HTML, HEADLINE: ("<hl2>", "</hl2>"), SUBHEAD: ("<hl2>", "</hl2>")}
_JSON = {kind: (around[0], around[1].strip()) for kind, around in _INSIDE.items()}
_FEED = {kind: (in_markup(around[0]), in_markup(around[1])) for kind, around in _INSIDE.items()}
_MARKDOWN = {kind: (mark, "\n\n") for kind, mark in ((HEADLINE, "# "), (SUBHEAD, "## "), (LIST_ITEM, "- "), ("", ""))}
_IPTC = {LIST_ITEM: ("- ", "\r\n\r\n"), "": ("   ", "\r\n\r\n")}
_ANPA = {LIST_ITEM: ("\t   - ", "\r\n"), "": ("\t   ", "\r\n")}
_LINES = {LIST_ITEM: ("- ", "\\n\\n"), "": ("", "\\n\\n")}

_G2 = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a" version="1"><contentMeta>',
    '</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">',
    "</html></inlineXML></contentSet></newsItem>",
)
_NEWSML = (
    "<NewsML><NewsItem><NewsComponent>",
    "<ContentItem><DataContent><nitf><body><body.content>",
    "</body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
)
_NITF_HEAD = ("<body.head><hedline><hl1>", "</hl1></hedline></body.head>")
_FEED_HEAD = ("<title>", "</title>")
_JSON_HEAD = (', "headline": "', '"')
_WIRE = (
    "\x01nwa041 4 i 214\r\n\r\nDesk/\r\n\x02",
    "\x16\x16\x01a0412\x1f_wrld\r\nr i\x13\x11 BC-Desk\r\n\x02^BC-Desk,12<\r\n",
)
_RSS = ('<rss version="2.0"><channel><title>Desk</title><item>', "</item></channel></rss>")
_ATOM = ('<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry><id>a</id>', "</entry></feed>")


def _json(key: str, body: str) -> Wrapping:
    return Wrapping(f'{{"{key}": "a"', _JSON_HEAD, (f', "{body}": "', '"'), "}", _JSON, _markup_in_json, _in_json)


#: Every text format, and what it writes a story with.
WRAPPINGS = {
    "html": Wrapping("<!DOCTYPE html><html><body>", _HTML[HEADLINE], ("", ""), "</body></html>", _HTML, _in_html),
    "markdown": Wrapping("", _MARKDOWN[HEADLINE], ("", ""), "", _MARKDOWN, _in_markdown),
    "nitf": Wrapping(
        "<nitf><body>", _NITF_HEAD, ("<body.content>", "</body.content>"), "</body></nitf>", _NITF, _in_html
    ),
    "newsml-g2": Wrapping(
        _G2[0], ("<headline>", "</headline>"), (_G2[1] + "<body>", "</body>"), _G2[2], _INSIDE, _in_html
    ),
    "newsml-1.2": Wrapping(
        _NEWSML[0], ("<NewsLines><HeadLine>", "</HeadLine></NewsLines>"), _NEWSML[1:], "", _NITF, _in_html
    ),
    "ninjs": _json("uri", "body_xhtml"),
    "superdesk": _json("guid", "body_html"),
    "digitalwires": _json("urn", "article_html"),
    "json-lines": Wrapping('{"id": "a"', _JSON_HEAD, (', "body": "', '"'), "}\n", _LINES, _in_json),
    "rss": Wrapping(_RSS[0], _FEED_HEAD, ("<description>", "</description>"), _RSS[1], _FEED, _in_feed),
    "atom": Wrapping(
        _ATOM[0], _FEED_HEAD, ('<content type="html">', "</content>"), _ATOM[1], _FEED, _in_feed, _in_html
    ),
    "iptc7901": Wrapping(_WIRE[0], ("", " ="), ("\r\n\r\n", ""), "\x03", _IPTC, _over_a_wire),
    "anpa1312": Wrapping(_WIRE[1], ("^", "<\r\n"), ("", ""), "\x03", _ANPA, _over_a_wire),
}
