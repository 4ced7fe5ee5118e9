"""NITF as wires send it."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import InputError
from newslint.formats import detect, read
from newslint.model.document import Document
from newslint.model.span import Span

HEAD = """<head>
  <title>BC-Kites,0210</title>
  <docdata>
    <date.release norm="20230302T000000Z"/>
    <date.issue norm="20230301T223000-0500"/>
    <du-key key="kites"/>
    <identified-content><person>Ann <em>Holm</em></person><org>Kite Club</org></identified-content>
  </docdata>
</head>"""


def document(body: str, head: str = "", attributes: str = "") -> Document:
    (found,) = read("story.xml", f"<nitf{attributes}>{head}<body>{body}</body></nitf>".encode())
    return found


def content(inner: str) -> Document:
    return document(f"<body.content>{inner}</body.content>")


def blocks(found: Document) -> list[tuple[str, str]]:
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


def sourced(found: Document, text: str) -> str:
    """What stands in the source where the text has this."""
    start = found.text.index(text)
    place = found.offsets.to_source(Span(start, start + len(text)))
    return found.source[place.begin : place.stop]


def test_the_head_of_a_story() -> None:
    found = document(
        """<body.head>
             <hedline><hl1>Kites <i>over</i>
               Lundby</hl1><hl2>A windy day</hl2></hedline>
             <note><p>Eds: adds details.</p></note>
             <byline>By Jo Berg<byttl>Kite Correspondent</byttl></byline>
             <distributor>Lowland Wire</distributor>
             <dateline><location><city>LUNDBY</city><country>Norway</country></location>
               <story.date norm="20230301">March 1</story.date></dateline>
             <abstract><p>Kites were flown.</p></abstract>
           </body.head>
           <body.content><p>Copy.</p></body.content>
           <body.end><tagline>Al Dahl contributed.</tagline></body.end>"""
    )
    assert blocks(found) == [
        ("headline", "Kites over Lundby"),
        ("subhead", "A windy day"),
        ("furniture", "Eds: adds details."),
        ("byline", "By Jo Berg"),
        ("byline", "Kite Correspondent"),
        ("furniture", "Lowland Wire"),
        ("dateline", "LUNDBY Norway"),
        ("subhead", "Kites were flown."),
        ("paragraph", "Copy."),
        ("furniture", "Al Dahl contributed."),
    ]


def test_the_body_with_all_that_stands_in_it() -> None:
    found = content(
        """<p lede="true">LUNDBY, March 1 (Wire) - Kites flew.</p>
           <block><hl2>The wind</hl2><p>It blew.<br/>And blew.</p></block>
           <media><media-reference source="a.jpg"/><media-metadata name="x" value="y"/>
             <media-caption><p>A kite on Wednesday.</p></media-caption>
             <media-object encoding="base64">Q29weQ==</media-object><media-producer>Al Dahl</media-producer></media>
           <ul><li>red</li><li><p>blue</p></li></ul>
           <bq><block><p>It is mine.</p></block><credit>Jo Berg</credit></bq>
           <table><caption>Kites</caption><tr><th>Kite</th><td>1</td></tr></table>
           <pre>Red 1, Blue 2,
Green 3.</pre>
           <p>(Reporting by Jo Berg)</p>"""
    )
    assert blocks(found) == [
        ("dateline", "LUNDBY, March 1 (Wire) -"),
        ("paragraph", "Kites flew."),
        ("subhead", "The wind"),
        ("paragraph", "It blew.\nAnd blew."),
        ("caption", "A kite on Wednesday."),
        ("furniture", "Al Dahl"),
        ("list_item", "red"),
        ("list_item", "blue"),
        ("quotation", "It is mine."),
        ("quotation", "Jo Berg"),
        ("caption", "Kites"),
        ("table_cell", "Kite"),
        ("table_cell", "1"),
        ("paragraph", "Red 1, Blue 2,\nGreen 3."),
        ("furniture", "(Reporting by Jo Berg)"),
    ]


def test_names_run_through_tags_entities_and_line_ends_to_their_places() -> None:
    found = content(
        "<p>So <person><em>Blin</em>kin</person> &amp; Caf&#xE9; &nbsp;<!-- no -->met\r\n   Ana<![CDATA[ <b> ]]>Vi.</p>"
    )
    assert found.text == "So Blinkin & Café \xa0met Ana <b> Vi."
    assert sourced(found, "Blinkin") == "Blin</em>kin"
    assert sourced(found, "Café") == "Caf&#xE9;"
    assert sourced(found, "met Ana") == "met\r\n   Ana"
    assert sourced(found, "<b>") == "<b>"
    assert not found.offsets.is_verbatim(Span(3, 10))


@pytest.mark.parametrize(
    "start",
    [
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">',
        '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/">',
        '<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n<nitf>',
        '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "nitf.dtd" [<!ELEMENT p (#PCDATA)>]><!-- x --><nitf>',
    ],
)
def test_namespaces_and_document_types_change_nothing(start: str) -> None:
    prefix = "n:" if "n:nitf" in start else ""
    inner = "<body><body.content><p>Copy.</p></body.content></body></nitf>"
    source = start + inner.replace("</", f"</{prefix}").replace("<b", f"<{prefix}b").replace("<p", f"<{prefix}p")
    data = source.encode()
    assert detect("a.xml", data).name == "nitf"
    (found,) = read("a.xml", data)
    assert (found.format, blocks(found), found.story) == ("nitf", [("paragraph", "Copy.")], None)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("a<br/>b, <city>X</city> c", "a\nb, X c"),
        ("<city>X</city> , a<br/>b", "X , a\nb"),
        ("a<br/>b <rights>r</rights>c", "a\nb c"),
        ("a<br/>b <person>Jo<br/>Berg</person> c", "a\nb Jo\nBerg c"),
        ("a <br/>\n b <br/>\n", "a\nb"),
    ],
)
def test_white_space_beside_what_divides_a_line_stays(inner: str, text: str) -> None:
    assert content(f"<p>{inner}</p>").text == text


def test_what_the_docdata_says() -> None:
    found = document("<body.content><p>Said <person>Jo Berg</person>.</p></body.content>", HEAD, ' xml:lang="en"')
    assert found.metadata.date == date(2023, 3, 1)
    assert found.metadata.language == "en"
    assert found.metadata.slug == "kites"
    assert found.metadata.people == ("Ann Holm", "Jo Berg")
    assert "Ann Holm" not in found.text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<date.release norm="20230302"/><pubdata date.publication="20230303"/>', date(2023, 3, 2)),
        ('<pubdata date.publication="2023-03-03T10:00:00+01:00"/>', date(2023, 3, 3)),
        ('<date.issue norm="20230231T100000Z"/><date.issue norm="20230305"/>', date(2023, 3, 5)),
        ('<date.issue norm="tomorrow"/><date.issue/>', None),
    ],
)
def test_dates_in_the_order_they_count(head: str, day: date | None) -> None:
    found = document("<body.content><p>Copy.</p></body.content>", f"<head><docdata>{head}</docdata></head>")
    assert found.metadata.date == day


def test_a_title_is_the_headline_only_where_there_is_no_other() -> None:
    copy = "<body.content><p>Copy.</p></body.content>"
    hedline = "<body.head><hedline><hl1>Kites over Lundby</hl1></hedline></body.head>"
    head = "<head><title>{}</title></head>"
    alone = document(copy, head.format("Kites over Lundby"))
    assert blocks(alone)[0] == ("headline", "Kites over Lundby")
    twice = document(hedline + copy, head.format("KITES OVER LUNDBY"))
    assert blocks(twice) == [("headline", "Kites over Lundby"), ("paragraph", "Copy.")]
    other = document(hedline + copy, head.format("BC-Kites"))
    assert blocks(other)[:2] == [("furniture", "BC-Kites"), ("headline", "Kites over Lundby")]


def test_a_headline_given_again_in_the_copy_stays_there_to_be_found() -> None:
    found = document(
        "<body.head><hedline><hl1>Kites over Lundby</hl1></hedline></body.head>"
        "<body.content><p>Kites over Lundby</p><p>Copy.</p></body.content>"
    )
    assert [kind for kind, _ in blocks(found)] == ["headline", "paragraph", "paragraph"]


def test_an_abstract_that_is_the_first_paragraph_is_not_read_twice() -> None:
    found = document(
        "<body.head><abstract><p>Kites flew over Lundby on Wednesday.</p></abstract></body.head>"
        "<body.content><p>Kites flew over Lundby on Wednesday.</p></body.content>"
    )
    assert blocks(found) == [("paragraph", "Kites flew over Lundby on Wednesday.")]


def test_several_stories_in_one_file_have_names() -> None:
    head = '<head><docdata><doc-id id-string="k1"/></docdata></head>'
    one = f"<nitf>{head}<body><body.content><p>A.</p></body.content></body></nitf>"
    two = "<nitf><body><body.content><p>B.</p></body.content></body></nitf>"
    found = read("feed.nitf", f"<stories>{one}{two}</stories>".encode())
    assert [(d.story, d.text) for d in found] == [("k1", "A."), ("2", "B.")]


def test_an_empty_story_has_no_text() -> None:
    found = document("<body.head><hedline/></body.head><body.content></body.content>")
    assert (found.text, found.blocks) == ("", ())


def test_other_encodings_are_read_as_declared() -> None:
    body = "<nitf><body><body.content><p>Café Größe</p></body.content></body></nitf>"
    for encoding in ("iso-8859-1", "utf-8", "utf-16"):
        (found,) = read("a.xml", f'<?xml version="1.0" encoding="{encoding}"?>{body}'.encode(encoding))
        assert found.text == "Café Größe"
        assert sourced(found, "Größe") == "Größe"


def test_xml_that_is_no_nitf_is_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"holds no <nitf>, its root element is <project>"):
        read("pom.xml", b"<project><name>x</name></project>", name="nitf")
