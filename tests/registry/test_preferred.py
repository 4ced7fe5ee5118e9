"""What a house style comes to against a registry."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import StyleError
from newslint.registry.entity import ORGANISATION, PLACE, Entity
from newslint.registry.preferred import resolve
from newslint.registry.style import Preference, Preferred, Style
from tests.registry.made import person, registry

ORLOVSKYY = person("Danylo Orlovskyy", aliases=("Danylo Orlovsky", "Daniel Orlovskiy", "Danylo P. Orlovskyy"))
HALVEG = Entity("halveg", "Halveg", PLACE, aliases=("Port Aldous", "HVG", "Halvegg"))
CORPS = Entity(
    "harbour-corps", "Harbour Corps", ORGANISATION, aliases=("Harbor Corps", "HC", "harbour watch", "Corps of the Port")
)


ENTRY = Preference("", "", "", None, (), (), "desk", "desk.yaml:3", own=True)


def preference(entity: str, form: str, **fields: object) -> Preference:
    return ENTRY._replace(entity=entity, form=form, **fields)


def resolved(*preferences: Preference, entities: tuple[Entity, ...] = (ORLOVSKYY, HALVEG, CORPS)) -> list[Preferred]:
    style = Style("desk", "Desk", preferences)
    return list(resolve(style, registry(entities)).preferred.values())


@pytest.mark.parametrize(
    ("entity", "form", "rivals"),
    [
        ("Danylo Orlovskyy", "Danylo Orlovskyy", ("Danylo Orlovsky", "Daniel Orlovskiy")),
        ("danylo-orlovskyy", "Danylo Orlovsky", ("Danylo Orlovskyy", "Daniel Orlovskiy", "Danylo P. Orlovskyy")),
        ("Halveg", "Halveg", ("Port Aldous", "Halvegg")),
        ("Harbour Corps", "Harbor Corps", ("Harbour Corps",)),
    ],
)
def test_other_spellings_and_other_names_give_way(entity: str, form: str, rivals: tuple[str, ...]) -> None:
    (one,) = resolved(preference(entity, form))
    assert (one.form, one.rivals) == (form, rivals)


@pytest.mark.parametrize("entity", ["halveg", "Halveg", "Port Aldous"])
def test_an_entry_is_for_an_id_a_name_or_a_form_that_one_record_accepts(entity: str) -> None:
    (one,) = resolved(preference(entity, "Port Aldous"))
    assert one.entity == HALVEG


def test_listed_forms_alone_give_way() -> None:
    (one,) = resolved(preference("Harbour Corps", "HC", instead_of=("harbour watch",)))
    assert one.rivals == ("harbour watch",)


def test_the_later_entry_counts_be_it_by_id_or_by_name() -> None:
    (one,) = resolved(preference("halveg", "Halveg"), preference("Halveg", "Port Aldous"))
    assert one.form == "Port Aldous"


def test_whom_the_registry_does_not_have_is_passed_over() -> None:
    assert resolved(preference("Ingrid Nobody", "Ingrid Nobody")) == []


def test_a_form_without_its_marks_is_accepted() -> None:
    (one,) = resolved(preference("Jiří Malý", "Jiri Maly"), entities=(person("Jiří Malý"),))
    assert (one.form, one.rivals) == ("Jiri Maly", ("Jiří Malý",))


@pytest.mark.parametrize("fields", [{}, {"form": "Halveg", "instead_of": ("Old Port",)}])
def test_a_form_that_is_not_accepted_is_told_of_a_file_of_the_newsrooms_own(fields: dict[str, object]) -> None:
    wrong = preference("Halveg", "Old Port")._replace(**fields)  # type: ignore[arg-type]
    with pytest.raises(StyleError) as told:
        resolved(wrong)
    assert str(told.value) == (
        "desk.yaml:3: 'Old Port' is no form that the registry accepts for halveg; it accepts: "
        "Halveg, Port Aldous, HVG, Halvegg; another is added to the aliases of the record"
    )
    assert resolved(wrong._replace(own=False)) == [], "what ships gives way to the newsroom's registry"


def test_namesakes_are_told_apart_by_id() -> None:
    one, other = (person("Ada Holm", aliases=("Aada Holm",))._replace(id=f"ada-holm-{n}") for n in (1, 2))
    with pytest.raises(StyleError) as told:
        resolved(preference("Ada Holm", "Aada Holm"), entities=(one, other))
    assert str(told.value) == (
        "desk.yaml:3: 'Ada Holm' is a name of several records; give an id: ada-holm-1, ada-holm-2"
    )
    (found,) = resolved(preference("ada-holm-2", "Aada Holm"), entities=(one, other))
    assert found.entity == other


def test_a_preference_holds_from_its_day_on() -> None:
    (always,) = resolved(preference("Halveg", "Halveg"))
    (dated,) = resolved(preference("Halveg", "Halveg", since="2024-01-18"))
    days = (None, date(2024, 1, 17), date(2024, 1, 18))
    assert [always.holds_on(day) for day in days] == [True, True, True]
    assert [dated.holds_on(day) for day in days] == [False, False, True]


def test_the_reason_names_style_day_and_source() -> None:
    (bare,) = resolved(preference("Halveg", "Halveg"))
    (full,) = resolved(preference("Halveg", "Halveg", since="2024-01-18", source="The desk's book"))
    assert bare.reason == "the style desk has it"
    assert full.reason == "the style desk has it from 2024-01-18 on: The desk's book"
