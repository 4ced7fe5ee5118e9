"""Tables read in place."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import repeat

from hypothesis import given
from hypothesis import strategies as st

from newslint.registry.keys import key_of
from newslint.registry.table import WORD, KeySet, NearTable, Table, build_key_set, build_table, near_entry

KEYS = st.integers(0, 2**32 - 1)
#: Few different keys, so that some are filed under more than once, and many that share a bucket.
ROWS = st.lists(
    st.tuples(st.one_of(KEYS, st.integers(0, 8), st.integers(0, 8).map(lambda n: n << 28)), KEYS), max_size=80
)


#: Bits of a number in a near table.
BITS = 12


def pending(rows: list[tuple[int, int]]) -> tuple[array[int], array[int]]:
    return array(WORD, [k for k, _ in rows]), array(WORD, [n for _, n in rows])


def table(rows: list[tuple[int, int]]) -> Table:
    starts, keys, numbers = build_table(*pending(rows))
    return Table(memoryview(starts), memoryview(keys), memoryview(numbers))


def near_table(rows: list[tuple[int, int]]) -> NearTable:
    keys, numbers = pending(rows)
    filed = array(WORD, map(near_entry, keys, numbers, repeat(BITS)))
    starts, _, entries = build_table(keys, filed, per_bucket=1)
    return NearTable(memoryview(starts), memoryview(entries), BITS)


@given(ROWS, KEYS)
def test_what_is_filed_is_found_in_its_order(rows: list[tuple[int, int]], other: int) -> None:
    filed = defaultdict(list)
    for key, number in rows:
        filed[key].append(number)
    made = table(rows)
    assert {key: made.get(key) for key in filed} == filed
    assert made.get(other) == filed.get(other, [])


@given(ROWS)
def test_a_near_table_misses_no_number(rows: list[tuple[int, int]]) -> None:
    small = [(key, number % 2**BITS) for key, number in rows]
    made = near_table(small)
    assert made.gather(key for key, _ in small) == {number for _, number in small}
    for key, number in small:
        assert number in made.gather([key])


@given(ROWS)
def test_a_near_table_gives_none_whose_key_differs_above_its_numbers(rows: list[tuple[int, int]]) -> None:
    made = near_table([(key, number % 2**BITS) for key, number in rows if key >> BITS != 5])
    assert made.gather([5 << BITS, (5 << BITS) + 7]) == set()


@given(ROWS)
def test_a_key_set_has_all_its_keys(rows: list[tuple[int, int]]) -> None:
    keys = pending(rows)[0]
    made = KeySet(memoryview(build_key_set(keys)))
    assert all(map(made.may_have, keys))


def test_a_key_set_has_hardly_any_other() -> None:
    made = KeySet(memoryview(build_key_set(array(WORD, (key_of(f"in {n}") for n in range(1000))))))
    assert sum(made.may_have(key_of(f"out {n}")) for n in range(1000)) < 200


def test_empty_tables() -> None:
    assert table([]).get(7) == [] and near_table([]).gather([7]) == set()
    assert not KeySet(memoryview(build_key_set(array(WORD)))).may_have(7)
