"""The forms names are compared in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.registry.normalise import fold, skeleton, slug, spelt_out, squash


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


@given(st.lists(st.text(), max_size=4))
def test_words_squashed_apart_are_the_name_squashed(words: list[str]) -> None:
    assert "".join(map(squash, words)) == squash("".join(words)) == squash(" ".join(words))


@given(st.text("tschzkgdjbpcqxwyaeiou", max_size=8))
def test_a_skeleton_holds_no_sign_for_two_letters(part: str) -> None:
    assert not set("cqxzwj") & set(skeleton(part))


def test_no_letter_folds_further_when_folded_again() -> None:
    letters = [chr(c) for c in range(0x20000) if not 0xD800 <= c < 0xE000]
    assert [c for c in letters if fold(fold(c)) != fold(c) or squash(squash(c)) != squash(c)] == []
