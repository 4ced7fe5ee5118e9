"""How like a slip the change from one name part to another is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.changes import change, is_odd, triples
from newslint.analysis.lexicon import Lexicon


def test_the_ends_of_a_part_count_among_its_letters() -> None:
    assert list(triples("ada")) == ["^ad", "ada", "da$"]
    assert list(triples("a")) == ["^a$"]


@pytest.mark.parametrize(("part", "right"), [("jfef", "jeff"), ("nprman", "norman"), ("coopre", "cooper")])
def test_a_change_that_makes_no_name_is_odd(lexicon: Lexicon, part: str, right: str) -> None:
    assert is_odd(lexicon, part, right)


@pytest.mark.parametrize(("part", "right"), [("welker", "walker"), ("morphy", "murphy"), ("mahnoor", "mamnoon")])
def test_a_change_into_what_may_be_a_name_is_not(lexicon: Lexicon, part: str, right: str) -> None:
    assert not is_odd(lexicon, part, right)


def test_letters_neither_hand_nor_ear_confuses_weigh_more_together() -> None:
    assert change("karlberg", "karlburg") > change("kaplberg", "karlberg") > change("kaplbezg", "karlberg")
    assert change("kaplberg", "karlberg") - change("kaplbezg", "karlberg") > 1.0


@given(st.text("abcdefghij", min_size=1, max_size=12))
def test_what_is_right_is_never_odd(lexicon: Lexicon, part: str) -> None:
    assert not is_odd(lexicon, part, part)
