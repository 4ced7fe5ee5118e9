"""Which source of several holds for a path."""

from __future__ import annotations

import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from newslint.configuration.configuration import Configuration
from newslint.configuration.values import Item
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from tests.configuration.conftest import put

COMMAND = {"certainty": (Item("certain", "--certainty"),), "ignore": (Item("names/diacritics", "--ignore"),)}


def at(path: str, **how: object) -> Settings:
    return Configuration({}, Settings(), os.environ, **how).settings(path)  # type: ignore[arg-type]


def test_without_any_file_the_settings_are_the_default_ones(repo: Path) -> None:
    assert at("a.txt") == Settings()


@pytest.mark.parametrize(
    "name",
    ["newslint.toml", ".newslint.toml", ".newslint.yaml", ".newslint.yml", "newslint.yaml", "newslint.yml"],
)
def test_a_file_is_found_by_each_of_its_names(name: str, repo: Path) -> None:
    put(repo, {name: "as-of: 2024-01-18\n" if "toml" not in name else "as-of = 2024-01-18\n"})
    assert at("deep/down/a.txt").as_of == date(2024, 1, 18)
    assert at("a.txt", isolated=True).as_of is None


def test_a_pyproject_counts_where_it_has_the_table(repo: Path) -> None:
    put(
        repo,
        {"pyproject.toml": '[tool.newslint]\nlanguage = "en"\n', "sub/pyproject.toml": "[tool.other]\nnewslint = 1\n"},
    )
    put(repo, {"broken/pyproject.toml": "[[[\n"})
    assert at("sub/a.txt").language == at("broken/a.txt").language == "en"


def test_the_nearest_file_holds_alone_unless_it_extends_another(repo: Path) -> None:
    put(repo, {"newslint.toml": 'language = "en"\ncertainty = "certain"\n'})
    put(
        repo,
        {
            "one/newslint.toml": 'language = "de"\n',
            "two/newslint.toml": 'extends = "../newslint.toml"\nlanguage = "fr"',
        },
    )
    assert [(s.language, s.certainty) for s in map(at, ("a.txt", "one/b/a.txt", "two/a.txt"))] == [
        ("en", "certain"),
        ("de", "likely"),
        ("fr", "certain"),
    ]


def test_a_named_file_stands_before_the_variable_the_nearest_and_the_users_own(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"xdg/newslint/newslint.toml": 'language = "aa"\n'})
    assert at("a.txt").language == "aa"
    put(repo, {"newslint.toml": 'language = "bb"\n', "c.toml": 'language = "cc"\n', "d.toml": 'language = "dd"\n'})
    assert at("a.txt").language == "bb"
    monkeypatch.setenv("NEWSLINT_CONFIG_FILE", "c.toml")
    assert at("a.txt").language == "cc"
    assert at("a.txt", file="d.toml").language == "dd"
    assert at("a.txt", isolated=True).language is None
    monkeypatch.setenv("NEWSLINT_CONFIG_FILE", "gone.toml")
    with pytest.raises(ConfigError, match=r"^NEWSLINT_CONFIG_FILE: gone.toml: no such file$"):
        at("a.txt")
    with pytest.raises(ConfigError, match="give one of them"):
        at("a.txt", file="d.toml", isolated=True)


def test_the_command_line_outranks_files_and_is_laid_over_their_lists(repo: Path) -> None:
    put(repo, {"newslint.toml": 'certainty = "possible"\nignore = ["names/misspelled"]\n'})
    settings = Configuration(COMMAND, Settings(), os.environ).settings("a.txt")
    assert settings.certainty == "certain"
    assert settings.select is not None and not {"names/misspelled", "names/diacritics"} & set(settings.select)
    chosen = {"select": (Item("names/misspelled", "--select"),)}
    assert Configuration(chosen, Settings(), os.environ).settings("a.txt").select == ("names/misspelled",)


def test_paths_are_relative_to_the_file_that_names_them(repo: Path) -> None:
    put(repo, {"base/b.toml": 'registries = "x.yaml"\nrule-paths = "r"\n', "base/x.yaml": "", "desk/y.yaml": ""})
    (repo / "base/r").mkdir()
    put(repo, {"desk/newslint.toml": 'extends = "../base/b.toml"\nregistries = ["y.yaml"]\n'})
    settings = at("desk/deep/a.txt")
    assert settings.registries == ("base/x.yaml", "desk/y.yaml") and settings.rule_folders == ("base/r",)


def test_overrides_hold_for_their_paths_the_later_winning(repo: Path) -> None:
    put(
        repo,
        {
            "desk/newslint.yaml": """
            severity: {titles: info, titles/shared-headline: error}
            overrides:
              - {paths: sports/, language: de, ignore: places, severity: {titles/shared-headline: warning}}
              - {paths: [/sports/*.md], language: fr, severity: {names: off}, rules: {pronouns/mismatch: {}}}
            """
        },
    )
    plain, sports, both = (at(f"desk/{name}") for name in ("sports.txt", "sports/a/b.txt", "sports/a.md"))
    assert (plain.language, sports.language, both.language) == (None, "de", "fr")
    severities = [dict(s.severities).get("titles/shared-headline") for s in (plain, sports, both)]
    assert severities == ["error", "warning", "warning"]
    assert dict(plain.severities)["titles/repeated-headline"] == "info"
    assert [[f in (s.select or ()) for f in ("places/style", "names/misspelled")] for s in (plain, sports, both)] == [
        [True, True],
        [False, True],
        [False, False],
    ]
    assert at("desk/sports/c.txt") == sports and pickle.loads(pickle.dumps(both)) == both


def test_an_override_may_leave_no_rule(repo: Path) -> None:
    put(repo, {"newslint.toml": '[[overrides]]\npaths = "quotes"\nignore = "*"\n'})
    assert at("quotes/a.txt").select == () and at("a.txt").select is None


def test_the_options_of_rules_are_what_their_cards_declare(repo: Path) -> None:
    put(
        repo,
        {"newslint.toml": '[rules."places/style"]\nsince = 2020-01-01\nskip_quotes = false\nexcept = ["old Kiev"]\n'},
    )
    (read,) = at("a.txt").options
    assert read == ("places/style", (("except", ("old Kiev",)), ("since", "2020-01-01"), ("skip_quotes", False)))


def test_standard_input_is_configured_by_its_name(repo: Path) -> None:
    put(repo, {"newslint.toml": 'language = "en"\n', "desk/newslint.toml": 'language = "de"\nexclude = "x.txt"\n'})
    piped = Configuration({}, Settings(stdin_filename="desk/x.txt"), os.environ)
    assert piped.settings("-").language == "de" and piped.takes("-", folder=False, named=True)
    assert at("-").language == "en"


def test_what_holds_for_a_run_is_said_nearest_to_what_its_paths_share(repo: Path) -> None:
    put(repo, {"newslint.toml": 'fail-on = "error"\n', "desk/newslint.toml": 'fail-on = "info"\n', "desk/a.txt": ""})
    put(repo, {"b.txt": ""})
    configuration = Configuration({}, Settings(), os.environ)
    assert configuration.of_run("fail-on", ["desk"]) == configuration.of_run("fail-on", ["desk/a.txt"]) == "info"
    assert configuration.of_run("fail-on", ["desk/a.txt", "b.txt"]) == "error"
    assert configuration.of_run("jobs", ["desk"]) is None and configuration.of_run("cache", ["desk"]) is True


def taken(repo: Path, *paths: str, folder: bool = False, named: bool = False) -> list[str]:
    configuration = Configuration({}, Settings(), os.environ)
    return [path for path in paths if configuration.takes(path, folder=folder, named=named)]


def test_what_is_excluded_is_left_out_of_folders_and_taken_where_it_is_named(repo: Path) -> None:
    put(
        repo,
        {"newslint.toml": 'exclude = ["old/", "*-draft.txt"]\n', "desk/newslint.toml": 'extend-exclude = "/x.txt"\n'},
    )
    paths = ("a.txt", "b-draft.txt", "desk/x.txt", "desk/b-draft.txt", "x.txt", "c.jpg")
    assert taken(repo, *paths) == ["a.txt", "desk/b-draft.txt", "x.txt"]
    assert taken(repo, "old", "desk", "node_modules", folder=True) == ["desk", "node_modules"]
    assert taken(repo, "desk/node_modules", folder=True) == []
    assert taken(repo, *paths, named=True) == list(paths)


def test_excluding_is_forced_on_what_is_named_too(repo: Path) -> None:
    put(repo, {"newslint.toml": 'exclude = "old/"\nforce-exclude = true\n'})
    assert taken(repo, "old/deep/a.txt", "a.txt", named=True) == ["a.txt"]
    assert taken(repo, "old", "desk", folder=True, named=True) == ["desk"]


def test_suffixes_of_stories_can_be_stated(repo: Path) -> None:
    put(repo, {"newslint.toml": 'include = [".copy"]\n', "more/newslint.toml": 'extend-include = ".COPY"\n'})
    assert taken(repo, "a.txt", "a.copy", "more/a.txt", "more/a.Copy", "more/a.jpg") == [
        "a.copy",
        "more/a.txt",
        "more/a.Copy",
    ]


def test_json_of_the_newsrooms_own_has_names_of_its_own(repo: Path) -> None:
    put(repo, {"newslint.toml": 'json-names = {headline = ["hed", "title*"], body = "copy"}\n'})
    put(repo, {"desk/newslint.toml": 'extends = "../newslint.toml"\n[json-names]\nbody = "text"\n'})
    assert (at("a.json").json_names.headline, at("a.json").json_names.body) == (("hed", "title*"), ("copy",))
    assert (at("desk/a.json").json_names.headline, at("desk/a.json").json_names.body) == (("hed", "title*"), ("text",))
