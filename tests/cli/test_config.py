from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import newslint.configuration
from newslint.configuration.json_schema import schema
from newslint.configuration.keys import KEYS
from newslint.configuration.values import ADDING, DEFAULTS, RULE_KEYS
from newslint.engine.settings import Settings
from tests.configuration.conftest import put
from tests.conftest import Command

SHIPPED = Path(newslint.configuration.__file__).parent / "schema" / "config-v1.json"
CONFIG = {
    "newslint.toml": 'extends = "base.yaml"\nignore = ["places"]\n[severity]\ntitles = "off"\n'
    '[[overrides]]\npaths = ["sports/"]\nlanguage = "de"\nignore = "names/diacritics"\n'
    '[rules."names/first-reference"]\nskip_quotes = false\n',
    "base.yaml": "certainty: possible\nfail-on: error\n\nas-of: 2024-01-18\nexclude: [old/, draft-*]\n",
}


def test_each_value_is_shown_with_the_place_it_comes_from(newslint: Command, tmp_path: Path) -> None:
    put(tmp_path, CONFIG)
    done = newslint("config", "show", "sports/a.txt", "--fail-on", "error", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "") and "--fail-on" in done.stderr
    done = newslint("config", "show", "sports/a.txt", "--certainty", "certain", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    head, rules = done.stdout.split("\nrules that run:\n")
    rows = [tuple(line.split()) for line in head.splitlines()]
    assert [row for row in rows if row[2] != "default"] == [
        ("ignore", "places", "newslint.toml:2"),
        ("ignore", "names/diacritics", "newslint.toml:8"),
        ("severity.titles", "off", "newslint.toml:4"),
        ("rules.names/first-reference.skip_quotes", "false", "newslint.toml:10"),
        ("certainty", "certain", "--certainty"),
        ("as-of", "2024-01-18", "base.yaml:4"),
        ("language", "de", "newslint.toml:7"),
        ("exclude", "old/", "base.yaml:5"),
        ("exclude", "draft-*", "base.yaml:5"),
        ("fail-on", "error", "base.yaml:2"),
    ]
    assert ("cache", "true", "default") in rows
    assert ["names/misspelled", "error"] in [line.split() for line in rules.splitlines()]
    assert not any(x in rules for x in ("titles/", "places/", "diacritics"))


def test_a_folder_is_shown_as_its_stories_are(newslint: Command, tmp_path: Path) -> None:
    put(tmp_path, {**CONFIG, "sports/a.txt": ""})
    for where, language in ((".", None), ("sports", "de")):
        value = json.loads(newslint("config", "show", where, "--output-format", "json", cwd=tmp_path).stdout)
        assert (value["path"], [v["value"] for v in value["values"] if v["key"] == "language"]) == (where, [language])
        assert value["rules"]["names/misspelled"] == "error"
    value = json.loads(newslint("config", "show", "--isolated", "--output-format", "json", cwd=tmp_path).stdout)
    assert {v["origin"] for v in value["values"]} == {"default"}


def test_a_mistake_is_one_line(newslint: Command, tmp_path: Path) -> None:
    put(tmp_path, {"newslint.toml": 'ignore = ["namse"]\n'})
    done = newslint("config", "show", cwd=tmp_path)
    assert done.returncode == 2 and done.stderr.startswith("newslint: newslint.toml:1: 'namse' is no rule")


def test_the_schema_that_ships_is_what_the_keys_declare(newslint: Command) -> None:
    printed = newslint("config", "schema").stdout
    assert json.loads(printed) == schema()
    assert SHIPPED.read_text() == printed, f"newslint config schema > {SHIPPED.relative_to(Path.cwd())}"
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        (
            {"select": "names", "severity": {"names/mis*": "off"}, "rules": {"places/style": {"since": "2020-01-01"}}},
            True,
        ),
        ({"overrides": [{"paths": "a/", "registries": ["x.yaml"], "language": "pt-BR"}], "extends": "b.toml"}, True),
        ({"slect": "names"}, False),
        ({"overrides": [{"language": "en"}]}, False),
        ({"overrides": [{"paths": "a/", "jobs": 2}]}, False),
        ({"certainty": "sure"}, False),
        ({"jobs": 0}, False),
    ],
)
def test_the_schema_takes_what_a_file_may_say(value: object, valid: bool) -> None:
    assert jsonschema.Draft202012Validator(schema()).is_valid(value) is valid


def test_defaults_are_those_of_the_settings_and_every_name_is_a_key() -> None:
    assert {*DEFAULTS, *ADDING, *RULE_KEYS} <= set(KEYS)
    assert (Settings().certainty, Settings().starter_registry) == (DEFAULTS["certainty"], DEFAULTS["starter-registry"])
