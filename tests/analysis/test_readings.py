"""Words near a name that are something of their own: another name, a firm's, kin by their given names, a shout."""

import pytest

from newslint.analysis.variants import find_variants
from tests.analysis.conftest import Tell, slips
from tests.registry.made import person

BLENKOW = person("Antony Blenkow")


@pytest.mark.parametrize(
    "copy",
    [
        "Wells Blenkov, 41, drove them. Blenkov left.",
        "The driver was Made Blenkov. Later Blenkov left.",
        "Photo: Made Blenkov",
        "Shares in Blenkov & Hale rose.",
        "Shares in Hale & Blenkov rose.",
        "Her uncle Blenkov came.",
        "His grandson, Blenkov, came.",
        "The medic, call sign Blenkov, came.",
        "A man known as Blenkov came.",
        "They shouted “Blenkov!” all night.",
        'They shouted "Blenkov" all night.',
    ],
)
def test_another_name_is_no_slip_for_somebody_named(tell: Tell, copy: str) -> None:
    assert slips(tell(f"Antony Blenkow came. {copy}", (BLENKOW,))) == []
    assert find_variants(tell(f"Ingrid Blenkow came. {copy}")) == ()


@pytest.mark.parametrize(
    "copy",
    [
        "Yesterday Blenkov came.",
        "Then Blenkov came.",
        "Her uncle called Blenkov.",
        "Her uncle, a judge, met Blenkov.",
        "“Blenkov came,” she said.",
        "R&B met Blenkov.",
        "He called Blenkov a fool.",
    ],
)
def test_a_word_that_stands_for_itself_is_a_slip(tell: Tell, copy: str) -> None:
    assert slips(tell(f"Antony Blenkow came. {copy}", (BLENKOW,))) == [("Blenkov", "Blenkow")]


def test_a_headlines_capitals_make_no_name_of_the_word_before(tell: Tell) -> None:
    copy = "The line was opened by Antony Blenkow on Monday at noon."
    story = tell(copy, (BLENKOW,), head="Talks Stall as Angry Blenkov Leaves\n\n")
    assert slips(story) == [("Blenkov", "Blenkow")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Blenkov & Hale Meet in Oslo", [("Blenkov", "Blenkow")]),
        ("Hale & Blenkov Meet in Oslo", [("Blenkov", "Blenkow")]),
        ("Blenkov & Sons Meets Hale", []),
        ("Blenkov & Partners Meet", []),
        ("Hale & Blenkov & Co Meet in Oslo", []),
    ],
)
def test_two_people_of_the_story_are_no_firm_in_its_headline(
    tell: Tell, head: str, expected: list[tuple[str, str]]
) -> None:
    copy = "Antony Blenkow met Ingrid Hale on Monday at noon. Shares in Blenkov & Hale rose."
    assert slips(tell(copy, (BLENKOW, person("Ingrid Hale")), head=f"{head}\n\n")) == expected


def test_a_name_with_a_small_particle_is_whole(tell: Tell) -> None:
    assert find_variants(tell("Kelvin Rottol came. Wilson arap Rottoh left. Nora binti Rottoh stayed.")) == ()
