"""Tables read in place."""

from array import array
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.registry.table import WORD, Table, build_table, key_of, pair_key

KEYS = st.integers(0, 2**32 - 1)
#: Few different keys, so that some are filed under more than once, and many that share a bucket.
ROWS = st.lists(
    st.tuples(st.one_of(KEYS, st.integers(0, 8), st.integers(0, 8).map(lambda n: n << 28)), KEYS), max_size=80
)


def table(rows: list[tuple[int, int]], stored: bool) -> Table:
    starts, entries = build_table(array(WORD, [k for k, _ in rows]), array(WORD, [n for _, n in rows]), stored)
    return Table(memoryview(starts), memoryview(entries), stored)


@given(ROWS, KEYS)
def test_what_is_filed_is_found_in_its_order(rows: list[tuple[int, int]], other: int) -> None:
    filed = defaultdict(list)
    for key, number in rows:
        filed[key].append(number)
    made = table(rows, stored=True)
    assert {key: made.get(key) for key in filed} == filed
    assert made.get(other) == filed.get(other, [])


@given(ROWS)
def test_without_keys_no_number_is_missed(rows: list[tuple[int, int]]) -> None:
    made = table(rows, stored=False)
    assert len(made.entries) == len(rows)
    for key, number in rows:
        assert number in made.get(key)


@pytest.mark.parametrize("stored", [True, False])
def test_an_empty_table(stored: bool) -> None:
    assert table([], stored).get(7) == []


def test_keys_are_words() -> None:
    for key in (key_of(""), key_of("baerbock"), key_of("习"), pair_key(0, 0), pair_key(2**31, 2**31), pair_key(1, 2)):
        assert 0 <= key < 2**32
    assert pair_key(1, 2) != pair_key(2, 1)
