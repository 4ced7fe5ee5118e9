"""The text of XML: what it says, and where every character of it stands."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import read
from newslint.formats.stretch import Stretch
from newslint.formats.whitespace import collapsed
from newslint.formats.xml_tags import tags
from newslint.formats.xml_text import as_read, as_written, lines_as_read


def pieces(copy: Stretch) -> list[tuple[str, int, int, bool]]:
    starts, begins, stops, same = copy.columns()
    texts = [copy.text[start:end] for start, end in zip(starts, (*starts[1:], len(copy.text)), strict=True)]
    return list(zip(texts, begins, stops, same, strict=True))


def test_text_stands_where_it_is() -> None:
    source = "ü &amp; <![CDATA[<x> &amp;]]><!-- <c> --><b d='>'>z</b>"
    found = pieces(as_written(source, 0, len(source)))
    assert [(text, source[begin:stop], same) for text, begin, stop, same in found] == [
        ("ü ", "ü ", True),
        ("&", "&amp;", False),
        (" ", " ", True),
        ("<x> &amp;", "<x> &amp;", True),
        ("z", "z", True),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&#65;&#x1F5DE;&lt;&apos;&nbsp;&eacute;&quot;&gt;", "A\U0001f5de<'\xa0é\">"),
        ("&amp;lt;", "&lt;"),
        ("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b"),
        ("<![CDATA[]]>", ""),
        ("a<!-- <![CDATA[ -->b<![CDATA[<!--]]>c<!-- ]]> -->", "ab<!--c"),
        ("<?p a='?' > ?>x > y", "x > y"),
        ('<b c="]]>"/>e', "e"),
        ("a<b\nc='>'\n/>b", "ab"),
        ('"<b>"</b>"', '"""'),
    ],
)
def test_what_is_text(source: str, text: str) -> None:
    assert as_written(source, 0, len(source)).text == text


@pytest.mark.parametrize(
    ("source", "written", "read"),
    [
        ("a\n  b", "a\n  b", "a b"),
        ("a\r\n\tb", "a\r\n\tb", "a b"),
        ("a\r\nb", "a\r\nb", "a\r\nb"),
        ("a\nb", "a\nb", "a\nb"),
        ("a\rb", "a\rb", "a b"),
        ("a\tb", "a\tb", "a b"),
        ("a \n <b> c</b>", "a \n  c", "a c"),
        ("a\n<![CDATA[\n b]]>", "a\n\n b", "a b"),
    ],
)
def test_white_space(source: str, written: str, read: str) -> None:
    assert as_written(source, 0, len(source)).text == written
    assert collapsed(as_read(source, 0, len(source))).text == read


BITS = (
    "a",
    "é",
    "\U0001f5de",
    " ",
    "\n",
    "\r\n",
    "\t",
    "]]",
    "&amp;",
    "&#233;",
    "<b>",
    "</b>",
    "<b x='>'/>",
    "<!--<c>-->",
)
SECTIONS = ("<![CDATA[&]]>", "<![CDATA[]]]>", "<![CDATA[ <d>\n]]>", "<![CDATA[<!--]]>", "<?e &amp;?>")


@settings(max_examples=400)
@given(st.lists(st.sampled_from((*BITS, *SECTIONS)), max_size=20).map("".join))
def test_the_text_is_what_the_parser_reads_and_every_character_is_where_it_says(inside: str) -> None:
    source = f"<r>{inside}</r>"
    try:
        list(tags(source))
    except InputError:
        return
    copy, end = as_written(source, 3, len(source) - 4), len(source) - 4
    assert copy.text.replace("\r\n", "\n") == "".join(ElementTree.fromstring(source).itertext())
    at = 3
    for text, begin, stop, same in pieces(copy) if copy.text else ():
        assert at <= begin <= stop <= end
        assert text
        assert not same or text == source[begin:stop]
        assert same or source[begin] == "&"
        at = stop
    read = collapsed(as_read(source, 3, end))
    assert read.text.split() == copy.text.split()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a <br/>\n b", "a\nb"),
        ("\n a<br/>b<br/>c ", "a\nb\nc"),
        ("a &amp; <b>b</b><br/>\n  c\n  d", "a & b\nc d"),
        ("a<br/>", None),
        ("a<br/> <br/>b", None),
        ("a<b> </b><br/>b", None),
        ("a&#32;<br/>b", None),
        ("a<!-- <br/> --><br/><![CDATA[<br/>]]>", None),
    ],
)
def test_lines_that_breaks_end(source: str, text: str | None) -> None:
    breaks = [found.span() for found in re.finditer("<br/>(?! -->|]])", source)]
    copy = lines_as_read(source, 0, breaks, len(source))
    assert (copy and copy.text) == text
    for piece, begin, stop, same in pieces(copy) if copy else ():
        assert same == (piece == source[begin:stop])
        assert same or piece in "\n& "


LINES = (
    "a",
    " ",
    "\n",
    "&#32;",
    "&amp;",
    "&#10;",
    "<b>",
    "</b>",
    "<!--c-->",
    "<![CDATA[ d ]]>",
    "<br/>",
    "<br/>",
    "é ",
)


APART = ("<city>c</city>", "<person>p</person>", "<person>p<br/>q</person>", "<rights>r</rights>", ", ")


@settings(max_examples=400)
@given(st.lists(st.sampled_from((*LINES, *APART)), max_size=16).map("".join))
def test_a_break_is_a_break_however_it_is_written(inside: str) -> None:
    def blocks(break_: str) -> list[tuple[str, str]]:
        copy = inside.replace("<br/>", break_)
        source = f"<nitf><body><body.content><p>{copy}</p></body.content></body></nitf>".encode()
        (found,) = read("a.xml", source, name="nitf")
        return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]

    try:
        seen = blocks("<br/>")
    except InputError:
        return
    # What is skipped divides the text, so that every line is read by itself.
    assert seen == blocks("<rights>r</rights><br/>")


BREAK = re.compile(r"<br ?/>")


@settings(max_examples=400)
@given(st.lists(st.sampled_from((*LINES, "b", "<br />", "<i>b</i>")), min_size=3, max_size=16).map("".join))
def test_lines_stand_where_they_do_when_they_are_read_one_by_one(source: str) -> None:
    breaks = [found.span() for found in BREAK.finditer(source)]
    copy = lines_as_read(source, 0, breaks, len(source))
    assume(copy is not None)
    assert copy is not None
    expected: list[tuple[str, int, int]] = []
    at = 0
    for end, after in (*breaks, (len(source), len(source))):
        expected += characters(as_read(source, at, end).trimmed())
        at = after
    found = [(text, begin, stop) for text, begin, stop in characters(copy) if BREAK.search(source[begin:stop]) is None]
    assert found == expected
    assert len(characters(copy)) == len(expected) + len(breaks)


def characters(copy: Stretch) -> list[tuple[str, int, int]]:
    """Every character with the stretch of source it was read from."""
    found: list[tuple[str, int, int]] = []
    for text, begin, stop, same in pieces(copy) if copy.text else ():
        found += [(c, begin + n, begin + n + 1) for n, c in enumerate(text)] if same else [(text, begin, stop)]
    return found
