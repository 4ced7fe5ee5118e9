"""Whom a full name can stand for."""

import pytest

from newslint.analysis.resolving import Resolution, Resolver, reach, right_parts, without_initials
from newslint.registry.entity import PLACE
from tests.registry.made import person, registry

ADA = person("Ada Okonwo", aliases=("Addie Okonwo",), misspellings=("Ada Okonvo",))
RECORDS = (
    ADA,
    person("Ursula von der Lippe"),
    person("Jörg Schröder"),
    person("Karin Holmquist"),
    person("Karin Holmkvist"),
    person("Ada Harbour", kind=PLACE),
)


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(registry(RECORDS))


def resolve(resolver: Resolver, name: str) -> Resolution:
    return resolver.resolve(tuple(name.split()))


@pytest.mark.parametrize(
    "name",
    [
        "Ada Okonwo",
        "ADA OKONWO",
        "Addie Okonwo",
        "Ada J. Okonwo",
        "Ada Maria Okonwo",
        "Ada Okonwo Jr.",
        "Áda Okonwo",
        "Pastor Ada Okonwo",
    ],
)
def test_exact_names(resolver: Resolver, name: str) -> None:
    found = resolve(resolver, name)
    assert found.exact == (ADA,)
    assert not found.near and not found.listed


def test_the_words_of_an_exact_name_in_a_longer_run_are_told(resolver: Resolver) -> None:
    found = resolve(resolver, "Pastor Ada Okonwo")
    assert (found.first, found.last) == (1, 3)
    found = resolve(resolver, "Ada Okonwo Drelvanik")
    assert (found.first, found.last) == (0, 2)


def test_a_listed_misspelling_is_not_exact(resolver: Resolver) -> None:
    found = resolve(resolver, "Ada Okonvo")
    assert found.listed == (ADA,) and not found.exact


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Ada Okonwoo", "ada-okonwo"),
        ("Ad Okonwo", None),
        ("Aba Okonwo", "ada-okonwo"),
        ("Ursula von der Lipe", "ursula-von-der-lippe"),
        ("Ursulla von der Lippe", "ursula-von-der-lippe"),
        ("Joerg Schroeter", "jorg-schroder"),
        ("Bent Solvang", None),
        ("Владимир Карлов", None),
    ],
)
def test_near_names(resolver: Resolver, name: str, right: str | None) -> None:
    near = resolve(resolver, name).near
    assert (near[0].candidate.entity.id if near else None) == right


def test_the_nearest_come_first(resolver: Resolver) -> None:
    near = resolve(resolver, "Karin Holmkvisst").near
    assert [n.candidate.entity.id for n in near] == ["karin-holmkvist", "karin-holmquist"]


def test_places_are_not_near(resolver: Resolver) -> None:
    assert all(n.candidate.entity.kind != PLACE for n in resolve(resolver, "Ada Harbor").near)


def test_right_parts_are_the_words_on_record(resolver: Resolver) -> None:
    (near, *_) = resolve(resolver, "Ursula von der Lipe").near
    assert right_parts(near).family_words == ("von", "der", "Lippe")


@pytest.mark.parametrize(("part", "most"), [("ab", 0), ("abe", 1), ("abcde", 1), ("abcdef", 2), ("abcdefghi", 3)])
def test_short_parts_reach_less_far(part: str, most: int) -> None:
    assert reach(part) == most


def test_initials_between_the_names_are_left_out() -> None:
    assert without_initials(["Ada", "J.", "M", "Okonwo"]) == ["Ada", "Okonwo"]
    assert without_initials(["J.", "Okonwo"]) == ["J.", "Okonwo"]
    assert without_initials(["J."]) == ["J."]
