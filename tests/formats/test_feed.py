"""RSS and Atom: the stories of a feed, what is read of each, and where it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newslint.errors import InputError
from newslint.formats import detect, read
from newslint.model.document import Document
from newslint.model.span import Span

SAMPLES = Path(__file__).parents[2] / "../shared/samples"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
ATOM = "http://www.w3.org/2005/Atom"


def rss(*items: str, channel: str = "") -> tuple[Document, ...]:
    inside = "".join(f"<item>{item}</item>" for item in items)
    head = "<channel><title>Feed</title><description>Of many things</description>"
    return read("a.xml", f'<rss version="2.0" {NAMESPACES}>{head}{channel}{inside}</channel></rss>'.encode())


def atom(*entries: str) -> tuple[Document, ...]:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return read("a.xml", f'<feed xmlns="{ATOM}" xml:lang="de"><title>Feed</title>{inside}</feed>'.encode())


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.span.start : b.span.end]) for b in document.blocks]


def at(document: Document, words: str) -> str:
    """The source of words of the text."""
    start = document.text.index(words)
    span = document.offsets.to_source(Span(start, start + len(words)))
    return document.source[span.begin : span.stop]


def test_each_item_is_a_story() -> None:
    found = rss(
        "<title>One</title><guid>g-1</guid><pubDate>Tue, 18 Jan 2022 16:47:30 GMT</pubDate>",
        "<title>Two</title><link>https://wire.example/2</link><dc:date>2022-01-19T08:00:00Z</dc:date>",
        "<title>Three</title>",
        channel="<language>en-gb</language>",
    )
    assert [d.story for d in found] == ["g-1", "https://wire.example/2", "3"]
    assert [d.text for d in found] == ["One", "Two", "Three"]
    assert [d.metadata.date for d in found] == [date(2022, 1, 18), date(2022, 1, 19), None]
    assert {d.metadata.language for d in found} == {"en-gb"}
    assert {d.format for d in found} == {"rss"}


def test_one_story_has_no_name_and_no_story_is_none() -> None:
    assert rss("<title>One</title><guid>g-1</guid>")[0].story is None
    assert rss() == ()


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (
            "<description>&lt;p&gt;Mr &lt;b&gt;Blin&lt;/b&gt;kin &amp;amp; co&lt;/p&gt;</description>",
            "Blin&lt;/b&gt;kin",
        ),
        ("<description><![CDATA[<p>Mr <b>Blin</b>kin &amp; co</p>]]></description>", "Blin</b>kin"),
        ("<description>Mr <![CDATA[<b>Bl]]><!-- x --><![CDATA[in</b>]]>kin &amp;amp; co</description>", None),
        ("<description><p>Mr <b>Blin</b>kin &amp; co</p></description>", "Blin</b>kin"),
        ("<content:encoded><![CDATA[Mr Blinkin &#38; co]]></content:encoded><description/>", "Blinkin"),
    ],
)
def test_a_body_however_it_is_wrapped(body: str, source: str | None) -> None:
    (found,) = rss(f"<title>One</title>{body}")
    assert blocks(found) == [("headline", "One"), ("paragraph", "Mr Blinkin & co")]
    assert source is None or at(found, "Blinkin") == source


def test_titles_are_plain_or_html() -> None:
    found = rss(
        "<title>Q&amp;A &lt;i&gt;today&lt;/i&gt;</title>",
        "<title>AT&amp;amp;T</title>",
        "<title><![CDATA[5 < 6 &amp; 7]]></title>",
        "<title>\n   One\n   two\n  </title>",
    )
    assert [d.text for d in found] == ["Q&A today", "AT&T", "5 < 6 & 7", "One two"]
    assert at(found[0], "Q&A") == "Q&amp;A"


def test_a_description_beside_the_content_is_read_where_it_says_more() -> None:
    content = (
        "<content:encoded><![CDATA[<p>It rained in Bergen all of Monday.</p><p>It stopped.</p>]]></content:encoded>"
    )
    cut_off = "<description>It rained in Bergen all of Mon&amp;hellip; [&amp;#8230;]</description>"
    (found,) = rss(f"<title>Rain</title>{cut_off}{content}")
    assert "…" not in found.text
    (found,) = rss(f"<title>Rain</title><description>A wet day.</description>{content}")
    assert blocks(found)[1] == ("subhead", "A wet day.")


def test_what_stands_around_the_copy() -> None:
    (found,) = rss(
        "<title>Rain</title><dc:creator>Ann Lee</dc:creator><author>a@b.example</author><category>Weather</category>"
        "<description>&lt;p&gt;BERGEN, May 6 (Wire) - It rained.&lt;/p&gt;"
        "&lt;p&gt;The post &lt;a&gt;Rain&lt;/a&gt; appeared first on Site.&lt;/p&gt;</description>"
        "<media:group><media:title>img.jpg</media:title><media:description>A wet boat</media:description></media:group>"
    )
    assert blocks(found) == [
        ("headline", "Rain"),
        ("byline", "Ann Lee"),
        ("dateline", "BERGEN, May 6 (Wire) -"),
        ("paragraph", "It rained."),
        ("furniture", "The post Rain appeared first on Site."),
        ("caption", "A wet boat"),
    ]


def test_atom() -> None:
    found = atom(
        "<title type='html'>&lt;b&gt;One&lt;/b&gt; &amp;amp; two</title><id>u:1</id>"
        "<updated>2022-01-19T00:00:00Z</updated>"
        "<published>2022-01-18T00:00:00Z</published><author><name>Ann Lee</name><email>a@b.example</email></author>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>A <b>b</b>c.</p></div></content>"
        "<source><title>Elsewhere</title><id>u:0</id></source>",
        "<title>Plain &lt;b&gt;</title><id>u:2</id><content>First.\n\nSecond &amp;amp; third.</content>",
        "<title>Picture</title><content type='image/png'>aGVsbG8gd29ybGQ=</content>",
    )
    assert [d.story for d in found] == ["u:1", "u:2", "3"]
    assert blocks(found[0]) == [("headline", "One & two"), ("byline", "Ann Lee"), ("paragraph", "A bc.")]
    assert found[0].metadata.date == date(2022, 1, 18)
    assert found[0].metadata.language == "de"
    assert blocks(found[1]) == [
        ("headline", "Plain <b>"),
        ("paragraph", "First."),
        ("paragraph", "Second &amp; third."),
    ]
    assert found[2].text == "Picture"
    assert found[0].format == "atom"


def test_atom_of_older_days() -> None:
    source = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>Old</title><issued>2004-04-20T00:00Z</issued>'
        '<content type="text/html" mode="escaped">&lt;p&gt;A &lt;b&gt;b&lt;/b&gt;c&lt;/p&gt;</content></entry></feed>'
    )
    (found,) = read("a.xml", source.encode())
    assert found.text == "Old\n\nA bc"
    assert found.metadata.date == date(2004, 4, 20)


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<p>Copy</p>", True),
        ("<!-- > x --><p title='a>b'>&#67;opy</p>", True),
        ("<p><![CDATA[Copy]]></p>", True),
        ("<img alt='a > b'/>", False),
        ("<!-- c > d --><p> &#160; </p>", False),
        ("<p><![CDATA[ ]]></p><?p x y?>", False),
    ],
)
def test_the_summary_is_the_body_where_marked_up_content_says_nothing(inside: str, says: bool) -> None:
    (found,) = rss(
        f"<title>One</title><description>Otherwise said</description><content:encoded>{inside}</content:encoded>"
    )
    body = ["Copy"] if says else []
    assert [text for kind, text in blocks(found) if kind == "paragraph"] == (body or ["Otherwise said"])


def test_rss_1_and_elements_of_other_namespaces() -> None:
    source = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:x="urn:x">'
        "<channel><title>Feed</title><items><rdf:Seq><rdf:li/></rdf:Seq></items></channel>"
        "<item><title>One</title><x:title>Not it</x:title><x:description>Nor this</x:description>"
        "<description>It is this.</description></item></rdf:RDF>"
    )
    (found,) = read("a.xml", source.encode())
    assert found.text == "One\n\nIt is this."


def test_an_unbound_prefix_is_no_element_of_the_feeds_own() -> None:
    (found,) = read(
        "a.xml", b"<rss><channel><item><title>One</title><media:title>No</media:title></item></channel></rss>"
    )
    assert found.text == "One"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<rss><channel><item><title>Cut", "malformed"),
        ("<rss><channel><item><title>A &nosuch; thing</title></item></channel></rss>", "malformed"),
        ("<rss><channel><item></title></item></channel></rss>", "malformed"),
        ("<rss/><rss/>", "malformed"),
        ('<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "hostile"),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "hostile"),
        ('<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://x.example/x">%a;]><rss/>', "hostile"),
        ("<rss>" + "<a>" * 10_000, "hostile"),
    ],
)
def test_feeds_nobody_should_send(source: str, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        read("a.rss", source.encode(), name="rss")
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)


def test_a_document_type_alone_does_no_harm() -> None:
    source = '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss><channel><item>{}</item></channel></rss>'
    (found,) = read("a.xml", source.format("<title>Caf&eacute;&nbsp;au lait</title>").encode())
    assert found.text == "Café\xa0au lait"


def test_another_document_is_no_feed() -> None:
    with pytest.raises(InputError, match="<html>"):
        read("a.xml", b"<html/>", name="rss")


@pytest.mark.parametrize(("root", "name"), [("rss", "rss"), ("rdf:RDF", "rss"), ("feed", "atom"), ("a:feed", "atom")])
def test_detection(root: str, name: str) -> None:
    assert detect("a.xml", f'<?xml version="1.0"?>\n<!-- <nitf> -->\n<{root} version="2.0">'.encode()).name == name


def _entries(path: Path) -> list[list[str]]:
    """The texts of the titles and bodies of a feed's entries, as lxml reads them."""
    html = pytest.importorskip("lxml.html")
    from lxml import etree

    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    found = []
    for entry in root.iter("{*}item", "{*}entry"):
        texts = []
        for element in entry:
            if not isinstance(element.tag, str):
                continue
            name = etree.QName(element)
            if name.namespace != etree.QName(entry).namespace and "rss/1.0/modules/content" not in (
                name.namespace or ""
            ):
                continue
            if name.localname in ("title", "description", "encoded", "content", "summary"):
                said = "".join(element.itertext()).strip()
                is_marked_up = "<" in said or "&" in said
                texts.append(html.fromstring(f"<div>{said}</div>").text_content() if is_marked_up else said)
        found.append(texts)
    return found


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize("path", sorted([*SAMPLES.glob("rss/*"), *SAMPLES.glob("atom/*")]), ids=lambda path: path.name)
def test_nothing_of_a_real_feed_is_lost(path: Path) -> None:
    expected = _entries(path)
    found = read(path.name, path.read_bytes())
    assert len(found) == len(expected)
    for document, texts in zip(found, expected, strict=True):
        said = "".join(document.text.split())
        for text in texts:
            for line in text.splitlines():
                assert "".join(line.split()) in said
        for piece in document.offsets.pieces:
            if piece.verbatim:
                source = document.source[piece.source.begin : piece.source.stop]
                assert document.text[piece.text.start : piece.text.end] == source
