"""The forms a record gives rise to."""

import pytest

from newslint.registry.entity import PLACE, Entity
from newslint.registry.forms import accepted_forms, entity_parts, family_leads, name_words, split_name


def parts(entity: Entity) -> list[tuple[str, str]]:
    return [(p.given, p.family) for p in entity_parts(entity)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Tomas Karlberg", ["Tomas", "Karlberg"]),
        ("Tomas Karlberg, Jr.", ["Tomas", "Karlberg"]),
        ("Tomas Karlberg III", ["Tomas", "Karlberg"]),
        ("Tomas Karlberg Ph.D.", ["Tomas", "Karlberg"]),
        ("Dr. Tomas Karlberg MP", ["Dr.", "Tomas", "Karlberg"]),
        ("Karlberg, Tomas", ["Karlberg", "Tomas"]),
        ("Jr.", ["Jr."]),
        ("", []),
    ],
)
def test_words_without_what_follows_a_name(name: str, words: list[str]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Tomas Karlberg", "tomas", "karlberg"),
        ("Ursula von der Leyen", "ursula", "vonderleyen"),
        ("Ana Maria dos Santos", "ana", "dossantos"),
        ("Abu Omar Haddad", "abuomar", "haddad"),
        ("Siobhan O'Rourke", "siobhan", "orourke"),
        ("J. Karlberg", "j", "karlberg"),
        ("Владимир Карлов", "владимир", "карлов"),
    ],
)
def test_the_usual_division(name: str, given: str, family: str) -> None:
    first = split_name(name.split())[0]
    assert (first.given, first.family) == (given, family)


def test_names_of_three_words_divide_in_other_ways_too() -> None:
    found = {(p.given, p.family) for p in split_name(["Gabriel", "Ruiz", "Ortega"])}
    assert ("gabriel", "ortega") in found
    assert ("gabriel", "ruizortega") in found


@pytest.mark.parametrize("words", [[], ["Pelé"], ["-", "Karlberg"], ["Karlberg", "…"]])
def test_what_does_not_divide(words: list[str]) -> None:
    assert split_name(words) == ()


def test_accepted_forms_begin_with_the_name() -> None:
    entity = Entity("x", "Ban Ki-moon", given="Ki-moon", family="Ban", family_first=True, aliases=("Secretary Ban",))
    assert next(accepted_forms(entity)) == "Ban Ki-moon"
    assert {"Ban Ki-moon", "Ki-moon Ban", "Secretary Ban"} == set(accepted_forms(entity))


def test_the_stated_division_comes_first() -> None:
    entity = Entity("x", "Gabriel Ruiz Ortega", given="Gabriel", family="Ruiz Ortega")
    assert parts(entity)[0] == ("gabriel", "ruizortega")
    assert parts(Entity("x", "Xi Jinping", given="Jinping", family="Xi", family_first=True))[0] == ("jinping", "xi")


def test_a_family_name_in_front_is_also_read_in_the_other_order() -> None:
    entity = Entity("x", "Han Seo-yun", given="Seo-yun", family="Han", family_first=True)
    assert ("han", "seoyun") in parts(entity)
    assert family_leads(entity, "han")
    assert not family_leads(entity, "seoyun")
    assert not family_leads(Entity("y", "Han Solberg", given="Han", family="Solberg"), "han")


def test_a_place_has_no_parts() -> None:
    assert entity_parts(Entity("x", "Lundby Harbour", PLACE)) == ()


@pytest.mark.parametrize(
    "entity",
    [
        Entity("x", "Ban -", family="Ban", family_first=True),
        Entity("x", "- Ban", family="Ban"),
        Entity("x", "X", given="\u02bc", family="X"),
        Entity("x", "习近平", given="近平", family="习", family_first=True),
    ],
)
def test_no_part_is_empty(entity: Entity) -> None:
    assert all(p.given and p.family and p.given_words and p.family_words for p in entity_parts(entity))
