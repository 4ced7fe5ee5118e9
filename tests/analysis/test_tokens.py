"""The words of a text, cut at bytes first, are those that an expression finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.tokens import unscored_words, words_of

# Letters of several scripts, marks written apart, signs of no width, white space of all kinds, half a surrogate pair.
TEXTS = (
    st.text(st.sampled_from("abZ9_ .,-'\"\n\t\x1c\x85\u00a0\u2028éßİǅ’“—\u0301\u200b\u00ad中नि\ud800😀")) | st.text()
)


@given(TEXTS)
def test_words_are_the_runs_of_letters_digits_and_underscores(text: str) -> None:
    assert words_of(text) == re.findall(r"\w+", text)


@given(TEXTS)
def test_an_underscore_may_part_words(text: str) -> None:
    assert unscored_words(text) == re.findall(r"[^\W_]+", text)
