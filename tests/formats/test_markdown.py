"""Markdown as newsrooms write it, and what its front matter says."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import InputError
from newslint.formats import read
from newslint.model.document import Document
from newslint.model.span import Span


def document(source: str) -> Document:
    (found,) = read("story.md", source.encode())
    return found


def blocks(source: str) -> list[tuple[str, str]]:
    found = document(source)
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


def sourced(source: str, text: str) -> str:
    """What stands in the source where the text has this."""
    found = document(source)
    start = found.text.index(text)
    place = found.offsets.to_source(Span(start, start + len(text)))
    return source[place.begin : place.stop]


STORY = """---
title: "Council votes\\_to dredge"
author: Ann Holm
date: 2022-01-18 16:47:30-04:00
language: en
slug: canal-vote
people: [Ann Holm, Jo Berg]
tags: [harbor]
---

LUNDBY, Jan 18 - The **coun**cil voted &amp; left. See [the
note](https://x.org/a_b "t").

## The bids

> "We dug it," Berg said.

- one *item*
- two

![A barge on the canal](b.jpg)

| Firm | Bid |
|------|-----|
| Olm  | 5\\|6 |

```
code is no copy
```

1. <u>three</u>

\\###
"""


def test_a_story_with_everything_in_it() -> None:
    assert blocks(STORY) == [
        ("headline", "Council votes\xa0to dredge"),
        ("byline", "Ann Holm"),
        ("dateline", "LUNDBY, Jan 18 -"),
        ("paragraph", "The council voted & left. See the\nnote."),
        ("subhead", "The bids"),
        ("quotation", '"We dug it," Berg said.'),
        ("list_item", "one item"),
        ("list_item", "two"),
        ("caption", "A barge on the canal"),
        ("table_cell", "Firm"),
        ("table_cell", "Bid"),
        ("table_cell", "Olm"),
        ("table_cell", "5|6"),
        ("list_item", "three"),
        ("furniture", "###"),
    ]


def test_what_the_front_matter_says() -> None:
    found = document(STORY)
    said = (date(2022, 1, 18), "en", "canal-vote", ("Ann Holm", "Jo Berg"), found.blocks[0].span)
    assert found.metadata == said
    assert document("---\ntitle: ' '\n---\n# Rain\n\nCopy.\n").metadata.title is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("council", "coun**cil"),
        ("&", "&amp;"),
        ("the\nnote", "the\nnote"),
        ("5|6", "5\\|6"),
        ("dredge", "dredge"),
        ("\xa0", "\\_"),
    ],
)
def test_places(text: str, source: str) -> None:
    assert sourced(STORY, text) == source


@pytest.mark.parametrize(
    ("written", "title", "verbatim"),
    [
        ("Council votes to dredge", "Council votes to dredge", True),
        ("'Council''s vote'", "Council's vote", False),
        ('"Council\\u2019s \\\n  vote"', "Council’s vote", False),
        ("Council\n  votes", "Council votes", False),
        (">-\n  Council\n  votes", "Council votes", False),
    ],
)
def test_titles_in_yaml(written: str, title: str, verbatim: bool) -> None:
    found = document(f"---\ntitle: {written}\n---\nCopy.\n")
    span = found.blocks[0].span
    assert found.text[span.start : span.end] == title
    assert found.offsets.is_verbatim(span) == verbatim
    place = found.offsets.to_source(Span(span.start, span.start + 1))
    assert found.source[place.begin : place.stop].lstrip(">-\n ").startswith("C")


def test_toml_front_matter() -> None:
    source = (
        '+++\r\ntitle = "Council\\u2019s vote"\r\ndate = 2022-01-18T10:00:00Z\r\n'
        "authors = ['Ann Holm', \"Jo Berg\"]\r\n[more]\r\ntitle = 'no'\r\n+++\r\nCopy.\r\n"
    )
    assert blocks(source) == [
        ("headline", "Council’s vote"),
        ("byline", "Ann Holm"),
        ("byline", "Jo Berg"),
        ("paragraph", "Copy."),
    ]
    assert document(source).metadata.date == date(2022, 1, 18)
    assert sourced(source, "Council") == "Council"
    assert sourced(source, "’") == "\\u2019"
    assert sourced(source, "Jo Berg") == "Jo Berg"


@pytest.mark.parametrize(
    ("assigned", "text", "source"),
    [
        ("title = 5", "5", "5"),
        ("title = 0x" + "f" * 9000, "0x" + "f" * 9000, "0x" + "f" * 9000),
        ("authors = [{name = 'Ann Holm'}, 'Jo Berg']", "Jo Berg", "Jo Berg"),
        ("authors = [\n'Ann Holm', # 'Jo'\n'Jo Berg',\n]", "Jo Berg", "Jo Berg"),
        ('note = """\ntitle = "No"\n"""\n"title" = "Yes" # "No"', "Yes", "Yes"),
        ('title = """Say "yes""""', 'Say "yes"', '"""Say "yes""""'),
    ],
)
def test_places_in_toml(assigned: str, text: str, source: str) -> None:
    assert sourced(f"+++\n{assigned}\n[more]\ntitle = 'no'\n+++\nCopy.\n", text) == source


def test_a_yaml_alias_says_again_what_is_read_already() -> None:
    source = "---\ntitle: &a Council votes\nsubtitle: *a\nauthor: Ann Holm\n---\nCopy.\n"
    assert blocks(source) == [("headline", "Council votes"), ("byline", "Ann Holm"), ("paragraph", "Copy.")]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("---\na: " + "[" * 10_000 + "\n---\nCopy.\n", "hostile"),
        ("+++\na = " + "[" * 10_000 + "\n+++\nCopy.\n", "hostile"),
        ("+++\na = " + "{a = " * 10_000 + "\n+++\nCopy.\n", "hostile"),
        ("+++\na = " + "9" * 10_000 + "\n+++\nCopy.\n", "malformed"),
    ],
)
def test_front_matter_made_to_break_its_parser_is_refused_in_a_line(source: str, kind: str) -> None:
    with pytest.raises(InputError) as refused:
        document(source)
    assert refused.value.kind == kind
    assert "\n" not in str(refused.value)


def test_the_cells_of_a_line_of_thousands_are_at_their_places() -> None:
    wide = 8_000
    found = document("|a" * wide + "|\n" + "|-" * wide + "|\n" + "|b" * wide + "|\n")
    assert [block.kind for block in found.blocks] == ["table_cell"] * (2 * wide)
    assert [found.offsets.to_source(b.span).begin for b in found.blocks] == [
        *range(1, 2 * wide, 2),
        *range(4 * wide + 5, 6 * wide + 5, 2),
    ]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("---\ntitle: A\nslug: : b\n---\nCopy.\n", "line 3: .*YAML"),
        ("---\ntitle: A\nslug: 'b\n---\nCopy.\n", "line [34]: .*YAML"),
        ("+++\ntitle = 'A'\nslug = b\n+++\nCopy.\n", "line 3: .*TOML"),
    ],
)
def test_malformed_front_matter_is_refused_by_line(source: str, line: str) -> None:
    with pytest.raises(InputError, match=line) as refused:
        document(source)
    assert refused.value.kind == "malformed"


def test_rules_around_copy_are_no_front_matter() -> None:
    assert blocks("---\n\nSome copy: with a colon.\n\n---\n\nMore.\n") == [
        ("paragraph", "Some copy: with a colon."),
        ("paragraph", "More."),
    ]


def test_headings() -> None:
    assert blocks("# Council votes #\n\nCopy.\n\nBids\n----\n\nMore.\n\n# Sums\n") == [
        ("headline", "Council votes"), ("paragraph", "Copy."), ("subhead", "Bids"),
        ("paragraph", "More."), ("subhead", "Sums"),
    ]  # fmt: skip
    assert blocks("---\ntitle: A\n---\n## Deck\n\nCopy.\n\n**The bids**\n\nMore.\n") == [
        ("headline", "A"), ("subhead", "Deck"), ("paragraph", "Copy."), ("subhead", "The bids"), ("paragraph", "More."),
    ]  # fmt: skip


def test_an_image_in_a_sentence_divides_it() -> None:
    assert blocks("Before ![a *barge*](b.jpg) after.\n") == [
        ("paragraph", "Before"),
        ("caption", "a barge"),
        ("paragraph", "after."),
    ]


def test_html_blocks_give_their_text() -> None:
    source = "<div>\n<p>One &amp; two</p><p>Three <b>f</b>our</p>\n<script>no()</script><!-- no -->\n</div>\n"
    assert blocks(source) == [("paragraph", "One & two"), ("paragraph", "Three four")]
    assert sourced(source, "&") == "&amp;"
    assert sourced(source, "four") == "f</b>our"


def test_lazy_lines_tabs_and_quote_marks() -> None:
    source = "> one `co\n> de` two\nlazy *th*ree\n\n-\tfour\n\tfive\n"
    assert blocks(source) == [("quotation", "one co de two\nlazy three"), ("list_item", "four\nfive")]
    assert sourced(source, "de two") == "de` two"
    assert sourced(source, "five") == "five"


def test_rows_without_outer_pipes() -> None:
    source = "> Firm | Bid | Bid\n> --- | --- | ---\n> Olm | | 5\n"
    assert [text for _, text in blocks(source)] == ["Firm", "Bid", "Bid", "Olm", "5"]
    found = document(source)
    last = found.offsets.to_source(found.blocks[2].span)
    assert last.begin == source.index("Bid | Bid") + 6
