"""Whom each mention names."""

import pytest

from newslint.analysis.story import Story
from tests.analysis.conftest import HEAD, Tell
from tests.registry.made import person

PEOPLE = (
    person("Ada Okonwo", aliases=("Addie Okonwo", "Mother Ada")),
    person("Ben Okonwo"),
    person("Pelé", aliases=("Edson Roe",)),
)


def links(story: Story) -> list[tuple[str, str | None]]:
    """Each mention below the headline and the name of the person it is linked to."""
    people = story.people
    return [
        (m.surface, person.name if (person := people.person(n)) else None)
        for n, m in enumerate(story.mentions)
        if m.span.start >= len(HEAD)
    ]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("They met Ada Okonwo. Okonwo left.", [("Ada Okonwo", "Ada Okonwo"), ("Okonwo", "Ada Okonwo")]),
        ("They met Okonwo. Ada Okonwo left.", [("Okonwo", "Ada Okonwo"), ("Ada Okonwo", "Ada Okonwo")]),
        ("They met Ada Okonwo. Then Ada left.", [("Ada Okonwo", "Ada Okonwo"), ("Ada", "Ada Okonwo")]),
        ("They met Addie Okonwo. Okonwo left.", [("Addie Okonwo", "Ada Okonwo"), ("Okonwo", "Ada Okonwo")]),
        ("They met Ada Okonwo. The Okonwos left.", [("Ada Okonwo", "Ada Okonwo"), ("Okonwos", "Ada Okonwo")]),
        ("They met Ada Okonvo. Okonwo left.", [("Ada Okonvo", "Ada Okonwo"), ("Okonwo", "Ada Okonwo")]),
        (
            "They met Drelva Quorrin. Quorrin left.",
            [("Drelva Quorrin", "Drelva Quorrin"), ("Quorrin", "Drelva Quorrin")],
        ),
        ("They met Okonwo. Okonwo left.", [("Okonwo", None), ("Okonwo", None)]),
        ("They met Edson Roe. Pelé left.", [("Edson Roe", "Pelé"), ("Pelé", "Pelé")]),
        ("", []),
    ],
)
def test_mentions_are_linked(tell: Tell, copy: str, expected: list[tuple[str, str | None]]) -> None:
    assert links(tell(copy, PEOPLE)) == expected


def test_one_person_under_two_names_is_one(tell: Tell) -> None:
    story = tell("They met Addie Okonwo and Ada Okonwo.", PEOPLE)
    (only,) = story.people.persons
    assert only.mentions == (len(story.mentions) - 2, len(story.mentions) - 1)


def test_of_relatives_the_one_named_last_is_meant(tell: Tell) -> None:
    story = tell(
        "They met Ada Okonwo. Okonwo left. They met Ben Okonwo. Okonwo left. Then Ada Okonwo came. Okonwo left.", PEOPLE
    )
    assert [name for surface, name in links(story) if surface == "Okonwo"] == ["Ada Okonwo", "Ben Okonwo", "Ada Okonwo"]


def test_before_any_of_them_is_named_the_first_that_is_later(tell: Tell) -> None:
    story = tell("They met Okonwo. Then Ben Okonwo came, and Ada Okonwo.", PEOPLE)
    assert links(story)[0] == ("Okonwo", "Ben Okonwo")


def test_the_middle_of_very_many_mentions_is_linked_as_quickly(tell: Tell) -> None:
    story = tell("They met Ada Okonwo and then Okonwo left. " * 3000, PEOPLE)
    assert len(story.people.persons) == 1
    assert all(number == 0 for number, m in zip(story.people.of, story.mentions, strict=True) if "Okonwo" in m.words)


def test_in_every_story_each_mention_has_an_answer(tell: Tell) -> None:
    for copy in ("", "…", "Ada", "习近平", "Ada Okonwo " * 50):
        story = tell(copy + ".", PEOPLE)
        assert len(story.people.of) == len(story.mentions)
        assert all(n is None or n < len(story.people.persons) for n in story.people.of)


def test_a_place_of_two_words_is_nobody(tell: Tell) -> None:
    story = tell("West Virginia is hilly. North Karlberg is not, nor is New Zealand.")
    assert story.people.persons == ()
