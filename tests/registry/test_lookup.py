"""What the registry answers: forms, near forms, families, offices; over layers."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from newslint.errors import RegistryError
from newslint.registry.entity import PERSON, PLACE, Deprecated, Entity, Role
from newslint.registry.forms import accepted_forms, entity_parts
from newslint.registry.lookup import FEW, Registry, accepted_squashed, is_misspelling
from newslint.registry.normalise import squash
from tests.registry.made import built, entities, person, registry
from tests.registry.test_keys import edited

many = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)

ADA = person("Ada Okonwo", misspellings=("Okonvo",), roles=(Role("mayor", "Lundby", "2019-05-01"),))
BAN = person("Han Seo-yun", given="Seo-yun", family="Han", family_first=True)
SCHROEDER = person("Jörg Schröder")


def ids(found: tuple[Entity, ...]) -> set[str]:
    return {e.id for e in found}


@given(entities())
@many
def test_every_form_is_found_exactly(records: list[Entity]) -> None:
    made = registry(records)
    for record in records:
        for form in (*accepted_forms(record), *record.misspellings, *(d.text for d in record.deprecated)):
            assert record in made.exact(form)
            assert record in made.exact(form.upper().replace(" ", "-")) or form.upper().lower() != form.lower()


@given(entities(), st.data())
@many
def test_a_person_with_one_edit_in_each_part_is_near(records: list[Entity], data: st.DataObject) -> None:
    people = [e for e in records if e.kind == PERSON and entity_parts(e)]
    assume(people)
    record = data.draw(st.sampled_from(people))
    parts = data.draw(st.sampled_from(entity_parts(record)))
    assume(min(len(parts.given), len(parts.family)) >= 4)
    given_part, family = data.draw(edited(parts.given)), data.draw(edited(parts.family))
    known = {part for e in people for division in entity_parts(e) for part in (division.given, division.family)}
    assume(known.isdisjoint((given_part, family)))
    assert record.id in [c.entity.id for c in registry(records).near(given_part, family, 1, 1) if c.edits <= 2]


@given(entities(), st.data())
@many
def test_a_person_with_one_part_one_edit_off_is_near(records: list[Entity], data: st.DataObject) -> None:
    people = [e for e in records if e.kind == PERSON and entity_parts(e)]
    assume(people)
    record = data.draw(st.sampled_from(people))
    parts = data.draw(st.sampled_from(entity_parts(record)))
    given_part, family = parts.given, parts.family
    if data.draw(st.booleans()):
        assume(len(family) >= 4)
        family = data.draw(edited(family))
    else:
        assume(len(given_part) >= 4)
        given_part = data.draw(edited(given_part))
    near = registry(records).near(given_part, family, 1, 1)
    assert record.id in [c.entity.id for c in near]
    assert [c.edits for c in near] == sorted(c.edits for c in near)
    assert len({c.entity.id for c in near}) == len(near)


@pytest.mark.parametrize("form", ["Ada Okonwo", "ADA OKONWO", "Ada  Okonwo", "Áda Okonwo", "Ada-Okonwo", "Okonvo"])
def test_case_marks_hyphens_and_spaces_do_not_matter(form: str) -> None:
    assert registry([ADA]).exact(form) == (ADA,)


@pytest.mark.parametrize("form", ["", "…", "Ada", "Okonwo", "Ada Okonwo Roe"])
def test_what_is_no_form(form: str) -> None:
    assert registry([ADA]).exact(form) == ()


def test_umlauts_may_be_spelt_out() -> None:
    made = registry([SCHROEDER])
    for form in ("Jörg Schröder", "Joerg Schroeder", "Jorg Schroder"):
        assert made.exact(form) == (SCHROEDER,)


def test_near_is_within_the_edits_asked_for() -> None:
    made = registry([ADA])
    assert made.near("ada", "okonwo", 0, 0)[0].edits == 0
    assert made.near("ada", "okunwo", 0, 1)[0].family_edits == 1
    assert not made.near("ada", "okunwo", 0, 0)
    assert not made.near("ada", "karlberg", 1, 1)


def test_a_part_is_found_far_off_where_the_other_is_right() -> None:
    made = registry([person("Annalena Karlberg")])
    assert made.near("annalena", "kralbreg", 1, 1)[0].family_edits == 2
    assert not made.near("annalena", "holmquist", 3, 3)


def test_a_family_name_in_front_is_near_in_both_orders() -> None:
    made = registry([BAN])
    assert made.near("han", "seoyn", 1, 1)[0].entity == BAN
    assert made.near("seoyn", "han", 1, 1)[0].entity == BAN


def test_namesakes_have_both_parts_as_they_are() -> None:
    made = registry([ADA, Entity("z", "Okonwo Ada"), Entity("b", "Okonwo Ada"), BAN])
    assert made.namesakes("ada", "okonwo") == (ADA,)
    assert [e.id for e in made.namesakes("okonwo", "ada")] == ["b", "z"]
    assert made.namesakes("ada", "okonvo") == () == made.namesakes("ada", "")


def test_one_slip_in_each_part_of_a_name_spelt_out() -> None:
    assert [c.entity for c in registry([SCHROEDER]).near("jorh", "schroedre", 1, 1)] == [SCHROEDER]


def test_family_members() -> None:
    made = registry([ADA, person("Ben Okonwo"), BAN, person("Okonwo", kind=PLACE)])
    assert ids(made.family_members("okonwo")) == {"ada-okonwo", "ben-okonwo"}
    assert ids(made.family_members("han")) == {"han-seo-yun"}
    assert made.family_members("ada") == () == made.family_members("nobody")


def test_a_family_of_very_many_is_not_listed() -> None:
    made = registry([person(f"Given{n} Okonwo") for n in range(FEW + 1)])
    assert made.family_members("okonwo") == ()
    assert made.part_counts("okonwo") == (FEW + 1, 0)


def test_near_family() -> None:
    assert registry([ADA, BAN]).near_family("okonvo", 1) == (("okonwo", 1),)


def test_holders_of_an_office_at_any_time() -> None:
    ben = person("Ben Holm", roles=(Role("Mayor of Lundby", None, "2001", "2005"),))
    made = registry([ADA, ben])
    assert ids(made.holders("mayor", "Lundby")) == {"ada-okonwo", "ben-holm"}
    assert made.holders("mayor", "Holm") == ()


def test_deprecated_forms_of_a_kind() -> None:
    lundby = person("Lundby", kind=PLACE, deprecated=(Deprecated("Lundbye", date(2001, 2, 3), ("Lundbye ware",)),))
    (form,) = registry([ADA, lundby]).deprecated(PLACE)
    assert form == ("Lundbye", "Lundby", date(2001, 2, 3), ("Lundbye ware",), "lundby")
    assert registry([lundby]).deprecated(PERSON) == ()


def test_a_later_record_replaces_the_earlier_everywhere() -> None:
    old = Entity(
        "ada",
        "Ada Okonwo",
        aliases=("Addie Okonwo",),
        roles=(Role("mayor", "Lundby"),),
        deprecated=(Deprecated("Okonwa"),),
    )
    new = Entity("ada", "Ada Holm", roles=(Role("mayor", "Holm"),))
    made = registry([old, BAN], [], [new])
    for form in ("Ada Okonwo", "Addie Okonwo"):
        assert made.exact(form) == ()
    assert made.exact("Ada Holm") == (new,)
    assert not made.near("ada", "okonwo", 1, 1)
    assert not made.near("ada", "okonxxo", 3, 3)
    assert made.near("ada", "holn", 1, 1)[0].entity == new
    assert made.family_members("okonwo") == ()
    assert made.family_members("holm") == (new,)
    assert made.holders("mayor", "Lundby") == ()
    assert made.holders("mayor", "Holm") == (new,)
    assert made.deprecated(PERSON) == ()
    assert made.exact("Han Seo-yun") == (BAN,)


def test_without_layers_nothing_is_known() -> None:
    made = Registry([])
    assert (
        made.size == 0 and made.exact("Ada") == () and made.near("a", "b", 1, 1) == () and made.holders("x", "y") == ()
    )


def test_listed_misspellings_are_not_accepted() -> None:
    assert is_misspelling(ADA, "OKONVO")
    assert not is_misspelling(ADA, "Okonwo")
    assert squash("Okonvo") not in accepted_squashed(ADA)
    assert squash("Ada Okonwo") in accepted_squashed(ADA)


def test_opened_from_files_and_from_a_built_index(tmp_path: Path) -> None:
    source, folder = tmp_path / "people.yaml", tmp_path / "folder"
    source.write_text("- {name: Ada Okonwo}\n", encoding="utf-8")
    folder.mkdir()
    (folder / "more.jsonl").write_text('{"name": "Ben Holm"}\n', encoding="utf-8")
    made = Registry.open([source, folder], starter=False)
    assert made.size == 2
    assert [e.id for e in made.exact("Ben Holm")] == ["ben-holm"]
    source.write_text("- {name: Ada Holm}\n", encoding="utf-8")
    assert Registry.open([source], starter=False).exact("Ada Okonwo") == ()


def test_a_registry_of_nothing_is_no_error(tmp_path: Path) -> None:
    for name, text in (("a.yaml", ""), ("b.yaml", "[]\n"), ("c.jsonl", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert Registry.open([tmp_path / name], starter=False).size == 0


def test_a_bad_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text("- {name: Ada}\n- {nome: Ben}\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"people\.yaml:2: "):
        Registry.open([path], starter=False)


def test_the_same_layer_twice_counts_once(tmp_path: Path) -> None:
    made = Registry.open([], starter=False)
    assert made.size == 0
    twice = registry([ADA], [ADA])
    assert twice.exact("Ada Okonwo") == (ADA,)
    assert len(twice.near("ada", "okonvo", 1, 1)) == 1
    assert built([ADA]) == built([ADA])
