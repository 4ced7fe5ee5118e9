from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.engine.numbers import Numbers

#: Keys that often meet in one place, and in the place after it.
KEYS = st.integers(-(1 << 63), (1 << 63) - 1) | st.sampled_from([0, -1, 1, 64, 128, 1 << 20, 3 << 20])


@given(st.lists(st.tuples(KEYS, st.integers(0, (1 << 32) - 2)), max_size=200))
def test_it_is_a_map(pairs: list[tuple[int, int]]) -> None:
    numbers, known = Numbers(), dict[int, int]()
    for key, number in pairs:
        assert numbers.get(key) == known.get(key)
        numbers.put(key, number)
        known[key] = number
    assert {key: numbers.get(key) for key in known} == known and len(numbers) == len(known)
