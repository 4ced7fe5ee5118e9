"""The comments that speak to newslint: where they stand, and what they are about, in every format that has them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import read
from newslint.model.document import Document

C = "<!-- newslint: ignore[a/b] why -->"


def documents(source: str, format_: str) -> list[Document]:
    return list(read("story", source.encode(), name=format_))


def told(source: str, format_: str = "html") -> list[tuple[str, str]]:
    """Each comment as it stands in the source, and the stretch it is about."""
    return [
        (source[c.source.begin : c.source.stop], source[c.target.begin : c.target.stop].strip())
        for document in documents(source, format_)
        for c in document.comments
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (f"<p>One.</p>\n{C}\n<p>Two.</p>", "Two."),
        (f"<p>One.</p>{C}<p>Two.</p>", "Two."),
        (f"<p>One.</p> {C}\n<p>Two.</p>", "One."),
        (f"<p>One.</p> {C}", "One."),
        (f"<p>One.</p>\n\n{C}", ""),
        (f"<p>One {C} and more.</p><p>Two.</p>", f"One {C} and more."),
        (f"<p><b>One.</b>\n{C}\n</p><p>Two.</p>", f"<b>One.</b>\n{C}"),
        (f"<p>{C}One.</p><p>Two.</p>", f"{C}One."),
        (f"<p>One.</p>\n{C}\n<div><ul><li>\nTwo.</li></ul></div>", "Two."),
        (f"{C}<title>One</title><p>Two.</p>", "One"),
        (f"<p title='<!-- not one'>One.</p>\r\n{C}\r\n<p>Two.</p>", "Two."),
    ],
)
def test_a_comment_is_about_the_paragraph_it_is_in_or_the_next(source: str, target: str) -> None:
    assert told(source) == [(C, target)]


@pytest.mark.parametrize(
    "source",
    [
        f"<p>One.</p><script>{C}</script>",
        f"<p>One.</p><style>{C}</style>",
        f'<p title="{C}">One.</p>',
        f"<textarea>{C}</textarea><p>One.</p>",
        f"<!-- {C} --><p>One.</p>",
        "<!-- about newslint: a note --><p>One.</p>",
        "<p>&lt;!-- newslint: ignore[a/b] --&gt;</p>",
    ],
)
def test_what_is_no_comment_or_speaks_to_somebody_else_is_none(source: str) -> None:
    assert told(source) == []


def test_a_comment_that_nothing_closes_counts_with_its_first_line() -> None:
    (document,) = documents("<p>One.</p>\n<!-- newslint: ignore[a/b] why\n<p>Two.</p>\n", "html")
    (comment,) = document.comments
    assert not comment.closed and comment.text == "newslint: ignore[a/b] why"
    assert document.source[slice(*comment.source)] == "<!-- newslint: ignore[a/b] why"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (f"One.\n\n{C}\n\nTwo.\n", "Two."),
        (f"One.\n\n{C}\nTwo.\n", "Two."),
        (f"One. {C}\n\nTwo.\n", f"One. {C}"),
        (f"- One. {C}\n- Two.\n", f"- One. {C}"),
        (f"> One {C} and\n> more.\n", f"> One {C} and\n> more."),
        (f"`{C}` and {C}\n", f"`{C}` and {C}"),
        (f"`<!--\n` {C}\n", f"`<!--\n` {C}"),
        (f"> `<!--\n> a` and {C}\n", f"> `<!--\n> a` and {C}"),
        (f"# One\n\n{C}\n\n## Two\n", "## Two"),
        (f"<p>One.</p>\n{C}\n<p>Two.</p>\n", "Two."),
        (f"---\ntitle: One\n---\n{C}\n\nTwo.\n", "Two."),
    ],
)
def test_markdown(source: str, target: str) -> None:
    assert told(source, "markdown") == [(C, target)]


@pytest.mark.parametrize("source", [f"```\n{C}\n```\n", f"One:\n\n    {C}\n", f"`{C}`\n", f"\\{C}\n"])
def test_code_in_markdown_holds_no_comment(source: str) -> None:
    assert told(source, "markdown") == []


NITF = (
    "<nitf><body><body.head><hedline><hl1>Rain</hl1></hedline></body.head><body.content>{}</body.content></body></nitf>"
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (NITF.format(f"{C}<p>One <person>Ann</person>.</p>"), "One <person>Ann</person>."),
        (NITF.format(f"<p>One <person>Ann</person>. {C}</p><p>Two.</p>"), f"One <person>Ann</person>. {C}"),
        (f"<?xml version='1.0'?>\n{C}\n{NITF.format('<p>One.</p>')}", "Rain"),
    ],
)
def test_nitf(source: str, target: str) -> None:
    assert told(source, "nitf") == [(C, target)]


def test_a_section_of_character_data_holds_html_whose_comments_count() -> None:
    item = "<item><title>{0}</title><description><![CDATA[{1}<p>{0} is open.</p>]]></description></item>"
    source = f"<rss><channel>{item.format('One', C)}{item.format('Two', '')}</channel></rss>"
    one, two = documents(source, "rss")
    assert [len(one.comments), len(two.comments)] == [1, 0]
    assert source[slice(*one.comments[0].target)] == "One is open."


@pytest.mark.parametrize("broken", ['{"headline": "Rain, "body": "Up."}', f'"{C}\\u12"', f'{{"a": "{C}\\', '"\\'])
def test_a_line_that_is_no_json_takes_no_comment_from_the_others(broken: str) -> None:
    line = json.dumps({"headline": "Rain", "body_html": f"<p>One.</p>{C}<p>Two.</p>"})
    stories = iter(read("day.jsonl", f"{line}\n{broken}\n{line}\n".encode(), name="json-lines"))
    assert [len(next(stories).comments) for _ in range(2)] == [1, 1]
    with pytest.raises(InputError, match=r"^line 2"):
        next(stories)


def test_html_in_json_has_comments_at_their_places_in_the_file() -> None:
    comment = C.replace("/", "\\/").replace("why", 'the \\"why\\"')
    source = f'{{"headline": "Rain", "body_html": "<p>One.<\\/p>\\n{comment}\\n<p>Tw\\u00f6.<\\/p>"}}'
    (document,) = documents(source, "ninjs")
    (found,) = document.comments
    assert found.text == ' newslint: ignore[a/b] the "why" '
    assert source[slice(*found.source)] == comment and source[slice(*found.target)] == "Tw\\u00f6."


def test_every_story_of_a_file_has_its_own() -> None:
    lines = [json.dumps({"headline": f"Rain in {n}", "body_html": f"<p>One {n}.</p>{C}<p>Two.</p>"}) for n in range(3)]
    found = documents("\n".join(lines), "json-lines")
    assert [len(document.comments) for document in found] == [1, 1, 1]
    assert len({document.comments[0].source for document in found}) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "latin-1"])
def test_the_encoding_makes_no_difference(encoding: str) -> None:
    data = f"<html><head><title>Caf\u00e9</title></head><body>{C}<p>One.</p></body></html>".encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    (document,) = read("a.html", data)
    assert len(document.comments) == 1


@given(st.text("<>!-[]\"'=/ \nabpnewslint:c\\{}&;`", max_size=200), st.sampled_from(["html", "markdown"]))
def test_whatever_stands_around_it_a_comment_is_where_it_says(around: str, format_: str) -> None:
    source = f"{around}\n\n{C}\n\n{around}"
    for document in documents(source, format_):
        for comment in document.comments:
            begin, stop = comment.source
            assert source[begin:].startswith("<!--") and 0 <= begin < stop <= len(source)
            assert comment.target.begin <= comment.target.stop <= len(source)


def test_ten_thousand_comments_and_ten_thousand_open_tags_take_no_time() -> None:
    assert len(told(f"<p>One.</p>{C}" * 10_000)) == 10_000
    assert len(told(f"{C}<p>One.</p>" + "<a =" * 100_000)) == 1
    assert len(told(f"One. {C}\n\n" * 2_000, "markdown")) == 2_000


WITH_PARAGRAPHS = [
    path
    for path in sorted(Path(__file__, "../../../fixtures/wire").resolve().glob("*/*"))
    if path.parent.name != "docx" and re.search(rb"<p[ >]", path.read_bytes())
]


@pytest.mark.parametrize("path", WITH_PARAGRAPHS, ids=[path.name for path in WITH_PARAGRAPHS])
def test_in_every_sample_a_comment_before_a_paragraph_is_about_that_paragraph(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    places = [match.start() for match in re.finditer(r"<p[ >]", source)]
    at = places[len(places) // 2]
    source = source[:at] + C + source[at:]
    (comment,) = (c for d in read(path.name, source.encode()) for c in d.comments)
    assert source[slice(*comment.source)] == C
    tag = source.index(">", at + len(C))
    assert comment.target.begin == tag + 1 < comment.target.stop
