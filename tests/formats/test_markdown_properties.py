"""Every character of a Markdown file's text, at its exact place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from newslint.formats import markdown, markdown_tokens, read
from newslint.formats.markdown_told import Rest
from newslint.model.document import Document
from newslint.model.span import SourceSpan, Span

#: Bits that mean something to Markdown, and copy for them to mean it in.
BITS = (
    "*",
    "**",
    "_",
    "`",
    "``",
    "~~",
    "~",
    "[",
    "]",
    "(/x)",
    "![",
    "<u>",
    "</u>",
    "<br>",
    "<br/>",
    "&amp;",
    "&#8217;",
    "&nope;",
    "\\*",
    "\\|",
    "\\a",
    "\\",
    "|",
    "  \n",
    "\\\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\r\n\r\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n\n    ",
    "\t",
    "\n# ",
    " #\n",
    "\n---\n",
    "\n===\n",
    "\n| a | b |\n|---|---|\n| c\\|d | e |\n",
    "\n```\n",
    "<https://x.org/%20a>",
    "<!-- c -->",
    "\n<div>\n",
    "Kyiv",
    "Barbock",
    "said",
    " ",
    "  ",
    ".",
    "—",
    "é",
    "\U0001f5de",
    "\xa0",
    "\u2003",
    "By Ann Lee",
    "[r]",
    "\n\n[r]: /y\n\n",
)
SOURCES = st.lists(st.sampled_from(BITS), max_size=24).map("".join)
#: Words as they stand in copy, which need no parser, and now and then a bit that may.
WORDS = st.sampled_from(
    (
        "Kyiv",
        "said",
        "a_b",
        "*new*",
        "*new*,",
        "**very old**",
        "**very\nold**",
        "_so_",
        "(*so*)",
        "*“So,” she said.*",
        "*a [link](/b)*",
        "[the plan](https://x.org/a_b)",
        '[the\nplan](/a "b")',
        "[*Times*](/a)",
        "[sic]",
        "[r]",
        "`code`",
        "\\*",
        "\\[r\\]",
        "caf&eacute;",
        "&#150;",
        "1986.",
        "-30-",
    )
)
SPACES = st.sampled_from((" ", " ", " ", "\n", ""))
PROSE = st.lists(
    st.tuples(st.one_of(WORDS, WORDS, WORDS, WORDS, st.sampled_from(BITS)), SPACES).map("".join), max_size=12
).map("".join)
MOVED = st.sampled_from(("", "", "", "- ", "-   ", "1. ", "> ", "# ", "## ", "  ", "    "))
BLOCKS = st.tuples(MOVED, PROSE, st.sampled_from(("\n", "\n  ", "\n    ", "\n> ", "\n- "))).map(
    lambda block: block[0] + block[1].replace("\n", block[2])
)
PAGES = st.tuples(
    st.lists(
        st.tuples(st.one_of(BLOCKS, BLOCKS, BLOCKS, SOURCES), st.sampled_from(("\n\n", "\n \n", "\n"))).map("".join),
        max_size=5,
    ),
    st.sampled_from(("\n", "\n", "\r\n", "\r")),
).map(lambda page: "".join(page[0]).replace("\n", page[1]))


def document(source: str) -> Document:
    (found,) = read("story.md", source.encode(), name="markdown")
    return found


def _is_break(token: Token) -> bool:
    return token.type == "html_inline" and re.match(r"(?i)</?br[ />]", token.content) is not None


def spoken(tokens: Sequence[Token]) -> str:
    """The text of inline tokens, as the parser's own tree has it."""
    text = ""
    for token in tokens:
        if token.type == "image":
            text += spoken(token.children or ())
        elif token.type in ("softbreak", "hardbreak") or _is_break(token):
            text += "\n"
        elif token.type in ("text", "code_inline"):
            text += token.content
    return text


def characters(found: Document) -> list[tuple[str, SourceSpan]]:
    """Each character of a text and what it was read from."""
    return [(text, found.offsets.to_source(Span(at, at + 1))) for at, text in enumerate(found.text)]


@settings(max_examples=500)
@given(PAGES)
def test_what_is_told_without_the_parser_is_what_it_reads(source: str) -> None:
    found = document(source)
    with (
        patch.object(markdown, "divided", lambda source, begin: [Rest(begin, len(source))]),
        patch.object(markdown_tokens, "said", lambda *_, **__: None),
    ):
        parsed = document(source)
    assert characters(found) == characters(parsed)
    assert found.blocks == parsed.blocks
    assert found.metadata == parsed.metadata


@settings(max_examples=400)
@given(SOURCES)
def test_verbatim_pieces_are_their_source(source: str) -> None:
    found = document(source)
    assert found.source == source
    for piece in found.offsets.pieces:
        if piece.verbatim:
            assert found.text[piece.text.start : piece.text.end] == source[piece.source.begin : piece.source.stop]


@settings(max_examples=400)
@given(SOURCES)
def test_pieces_cover_the_text_and_never_go_back(source: str) -> None:
    found = document(source)
    at = begin = 0
    for piece in found.offsets.pieces:
        assert piece.text.start == at
        assert piece.source.begin >= begin
        at, begin = piece.text.end, piece.source.stop
    assert at == len(found.text)
    assert begin <= len(source)


@settings(max_examples=400)
@given(SOURCES)
def test_blocks_are_the_text_in_order(source: str) -> None:
    found = document(source)
    texts = [found.text[b.span.start : b.span.end] for b in found.blocks]
    assert "\n\n".join(texts) == found.text
    assert all(text and text == text.strip() for text in texts)


@settings(max_examples=600)
@given(SOURCES)
def test_the_text_is_what_the_parser_reads(source: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(source)
    expected = "".join(spoken(t.children or ()) for t in tokens if t.type == "inline")
    found = document(source)
    if not any(t.type == "html_block" for t in tokens):
        assert "".join(found.text.split()) == "".join(expected.split())


@settings(max_examples=200)
@given(SOURCES)
def test_there_and_back(source: str) -> None:
    found = document(source)
    for block in found.blocks:
        for at in range(block.span.start, block.span.end):
            place = found.offsets.to_source(Span(at, at + 1))
            back = found.offsets.to_text(SourceSpan(*place))
            assert back is not None
            assert back.covers(Span(at, at + 1))
