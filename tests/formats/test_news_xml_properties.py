"""Every character of NITF and NewsML at its exact place, whatever stands in the file; and what nobody should send."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import read
from newslint.model.document import COPY, Document
from newslint.model.span import SourceSpan, Span

#: How the content of a story is wrapped in each format.
WRAPPED = {
    "nitf": "<nitf><body><body.head><hedline><hl1>A headline</hl1></hedline></body.head>"
    "<body.content>{}</body.content></body></nitf>",
    "newsml-g2": "<newsItem guid='x'><contentMeta><headline>A headline</headline></contentMeta><contentSet>"
    "<inlineXML contenttype='application/xhtml+xml'><html><body>{}</body></html></inlineXML></contentSet></newsItem>",
    "newsml-1.2": "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>A headline</HeadLine></NewsLines>"
    "<ContentItem><DataContent>{}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
}
TEXTS = (
    "Kyiv", "Barbock", "said", " ", "  ", "\n", "\r\n", "\t", ".", "—", "é", "\U0001f5de", "\xa0", "\u2003", "\u00ad",
    "&amp;", "&lt;p&gt;", "&#8217;", "&#x1F5DE;", "&nbsp;", "&#10;", "&quot;", "<br/>", "<br></br>", "<!-- c -->",
    "<?p i?>", "<![CDATA[<b> & ]]>", "<![CDATA[]]>", "LUNDBY, Jan 18 (Wire) -", "By Ann Lee", "ENDS", "\n\n", "- ",
    "1. ",
)  # fmt: skip
NAMES = (
    "p", "hl2", "h1", "h2", "ul", "li", "table", "tr", "td", "bq", "blockquote", "media", "media-caption", "figcaption",
    "em", "b", "span", "person", "location", "city", "pre", "block", "div", "section", "note", "script", "abstract",
    "title", "x:unknown", "dateline", "byline", "caption", "aside",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(TEXTS), max_size=6).map("".join)


def element(inner: st.SearchStrategy[str], names: tuple[str, ...] = NAMES) -> st.SearchStrategy[str]:
    attributes = st.sampled_from(("", ' class="dateline"', ' class="x slugline"', " class='byline'", ' a="&gt;>"'))
    parts = st.tuples(st.sampled_from(names), attributes, st.lists(st.one_of(TEXT, inner), max_size=4).map("".join))
    return parts.map(lambda p: f"<{p[0]}{p[1]}>{p[2]}</{p[0]}>" if p[2] else f"<{p[0]}{p[1]}/>")


#: Elements of the containers themselves, where no schema would have them.
MISPLACED = (
    "nitf", "html", "body", "head", "body.content", "hl1", "inlineXML", "inlineData", "contentSet", "newsItem",
    "headline", "subject", "name", "assert", "type", "concept", "itemRef", "NewsItem", "NewsComponent", "HeadLine",
    "Role", "DataContent",
)  # fmt: skip
CONTENT = st.lists(st.recursive(TEXT, element, max_leaves=12), max_size=4).map("".join)
MESS = st.lists(st.recursive(TEXT, lambda inner: element(inner, NAMES + MISPLACED * 2), max_leaves=16), max_size=4)
FORMATS = st.sampled_from(sorted(WRAPPED))


def document(format_: str, content: str) -> Document:
    (found,) = read("a.xml", WRAPPED[format_].format(content).encode(), name=format_)
    return found


def assert_sound(found: Document) -> None:
    """Pieces are their source, cover the text and never go back; blocks are the text, in order."""
    at = begin = 0
    for piece in found.offsets.pieces:
        assert piece.text.start == at
        assert begin <= piece.source.begin <= piece.source.stop <= len(found.source)
        if piece.verbatim:
            assert found.text[piece.text.start : piece.text.end] == found.source[piece.source.begin : piece.source.stop]
        at, begin = piece.text.end, piece.source.stop
    assert at == len(found.text)
    texts = [found.text[b.span.start : b.span.end] for b in found.blocks]
    assert "\n\n".join(texts) == found.text
    assert all(text and text == text.strip() for text in texts)
    assert [b.kind for b in found.blocks].count("headline") <= 1


@settings(max_examples=300)
@given(FORMATS, CONTENT)
def test_every_character_is_at_its_place(format_: str, content: str) -> None:
    found = document(format_, content)
    assert found.source == WRAPPED[format_].format(content)
    assert found.blocks[0].kind == "headline"
    assert_sound(found)


@settings(max_examples=300)
@given(FORMATS, MESS.map("".join))
def test_so_it_is_where_elements_stand_that_no_schema_has_there(format_: str, content: str) -> None:
    for found in read("a.xml", WRAPPED[format_].format(content).encode(), name=format_):
        assert_sound(found)


@settings(max_examples=200)
@given(FORMATS, CONTENT)
def test_there_and_back(format_: str, content: str) -> None:
    found = document(format_, content)
    for block in found.blocks:
        for at in range(block.span.start, block.span.end):
            place = found.offsets.to_source(Span(at, at + 1))
            if place.begin < place.stop:
                back = found.offsets.to_text(SourceSpan(*place))
                assert back is not None
                assert back.covers(Span(at, at + 1))


@settings(max_examples=200)
@given(FORMATS, CONTENT, st.sampled_from(("Annallina Barbock", "Ann<em>all</em>ina Barbock", "Annallina\n  Barbock")))
def test_a_name_in_a_paragraph_is_found_at_its_place(format_: str, content: str, name: str) -> None:
    found = document(format_, f"<p>Then {name} spoke, and went on to speak.</p>{content}")
    start = found.text.index("Annallina Barbock")
    place = found.offsets.to_source(Span(start, start + 17))
    assert found.source[place.begin : place.stop] == name
    assert next(b for b in found.blocks if b.span.start <= start < b.span.end).kind in COPY


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "an entity bomb": (f'<!DOCTYPE nitf [<!ENTITY l0 "lol">{BOMB}]>', "<p>&l9;</p>", "hostile"),
    "an external entity": ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<p>&x;</p>", "hostile"),
    "a parameter entity": ('<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://x.invalid/a"> %x;]>', "<p>A.</p>", "hostile"),
    "deep nesting": ("", "<em>" * 10_000 + "A." + "</em>" * 10_000, "hostile"),
    "a tag that is not closed": ("", "<p>A.", "malformed"),
    "a lone ampersand": ("", "<p>A & B.</p>", "malformed"),
    "an entity that nobody knows": ("", "<p>&kite;</p>", "malformed"),
    "a reference to no character": ("", "<p>&#0;</p>", "malformed"),
}


@pytest.mark.parametrize("format_", sorted(WRAPPED))
@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_what_nobody_should_send_is_refused_in_one_line(format_: str, what: str) -> None:
    head, content, kind = HOSTILE[what]
    data = (head + WRAPPED[format_].format(content)).encode()
    with pytest.raises(InputError) as refused:
        read("a.xml", data, name=format_)
    assert refused.value.kind == kind
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("format_", sorted(WRAPPED))
def test_a_file_that_stops_short_is_refused(format_: str) -> None:
    whole = WRAPPED[format_].format("<p>Kites flew over Lundby.</p>").encode()
    for stop in range(0, len(whole) - 1, 7):
        with pytest.raises(InputError) as refused:
            read("a.xml", whole[:stop], name=format_)
        assert refused.value.kind in ("malformed", "not-a-story" if stop < whole.find(b"nitf") + 4 else "")


@pytest.mark.parametrize("format_", sorted(WRAPPED))
def test_bytes_of_another_encoding_are_refused(format_: str) -> None:
    data = WRAPPED[format_].format("<p>Caf\xe9 au lait.</p>").encode("latin-1")
    with pytest.raises(InputError) as refused:
        read("a.xml", b'<?xml version="1.0" encoding="UTF-8"?>' + data, name=format_)
    assert refused.value.kind == "undecodable"


REPEATED = {
    "inline": ("<p>", "<em>a</em> ", "</p>"),
    "empty": ("", "<p/>", ""),
    "breaks": ("<p>", "a<br/>", "</p>"),
    "references": ("<p>", "&#97;", "</p>"),
    "lines": ("<pre>", "Kites flew.\n", "</pre>"),
    "spaces": ("<p>", " \n", "</p>"),
    "headlines": ("", "<h1>Kites flew.</h1>", ""),
    "statements": ("", "<abstract><p>Kites flew over Lundby.</p></abstract><p>Kites flew over Lundby.</p>", ""),
}


@pytest.mark.parametrize("format_", sorted(WRAPPED))
@pytest.mark.parametrize("what", sorted(REPEATED))
def test_a_long_run_of_one_thing_is_read_to_its_end(format_: str, what: str) -> None:
    before, part, after = REPEATED[what]
    data = WRAPPED[format_].format(before + part * (320_000 // len(part)) + after).encode()
    (document,) = read("a.xml", data, name=format_)
    assert document.offsets.to_source(Span(0, len(document.text))).stop <= len(document.source)


def test_memory_grows_with_the_length_alone() -> None:
    data = WRAPPED["nitf"].format("<p>Kites flew over Lundby.</p>" * 10_000).encode()
    tracemalloc.start()
    try:
        read("a.xml", data, name="nitf")
        assert tracemalloc.get_traced_memory()[1] < 100 * len(data)
    finally:
        tracemalloc.stop()
