"""The marks that are told without a parser, held against the parser."""

from __future__ import annotations

import sys

import pytest
from markdown_it.common.entities import entities
from markdown_it.common.utils import fromCodePoint, isValidEntityCode

from newslint.formats.inline import locate, markdown_parser
from newslint.formats.markdown_marks import said
from newslint.formats.stretch import Stretch, of_runs

TOLD = {
    "Words alone, 4 < 5 or not": None,
    "Words alone; a_b and ~5 of it!": "Words alone; a_b and ~5 of it!",
    "*new* roof": "new roof",
    "a **very old** roof.": "a very old roof.",
    "***so***": "so",
    "_so_, __so__, (*so*) and *so*—": "so, so, (so) and so—",
    "*“So,” she said.*": "“So,” she said.",
    "**over\ntwo lines**": "over\ntwo lines",
    "*snake_case* and _snake_case_": "snake_case and snake_case",
    "[the plan](https://wire.example/a_b)": "the plan",
    '[the plan](https:a?b&c "What (it) says")': "the plan",
    "[of a place](https://wire.example/Bern_(city))": "of a place",
    "*see [the plan](/a)* and [*The Herald*](/b)": "see the plan and The Herald",
    "[sic] and [ ]": "[sic] and [ ]",
    "`code` and *so*": "code and so",
    "a\\* \\[b\\] \\c": "a* [b] \\c",
    "&amp;&#8217;&#x2019;&nope;&notit; & so": "&\u2019\u2019&nope;&notit; & so",
    "one\r\ntwo\rthree\nfour": "one\ntwo\nthree\nfour",
    "one  \ntwo \n\t three": "one\ntwo\nthree",
    "*so*\xa0on": "so\xa0on",
    "*so \nso*": "so\nso",
    "a*b*c": None,
    "* so *": None,
    "*so**": None,
    "**so*": None,
    "*so_": None,
    "*a *b* c*": None,
    '*"so"*.': None,
    "*so": None,
    "so*": None,
    "![so](a.jpg)": None,
    "[a](javascript:b)": None,
    "[a](b c)": None,
    "[a](b&colon;c)": None,
    "[a [b](c)](d)": None,
    "[a](b": None,
    "a] b": None,
    "`a``": None,
    "` a `": None,
    "`a*b`": None,
    "~~so~~": None,
    "<br>": None,
    "a\\\nb": None,
    "a\0b": None,
}


def parsed(content: str) -> Stretch:
    """What the parser says of a paragraph."""
    normal = content.replace("\r\n", "\n").replace("\r", "\n")
    (token,) = markdown_parser().parseInline(normal)
    return of_runs(run for part in locate(token.children or (), normal) for run in part.runs)


@pytest.mark.parametrize(("content", "text"), TOLD.items())
def test_what_is_told_and_what_is_for_the_parser(content: str, text: str | None) -> None:
    copy = said(content, 0, may_refer=False)
    assert (None if copy is None else copy.text) == text
    if copy is not None:
        assert copy.text == parsed(content).text


def test_places_count_from_where_the_paragraph_begins() -> None:
    copy = said("*a* &amp; b", 40, may_refer=False)
    assert copy is not None
    assert list(zip(*copy.columns(), strict=True)) == [
        (0, 41, 42, True),
        (1, 43, 44, True),
        (2, 44, 49, False),
        (3, 49, 51, True),
    ]


@pytest.mark.parametrize("content", ["[sic]", "a [b] c", "[b][]", "*a* [b]"])
def test_brackets_are_for_the_parser_where_they_may_refer(content: str) -> None:
    assert said(content, 0, may_refer=False) is not None
    assert said(content, 0, may_refer=True) is None


@pytest.mark.parametrize("content", ["[the plan](/a) is", "a \\[b\\]", "no brackets"])
def test_links_and_escapes_refer_to_nothing(content: str) -> None:
    assert said(content, 0, may_refer=True) == said(content, 0, may_refer=False) is not None


def test_references_to_every_character_by_number() -> None:
    for code in (*range(0x10000), *range(0x10000, sys.maxunicode + 200, 127), 9_999_999):
        copy = said(f"&#{code};", 0, may_refer=False)
        assert copy is not None
        assert copy.text == (fromCodePoint(code) if isValidEntityCode(code) else "\ufffd"), code


def test_references_by_every_name() -> None:
    for name, characters in entities.items():
        copy = said(f"&{name};", 0, may_refer=False)
        assert copy is not None
        assert copy.text == characters, name


@pytest.mark.parametrize(
    "unit", ["*a ", "[a ", "[a](b ", "`a ", "*[a](b) ", "_a_ ", "[*a*](b) ", "&a", "\\", "(((", " ", "!"]
)
def test_no_line_of_marks_takes_long(unit: str) -> None:
    said(unit * 50_000, 0, may_refer=False)
    said(f"[a]({unit * 50_000}", 0, may_refer=False)
