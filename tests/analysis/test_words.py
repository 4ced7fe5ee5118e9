"""What a capitalised word can be."""

import pytest

from newslint.analysis import words
from newslint.analysis.lexicon import Lexicon
from newslint.analysis.words import WordKinds
from tests.registry.made import person, registry


@pytest.fixture(scope="module")
def kinds(lexicon: Lexicon) -> WordKinds:
    return WordKinds(lexicon, registry([person("Zelva Quorrin"), person("Monday Okonwo")]))


@pytest.mark.parametrize(
    ("word", "bit"),
    [
        ("President", words.ROLE_HEAD),
        ("Mrs", words.HONORIFIC),
        ("Mrs.", words.HONORIFIC),
        ("Norway", words.COUNTRY),
        ("Norwegian", words.COUNTRY),
        ("Monday", words.CALENDAR),
        ("Ministry", words.ORGANISATION),
        ("The", words.SMALL),
        ("Harbour", words.COMMON),
        ("Anna", words.GIVEN),
        ("Jr.", words.SUFFIX),
        ("van", words.PARTICLE),
        ("J.", words.INITIAL),
        ("J", words.INITIAL),
        ("R.T.", words.INITIAL),
        ("Zelva", words.REGISTERED_GIVEN),
        ("Quorrin", words.REGISTERED_FAMILY),
        ("QUORRIN", words.REGISTERED_FAMILY),
        ("We're", words.COMMON),
        ("We’re", words.COMMON),
        ("I've", words.COMMON),
        ("Nairobi", words.CITY),
        ("Yo", words.KOREAN_SYLLABLE),
        ("Kim", words.KOREAN_FAMILY),
    ],
)
def test_kinds(kinds: WordKinds, word: str, bit: int) -> None:
    assert kinds.of(word) & bit


@pytest.mark.parametrize(
    ("copy", "count"),
    [
        ("New York Mayor", 2),
        ("New Zealand", 2),
        ("Ho Chi Minh City", 4),
        ("St. Petersburg", 2),
        ("San Quorrin", 0),
        ("York", 0),
    ],
)
def test_places_of_several_words(kinds: WordKinds, copy: str, count: int) -> None:
    assert kinds.words_of_place(copy.split()) == count


def test_a_word_may_be_several(kinds: WordKinds) -> None:
    assert kinds.of("Monday") & words.CALENDAR
    assert kinds.of("Monday") & words.REGISTERED_GIVEN


@pytest.mark.parametrize("word", ["Drelvanik", "Qxv", "Ддя", "习近平", "Æ-ø"])
def test_what_nothing_knows(kinds: WordKinds, word: str) -> None:
    assert kinds.of(word) == 0


@pytest.mark.parametrize("word", ["U.S.", "UK"])
def test_acronyms_of_countries_are_no_initials(kinds: WordKinds, word: str) -> None:
    assert not kinds.of(word) & words.INITIAL


def test_letters_with_their_marks_apart_are_the_same_word(kinds: WordKinds) -> None:
    assert kinds.of("Mélanie") == kinds.of("Me\u0301lanie")
    assert kinds.of("Quórrin") == kinds.of("Quo\u0301rrin")


def test_it_forgets_before_it_grows_too_large(kinds: WordKinds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_KEPT", 10)
    for number in range(50):
        kinds.of(f"Word{number}")
    assert len(kinds._known) <= 12
    assert kinds.of("Norway") & words.COUNTRY
