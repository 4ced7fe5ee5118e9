"""Korean given names that differ in a syllable are two names."""

import pytest

from newslint.analysis.korean import has_another_syllable
from newslint.analysis.lexicon import Lexicon
from newslint.registry.entity import Role
from tests.analysis.conftest import Tell, slips
from tests.registry.made import person

HAN = person(
    "Han Jin-wook",
    given="Jin-wook",
    family="Han",
    family_first=True,
    roles=(Role("president", "South Korea", "2022-05-10"),),
)


@pytest.mark.parametrize(
    ("one", "other", "another"),
    [
        ("Jae-in", "Jae-un", True),
        ("Jae In", "Jae-un", True),
        ("Jae-in", "Jae-in", False),
        ("Jae-in", "Jea-in", False),
        ("Jae-in", "Jae", False),
        ("Jinwook", "Jinwoog", False),
        ("", "", False),
    ],
)
def test_another_syllable(lexicon: Lexicon, one: str, other: str, another: bool) -> None:
    assert has_another_syllable(lexicon, one, other) is another


@pytest.mark.parametrize("copy", ["Nurse Han Jin-woon, 29, came.", "Han Jin-woon came.", "Han Jun-wook came."])
def test_who_has_another_syllable_is_somebody_else(tell: Tell, copy: str) -> None:
    assert slips(tell(f"Han Jin-wook left. {copy}", (HAN,))) == []
    assert slips(tell(f"Han Jin-wook left. {copy}", (person("Han Jin-wook"),))) == []


@pytest.mark.parametrize(
    ("copy", "slip"),
    [
        ("South Korean President Han Jin-woon came.", ("Jin-woon", "Jin-wook")),
        ("Han Jin-wook left. Han Jni-wook came.", ("Jni-wook", "Jin-wook")),
    ],
)
def test_the_office_or_letters_that_make_no_syllable_tell_a_slip(tell: Tell, copy: str, slip: tuple[str, str]) -> None:
    assert slips(tell(copy, (HAN,), day="2023-03-01")) == [slip]
