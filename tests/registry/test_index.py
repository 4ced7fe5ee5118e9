"""The compiled registry: what is put in comes out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.errors import RegistryError
from newslint.registry.entity import PERSON, Entity, Role
from newslint.registry.forms import parts_of
from newslint.registry.index import BLOCK, Index, decode, encode
from newslint.registry.keys import key_of
from tests.registry.made import built, entities, index, person

many = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@given(entities())
@many
def test_every_record_comes_out_as_it_went_in(records: list[Entity]) -> None:
    made = index(*records)
    assert [made.entity(n) for n in range(len(records))] == records
    assert sum(made.counts.values()) == len(records)
    assert [made.entity(n) for n in made.with_deprecated] == [e for e in records if e.deprecated]
    for number, record in enumerate(records):
        assert number in made.ids.get(key_of(record.id))


@given(entities())
@many
def test_a_record_is_coded_without_loss(records: list[Entity]) -> None:
    assert [decode(encode(record)) for record in records] == records


@given(entities())
@many
def test_built_twice_gives_the_same_bytes(records: list[Entity]) -> None:
    assert built(records) == built(iter(records))


@given(entities())
@many
def test_people_are_filed_under_their_parts_and_offices(records: list[Entity]) -> None:
    made = index(*records)
    for number, record in enumerate(records):
        for role in record.roles:
            assert number in made.office(role.title, role.of)
        for parts in parts_of(record):
            family, given_part = made.part_number(parts.family), made.part_number(parts.given)
            assert family is not None and given_part is not None
            assert made.part(family) == parts.family
            assert number in made.people(family, given_part)
            assert given_part in made.half_known(family, parts.given[0], family=True)
            assert family in made.half_known(given_part, parts.family[0], family=False)


@given(st.lists(st.text("abdeiklnorst", min_size=3, max_size=9), min_size=1, max_size=20, unique=True), st.data())
@many
def test_parts_one_edit_away_are_near(parts: list[str], data: st.DataObject) -> None:
    made = index(*(person(f"Q {part}") for part in parts))
    part = data.draw(st.sampled_from(parts))
    at = data.draw(st.integers(0, len(part) - 1))
    slip = part[:at] + data.draw(st.sampled_from("az")) + part[at + 1 :]
    assert part in [near.text for near in made.near_parts(slip, 1)]
    found = [near.distance for near in made.near_parts(slip, 2)]
    assert found == sorted(found)
    assert all(near.distance <= 2 for near in made.near_parts(slip, 2))


def test_more_records_than_a_block_holds() -> None:
    records = [person(f"Tomas Karlberg{n}") for n in range(5 * BLOCK + 1)]
    made = index(*records)
    assert [made.entity(n) for n in reversed(range(len(records)))] == records[::-1]


def test_an_index_of_nothing() -> None:
    made = index()
    assert made.counts == {} and made.near_parts("karlberg", 2) == () and made.part_number("karlberg") is None


def test_counts_of_people_with_a_part() -> None:
    made = index(person("Ada Holm"), person("Ada Roe"), person("Holm Ada"), person("Lundby", kind="place"))
    ada, holm = made.part_number("ada"), made.part_number("holm")
    assert ada is not None and holm is not None
    assert (made.given_counts[ada], made.family_counts[ada]) == (2, 1)
    assert (made.given_counts[holm], made.family_counts[holm]) == (1, 1)
    assert made.counts == {PERSON: 3, "place": 1}


def test_what_is_no_index_is_refused() -> None:
    for data in (b"", b"not an index at all" * 50, bytes(1000)):
        with pytest.raises(RegistryError, match="build it again"):
            Index(memoryview(data))


def test_an_index_cut_short_is_refused() -> None:
    data = built([person("Ada Holm")])
    with pytest.raises(RegistryError, match="cut short"):
        Index(memoryview(data[:-20]))


def test_a_part_of_many_letters_does_not_fill_the_index() -> None:
    assert len(built([person("Ada " + "karlberg" * 2000)])) < 500_000


def test_holders_are_filed_once() -> None:
    made = index(person("Ada Holm", roles=(Role("mayor", "Lundby", "2001", "2005"), Role("mayor", "Lundby", "2010"))))
    assert made.office("mayor", "Lundby") == [0]
