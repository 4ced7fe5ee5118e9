"""NewsML 1.2: items, lines, components."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import InputError
from newslint.formats import detect, read
from newslint.model.document import Document
from newslint.model.span import Span

LINES = """<NewsLines><HeadLine>Kites over Lundby</HeadLine><SubHeadLine>A windy day</SubHeadLine>
<ByLine>By Jo Berg</ByLine><DateLine>LUNDBY, March 1</DateLine><CopyrightLine>(c) Lowland Wire</CopyrightLine>
<SlugLine>kites</SlugLine></NewsLines>"""


def item(components: str, number: int = 1) -> str:
    return f"""<NewsItem xml:lang="nb"><Identification><NewsIdentifier><ProviderId>x</ProviderId>
      <DateId>20230227</DateId><NewsItemId>k{number}</NewsItemId><PublicIdentifier>urn:newsml:x:k{number}</PublicIdentifier></NewsIdentifier>
      </Identification><NewsManagement><FirstCreated>20230228T100000Z</FirstCreated>
      <ThisRevisionCreated>20230301T100000+0100</ThisRevisionCreated>
      </NewsManagement><NewsComponent>{LINES}{components}</NewsComponent></NewsItem>"""


def newsml(*items: str) -> str:
    stated = "<NewsEnvelope><DateAndTime>20230309T000000Z</DateAndTime></NewsEnvelope>"
    return f'<?xml version="1.0"?><NewsML Version="1.2"><Catalog Href="x"/>{stated}{"".join(items)}</NewsML>'


def component(content: str, role: str = "Main") -> str:
    data = f"<ContentItem><DataContent>{content}</DataContent></ContentItem>"
    return f'<NewsComponent><Role FormalName="{role}"/>{data}</NewsComponent>'


def document(*components: str) -> Document:
    source = newsml(item("".join(components))).encode()
    assert detect("a.xml", source).name == "newsml-1.2"
    (found,) = read("a.xml", source)
    return found


def blocks(found: Document) -> list[tuple[str, str]]:
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


HEAD = [
    ("headline", "Kites over Lundby"),
    ("subhead", "A windy day"),
    ("byline", "By Jo Berg"),
    ("dateline", "LUNDBY, March 1"),
    ("furniture", "kites"),
]


@pytest.mark.parametrize(
    "content",
    [
        "<nitf><body><body.content>{}</body.content></body></nitf>",
        "<html><head><title>Kites over Lundby</title></head><body>{}</body></html>",
        "{}",
        "\n  {}\n",
    ],
)
def test_the_lines_and_the_content(content: str) -> None:
    found = document(component(content.format("<p>Kites <em>f</em>lew &amp; fell.</p><ul><li>west</li></ul>")))
    assert blocks(found) == [*HEAD, ("paragraph", "Kites flew & fell."), ("list_item", "west")]
    assert found.metadata.date == date(2023, 3, 1)
    assert found.metadata.language == "nb"
    assert found.metadata.slug == "kites"
    assert found.story is None


def test_plain_text_and_escaped_html() -> None:
    text = document(component("OSLO, Norway (Wire) - Kites flew.\n\nThey fell."))
    assert blocks(text)[5:] == [
        ("dateline", "OSLO, Norway (Wire) -"),
        ("paragraph", "Kites flew."),
        ("paragraph", "They fell."),
    ]
    html = document(component("<![CDATA[<p>Kites <b>f</b>lew.</p>]]>"))
    assert blocks(html)[5:] == [("paragraph", "Kites flew.")]
    start = html.text.index("flew")
    place = html.offsets.to_source(Span(start, start + 4))
    assert html.source[place.begin : place.stop] == "f</b>lew"


def test_what_stands_with_pictures_is_captions() -> None:
    photo = f"""<NewsComponent Duid="p0"><NewsLines><HeadLine>A red kite.</HeadLine><ByLine>Al Dahl</ByLine></NewsLines>
      {component("<p>A red kite.</p>", "Caption")}</NewsComponent>"""
    other = photo.replace("<HeadLine>A red kite.", "<HeadLine>Kite, red")
    copy = component("<p>Kites flew.</p>")
    assert blocks(document(copy, photo))[5:] == [
        ("paragraph", "Kites flew."),
        ("byline", "Al Dahl"),
        ("caption", "A red kite."),
    ]
    assert blocks(document(copy, other))[6:] == [
        ("caption", "Kite, red"),
        ("byline", "Al Dahl"),
        ("caption", "A red kite."),
    ]


def test_every_item_is_a_story_of_its_own() -> None:
    found = read("a.xml", newsml(item(component("<p>A.</p>")), item(component("<p>B.</p>"), 2)).encode())
    assert [(d.story, d.text.rpartition("\n\n")[2]) for d in found] == [
        ("urn:newsml:x:k1", "A."),
        ("urn:newsml:x:k2", "B."),
    ]


def test_the_language_stated_outranks_the_item_s() -> None:
    stated = '<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>'
    assert document(stated).metadata.language == "en"


def test_people_are_named_by_topics_and_in_the_copy() -> None:
    topics = """<TopicSet><Topic Duid="t1"><TopicType FormalName="Person"/><Description>Ann Holm</Description></Topic>
      <Topic Duid="t2"><TopicType FormalName="Company"/><Description>Kite Club</Description></Topic></TopicSet>"""
    found = document(topics, component("<p>Said <person>Jo Berg</person>.</p>"))
    assert found.metadata.people == ("Ann Holm", "Jo Berg")
    assert "Ann Holm" not in found.text


def test_an_index_without_items_is_refused() -> None:
    with pytest.raises(InputError, match="holds no <NewsItem>"):
        read("a.xml", newsml().encode())


def test_an_item_that_stands_in_a_component_is_a_story_too() -> None:
    found = read("a.xml", newsml(item(component("<p>A.</p>") + item(component("<p>B.</p>"), 2))).encode())
    assert [d.text.rpartition("\n\n")[2] for d in found] == ["A.", "B."]
