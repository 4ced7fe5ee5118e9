"""Every character of HTML, and of HTML inside a feed, at its exact place."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslint.formats import read
from newslint.model.document import Document
from newslint.model.span import SourceSpan, Span

WORDS = ("Kyiv", "Barbock", "said", " ", "  ", "\n", "\r\n", "\r", "\t", ".", "—", "é", "\U0001f5de", "\xa0", "\u2003")
MARKS = (
    *("<b>", "</b>", "<i class='x'>", "</i>", "<p>", "</p>", "<div>", "</div>", "<br>", "<br/>", "<li>", "<ul>"),
    *("</ul>", "<h1>", "</h1>", "<h2>", "<td>", "<table>", "</table>", "<blockquote>", "<pre>", "</pre>", "<hr>"),
    *("<!-- c -->", "<!--", "-->", "&amp;", "&nbsp;", "&shy;", "&#8217;", "&#10;", "&nope;", "&", "&lt;", "<", ">"),
    *("]]>", '"', "'", "=", "<a href='>'>", "<?x?>", "<!x>", "</3>", "<x-y>", '<p title="a>b">', "</"),
    *("By Ann Lee", "GENEVA (Wire) -", "- 30 -"),
)
SKIPPED = (
    *("<nav>", "</nav>", "<aside>", "</aside>", "<s>", "</s>", "<script>", "</script>", "<style>", "<title>"),
    *("</title>", "<head>", "</head>", "<body>", "<main>", "<article>", "</article>", "<header>", "<figcaption>"),
    *("<img alt='a b &amp; c'>", "<p hidden>", "<p class='byline'>", "<svg/>", "<html lang=en>", "<button>"),
    "<meta property='og:title' content='A b'>",
)
PAGES = st.lists(st.sampled_from(WORDS + MARKS + SKIPPED), max_size=24).map("".join)
ENTRY = (
    "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>{}</title>"
    "<description>{}</description><content:encoded><![CDATA[{}]]></content:encoded></item></channel></rss>"
)


def is_sound(document: Document) -> None:
    at = begin = 0
    for piece in document.offsets.pieces:
        assert piece.text.start == at
        assert begin <= piece.source.begin <= piece.source.stop
        if piece.verbatim:
            source = document.source[piece.source.begin : piece.source.stop]
            assert document.text[piece.text.start : piece.text.end] == source
        at, begin = piece.text.end, piece.source.stop
    assert at == len(document.text)
    assert begin <= len(document.source)
    texts = [document.text[b.span.start : b.span.end] for b in document.blocks]
    assert "\n\n".join(texts) == document.text
    assert all(text and text == text.strip() for text in texts)
    assert sum(b.kind == "headline" for b in document.blocks) <= 1


def goes_there_and_back(document: Document) -> None:
    for block in document.blocks:
        for start in range(block.span.start, block.span.end):
            there = document.offsets.to_source(Span(start, start + 1))
            back = document.offsets.to_text(SourceSpan(*there))
            assert back is not None
            assert back.start <= start < back.end


@settings(max_examples=500)
@given(PAGES)
@example("a <b and c")
@example("<p>a<s>b<p>c")
@example("x<meta property='og:title' content='>y")
@example("<![CDATA[><meta property='og:title' content=/>x")
@example("<!-->--><meta property='og:title' content='>x")
@example("<pre><h1></>\r\n\r\nx")
@example("<pre><h1><i>\r<br>")
@example("<title/>x</title>y")
@example("<p>x</title>y<title> </title><h1> </h1>")
def test_html(source: str) -> None:
    (found,) = read("a.html", source.encode(), name="html")
    assert found.source == source
    is_sound(found)
    goes_there_and_back(found)


@settings(max_examples=300)
@given(PAGES, PAGES, PAGES)
@example("&shy;", "", "")
def test_html_inside_a_feed(title: str, description: str, content: str) -> None:
    source = ENTRY.format(escape(title), escape(description), content.replace("]]>", ""))
    (found,) = read("a.xml", source.encode(), name="rss")
    assert found.source == source
    is_sound(found)
    goes_there_and_back(found)


@settings(max_examples=300)
@given(PAGES)
def test_html_is_the_same_story_however_it_is_wrapped(page: str) -> None:
    page = page.replace("]]>", "").replace("\r", "\n").strip()
    wrapped = (escape(page), f"<![CDATA[{page}]]>")
    source = "<rss><channel><item><description>{}</description></item></channel></rss>"
    escaped, literal = (read("a.xml", source.format(w).encode(), name="rss")[0] for w in wrapped)
    assert escaped.text == literal.text
    assert escaped.blocks == literal.blocks


class Reader(HTMLParser):
    """The standard library's idea of the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said = ""

    def handle_data(self, data: str) -> None:
        self.said += data


PLAIN = st.lists(
    st.sampled_from((*WORDS, "<b>", "</b>", "<p>", "<br>", "&amp;", "&#8217;", "&lt;", "<i x='>'>")), max_size=24
)


@settings(max_examples=400)
@given(PLAIN.map("".join))
def test_no_text_is_lost(source: str) -> None:
    (found,) = read("a.html", source.encode(), name="html")
    reader = Reader()
    reader.feed(source)
    reader.close()
    assert "".join(found.text.split()) == "".join(reader.said.split())
