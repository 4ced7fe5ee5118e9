"""Where a story has the names of people in a form that the house style has otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.analysis.house_style import Unstyled
from newslint.analysis.lexicon import load_lexicon
from newslint.analysis.story import Knowledge, Story
from newslint.formats import read
from newslint.registry.entity import Entity
from newslint.registry.preferred import resolve
from newslint.registry.style import Preference, Style
from tests.analysis.conftest import HEAD
from tests.registry.made import person, registry

ORLOVSKYY = person("Danylo Orlovskyy", aliases=("Danylo Orlovsky", "Daniel Orlovskiy"))
SALIH = person("Bassam al-Salih", given="Bassam", family="al-Salih", aliases=("Basam el-Saleh",))
LESKOV = person("Sergei Leskov", aliases=("Sergey Leskov",))
PEOPLE = (ORLOVSKYY, SALIH, LESKOV)
FORMS = {"danylo-orlovskyy": "Danylo Orlovskyy", "bassam-al-salih": "Bassam al-Salih", "sergei-leskov": "Sergey Leskov"}


def tell(copy: str, people: tuple[Entity, ...] = PEOPLE, day: str | None = None, since: str = "") -> Story:
    names = registry(people)
    made = (Preference(id, form, since, None, (), (), "desk", "desk.yaml:1", True) for id, form in FORMS.items())
    style = resolve(Style("desk", "Desk", tuple(made)), names)
    (document,) = read("story.txt", (HEAD + copy).encode())
    return Story(document, Knowledge(names, load_lexicon(), date.fromisoformat(day) if day else None, style))


def unstyled(story: Story) -> list[Unstyled]:
    assert story.styling is not None
    return list(story.styling.people())


def found(copy: str, **how: object) -> list[tuple[str, str]]:
    story = tell(copy, **how)  # type: ignore[arg-type]
    return [(story.text[one.span.start : one.span.end], one.right) for one in unstyled(story)]


@pytest.mark.parametrize(
    ("copy", "changes"),
    [
        ("They met Danylo Orlovsky's aides.", [("Orlovsky", "Orlovskyy")]),
        ("They met Daniel Orlovskiy.", [("Daniel Orlovskiy", "Danylo Orlovskyy")]),
        ("Danylo Orlovskyy came, and Orlovsky's aides did.", [("Orlovsky", "Orlovskyy")]),
        ("Danylo Orlovskyy came, and the Orlovskys did.", [("Orlovskys", "Orlovskyys")]),
        ("DANYLO ORLOVSKY ARRIVES", [("ORLOVSKY", "ORLOVSKYY")]),
        ("Orlovsky came alone.", [("Orlovsky", "Orlovskyy")]),
        ("President Orlovsky came alone.", [("Orlovsky", "Orlovskyy")]),
        ("They met the Orlovskys.", [("Orlovskys", "Orlovskyys")]),
        ("They met at the Orlovskys' house.", [("Orlovskys", "Orlovskyys")]),
        ("The Orlovsky-led choir sang.", [("Orlovsky", "Orlovskyy")]),
        ("Sergei Leskov came. Sergei stayed.", [("Sergei", "Sergey"), ("Sergei", "Sergey")]),
        ("Bassam al-Salih came. El-Saleh stayed.", [("El-Saleh", "Al-Salih")]),
        ("Bassam al-Salih came. Saleh stayed.", [("Saleh", "Salih")]),
        ("Bassam al-Salih came. Salih stayed, and Al-Salih said so.", []),
        ("Danylo Orlovskyy met Sergey Leskov.", []),
        ('"Danylo Orlovsky is late," she said.', []),
        ('The film "Danylo Orlovsky" won a prize.', []),
        ("Write to @Orlovsky, #Orlovsky or orlovsky@halveg.example.", []),
        ("See https://halveg.example/Orlovsky for Orlovsky.example.", []),
        ("Anna Orlovsky keeps bees. Orlovsky sells the honey.", []),
        ("The Orlovsky Institute is shut.", []),
        ("Danylo Orlovsly came.", []),
    ],
)
def test_a_name_is_put_into_the_style_in_the_case_and_with_the_ending_of_the_copy(
    copy: str, changes: list[tuple[str, str]]
) -> None:
    assert found(copy) == changes


def test_a_family_name_alone_is_not_restyled_where_somebody_else_on_record_has_it() -> None:
    others = (*PEOPLE, person("Anna Orlovsky"))
    assert found("Orlovsky came alone.", people=others) == []
    assert found("Danylo Orlovskyy came, and Orlovsky stayed.", people=others) == [("Orlovsky", "Orlovskyy")]


def test_a_preference_is_silent_before_its_day_and_without_one() -> None:
    copy = "They met Danylo Orlovsky."
    days = (None, "2024-01-17", "2024-01-18")
    assert [len(found(copy, day=day, since="2024-01-18")) for day in days] == [0, 0, 1]


def test_without_a_style_a_story_has_no_styling() -> None:
    (document,) = read("story.txt", b"Orlovsky came.")
    assert Story(document, Knowledge(registry(PEOPLE), load_lexicon())).styling is None
