"""The registry that ships: it loads, has no errors, and agrees with independent data where that is at hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from newslint.data import rules_folder
from newslint.registry.entity import ORGANISATION, PERSON, PLACE, Entity
from newslint.registry.hygiene import ERROR, examine
from newslint.registry.load import read_layer
from newslint.registry.normalise import squash

STARTER = Path(rules_folder()) / "registry"
#: Independent records of office-holders, kept beside the checkout and no part of it.
SHARED = Path(__file__).parents[3] / "shared" / "people"
#: Items of which the shared data have another date of birth, each with the reason.
BORN_OTHERWISE = {"Q29453265": "Dan Brouillette: biographies give 18 August 1962, the data a day in 1947"}


def _records() -> Iterator[Entity]:
    for path in sorted(STARTER.rglob("*.yaml")):
        yield from read_layer([path])


@pytest.fixture(scope="module")
def entities() -> tuple[Entity, ...]:
    return tuple(_records())


@pytest.fixture(scope="module")
def named(entities: tuple[Entity, ...]) -> dict[str, Entity]:
    return {entity.name: entity for entity in entities}


def test_the_check_reports_no_errors() -> None:
    examination = examine([STARTER])
    assert examination.failures == ()
    assert [flaw for flaw in examination.flaws if flaw.severity == ERROR] == []


def test_nobody_stands_twice() -> None:
    codes = {"same-name", "same-item", "duplicate-id", "shared-misspelling"}
    doubled = {f.message for f in examine([STARTER]).flaws if f.code in codes}
    assert doubled == set()


def test_it_is_of_use(entities: tuple[Entity, ...]) -> None:
    kinds = Counter(entity.kind for entity in entities)
    assert kinds[PERSON] >= 300 and kinds[PLACE] >= 60 and kinds[ORGANISATION] >= 60


def test_every_person_has_an_office_with_its_date_and_a_source(entities: tuple[Entity, ...]) -> None:
    for person in entities:
        if person.kind == PERSON:
            assert any(role.start for role in person.roles), person.name
            assert person.source and person.checked, person.name


def test_every_person_says_what_is_known_of_pronouns() -> None:
    for path in sorted((STARTER / "people").glob("*.yaml")):
        records = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert [record["name"] for record in records if "pronouns" not in record] == []


def test_a_country_is_called_one_way(entities: tuple[Entity, ...]) -> None:
    used = {role.of for entity in entities for role in entity.roles if role.of}
    other_names = {
        "US", "U.S.", "USA", "America", "UK", "Britain", "Great Britain", "Republic of Korea", "Russian Federation",
        "UAE", "Türkiye", "Czechia", "Myanmar (Burma)", "Macedonia", "Côte d'Ivoire", "Holland", "EU", "UN",
    }  # fmt: skip
    assert not used & other_names
    folded = sorted(used, key=squash)
    assert [list(same) for _, same in groupby(folded, key=squash) if len(list(same)) > 1] == []


def test_a_defence_minister_is_spelt_as_the_country_spells(entities: tuple[Entity, ...]) -> None:
    american = {(r.of, e.name) for e in entities for r in e.roles if "defense" in r.title and r.of != "United States"}
    british = {(r.of, e.name) for e in entities for r in e.roles if "defence" in r.title and r.of == "United States"}
    assert american == british == set()


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Volodymyr Zelenskyy", ["Volodymyr Zelensky", "Volodymyr Zelenskiy"]),
        ("Sergei Lavrov", ["Sergey Lavrov"]),
        ("Recep Tayyip Erdogan", ["Recep Tayyip Erdoğan"]),
        ("Joe Biden", ["Joseph Biden", "Joseph R. Biden"]),
        ("Abdel Fattah al-Sisi", ["Abdel Fattah el-Sisi", "Abdel-Fattah El-Sisi"]),
        ("Tamim bin Hamad al-Thani", ["Tamim bin Hamad Al Thani", "Tamim bin Hamad Al-Thani"]),
    ],
)
def test_romanisations_in_print_are_accepted_exactly(named: dict[str, Entity], name: str, forms: list[str]) -> None:
    assert set(forms) <= set(named[name].aliases)


def test_a_name_of_one_word_is_nobody_elses_given_or_family_name(entities: tuple[Entity, ...]) -> None:
    people = [entity for entity in entities if entity.kind == PERSON]
    alone = [(person, form) for person in people for form in (person.name, *person.aliases) if " " not in form]
    assert alone
    shared = [(form, p.name, q.name) for p, form in alone for q in people if q != p and form in (q.given, q.family)]
    assert shared == []


def test_kyiv_has_its_old_name_since_a_day_and_the_phrases_that_keep_it(named: dict[str, Entity]) -> None:
    (old,) = named["Kyiv"].deprecated
    assert (old.text, str(old.since)) == ("Kiev", "2019-08-14")
    assert {"chicken Kiev", "Kievan Rus", "Dynamo Kiev"} <= set(old.exceptions)


def test_an_acronym_stands_with_its_expansion(named: dict[str, Entity]) -> None:
    osce = named["Organization for Security and Co-operation in Europe"]
    assert "OSCE" in osce.aliases and "Organization of Security and Cooperation in Europe" in osce.misspellings


def _shared() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name in ("executives.jsonl", "officeholders.jsonl"):
        with (SHARED / name).open(encoding="utf-8") as file:
            for record in map(json.loads, file):
                if "wikidata" in record:
                    found.setdefault(record["wikidata"], {}).update(record)
    return found


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared people are not here")
def test_pronouns_and_births_agree_with_the_shared_people(entities: tuple[Entity, ...]) -> None:
    shared, compared = _shared(), 0
    differing: list[tuple[object, ...]] = []
    for person in entities:
        other = shared.get(person.wikidata or "")
        if person.kind != PERSON or other is None:
            continue
        compared += 1
        stated = other.get("pronouns")
        if stated and tuple([stated] if isinstance(stated, str) else stated) != person.pronouns:
            differing.append((person.name, person.pronouns, stated))
        one, two = str(person.born or ""), other.get("born", "")
        if not (one.startswith(two) or two.startswith(one)) and person.wikidata not in BORN_OTHERWISE:
            differing.append((person.name, one, two))
    assert differing == [] and compared > 500
