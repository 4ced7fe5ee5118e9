from __future__ import annotations

import io
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from newslint.model.diagnostic import Report
from newslint.model.document import DATELINE, PARAGRAPH, Block, Copy
from newslint.model.span import Span
from newslint.report import html, write_report
from newslint.report.page_text import Mark, marked, shown
from tests.report.samples import CLEAN, REPORTS, SOURCE, found, full, written

VOID = {"meta", "link", "input"}


class Outline(HTMLParser):
    """The elements of a page; every one that is opened is closed again, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.handlers: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        self.ids.update([str(given["id"])] if "id" in given else [])
        self.links += [str(given[name]) for name in ("href", "src") if name in given]
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("with_copies", [True, False])
@pytest.mark.parametrize("name", REPORTS)
def test_a_page_is_whole_and_its_links_lead_somewhere(name: str, with_copies: bool) -> None:
    report = REPORTS[name]
    outline = Outline(written("html", report._replace(copies=report.copies if with_copies else ())))
    assert set(outline.ids.values()) <= {1}
    assert {link for link in outline.links if not link.startswith("#")} == {"data:,"}
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)
    assert outline.tags["script"] == outline.tags["style"] == 1 and outline.handlers == []


def test_nothing_runs_but_the_script_of_the_page() -> None:
    page = written("html", full())
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        [text] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in page and "url(" not in text and "http" not in text
    assert "default-src 'none'" in page and page.isprintable() is False and "\u202e" not in page and "\x1b" not in page
    assert "&lt;/script&gt;" in page and page.count("</script>") == 1
    assert '<span class="hid">U+202E</span>' in page and '<span class="hid">U+D800</span>' in page


def test_every_diagnostic_has_its_note_and_its_mark() -> None:
    page = written("html", full())
    assert re.findall(r'id="n(\d+)"', page) == ["1", "2", "3", "4"]
    assert sorted(re.findall(r'id="m(\d+)"', page)) == ["1", "2", "3", "4"]
    assert '<mark class="error" data-n="1">Okafer</mark><a class="ref error" id="m1" href="#n1"' in page
    assert '<span id="r1-0"></span>' in page and 'href="#r1-0"' in page
    for said in ("because the story names Adaeze Okafor in full", "unsafe fix</span> Write 'Okafor'", "item &lt;1&gt;"):
        assert said in page


def test_without_the_copy_the_line_of_each_diagnostic_is_shown() -> None:
    page = written("html", full()._replace(copies=()))
    assert '<p class="lost">Mairé 𝔸dae\u0301ze <mark class="error" data-n="1">Okafer</mark>' in page
    assert Outline(page).ids["m1"] == 1


def test_marks_may_nest_and_overlap() -> None:
    text = "one two three"
    marks = [Mark(Span(0, 7), 1, "info"), Mark(Span(4, 13), 2, "error"), Mark(Span(4, 4), 3, "warning")]
    page = marked(text, Span(0, 13), marks)
    assert re.sub("<a.*?</a>|<[^>]*>", "", page) == text
    assert re.findall(r'<mark class="(\w+)" data-n="([\d ]+)">', page) == [
        ("info", "1"),
        ("error", "1 2"),
        ("error", "2"),
    ]
    assert sorted(re.findall(r'id="m(\d)"', page)) == ["1", "2", "3"]


def test_a_mark_over_several_paragraphs_has_one_link() -> None:
    first, second = marked("ab cd", Span(0, 2), [MARK]), marked("ab cd", Span(3, 5), [MARK])
    assert first.count("<mark") == second.count("<mark") == 1
    assert first.count("<a ") == 1 and second.count("<a ") == 0


MARK = Mark(Span(0, 5), 1, "error")


def test_the_least_severe_of_very_many_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_TOLD", 2)
    page = written("html", full())
    assert page.count('role="note"') == 2 and "The 2 least severe" in page
    assert "words/place" not in re.sub(r"<nav.*?</nav>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize(("paragraphs", "shown_ones", "says"), [(40, 41, "fold"), (60_000, 3, "left")])
def test_a_long_story_shows_what_is_near_its_diagnostics(paragraphs: int, shown_ones: int, says: str) -> None:
    line = "The ferry left the harbour on time, the city said, and came back at noon with a load of fish. "
    text = "\n".join([*[line + line] * (paragraphs // 2), "It met Okafer.", *[line + line] * (paragraphs // 2)])
    starts = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]
    blocks = tuple(
        Block(PARAGRAPH, Span(a, b)) for a, b in zip(starts, [s - 1 for s in starts[1:]] + [len(text)], strict=True)
    )
    span = Span(text.index("Okafer"), text.index("Okafer") + 6)
    said = found("Okafer", span=span, path="long.txt")
    page = written("html", Report((said,), (), 1, (Copy("long.txt", None, text, blocks),)))
    assert page.count('class="row"') == shown_ones and f'class="{says}"' in page
    assert "paragraphs without diagnostics" in page and len(page) < 100_000


def test_a_long_paragraph_is_cut_round_its_marks() -> None:
    text = "word " * 1_000_000 + "Okafer" + " word" * 1_000_000
    span = Span(text.index("Okafer"), text.index("Okafer") + 6)
    copy = Copy("long.txt", None, text, (Block(PARAGRAPH, Span(0, len(text))),))
    page = written("html", Report((found("Okafer", span=span, path="long.txt"),), (), 1, (copy,)))
    assert "word <mark" in page and "[…]" in page and len(page) < 100_000


def test_a_dateline_opens_its_paragraph() -> None:
    blocks = (Block(DATELINE, Span(0, 8)), Block(PARAGRAPH, Span(10, len(SOURCE) - 1)))
    copy = Copy("a.txt", None, SOURCE, blocks, "fr-CH")
    page = written("html", Report((found("Okafer", path="a.txt"),), (), 1, (copy,)))
    assert page.count('class="row"') == 1 and '<p class="paragraph" dir="auto" lang="fr-CH">GENÈVE' in page


def test_a_language_that_is_none_is_not_written() -> None:
    copy = Copy("a.txt", None, SOURCE, (Block(PARAGRAPH, Span(0, len(SOURCE))),), '"><script>')
    assert Outline(written("html", Report((found("Okafer", path="a.txt"),), (), 1, (copy,)))).tags["script"] == 1


def test_a_clean_run_says_so() -> None:
    assert "Nothing to report." in written("html", CLEAN)


def test_a_stream_that_is_not_utf_8_gets_references() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "latin-1", newline="\n")
    write_report("html", full(), stream)
    stream.flush()
    assert raw.getvalue().isascii() and b"K&#246;ln" in raw.getvalue()


def test_hidden_characters_are_shown_and_others_kept() -> None:
    assert shown("a\u200bb<é👩\u200d🚀\n") == 'a<span class="hid">U+200B</span>b&lt;é👩\u200d🚀\n'
