"""Every character of the stories in a JSON file, at its exact place, whatever the file holds."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import read
from newslint.model.document import Document
from newslint.model.span import SourceSpan, Span

BITS = (
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br/>",
        "<h1>",
        "</h1>",
        "<li>",
        "<",
        ">",
        "<!-- c -->",
        "<img alt='A kite flew off'/>",
    ),
    *("&amp;", "&#233;", "&nope;", "&", "\n", "\n\n", "\r\n", "\t", " ", "  ", "\\", '"', "/", "\x7f", "\u2028"),
    *("Kyiv", "Barbock", "said", ".", "—", "é", "\U0001f5de", "\xa0", "By Ann Lee", "LUNDBY, Jan 18 -", "- ", "1. "),
)
TEXTS = st.lists(st.sampled_from(BITS), max_size=12).map("".join)
KEYS = (
    *("headline", "headline_main", "headlines", "title", "byline", "by", "located", "dateline", "description_text"),
    *("description_html", "descriptions", "body_text", "body_html", "body", "bodies", "body_nitf", "text", "abstract"),
    *(
        "article_html",
        "infobox_html",
        "caption",
        "alt_text",
        "body_footer",
        "uri",
        "guid",
        "urn",
        "type",
        "versioncreated",
    ),
    *("language", "person", "people", "associations", "items", "renditions", "odd", "Headline", "id", "date", "format"),
)
FIELDS = st.fixed_dictionaries(
    {"value": TEXTS},
    optional={"role": st.sampled_from(["main", "text", "html", "creditline"]), "contentType": st.just("text/html")},
)
LEAVES = TEXTS | st.none() | st.integers() | st.lists(FIELDS | TEXTS, max_size=3) | FIELDS
ITEMS = st.recursive(
    st.dictionaries(st.sampled_from(KEYS), LEAVES, max_size=8),
    lambda inner: st.dictionaries(
        st.sampled_from(KEYS),
        LEAVES | inner | st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_size=8,
    ),
    max_leaves=8,
)
SOURCES = st.builds(
    lambda value, ascii_only, indent: json.dumps(value, ensure_ascii=ascii_only, indent=indent),
    ITEMS | st.lists(ITEMS, max_size=3),
    st.booleans(),
    st.sampled_from([None, 1]),
)


def stories(source: str, path: str = "story.json", name: str | None = None) -> list[Document]:
    """The stories of a source; none where it is refused."""
    try:
        return list(read(path, source.encode(), name=name))
    except InputError as error:
        assert "\n" not in str(error)
        return []


def holds(found: Document) -> None:
    """The map never lies: pieces cover the text in order, are their source where verbatim, and lead there and back."""
    at = begin = 0
    for piece in found.offsets.pieces:
        assert piece.text.start == at
        assert begin <= piece.source.begin <= piece.source.stop <= len(found.source)
        at, begin = piece.text.end, piece.source.stop
        if piece.verbatim:
            assert found.text[slice(*piece.text)] == found.source[slice(*piece.source)]
    assert at == len(found.text)
    texts = [found.text[slice(*block.span)] for block in found.blocks]
    assert "\n\n".join(texts) == found.text
    assert all(text and text == text.strip() for text in texts)
    assert sum(block.kind == "headline" for block in found.blocks) <= 1
    for block in found.blocks:
        for offset in range(*block.span):
            place = found.offsets.to_source(Span(offset, offset + 1))
            assert place.begin < place.stop
            back = found.offsets.to_text(SourceSpan(*place))
            assert back is not None
            assert back.covers(Span(offset, offset + 1))


@settings(max_examples=400, deadline=None)
@given(SOURCES, st.sampled_from([None, "ninjs", "superdesk", "digitalwires", "json-lines"]))
def test_every_character_is_at_its_place(source: str, name: str | None) -> None:
    found = stories(source, name=name)
    for document in found:
        assert document.source == source
        holds(document)
    assert len(found) < 2 or all(document.story for document in found)


@settings(max_examples=200, deadline=None)
@given(st.lists(ITEMS, min_size=1, max_size=4), st.booleans())
def test_every_character_of_lines_is_at_its_place(items: list[Any], ascii_only: bool) -> None:
    source = "".join(json.dumps(item, ensure_ascii=ascii_only) + "\r\n" for item in items)
    for document in stories(source, "day.jsonl"):
        assert document.source == source
        holds(document)


@settings(max_examples=300, deadline=None)
@given(
    SOURCES,
    st.integers(0, 400),
    st.integers(0, 3),
    st.sampled_from(["", '"', "\\", "\\ud800", "{", "}", "]", ",", "\n", "\0"]),
)
def test_a_damaged_file_is_read_or_refused(source: str, at: int, less: int, wedge: str) -> None:
    for path in ("story.json", "day.jsonl"):
        for document in stories(source[:at] + wedge + source[at + less :], path):
            holds(document)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="KJvy ké,\U0001f5de.", min_size=1), min_size=1, max_size=4), st.booleans())
def test_nothing_of_a_plain_body_is_lost(paragraphs: list[str], ascii_only: bool) -> None:
    body = "\n\n".join(paragraphs)
    source = json.dumps({"headline": "Kites", "body_text": body}, ensure_ascii=ascii_only)
    (found,) = stories(source)
    assert found.text.split() == ["Kites", *body.split()]
