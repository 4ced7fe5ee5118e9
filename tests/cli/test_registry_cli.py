# ruff: noqa: E501 -- each expected message stands whole on its line
from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from newslint.cli import CLEAN, FAILED, FOUND, main
from newslint.registry.lookup import Registry

PEOPLE = """\
- name: Adaeze Okafor
  aliases: [Ada Okafor]
  misspellings: [Adaeze Okafur]
  pronouns: [she, they]
  roles:
  - {title: foreign minister, of: Freedonia, start: 2019-05-01, end: 2021-12-08}
  - {title: president, of: Freedonia, start: 2021-12-08}
- name: Jürgen Lang
  pronouns: he
- name: Kyrov
  kind: place
  deprecated: [{text: Kirov, since: 2019-08-14}]
"""


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("people.yaml").write_text(PEOPLE, encoding="utf-8")
    return "people.yaml"


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["registry", *arguments])
    return (status, *capsys.readouterr())


def looked_up(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    status, out, err = ran(capsys, "lookup", *arguments, "--registry", "people.yaml", "--no-starter-registry")
    assert err == ""
    return status, out.splitlines()


def test_an_index_is_built_and_answers_as_its_sources_do(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = ran(capsys, "build", people, "-o", "names.index")
    assert (status, out) == (CLEAN, "")
    size = Path("names.index").stat().st_size
    assert err.startswith("newslint: names.index: 3 records, ") and err.endswith(f" s, {size:,} bytes\n")
    built, read = (Registry.open([path], starter=False) for path in ("names.index", people))
    for form in ("Ada Okafor", "adaeze okafur", "Juergen Lang", "Kirov", "Nobody"):
        assert built.exact(form) == read.exact(form)


def test_an_index_can_be_read_by_whoever_may_read_the_users_files(
    people: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "build", people, "-o", "names.index")
    Path("plain").touch()
    assert stat.S_IMODE(Path("names.index").stat().st_mode) == stat.S_IMODE(Path("plain").stat().st_mode)


def test_later_layers_replace_records_in_one_index(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("house.jsonl").write_text('{"name": "Adaeze Okafor", "pronouns": "they"}\n', encoding="utf-8")
    assert "3 records" in ran(capsys, "build", people, "house.jsonl", "-o", "names.index")[2]
    registry = Registry.open(["names.index"], starter=False)
    assert [e.pronouns for e in registry.exact("Adaeze Okafor")] == [("they",)]
    assert [e.name for e in registry.exact("Kyrov")] == ["Kyrov"]


def test_a_failed_build_leaves_the_old_index(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "build", people, "-o", "names.index")
    before = Path("names.index").read_bytes()
    Path(people).write_text(PEOPLE + "- nme: X\n", encoding="utf-8")
    status, out, err = ran(capsys, "build", people, "-o", "names.index")
    assert (status, out) == (FAILED, "")
    assert err == "newslint: people.yaml:13: unknown key 'nme'; did you mean 'name'?\n"
    assert Path("names.index").read_bytes() == before
    assert sorted(p.name for p in Path().iterdir()) == ["names.index", "people.yaml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "people.yaml", "-o", "no/x"], "no/x: cannot be written: No such file or directory"),
        (["build", "people.yaml"], "the following arguments are required: -o/--output"),
        (["build", "gone.yaml", "-o", "x"], "gone.yaml: no such file or folder"),
        (["check", "gone.yaml"], "gone.yaml: no such file or folder"),
        (["check", "--fail-on", "eror"], "--fail-on: unknown severity 'eror'; did you mean 'error'?"),
        (["stats", "gone"], "gone: no such file or folder"),
        (["lookup", "X", "--as-of", "May"], "--as-of: 'May' is not a date; write it as 2024-01-18"),
        (["lookup", "X", "--registry", "gone.yaml"], "gone.yaml: no such file or folder"),
        ([], "name an action: build, lookup, check, stats; newslint registry --help tells more"),
    ],
)
def test_a_mistake_is_one_line(
    people: str, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert ran(capsys, *arguments) == (FAILED, "", f"newslint: {message}\n")


OKAFOR = [
    "    recorded pronouns: she, they",
    "    foreign minister, Freedonia: 2019-05-01 to 2021-12-08",
    "    president, Freedonia: 2021-12-08 to now",
]


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("Adaeze Okafor", "Adaeze Okafor: the name (person, adaeze-okafor)"),
        ("Ada Okafor", "Adaeze Okafor: an accepted form (person, adaeze-okafor)"),
        ("Adaeze Okafur", "Adaeze Okafor: a listed misspelling (person, adaeze-okafor)"),
        ("ADAEZE OKAFOR", "Adaeze Okafor: a form, but for case, accents, hyphens or spaces (person, adaeze-okafor)"),
        ("Okafor", "Adaeze Okafor: family name (person, adaeze-okafor)"),
        ("Okofor", "Adaeze Okafor: near: family name one letter off (person, adaeze-okafor)"),
        (
            "Adaese Okofor",
            "Adaeze Okafor: near: given name one letter off, family name one letter off (person, adaeze-okafor)",
        ),
    ],
)
def test_a_form_is_answered_with_its_evidence(
    people: str, capsys: pytest.CaptureFixture[str], form: str, first: str
) -> None:
    assert looked_up(capsys, form) == (CLEAN, [first, *OKAFOR])


def test_a_deprecated_form_is_told_with_its_date(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert looked_up(capsys, "Kirov") == (CLEAN, ["Kyrov: deprecated since 2019-08-14 (place, kyrov)"])


@pytest.mark.parametrize(
    ("day", "told"), [("2020-01-01", [OKAFOR[1]]), ("2024-01-01", [OKAFOR[2]]), ("2010-01-01", ["    no office recorded on 2010-01-01"])]
)  # fmt: skip
def test_offices_of_a_day(people: str, capsys: pytest.CaptureFixture[str], day: str, told: list[str]) -> None:
    assert looked_up(capsys, "Adaeze Okafor", "--as-of", day)[1][2:] == told


def test_a_form_of_nobody_is_status_one(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = "Nobody and nothing in the registry is called 'Xu Quxworth' or nearly so."
    assert looked_up(capsys, "Xu Quxworth") == (FOUND, [line])


def test_the_starter_registry_is_asked_unless_left_out(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = ran(capsys, "lookup", "Antony Blinken")
    assert status == CLEAN and out.startswith("Antony Blinken: the name (person, antony-blinken)\n")
    assert looked_up(capsys, "Antony Blinken")[0] == FOUND


FLAWED = "- name: Ann Roe\n  misspellings: [Bo Li]\n- name: Bo Li\n- name: Bo Lin\n"
SAID = [
    "flawed.yaml:2: error: the misspelling 'Bo Li' is the name of 'Bo Li' (flawed.yaml:3) [misspelling-is-name]",
    "flawed.yaml:4: info: 'Bo Lin' is one letter from 'Bo Li' (flawed.yaml:3) [near-people]",
]


@pytest.mark.parametrize(
    ("text", "arguments", "status", "lines"),
    [
        (PEOPLE, [], CLEAN, ["3 records: nothing to report."]),
        (FLAWED, [], FOUND, [*SAID, "3 records: 1 error, 1 info."]),
        (FLAWED, ["--ignore", "misspelling-is-name"], CLEAN, [SAID[1], "3 records: 1 info."]),
        (FLAWED, ["--ignore", "misspelling-is-name,x", "--fail-on", "info"], FOUND, [SAID[1], "3 records: 1 info."]),
        (
            "- nme: X\n- name: Ann Roe\n",
            [],
            FAILED,
            ["flawed.yaml:1: unknown key 'nme'; did you mean 'name'?", "1 record: 1 invalid."],
        ),
        ("- name: [\n", [], FAILED, ["flawed.yaml:2: not valid YAML: did not find expected node content", "0 records: 1 invalid."]),
    ],
)  # fmt: skip
def test_check_says_every_flaw_and_a_status(
    people: str, capsys: pytest.CaptureFixture[str], text: str, arguments: list[str], status: int, lines: list[str]
) -> None:
    Path("flawed.yaml").write_text(text, encoding="utf-8")
    assert ran(capsys, "check", "flawed.yaml", *arguments) == (status, "".join(f"{line}\n" for line in lines), "")


def test_check_as_json(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("flawed.yaml").write_text(FLAWED + "- nme: X\n", encoding="utf-8")
    status, out, _ = ran(capsys, "check", "flawed.yaml", "--output-format", "json", "--ignore", "near-people")
    assert status == FAILED
    assert json.loads(out) == {
        "version": 1,
        "flaws": [
            {
                "code": "misspelling-is-name",
                "severity": "error",
                "path": "flawed.yaml",
                "line": 2,
                "message": "the misspelling 'Bo Li' is the name of 'Bo Li' (flawed.yaml:3)",
                "other": {"path": "flawed.yaml", "line": 3},
            }
        ],
        "failures": ["flawed.yaml:5: unknown key 'nme'; did you mean 'name'?"],
        "summary": {"records": 3, "invalid": 1, "error": 1, "warning": 0, "info": 0},
    }


def test_the_starter_registry_is_valid_and_has_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, "check", "--output-format", "json")
    found = json.loads(out)
    assert found["failures"] == [] and [f for f in found["flaws"] if f["severity"] == "error"] == []
    assert found["summary"]["records"] > 100


def test_stats_of_sources_and_of_their_index(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "build", people, "-o", "names.index")
    status, out, _ = ran(capsys, "stats", people, "names.index", "--output-format", "json")
    of_sources, of_index = json.loads(out)
    assert status == CLEAN and of_sources.pop("path") == people and of_index.pop("path") == "names.index"
    assert of_index.pop("bytes") == Path("names.index").stat().st_size
    assert (
        of_index
        == of_sources
        == {
            "records": 3,
            "person": 2,
            "place": 1,
            "organisation": 0,
            "with pronouns": 2,
            "with roles": 1,
            "roles": 2,
            "aliases": 1,
            "misspellings": 1,
            "deprecated forms": 1,
        }
    )
    assert ran(capsys, "stats", people)[1].splitlines()[:2] == [people, "            3  records"]


def test_an_index_that_was_cut_short_is_one_line(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "build", people, "-o", "names.index")
    Path("names.index").write_bytes(Path("names.index").read_bytes()[:-1])
    message = "newslint: names.index: the index was cut short; build it again\n"
    assert ran(capsys, "stats", "names.index") == (FAILED, "", message)
