"""NewsML-G2: items, their statements and their content."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import InputError
from newslint.formats import detect, read
from newslint.model.document import Document
from newslint.model.span import Span

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
META = """<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2023-03-02T01:00:00+01:00</versionCreated>
<embargoed>2023-03-05T00:00:00Z</embargoed><edNote>Not to be read.</edNote>
<link rel="irel:seeAlso"><title>Another story</title></link></itemMeta>"""


def item(meta: str, content: str = "", kind: str = "newsItem", guid: str = "urn:x:1") -> str:
    return f'<{kind} {NAR} guid="{guid}" xml:lang="nb">{META}<contentMeta>{meta}</contentMeta>{content}</{kind}>'


def xhtml(body: str, head: str = "") -> str:
    html = f'<html xmlns="http://www.w3.org/1999/xhtml"><head>{head}</head><body>{body}</body></html>'
    return f'<contentSet><inlineXML contenttype="application/xhtml+xml">{html}</inlineXML></contentSet>'


def plain(text: str, attributes: str = 'contenttype="text/plain"') -> str:
    return f"<contentSet><inlineData {attributes}>{text}</inlineData></contentSet>"


def document(source: str) -> Document:
    assert detect("a.xml", source.encode()).name == "newsml-g2"
    (found,) = read("a.xml", source.encode())
    return found


def blocks(found: Document) -> list[tuple[str, str]]:
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


def sourced(found: Document, text: str) -> str:
    start = found.text.index(text)
    place = found.offsets.to_source(Span(start, start + len(text)))
    return found.source[place.begin : place.stop]


def test_what_an_item_states_and_what_its_content_says_are_one_story() -> None:
    meta = """<language tag="en-GB"/><slugline separator="-">Kites-Lundby</slugline>
      <headline>Kites over Lundby</headline>
      <by>By Jo Berg</by><dateline>LUNDBY, March 1 -</dateline><creditline>Lowland Wire</creditline>
      <description role="drol:summary">Kites flew.</description>"""
    body = """<header><ul class="slugline"><li>Kites</li></ul><h1>Kites over Lundby</h1>
      <p class="byline">By Jo Berg</p></header>
      <section><p><span class="dateline">LUNDBY, March 1 -</span> Kites <b>f</b>lew &amp; fell.</p>
      <h2>The wind</h2><ul><li>west</li></ul><aside>Read more</aside>
      <figure><figcaption>A kite.</figcaption></figure><blockquote><p>Mine.</p></blockquote></section>"""
    found = document(item(meta, xhtml(body, "<title>Kites over Lundby</title>")))
    assert blocks(found) == [
        ("furniture", "Kites-Lundby"),
        ("headline", "Kites over Lundby"),
        ("subhead", "Kites flew."),
        ("furniture", "Kites"),
        ("byline", "By Jo Berg"),
        ("dateline", "LUNDBY, March 1 -"),
        ("paragraph", "Kites flew & fell."),
        ("subhead", "The wind"),
        ("list_item", "west"),
        ("caption", "A kite."),
        ("quotation", "Mine."),
    ]
    assert sourced(found, "flew &") == "f</b>lew &amp;"
    assert found.metadata.date == date(2023, 3, 2)
    assert found.metadata.language == "en-GB"
    assert found.metadata.slug == "Kites-Lundby"


def test_a_headline_in_the_content_that_differs_is_read_as_well() -> None:
    found = document(item("<headline>Kites over Lundby</headline>", xhtml("<h1>Kytes over Lundby</h1><p>Copy.</p>")))
    assert blocks(found) == [
        ("headline", "Kites over Lundby"),
        ("subhead", "Kytes over Lundby"),
        ("paragraph", "Copy."),
    ]


def test_a_headline_that_the_copy_repeats_stays_there_to_be_found() -> None:
    found = document(item("<headline>Kites over Lundby</headline>", xhtml("<p>Kites over Lundby</p><p>Copy.</p>")))
    assert [kind for kind, _ in blocks(found)] == ["headline", "paragraph", "paragraph"]


def test_a_subtitle_is_no_headline() -> None:
    found = document(item('<headline role="h:subtitle">So windy</headline><headline>Kites over Lundby</headline>'))
    assert blocks(found) == [("subhead", "So windy"), ("headline", "Kites over Lundby")]


def test_the_item_s_title_serves_where_there_is_no_headline() -> None:
    titled = item("", plain("Copy.")).replace("<edNote>", "<title>Kites</title><edNote>")
    assert blocks(document(titled)) == [("headline", "Kites"), ("paragraph", "Copy.")]


def test_nitf_inside() -> None:
    nitf = """<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
      <head><docdata><date.issue norm="20200101"/>
      <identified-content><person>Ann Holm</person></identified-content></docdata>
      </head><body><body.head><hedline><hl1>Kites over Lundby</hl1></hedline></body.head>
      <body.content><p>Kites flew.</p></body.content></body></nitf></inlineXML></contentSet>"""
    found = document(item("<headline>Kites over Lundby</headline>", nitf))
    assert blocks(found) == [("headline", "Kites over Lundby"), ("paragraph", "Kites flew.")]
    assert found.metadata.date == date(2023, 3, 2)
    assert found.metadata.people == ("Ann Holm",)


def test_one_rendition_is_read_the_marked_up_one_first() -> None:
    text = '<inlineData contenttype="text/plain">Plain copy that goes on for longer than the other does.</inlineData>'
    picture = '<inlineData contenttype="image/png" encoding="enc:base64">iVBORw0KGgo=</inlineData>'
    results = (
        '<inlineXML contenttype="application/sportsml+xml"><sports-content><p>1-0</p></sports-content></inlineXML>'
    )
    marked = '<inlineXML contenttype="application/xhtml+xml"><p>Marked up.</p></inlineXML>'
    for content in (text + marked, marked + text, results + picture + marked + text):
        assert document(item("", f"<contentSet>{content}</contentSet>")).text == "Marked up."
    found = document(item("", f"<contentSet>{results}{picture}<inlineData>Short.</inlineData>{text}</contentSet>"))
    assert found.text == "Plain copy that goes on for longer than the other does."


def test_plain_text_inside_is_cut_as_a_file_of_it() -> None:
    found = document(
        item(
            "",
            plain(
                "LUNDBY, March 1 (Wire) - Kites flew over\nthe harbour &amp; fell.\n\n- red ones\n- blue ones\n\nENDS"
            ),
        )
    )
    assert blocks(found) == [
        ("dateline", "LUNDBY, March 1 (Wire) -"),
        ("paragraph", "Kites flew over\nthe harbour & fell."),
        ("list_item", "red ones"),
        ("list_item", "blue ones"),
        ("furniture", "ENDS"),
    ]
    assert sourced(found, "harbour & fell") == "harbour &amp; fell"


@pytest.mark.parametrize(
    "quote", [lambda s: f"<![CDATA[{s}]]>", lambda s: s.replace("&", "&amp;").replace("<", "&lt;")]
)
def test_html_that_is_escaped_inside_is_read_as_html(quote) -> None:  # type: ignore[no-untyped-def]
    found = document(item("", plain(quote("<p>Caf&eacute; <b>Blin</b>kin.</p><p>Two.</p>"), 'contenttype="text/html"')))
    assert blocks(found) == [("paragraph", "Café Blinkin."), ("paragraph", "Two.")]
    assert sourced(found, "Blinkin") == quote("Blin</b>kin").removeprefix("<![CDATA[").removesuffix("]]>")
    assert sourced(found, "é") == quote("&eacute;").removeprefix("<![CDATA[").removesuffix("]]>")


def test_people_are_the_subjects_that_are_persons() -> None:
    meta = """<creator><name>Jo Berg</name></creator>
      <subject type="cpnat:person" qcode="x:1"><name>Ann Holm</name><sameAs><name>A. Holm</name></sameAs></subject>
      <subject typeuri="http://cv.iptc.org/newscodes/cpnature/person"><name>Uma Lie</name></subject>
      <subject type="cpnat:organisation"><name>Kite Club</name></subject>"""
    assertions = """<assert qcode="x:2"><type qcode="cpnat:person"/><name>Al Dahl</name></assert>
      <assert qcode="x:3"><name>Bo Eng</name>
      <personDetails><affiliation><name>Kite Club</name></affiliation></personDetails></assert>
      <assert qcode="x:4"><name>Lundby</name></assert>"""
    found = document(item(meta, assertions))
    assert found.metadata.people == ("Ann Holm", "Uma Lie", "Al Dahl", "Bo Eng")
    assert found.text == ""


def test_a_description_of_a_picture_is_its_caption() -> None:
    picture = item("<headline>A kite</headline><description>A kite flies.</description>").replace(
        "ninat:text", "ninat:picture"
    )
    assert blocks(document(picture)) == [("headline", "A kite"), ("caption", "A kite flies.")]
    told = item('<headline>A kite</headline><description role="drol:caption">A kite flies.</description>')
    assert blocks(document(told))[1] == ("caption", "A kite flies.")


def test_every_item_of_a_message_is_a_story_of_its_own() -> None:
    package = """<groupSet><group><itemRef residref="urn:x:1">
      <itemClass qcode="ninat:picture"/><title>Kites over Lundby</title>
      <description>Kites flew.</description></itemRef>
      <itemRef residref="urn:x:9"><title>Kites over Lundby</title></itemRef>
      </group></groupSet>"""
    concepts = """<conceptSet><concept><conceptId qcode="k:1"/><name>Sled kite</name>
      <definition>A kite without spars.</definition>
      <related><name>Box kite</name></related></concept></conceptSet>"""
    undated = item("<headline>Two</headline>", xhtml("<p>LUNDBY, March 1 - B.</p>"), guid="urn:x:2")
    undated = undated.replace("versionCreated", "versionUnknown")
    source = f"""<newsMessage {NAR}><header><sent>2023-03-09T00:00:00Z</sent></header><itemSet>
      {item("<headline>One</headline>", xhtml("<p>LUNDBY, March 1 - A.</p>"))}
      {undated}
      {item("<headline>A package</headline>", package, "packageItem", "urn:x:3")}
      {item("", concepts, "knowledgeItem", "urn:x:4")}
    </itemSet></newsMessage>"""
    found = read("a.xml", source.encode())
    assert [d.story for d in found] == ["urn:x:1", "urn:x:2", "urn:x:3", "urn:x:4"]
    assert [d.metadata.date for d in found] == [date(2023, 3, 2), date(2023, 3, 9), date(2023, 3, 2), date(2023, 3, 2)]
    assert [blocks(d) for d in found] == [
        [("headline", "One"), ("dateline", "LUNDBY, March 1 -"), ("paragraph", "A.")],
        [("headline", "Two"), ("dateline", "LUNDBY, March 1 -"), ("paragraph", "B.")],
        [("headline", "A package"), ("list_item", "Kites over Lundby"), ("paragraph", "Kites flew.")],
        [("subhead", "Sled kite"), ("paragraph", "A kite without spars.")],
    ]


def test_the_item_s_own_language_serves_where_none_is_stated() -> None:
    assert document(item("")).metadata.language == "nb"


def test_a_bare_content_set_is_read() -> None:
    found = document(f"<contentSet {NAR}><inlineXML><p>Copy.</p></inlineXML></contentSet>")
    assert blocks(found) == [("paragraph", "Copy.")]


def test_a_message_without_items_is_refused() -> None:
    with pytest.raises(InputError, match="holds no item of NewsML-G2"):
        read("a.xml", f"<newsMessage {NAR}><itemSet/></newsMessage>".encode())


def test_content_inside_content_is_read_once() -> None:
    inner = "<contentSet><inlineXML><p>Two.</p></inlineXML></contentSet><p>Three.</p>"
    found = document(item("", f"<contentSet><inlineXML><p>One.</p>{inner}</inlineXML></contentSet>"))
    assert [text for _, text in blocks(found)].count("One.") == 1
    twice = document(item("", xhtml("<p>One.</p>") + xhtml("<p>Two.</p>")))
    assert twice.text == "One.\n\nTwo."
