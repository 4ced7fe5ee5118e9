"""Every mistake in a file is one line: the file, the line of the mistake, and what was probably meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.configuration.configuration import Configuration
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from tests.configuration.conftest import put


def refusal() -> str:
    with pytest.raises(ConfigError) as caught:
        Configuration({}, Settings(), os.environ).settings("a.txt")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('\nslect = ["names"]\n', "2: unknown key 'slect' in the configuration; did you mean 'select'?"),
        (
            'select = [\n "names",\n "namse",\n]\n',
            "3: 'namse' is no rule and no family of rules; did you",
        ),
        ('ignore = "mispelled"\n', "1: 'mispelled' is no rule"),
        ("select = 3\n", "1: 'select' is a list, not a whole number ('3')"),
        ('certainty = "sure"\n', "1: unknown certainty 'sure'; there are: certain, likely, possible"),
        ('fail-on = "eror"\n', "1: unknown fail-on 'eror'; did you mean 'error'?"),
        ('format = "plian"\n', "1: unknown format 'plian'; did you mean 'plain'?"),
        ('language = "English!"\n', "1: 'language' is a code such as en or pt-BR"),
        ('as-of = "yesterday"\n', "1: 'as-of' is a day, written as 2024-01-18, not 'yesterday'"),
        ('jobs = "3"\n', "1: 'jobs' is a whole number from 1, not '3'"),
        ("jobs = 0\n", "1: 'jobs' is a whole number from 1, not '0'"),
        ('cache = "no"\n', "1: 'cache' is true or false, not 'no'"),
        ("starter-registry = [1]\n", "1: 'starter-registry' is true or false, not 'a list'"),
        ('registries = [\n "gone.yaml"]\n', "2: 'registries': gone.yaml: no such file or folder"),
        ('exclude = ["a",\n\n "[b"]\n', "3: the pattern '[b' in 'exclude' has a '[' without its ']'"),
        ('[json-names]\nhedline = "h"\n', "2: unknown key 'hedline' in 'json-names'; did you mean 'headline'?"),
        ('include = ["txt"]\n', "1: 'include' has suffixes such as .txt, not 'txt'"),
        ('severity = {names = "warn"}\n', "1: unknown severity 'warn'; did you mean 'warning'?"),
        ('[severity]\nnames = "error"\ntitels = "info"\n', "3: 'titels' is no rule"),
        ('[rules."places/styl"]\nsince = 2020-01-01\n', "2: there is no rule 'places/styl'"),
        ('[rules."places/style"]\nsicne = 2020-01-01\n', "2: unknown option of places/style 'sicne'"),
        ('[rules."places/style"]\nsince = true\n', "2: option 'since' is a date, not true or false"),
        ('[[overrides]]\nselect = ["names"]\n', "1: an override has no 'paths'"),
        ('[[overrides]]\npaths = []\nselect = ["names"]\n', "1: an override has no 'paths'"),
        ('[[overrides]]\npaths = ["x"]\njobs = 3\n', "3: unknown key 'jobs' in an override"),
        ('[[overrides]]\npaths = ["x"]\n\n[[overrides]]\npaths = ["["]\n', "5: the pattern '[' in 'paths'"),
        ('ignore = ["*"]\n', "no rule is left to run: ignore * (newslint.toml:1)"),
        ('ignore = ["*"]\n[severity]\n', "no rule is left to run: ignore * (newslint.toml:1)"),
        ("a = 1\nb = [\n", "2: not valid TOML: Invalid value"),
        ("a = 1\na = 2\n", "2: not valid TOML: Cannot overwrite a value"),
        ("a = " + "[" * 9999, "1: nested too deep for a configuration file"),
    ],
)
def test_a_mistake_in_toml(text: str, says: str, repo: Path) -> None:
    put(repo, {"newslint.toml": text})
    assert says in refusal() and "newslint.toml:" in refusal()


def test_an_empty_selection_is_told_of(repo: Path) -> None:
    put(repo, {"newslint.toml": "select = []\n"})
    assert refusal() == "no rule is left to run: an empty 'select' selects nothing"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("slect: [names]\n", ":1: unknown key 'slect' in the configuration; did you mean 'select'?"),
        ("select:\n  - names\n  - namse\n", ":3: 'namse' is no rule"),
        ("- select\n", ":1: the configuration is keys and values, not a list"),
        ("jobs: 2\njobs: 3\n", ":2: the key 'jobs' stands twice in the configuration; take one out"),
        ("language: no\n", ":1: 'language' is text, not true or false ('no'); put it in quotation marks"),
        ("a: [\n", "not valid YAML"),
        ("a: &x [1]\nb: *x\n", ":1: anchors and aliases (&x) have no place in a configuration file; write it out"),
    ],
)
def test_a_mistake_in_yaml(text: str, says: str, repo: Path) -> None:
    put(repo, {".newslint.yaml": text})
    assert says in refusal() and refusal().startswith(".newslint.yaml:")


def test_a_mistake_in_pyproject_has_its_line_there(repo: Path) -> None:
    put(repo, {"pyproject.toml": '[project]\nname = "x"\n\n[tool.newslint]\nslect = ["names"]\n'})
    assert refusal().startswith("pyproject.toml:5: unknown key 'slect'")
    put(repo, {"pyproject.toml": "[tool.newslint]\na = [\n"})
    assert refusal().startswith("pyproject.toml:2: not valid TOML")


def test_two_files_in_one_folder_are_both_named(repo: Path) -> None:
    put(repo, {"newslint.toml": "", ".newslint.yaml": ""})
    assert refusal() == "newslint.toml and .newslint.yaml: two configuration files in one folder; keep one"
    put(repo, {"pyproject.toml": "[tool.newslint]\n"})
    (repo / ".newslint.yaml").unlink()
    assert refusal() == "newslint.toml and pyproject.toml: two configuration files in one folder; keep one"


def test_files_that_extend_each_other_in_a_circle(repo: Path) -> None:
    put(repo, {"newslint.toml": '\nextends = "base/b.toml"\n', "base/b.toml": 'extends = ["../newslint.toml"]\n'})
    assert refusal() == ("base/b.toml:1: 'extends' comes back to newslint.toml: files extend each other in a circle")


def test_a_mistake_in_a_file_that_is_extended_has_its_place_there(repo: Path) -> None:
    put(repo, {"newslint.toml": 'extends = "base.yaml"\n', "base.yaml": "\n\nselect: [namse]\n"})
    assert refusal().startswith("base.yaml:3: 'namse' is no rule")
    put(repo, {"newslint.toml": 'extends = "bsae.yaml"\n'})
    assert refusal().startswith("newslint.toml:1: 'extends': bsae.yaml: no such file or folder")


def test_a_file_that_cannot_be_read(repo: Path) -> None:
    (repo / "newslint.toml").write_bytes(b"ignore = ['n\xff']\n")
    assert refusal() == "newslint.toml:1: not UTF-8; save the file as UTF-8"
    (repo / "newslint.toml").unlink()
    put(repo, {"x.toml": ""})
    (repo / "newslint.toml").symlink_to(repo / "x.toml")
    assert Configuration({}, Settings(), os.environ).settings("a.txt") == Settings()
    if os.geteuid():
        (repo / "x.toml").chmod(0)
        assert refusal().startswith("newslint.toml:1: cannot be read: ")


@pytest.mark.parametrize("name", ["newslint.toml", ".newslint.yml", "newslint.yaml"])
def test_a_file_that_says_nothing_is_no_mistake(name: str, repo: Path) -> None:
    put(repo, {name: "# later\n\n"})
    assert Configuration({}, Settings(), os.environ).settings("a.txt") == Settings()
