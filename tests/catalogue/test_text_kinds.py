"""pattern, repeated, required."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.catalogue.literals import compile_pattern, literals
from newslint.model.document import BYLINE, HEADLINE
from tests.catalogue.conftest import Card, copy_of, findings, fixed, found


def test_a_pattern_says_its_groups(card: Card) -> None:
    rule = card(r"""
        match: {pattern: '(?P<number>\d+) ?%'}
        message: "'{surface}' is {number} percent."
        fix: {replace: "{number} percent", safety: unsafe}
        """)
    (finding,) = findings(rule, copy_of("Up 20 % today"))
    assert finding.data == {"number": "20", "surface": "20 %"}
    assert finding.replacements is None


def test_a_space_in_a_pattern_is_any_white_space_within_a_block(card: Card) -> None:
    rule = card(r"match: {pattern: 'more than \d+ years'}")
    assert found(rule, copy_of("for more\n  than 20 years, more than", "3 years")) == ["more\n  than 20 years"]


def test_a_pattern_begins_and_ends_with_its_block(card: Card) -> None:
    rule = card(r"match: {pattern: '^By \w+|\w+$'}" + "\noptions: {blocks: [byline]}")
    assert found(rule, copy_of((BYLINE, "By Ann and Bo"), "By no one")) == ["By Ann", "Bo"]


def test_a_pattern_has_exceptions_and_leaves_speech_alone(card: Card) -> None:
    rule = card(r"match: {pattern: '\bTK+\b'}" + "\noptions: {except: [TK Maxx]}")
    assert found(rule, copy_of('TK Maxx, TK, "TKK"')) == ["TK"]


def test_a_look_behind_may_have_a_space(card: Card) -> None:
    assert found(card(r"match: {pattern: '(?<!the )Sudan'}"), copy_of("the Sudan, in Sudan")) == ["Sudan"]


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        (r"\bTK+\b", ("t",)),
        (r"(?i)more than (\d+) years", ("years",)),
        (r"[A-Z]{5}", ()),
        (r"apple|pear|plum", ("apple", "pear", "plum")),
        (r"(?:TK|XXX)+ end", ("end",)),
        (r"(?:abc)?de", ("de",)),
        (r"(?:abc)?", None),
        (r"\b", None),
        (r"(", None),
        (r"(?x)a", None),
    ],
)
def test_what_a_pattern_cannot_do_without(pattern: str, known: tuple[str, ...] | None) -> None:
    if known is None:
        with pytest.raises(re.error):
            compile_pattern(pattern)
    else:
        assert literals(compile_pattern(pattern)) == known


PATTERNS = st.recursive(
    st.sampled_from(["a", "B", "é", "ab", r"\d", ".", "[ab]", r"\."]),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("(?:{}|{})".format, inner, inner),
        st.builds("({})?".format, inner),
        st.builds("(?:{})+".format, inner),
    ),
    max_leaves=8,
)


@given(PATTERNS, st.data())
def test_whatever_a_pattern_matches_has_one_of_its_literals(pattern: str, data: st.DataObject) -> None:
    try:
        compiled = compile_pattern(pattern)
    except re.error:
        return
    text = data.draw(st.from_regex(compiled, fullmatch=True))
    needed = literals(compiled)
    assert not needed or any(one in text.lower() for one in needed)


@pytest.mark.parametrize(
    ("copy", "right"),
    [
        ("He said said so.", "He said so."),
        ("The the end.", "The end."),
        ("in in\nin Geneva", "in Geneva"),
        ("It's it’s", "It's it’s"),
        ("Drung Drung won. DURAN DURAN", "Drung Drung won. DURAN DURAN"),
        ("He had had it.", "He had had it."),
        ("No, no. The end. End it.", "No, no. The end. End it."),
        ("day-to-day day", "day-to-day day"),
        ("it it's", "it it's"),
        ("20 20", "20 20"),
        ("at AT&T, give it IT help, the The Hague", "at AT&T, give it IT help, the The Hague"),
        ("in in&out", "in in&out"),
    ],
)
def test_a_word_twice(card: Card, copy: str, right: str) -> None:
    rule = card("match: {repeated: any}\noptions: {except: [had had]}")
    assert fixed(rule, copy_of(copy)) == right


def test_a_word_twice_in_two_blocks_is_none(card: Card) -> None:
    assert not found(card("match: {repeated: any}"), copy_of((HEADLINE, "Rain in spring"), "spring rain", apart="\n"))


def test_only_listed_words_twice(card: Card) -> None:
    rule = card("match: {repeated: [the, of]}")
    assert found(rule, copy_of("The the fish of of so so")) == ["The the", "of of"]


def test_what_is_said_of_a_word_twice(card: Card) -> None:
    (finding,) = findings(card("match: {repeated: any}"), copy_of("He said\nsaid so."))
    assert finding.data == {"surface": "said said", "word": "said"}


def test_a_block_that_must_be_there(card: Card) -> None:
    rule = card("match: {required: [headline, byline]}\nmessage: There is no {missing}.")
    assert [f.data["missing"] for f in findings(rule, copy_of("  Text"))] == ["headline", "byline"]
    assert [f.data["missing"] for f in findings(rule, copy_of((HEADLINE, "News"), "Text"))] == ["byline"]
    assert not findings(rule, copy_of((HEADLINE, "News"), (BYLINE, "By Ann"), "Text"))


def test_an_expression_that_must_be_there(card: Card) -> None:
    rule = card(r"match: {required: {pattern: '\((?:Own|Agency)\)$'}}" + "\noptions: {blocks: [paragraph]}")
    assert [f.span for f in findings(rule, copy_of("Text (Own) more"))] == [(0, 0)]
    assert not findings(rule, copy_of("Text (Agency)"))
    assert not findings(rule, copy_of((HEADLINE, "No paragraph at all")))
