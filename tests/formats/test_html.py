"""HTML as it is written: what is read of a page and a fragment, and where it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newslint.errors import InputError
from newslint.formats import detect, read
from newslint.model.document import Document
from newslint.model.span import Span
from tests.conftest import Command


def document(source: str | bytes, name: str = "a.html") -> Document:
    (found,) = read(name, source if isinstance(source, bytes) else source.encode())
    return found


def blocks(source: str | bytes) -> list[tuple[str, str]]:
    found = document(source)
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


def at(found: Document, words: str) -> str:
    """The source of words of the text."""
    start = found.text.index(words)
    span = found.offsets.to_source(Span(start, start + len(words)))
    return found.source[span.begin : span.stop]


PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Kites over Bergen - Morning Wire News</title>
<meta property="og:title" content="Kites over Bergen">
<meta property="article:published_time" content="2024-05-06T07:00">
<style>p { color: red }</style><script>var a = "<p>Not copy</p>";</script></head>
<body><header><h1>Morning Wire News</h1><nav><a href="/">Home</a></nav></header>
<main><article><header><h1>Kites over Bergen</h1><p class="c-byline">Ann Lee</p></header>
<p>BERGEN, May 6 (Wire) - Kites <!-- many --> flew.</p></article>
<aside><p>Most read</p></aside></main><section><p>More from us</p></section><footer>© 2024</footer></body></html>"""


def test_of_a_page_the_story_is_read() -> None:
    assert blocks(PAGE) == [
        ("headline", "Kites over Bergen"),
        ("byline", "Ann Lee"),
        ("dateline", "BERGEN, May 6 (Wire) -"),
        ("paragraph", "Kites flew."),
    ]
    found = document(PAGE)
    assert found.metadata.date == date(2024, 5, 6)
    assert found.metadata.language == "en-GB"
    assert found.format == "html"


def test_kinds_of_blocks() -> None:
    source = (
        "<h1>Top</h1><h2>Under</h2><p>One<p>Two<ul><li>a<li>b</ul><blockquote><p>Said</p></blockquote>"
        "<table><caption>Scores</caption><tr><th>Team<td>1</table><figure><img alt='A boat at sea' src=x>"
        "<figcaption>A boat</figcaption></figure><dl><dt>Term<dd>What it is</dl>"
    )
    assert blocks(source) == [
        ("headline", "Top"),
        ("subhead", "Under"),
        ("paragraph", "One"),
        ("paragraph", "Two"),
        ("list_item", "a"),
        ("list_item", "b"),
        ("quotation", "Said"),
        ("caption", "Scores"),
        ("table_cell", "Team"),
        ("table_cell", "1"),
        ("caption", "A boat"),
        ("list_item", "Term"),
        ("list_item", "What it is"),
    ]


def test_a_name_across_tags_is_one_name_at_its_place() -> None:
    found = document("<p>Mr <b>Blin</b>kin, <i>Annal</i>e<u>na</u>&nbsp;Baer&shy;bock &amp; co, AT&T</p>")
    assert found.text == "Mr Blinkin, Annalena\xa0Baerbock & co, AT&T"
    assert at(found, "Blinkin") == "Blin</b>kin"
    assert at(found, "Annalena\xa0Baerbock") == "Annal</i>e<u>na</u>&nbsp;Baer&shy;bock"
    assert at(found, "& co") == "&amp; co"
    assert at(found, "AT&T") == "AT&T"


def test_white_space_and_line_breaks() -> None:
    found = document("<p> One \n  two\nthree <br> four<br/><br />five <b> six</b> </p>\r\n<p>a\r\n\t b</p>")
    assert found.text == "One two\nthree\nfour\n\nfive six\n\na b"
    assert at(found, "two\nthree\nfour") == "two\nthree <br> four"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a &copy 2 &#8217;&#x2019;&#146; &nosuch; &amp;amp; &lt;b&gt;", "a © 2 ’’’ &nosuch; &amp; <b>"),
        ("<p>4 < 5 and 6 > 5 <3 a<b", "4 < 5 and 6 > 5 <3 a<b"),
        ("<p title='<p>no</p>' data-x=\"a > b\" q=it's>yes</p>", "yes"),
        ("<p>one <del>two</del> <s>three</s> four</p>", "one four"),
        ("<p>one <s>two<p>three", "one\n\nthree"),
        ("<div hidden>no</div><div style='color:red; display: none'>no</div><p class='hidden'>yes", "yes"),
        ("<script>if (a<b) '</p>'</script ><style>x</style><p>yes<noscript>no</noscript>", "yes"),
        ("<p>a<!-- > no -->b<!->c<?php no ?>d<!no>e</3>f", "abcdef"),
        ("<![CDATA[<p>yes</p>]]>", "yes"),
        ("<nav><ul><li>no</ul></nav>yes<footer><p>no</p></footer>", "yes"),
        ("<div><nav>no</div><p>yes", "yes"),
        ("</p></div>yes</b></ul><p/>also", "yes\n\nalso"),
        ("<iframe src=x/><iframe src='y' />yes<script src='z'/> and more", "yes and more"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢"),
        ("<form><label>no</label><p>yes</p><select><option>no</select><button>no</button></form>", "yes"),
        ("First.\n\nSecond\nline.", "First.\n\nSecond\nline."),
        ("<pre>One\n two\n\n\nthree</pre>", "One\n two\n\nthree"),
        ("<pre>One\r\n two\r\n\r\nthree</pre>", "One\r\n two\n\nthree"),
        ("First\r\nline.\r\n\r\nSecond.", "First\r\nline.\n\nSecond."),
        ("<xhtml:div><xhtml:p>yes</xhtml:p></xhtml:div>", "yes"),
        ("", ""),
    ],
)
def test_text(source: str, text: str) -> None:
    assert document(source).text == text


def test_a_table_that_sets_out_the_page_is_no_cell() -> None:
    assert blocks(f"<table><tr><td>{'Copy runs on. ' * 20}</table>")[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("source", "headlines"),
    [
        ("<title>A title | Site</title><body><p>Copy", ["A title"]),
        ("<head><meta property='og:title' content='Q&amp;A'><title>Q&amp;A | Site</title></head><p>Copy", ["Q&A"]),
        ("<title>A longer title</title><body><h1>Site</h1><main><h1>A longer title</h1><p>Copy", ["A longer title"]),
        ("<title>Named otherwise</title><body><h1>The headline</h1><p>Copy", ["The headline"]),
        ("<h2>The headline</h2><p>Copy</p><h2>Below</h2>", ["The headline"]),
        ("<p>Copy</p><h2>Below</h2>", []),
        ("<h1>Twice the headline</h1><h1>Twice the headline</h1>", ["Twice the headline"]),
    ],
)
def test_a_story_has_one_headline(source: str, headlines: list[str]) -> None:
    assert [text for kind, text in blocks(source) if kind == "headline"] == headlines


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ('<script type=ld>{"datePublished": "2024-05-06T01:00Z"}</script><body>x', date(2024, 5, 6)),
        ("<meta name=DC.date content='6 May 2024'><body>x", date(2024, 5, 6)),
        ("<h1>Head</h1><time datetime=2024-05-06>Monday</time><p>x", date(2024, 5, 6)),
        ("<p>BERGEN, May 6, 2024 (Wire) - Kites.</p>", date(2024, 5, 6)),
        ("<p>On May 6, 2024 kites flew.</p>", None),
    ],
)
def test_date(source: str, day: date | None) -> None:
    assert document(source).metadata.date == day


def test_declared_encodings() -> None:
    page = "<meta charset={}><p>Żółw</p>"
    assert document(page.format("iso-8859-2").encode("iso-8859-2")).text == "Żółw"
    assert document(page.format("iso-8859-2").encode()).text == "Żółw"
    assert document(page.format("'utf-8'").encode("utf-16")).text == "Żółw"
    assert document("<meta charset=iso-8859-1><p>Zoë’s</p>".encode("cp1252")).encoding == "cp1252"
    assert document("<meta charset=nonsense><p>Zoë</p>".encode()).text == "Zoë"
    with pytest.raises(InputError, match="binary"):
        document(b"<p>\x00\x01\x02\x03\x04</p>")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<!DOCTYPE html>", "html"),
        ("\ufeff<!-- kept -->\n<HTML>", "html"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
        ("<p>Words</p>", "plain"),
    ],
)
def test_detection(head: str, name: str) -> None:
    assert detect("-", head.encode()).name == name
    assert detect("a.htm", head.encode()).name == "html"


@pytest.mark.parametrize(
    "source",
    [
        "<a " * 100_000,
        "<a x='>' " * 50_000,
        '<a x="' * 50_000,
        "<p " + "x=\"1\" y='2' " * 50_000,
        "<p " + "= " * 100_000,
        "<!--" * 100_000,
        "<script>" * 50_000,
        "<![CDATA[" * 50_000,
        "</" * 100_000,
        "<p>" * 100_000,
        "<b>" * 100_000,
        "</p>" * 100_000,
        "<li>" * 100_000,
        "&" * 200_000,
        "&#" * 100_000,
        "]" * 200_000,
        "<p>" + " \n" * 200_000 + "x",
        "<p>" + "<br> " * 100_000,
        "<img alt='a b c'>" * 20_000,
        "<svg>" + "<p></div>" * 50_000,
        "a\n\n" * 50_000,
        "<div>" * 900 + "<p>x</p>" * 20_000,
    ],
    ids=lambda source: f"{source[:12]}*{len(source)}",
)
def test_hostile_pages_take_their_time_only(source: str) -> None:
    document(source)


def test_elements_nested_as_no_page_nests_them() -> None:
    with pytest.raises(InputError, match="deep") as caught:
        document("<div>" * 10_000 + "x")
    assert caught.value.kind == "hostile"


def test_a_report_in_the_folder_of_the_stories_is_no_story(newslint: Command, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("President President Duda arrived in Lundby on Monday.\n")
    run = ("check", "--isolated", "--output", "html:page.html", "--output-format", "concise", ".")
    first, second = newslint(*run, cwd=tmp_path), newslint(*run, cwd=tmp_path)
    assert first.returncode == second.returncode == 1 and first.stdout == second.stdout
    named = newslint("check", "--isolated", "page.html", cwd=tmp_path)
    assert named.returncode == 2 and "page.html: failure: is a report of newslint's, not a story" in named.stdout
