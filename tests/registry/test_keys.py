"""What names are filed under."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.registry.keys import key_of, near_keys, office_key, pair_key

PARTS = st.text("abcdeklmnorstu", min_size=3, max_size=14)


@st.composite
def edited(draw: st.DrawFn, part: str) -> str:
    """A part with one letter put in, left out, replaced or swapped with the next."""
    at = draw(st.integers(0, len(part) - 1))
    letter = draw(st.sampled_from("abkz"))
    ways = [part[:at] + letter + part[at:], part[:at] + part[at + 1 :], part[:at] + letter + part[at + 1 :]]
    if at + 1 < len(part):
        ways.append(part[:at] + part[at + 1] + part[at] + part[at + 2 :])
    return draw(st.sampled_from(ways))


@given(PARTS, st.data())
def test_parts_one_edit_apart_share_a_key(part: str, data: st.DataObject) -> None:
    other = data.draw(edited(part))
    assume(len(other) >= 3)
    assert near_keys(part) & near_keys(other)


@given(st.integers(36, 44), st.data())
def test_so_do_parts_too_long_for_all_their_keys(size: int, data: st.DataObject) -> None:
    part = data.draw(st.text("abcdeklmnorstu", min_size=size, max_size=size))
    assert near_keys(part) & near_keys(data.draw(edited(part)))


def test_keys_do_not_grow_without_end() -> None:
    assert len(near_keys("abcdefgh" * 10_000)) < 10


@given(PARTS)
def test_a_part_is_its_own_key(part: str) -> None:
    assert key_of(part) in near_keys(part)


def test_keys_are_words() -> None:
    for key in (key_of(""), key_of("baerbock"), key_of("习"), pair_key(0, 0), pair_key(2**31, 2**31), pair_key(1, 2)):
        assert 0 <= key < 2**32
    assert pair_key(1, 2) != pair_key(2, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("minister for foreign affairs", "Norway"), ("Foreign Minister", "norway")),
        (("mayor of Lundby", None), ("mayor", "Lundby")),
        (("secretary of defense", "US"), ("Defence Secretary", "US")),
        (("vice-president", None), ("Vice President", None)),
    ],
)
def test_one_office_in_two_wordings(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    assert office_key(*one) == office_key(*other)


def test_two_offices() -> None:
    assert office_key("mayor", "Lundby") != office_key("mayor", "Holm")
    assert office_key("foreign minister", None) != office_key("minister", None)
