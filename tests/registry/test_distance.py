"""How many edits apart two name parts are, measured here and, in a long run, by the library."""

from collections.abc import Iterator
from itertools import count, repeat

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from newslint.registry import distance as measuring
from newslint.registry.distance import edits

WORDS = st.text("abcd", max_size=12)
NAMES = st.text("aeilnorsté習ю", max_size=20)


@pytest.fixture(scope="module", params=("ours", "library"), autouse=True)
def measured_by(request: pytest.FixtureRequest) -> Iterator[str]:
    """Which of the two measures, for every test here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measuring, "_library", None if request.param == "ours" else OSA.distance)
        patch.setattr(measuring, "_alignments", repeat(0))
        yield request.param


@given(WORDS, WORDS, st.integers(0, 9))
@example("ac", "ba", 0)
def test_it_is_optimal_string_alignment(a: str, b: str, most: int) -> None:
    assert edits(a, b, most) == min(OSA.distance(a, b), most + 1)


@given(NAMES, NAMES)
def test_so_it_is_of_longer_words_and_other_letters(a: str, b: str) -> None:
    assert edits(a, b, 30) == OSA.distance(a, b)


@given(WORDS, WORDS)
def test_it_is_the_same_both_ways(a: str, b: str) -> None:
    assert edits(a, b, 20) == edits(b, a, 20)


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        ("", "", 0),
        ("", "ab", 2),
        ("blinken", "blinken", 0),
        ("blinken", "blinkin", 1),
        ("blinken", "bilnken", 1),
        ("baerbock", "barbok", 2),
        ("ca", "abc", 3),  # a letter once swapped is not edited again
        ("lavrov", "karlberg", 4),  # three are looked for, unless more are asked for
    ],
)
def test_examples(a: str, b: str, distance: int) -> None:
    assert edits(a, b) == distance


def test_the_library_takes_over_in_a_long_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "_library", None)
    monkeypatch.setattr(measuring, "_alignments", count(measuring._WORTH_IMPORT - 1))
    assert edits("baerbock", "barbok") == 2
    assert measuring._library is None
    assert edits("baerbock", "barbok") == 2
    assert measuring._library is OSA.distance
    assert edits("baerbock", "barbok", 1) == 2
    assert edits("baerbock", "karlberg", 1) == 2
