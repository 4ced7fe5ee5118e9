# ruff: noqa: E501 -- each expected message stands whole on its line
from __future__ import annotations

import json
import random
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.registry.hygiene import Examination, examine

Examine = Callable[..., Examination]


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Examine:
    """Examines sources given as text, each a layer of its own: 1.yaml, 2.yaml..."""
    monkeypatch.chdir(tmp_path)

    def one(*texts: str) -> Examination:
        paths = []
        for number, text in enumerate(texts, 1):
            path = Path(f"{number}.yaml")
            path.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
            paths.append(path)
        return examine(paths)

    return one


def said(examination: Examination) -> list[str]:
    assert not examination.failures
    return [f"{f.severity} {f.code} {f.line}: {f.message}" for f in examination.flaws]


CLEAN = """
- name: Adaeze Okafor
  aliases: [Adaeze N. Okafor, Adaeze Ngozi Okafor, Adaézé Okafor, Okafor Adaeze, Daisy Okafor]
  misspellings: [Adaeze Okafur]
  born: 1970
  died: 2015
  roles: [{title: president, of: Freedonia, start: 2010-05-01, end: 2014-05-01}]
- name: Jürgen Müller-Lang
  aliases: [Juergen Mueller-Lang, Jurgen Muller Lang]
  roles: [{title: president, of: Freedonia, start: 2014-05-01, end: 2014-05-01}]
- name: J. D. Roe
  aliases: [JD Roe, James Roe]
  roles: [{title: senator, of: Freedonia, start: 2010}, {title: president, of: Freedonia, start: 2014, end: 2016}]
- name: Li Wei
  roles: [{title: senator, of: Freedonia, start: 2010}, {title: president, of: Sylvania, start: 2011}]
- name: Port Nova
  kind: place
"""


def test_sound_records_have_no_flaws(found: Examine) -> None:
    examination = found(CLEAN)
    assert said(examination) == [] and examination.records == 5


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "- name: A Roe\n- name: Bo Li\n  id: a-roe\n",
            ["error duplicate-id 3: the id 'a-roe' is already that of 'A Roe' (1.yaml:1)"],
            id="duplicate id",
        ),
        pytest.param(
            "- name: Ann Roe\n- name: Ann Röe\n  id: ann-roe-2\n",
            ["warning same-name 2: 'Ann Roe' is also the name of another record; one of them entered twice? (1.yaml:1)"],
            id="same name",
        ),
        pytest.param(
            "- {name: Ann Roe, born: 1950}\n- {name: Ann Roe, id: ann-roe-2, born: 1960}\n",
            ["info same-name 2: 'Ann Roe' is also the name of another record (1.yaml:1)"],
            id="two people of one name",
        ),
        pytest.param(
            "- name: Ann Roe\n  aliases: [Daisy X]\n- name: Anna Rice\n  aliases:\n  - Mrs X\n  - Daisy X\n",
            ["warning shared-alias 6: the alias 'Daisy X' is also an alias of 'Ann Roe' (1.yaml:1)"],
            id="a form of two people",
        ),
        pytest.param(
            "- name: Ann Roe\n  aliases: [Victoria]\n- {name: Victoria, kind: place}\n",
            ["info alias-is-name 2: the alias 'Victoria' is the name of 'Victoria' (1.yaml:3)"],
            id="an alias that is the name of a place",
        ),
        pytest.param(
            "- name: Ann Roe\n  aliases: [Bo Li]\n- name: Bo Li\n",
            ["error alias-is-name 2: the alias 'Bo Li' is the name of 'Bo Li' (1.yaml:3)"],
            id="an alias that is another's name",
        ),
        pytest.param(
            "- name: Ann Roe\n  misspellings: [Anne Poe]\n- name: Anne Poe\n",
            ["error misspelling-is-name 2: the misspelling 'Anne Poe' is the name of 'Anne Poe' (1.yaml:3)"],
            id="a misspelling that is another's name",
        ),
        pytest.param(
            "- name: Ann Roe\n  misspellings: [Anne Poe]\n- name: Bo Poe\n  aliases: [Anne Poe]\n",
            ["error misspelling-is-name 2: the misspelling 'Anne Poe' is an alias of 'Bo Poe' (1.yaml:3)"],
            id="a misspelling that is another's alias",
        ),
        pytest.param(
            "- name: Ann Roe\n  misspellings: [An Ro]\n- name: Anne Rowe\n  misspellings: [An Ro]\n",
            ["warning shared-misspelling 4: the misspelling 'An Ro' is also listed for 'Ann Roe', so it cannot be put right (1.yaml:1)"],
            id="a misspelling of two people",
        ),
        pytest.param(
            "- name: Ann Roe\n  misspellings: [Ann Roe]\n",
            ["error right-and-wrong 2: 'Ann Roe' is listed both as right and as a misspelling"],
            id="right and wrong",
        ),
        pytest.param(
            "- name: Ann LaRoe\n  misspellings: [Ann Laroe]\n",
            ["error right-and-wrong 2: the misspelling 'Ann Laroe' is 'Ann LaRoe' but for case or accents, which look-up passes over"],
            id="right and wrong but for case",
        ),
        pytest.param(
            "- name: Ann Roe\n  aliases: [Ann Roe]\n",
            ["info repeated-form 2: 'Ann Roe' is listed twice"],
            id="a form listed twice",
        ),
        pytest.param(
            "- name: Adaeze Okafor\n  aliases: [Adaeze\n     Okafur]\n",
            ["warning near-alias 2: the alias 'Adaeze Okafur' is one letter from the name 'Adaeze Okafor'; if it is wrong, it belongs under 'misspellings'"],
            id="an alias one letter off",
        ),
        pytest.param(
            "- name: Adaeze Okafor\n  aliases: [Adeaze N. Okafur]\n",
            ["warning near-alias 2: the alias 'Adeaze N. Okafur' is two letters from the name 'Adaeze Okafor'; if it is wrong, it belongs under 'misspellings'"],
            id="an alias two letters off, with an initial",
        ),
        pytest.param(
            "- name: Sergei Ivanov\n  aliases: [Sergey Ivanov]\n",
            ["info variant-alias 2: the alias 'Sergey Ivanov' is one letter from the name 'Sergei Ivanov', as romanisations or short forms are"],
            id="a romanisation",
        ),
        pytest.param(
            "- name: Muhammad Roe\n  aliases: [Mohammed Roe, Muhamad Roe]\n- name: Steven Roe\n  aliases: [Steve Roe]\n",
            [
                "warning near-alias 2: the alias 'Muhamad Roe' is one letter from the name 'Muhammad Roe'; if it is wrong, it belongs under 'misspellings'",
                "info variant-alias 2: the alias 'Mohammed Roe' is two letters from the name 'Muhammad Roe', as romanisations or short forms are",
                "info variant-alias 4: the alias 'Steve Roe' is one letter from the name 'Steven Roe', as romanisations or short forms are",
            ],
            id="spellings of one given name",
        ),
        pytest.param(
            "- {name: Hezballah, kind: organisation, aliases: [Hizballah]}\n",
            ["info variant-alias 1: the alias 'Hizballah' is one letter from the name 'Hezballah'"],
            id="a variant of an organisation",
        ),
        pytest.param(
            "- name: Jon Larsen\n- name: Jon Carsen\n- name: Jno Larsen\n- name: Jon Larsens\n- name: Jo Larson\n",
            [
                "info near-people 2: 'Jon Carsen' is one letter from 'Jon Larsen' (1.yaml:1)",
                "info near-people 3: 'Jno Larsen' is one letter from 'Jon Larsen' (1.yaml:1)",
                "info near-people 4: 'Jon Larsens' is one letter from 'Jon Larsen' (1.yaml:1)",
            ],
            id="people one letter apart: replaced, swapped, added; two letters are not reported",
        ),
        pytest.param(
            "- {name: Jon Larsen, born: 1950-03-02}\n- {name: John Larsen, born: 1950-03-02}\n",
            ["warning near-people 2: 'John Larsen' is one letter from 'Jon Larsen', with the same office or date of birth; one person entered twice? (1.yaml:1)"],
            id="one person entered twice",
        ),
        pytest.param(
            "- {name: Ann Roe, wikidata: Q1}\n- {name: Bo Li, wikidata: Q1}\n",
            ["error same-item 2: Q1 is also the item of 'Ann Roe'; one of them entered twice, or a wrong item (1.yaml:1)"],
            id="one item for two",
        ),
        pytest.param(
            "- name: Ann Roe\n  roles:\n  - title: mayor\n    of: Port Nova\n    start: 2020-05\n    end: 2019\n",
            ["error role-reversed 6: the role 'mayor of Port Nova' ends (2019) before it starts (2020-05)"],
            id="a role that ends before it starts",
        ),
        pytest.param(
            "- name: Ann Roe\n  born: 1950-02-29\n  died: 1949\n",
            ["error no-such-day 2: there is no 1950-02-29 in the calendar", "error died-before-born 3: 'died' (1949) is before 'born' (1950-02-29)"],
            id="days that cannot be",
        ),
        pytest.param(
            "- {name: Ann Roe, born: 1950, died: 2000,\n   roles: [{title: mayor, start: 1949}, {title: judge, start: 2001}, {title: poet, start: 2000}]}\n",
            [
                "warning role-outside-life 2: the role 'judge' starts (2001) after its holder has died (2000)",
                "warning role-outside-life 2: the role 'mayor' starts (1949) before its holder is born (1950)",
            ],
            id="roles outside a life",
        ),
        pytest.param(
            """\
- {name: Ann Roe, roles: [{title: president, of: Freedonia, start: 2010-05-01, end: 2014-05-02}]}
- {name: Bo Li, roles: [{title: President of Freedonia, start: 2014-05-01}]}
- {name: Cy Poe, roles: [{title: president, of: Freedonia, start: 2020}, {title: judge, of: Freedonia, start: 2020}]}
""",
            [
                "info office-overlap 2: President of Freedonia from 2014-05-01 is also Ann Roe, 2010-05-01 to 2014-05-02 (1.yaml:1)",
                "info office-overlap 3: president of Freedonia from 2020 is also Bo Li, 2014-05-01 to now (1.yaml:2)",
            ],
            id="two holders of one office",
        ),
    ],
)  # fmt: skip
def test_each_flaw_is_told_with_both_places(found: Examine, source: str, expected: list[str]) -> None:
    assert said(found(source)) == expected


def test_a_later_layer_replaces_records_and_does_not_collide_with_them(found: Examine) -> None:
    shipped = "- name: Ann Roe\n  aliases: [Annie Roe]\n- name: Bo Li\n"
    house = "- name: Ann Roe\n  aliases: [Bo Li]\n"
    (flaw,) = found(shipped, house).flaws
    assert (flaw.code, flaw.path, flaw.line, flaw.other) == ("alias-is-name", "2.yaml", 2, ("1.yaml", 3))


def test_what_is_not_valid_is_a_failure_and_the_rest_is_examined(found: Examine) -> None:
    examination = found("- nme: X\n- name: Ann Roe\n  misspellings: [Ann Roe]\n- name: 3\n")
    assert examination.failures == (
        "1.yaml:1: unknown key 'nme'; did you mean 'name'?",
        "1.yaml:4: 'name' must be text, not the number 3; put quotation marks round it",
    )
    assert [f.code for f in examination.flaws] == ["right-and-wrong"] and examination.records == 1


@pytest.mark.slow
def test_twenty_thousand_people_take_seconds(tmp_path: Path) -> None:
    dice = random.Random(5)
    syllables = ["an", "bar", "ka", "lo", "mi", "ne", "or", "pe", "ri", "su", "ta", "ul", "ve", "wi"]
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for i in range(20_000):
            given, family = ("".join(dice.choices(syllables, k=3)).title() for _ in range(2))
            role = {"title": "mayor", "of": f"Town {i % 100}", "start": str(1900 + i % 100)}
            record = {"name": f"{given} {family}", "id": f"p-{i}", "aliases": [f"{given} X. {family}"], "roles": [role]}
            file.write(json.dumps(record) + "\n")
    examination = examine([path])
    assert examination.records == 20_000 and {"near-people", "office-overlap"} <= {f.code for f in examination.flaws}
