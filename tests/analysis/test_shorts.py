"""Single words that are slips for the names of people the story names in full, or for an office's holder."""

import pytest

from newslint.analysis.nearby import NearNames, by_initial
from newslint.registry.entity import Role
from tests.analysis.conftest import Tell, slips
from tests.registry.made import person

PEOPLE = (
    person("Antony Blenkow", roles=(Role("secretary of state", "United States", "2021-01-26", "2025-01-20"),)),
    person("Ursula von der Lippe"),
    person("Amira al-Haddad"),
    person("Karin Holmqvist"),
    person("Tilda Orvar", aliases=("Tilda Orvár",)),
    person("Zelva Quorrin"),
    person("Karl Grubb"),
    person("Luis Ibarra", aliases=("Pindo",)),
    person("José García Ibarrola", given="José", family="García Ibarrola"),
    person(
        "Jonas Gahn Støvre", given="Jonas", family="Gahn Støvre", aliases=("Jonas Gahn Stovre", "Jonas Gahn Stoevre")
    ),
    person("Evi Silonna"),
    person("Karen Holmkwist"),
    person("Greta Sandwell", misspellings=("Sandwall",)),
)


@pytest.mark.parametrize(
    ("copy", "wrong", "right"),
    [
        ("Antony Blenkow left. Blenkov came back.", "Blenkov", "Blenkow"),
        ("Antony Blenkow left. Blenkov's car came.", "Blenkov", "Blenkow"),
        ("Antony Blenkow left. Mr. Blenkov came.", "Blenkov", "Blenkow"),
        ("First Blenkov came. Antony Blenkow left.", "Blenkov", "Blenkow"),
        ("Antony Blenkow left. BLENKOV came.", None, None),
        ("They met Sandwall.", "Sandwall", "Sandwell"),
        ("Antony Blenkow left. A. Blenkov came.", "Blenkov", "Blenkow"),
        ("Antony Blenkow left. A. J. Blenkov came.", "Blenkov", "Blenkow"),
        ("Antony Blenkow left. B. Blenkov came.", None, None),
        ("Antony Blenkow left. A. Blenkow came.", None, None),
        ("Amira al-Haddad left. Al-Hadad came.", "Al-Hadad", "al-Haddad"),
        ("Tilda Orvár left. Orvárn came.", "Orvárn", "Orvár"),
        ("Tilda Orvar left. Orvarn came.", "Orvarn", "Orvar"),
        ("Zelva Quorrin left. Zellva came.", "Zellva", "Zelva"),
        ("Zelva Quorrin left. Zella, Zelvada and Zelvan came.", None, None),
        ("Luis Ibarra left. Pindo came. Pinda said no.", "Pinda", "Pindo"),
        ("Karl Grubb left. Grub said no.", "Grub", "Grubb"),
        ("Karl Grubb left. Grub was good. The Grub Board spoke.", None, None),
        ("Antony Blenkow left. The Blenkov-led talks failed.", "Blenkov", "Blenkow"),
        ("Antony Blenkow left. Anti-Blenkov posters hung there.", "Blenkov", "Blenkow"),
        ("Antony Blenkow left. The Blenkov–Holmqvist talks failed.", "Blenkov", "Blenkow"),
        ("Ursula von der Lippe left. Von der Lipe came back.", "Lipe", "Lippe"),
        ("Ursula von der Lippe left. Von dem Lippe and Von der Lippe came back.", None, None),
        ("José García Ibarrola left. Garcia Ibarola came back.", "Ibarola", "Ibarrola"),
        ("José García Ibarrola left. Ibarola came back.", "Ibarola", "Ibarrola"),
        ("José García Ibarrola left. Ibarrola came back. Lippola came, too.", None, None),
        ("Jonas Gahn Støvre left. Støvre came back. Stovre came, too.", None, None),
        ("Jonas Gahn Støvre left. Støvra came back.", "Støvra", "Støvre"),
        ("Evi Silonna left. Silonnia's house fell.", "Silonnia", "Silonna"),
        ("Evi Silonna left. The Silonnian house and Silonnism fell.", None, None),
        ("Karin Holmqvist left. Holmqvistia fell.", None, None),
        ("José García Ibarrola left. Garcia Ibanez and Ana Ibarola came back.", None, None),
        ("Ursula von der Lippe left. Anna Lipe came back.", None, None),
        ("Antony Blenkow left. Blenko*v and Blenkov- came.", None, None),
    ],
)
def test_slips(tell: Tell, copy: str, wrong: str | None, right: str | None) -> None:
    assert slips(tell(copy, PEOPLE)) == ([(wrong, right)] if wrong else [])


def test_the_capitals_of_a_headline_are_kept(tell: Tell) -> None:
    story = tell("The line was opened by Antony Blenkow on Monday at noon.", PEOPLE, head="BLENKOV OPENS LINE\n\n")
    assert slips(story) == [("BLENKOV", "BLENKOW")]


@pytest.mark.parametrize(
    "copy",
    [
        "They met Blenkov.",
        "Antony Blenkow left. Blenkow and the Blenkows came; Blenkowism, Blenkowites.",
        "Antony Blenkow left. He went to Blenkov, Norway.",
        "Antony Blenkow left. He went to the Blenkov Institute.",
        "Antony Blenkow left. He came to the Blenkov-upon-Holm pier.",
        "Antony Blenkow left. Tom Blenkov came. Blenkov spoke.",
    ],
)
def test_words_with_a_reading_of_their_own_pass(tell: Tell, copy: str) -> None:
    assert slips(tell(copy, PEOPLE)) == []


def test_the_reason_names_the_person(tell: Tell) -> None:
    ((_, slip),) = tell("Antony Blenkow left. Blenkov came back.", PEOPLE).people.slips
    assert slip.reasons == ("the story names Antony Blenkow in full",)
    assert slip.entity.id == "antony-blenkow"
    assert not slip.given_only


def test_two_people_as_near_are_both_offered(tell: Tell) -> None:
    story = tell("Karin Holmqvist met Karen Holmkwist. Later Holmqwist left.", PEOPLE)
    ((_, slip),) = story.people.slips
    assert {slip.right, *slip.others} == {"Holmqvist", "Holmkwist"}


def test_the_holder_of_the_office_on_the_day(tell: Tell) -> None:
    copy = "U.S. Secretary of State Blenkov left."
    ((_, slip),) = tell(copy, PEOPLE, day="2023-03-01").people.slips
    assert (slip.right, slip.certainty) == ("Blenkow", "certain")
    assert slip.reasons == ("the registry records that office for Antony Blenkow",)
    assert slips(tell(copy, PEOPLE, day="2026-03-01")) == []
    assert slips(tell(copy, PEOPLE)) == []


def test_few_names_are_all_candidates_and_many_those_that_are_near() -> None:
    few = NearNames(["blenkow", "karlberg", "blenkow"])
    assert list(few.candidates("x")) == ["blenkow", "karlberg"]
    many = NearNames(["blenkow", *(f"karlberg{n}" for n in range(2000))])
    assert list(many.candidates("blenkov")) == ["blenkow"]
    assert "blenkow" in many.candidates("blekow")
    assert list(NearNames([]).candidates("blenkow")) == []


def test_names_under_their_initials() -> None:
    found = by_initial(["blenkow", "berg", "karlberg"])
    assert sorted(found) == ["b", "k"]
    assert set(found["b"].candidates("bergh")) == {"blenkow", "berg"}


@pytest.mark.slow
def test_a_story_of_very_many_names_is_linked(tell: Tell) -> None:
    letters = "abdeiklnorst"
    words = ["".join(letters[n // 12**k % 12] for k in range(6)).capitalize() for n in range(17, 17 + 97 * 4000, 97)]
    story = tell(" ".join(f"They met Q{w.lower()} {w}. Then {w} left." for w in words), PEOPLE)
    assert len(story.people.persons) > 3000
