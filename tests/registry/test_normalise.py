"""The forms names are compared in."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.registry.normalise import fold, near_keys, skeleton, slug, spelt_out, squash

PARTS = st.text("abcdeklmnorstu", min_size=3, max_size=14)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz Müller", "lukasz muller"),
        ("Åsa Ørsted", "asa orsted"),
        ("O’Rourke", "o'rourke"),
        ("Straße", "strasse"),
        ("İlkay Gündoğan", "ilkay gundogan"),
        ("Þór Æsir", "thor aesir"),
        ("Путин", "путин"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ban Ki-moon", "Ban Ki Moon"),
        ("Siobhan O'Rourke", "SIOBHAN O’ROURKE"),
        ("J. R. Roe", "JR Roe"),
        ("Mélanie", "Me\u0301lanie"),
        ("Ki‑moon", "Kimoon"),
    ],
)
def test_squash_leaves_letters_and_digits(one: str, other: str) -> None:
    assert squash(one) == squash(other)
    assert squash(one).isalnum()


def test_squash_keeps_other_scripts_apart() -> None:
    assert squash("习近平") != squash("习近") != ""
    assert squash("Владимир Путин") == "владимирпутин"
    assert squash("“…” – !") == ""


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert squash(squash(text)) == squash(text)
    assert squash(fold(text)) == squash(text)
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Schröder", "schroeder"),
        ("Schro\u0308der", "schroeder"),
        ("Åsa", "aasa"),
        ("Müller", "mueller"),
        ("Joly", None),
    ],
)
def test_umlauts_spelt_out(text: str, spelt: str | None) -> None:
    assert spelt_out(text) == spelt


def test_other_marks_have_no_spelt_out_form() -> None:
    assert spelt_out("Mélanie") is None
    assert spelt_out("Путин") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("baerbock", "barbok"),
        ("phillips", "filips"),
        ("katherine", "catherin"),
        ("zhukov", "shukof"),
        ("nordqvist", "nordkvist"),
    ],
)
def test_names_that_sound_alike(one: str, other: str) -> None:
    alike = skeleton(one) == skeleton(other)
    assert alike == (other != "shukof" and other != "catherin")


def test_the_first_letter_is_heard() -> None:
    assert skeleton("anders") != skeleton("enders")
    assert skeleton("") == ""


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
    assert part in near_keys(part)


@st.composite
def edited(draw: st.DrawFn, part: str) -> str:
    """A part with one letter put in, left out, replaced or swapped with the next."""
    at = draw(st.integers(0, len(part) - 1))
    letter = draw(st.sampled_from("abkz"))
    ways = [part[:at] + letter + part[at:], part[:at] + part[at + 1 :], part[:at] + letter + part[at + 1 :]]
    if at + 1 < len(part):
        ways.append(part[:at] + part[at + 1] + part[at] + part[at + 2 :])
    return draw(st.sampled_from(ways))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Annalena Baerbock", "annalena-baerbock"),
        ("Siobhan O’Rourke", "siobhan-orourke"),
        ("Ban Ki-moon", "ban-ki-moon"),
        ("José  María, Jr.", "jose-maria-jr"),
        ("习近平", "习近平"),
        ("…", ""),
    ],
)
def test_slug(name: str, made: str) -> None:
    assert slug(name) == made


def test_no_letter_folds_further_when_folded_again() -> None:
    letters = [chr(c) for c in range(0x20000) if not 0xD800 <= c < 0xE000]
    assert [c for c in letters if fold(fold(c)) != fold(c) or squash(squash(c)) != squash(c)] == []
