"""Folders of cards, which rules run, what a message says, and how soon they are there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.catalogue import Catalogue, adjusted, find_rule, load_catalogue, select
from newslint.catalogue.render import placeholders, render
from newslint.checks import find_check
from newslint.data import rules_folder
from newslint.errors import ConfigError, RuleError
from tests.conftest import environment, write_cards

CARD = "summary: A test.\nseverity: error\nmessage: '{surface} found.'\nmatch: {forbidden: [%s]}\n"
CODED = "summary: A test.\nseverity: error\nmessage: Found.\ncheck: %s\n"


def test_a_card_is_found_by_its_place(tmp_path: Path) -> None:
    write_cards(tmp_path, {"house/one-word": CARD % "one", "desk/two": CARD % "two"})
    (tmp_path / "lexicon" / "en").mkdir(parents=True)
    (tmp_path / "registry").mkdir()
    (tmp_path / "registry" / "people.yaml").write_text("- name: Ann Lee\n")
    (tmp_path / "README.md").write_text("Our rules.\n")
    rules = load_catalogue([tmp_path]).rules
    assert list(rules) == sorted({*load_catalogue().rules, "house/one-word", "desk/two"})
    assert rules["house/one-word"].path == str(tmp_path / "house" / "one-word.yaml")
    assert (rules["desk/two"].family, rules["desk/two"].match) == ("desk", ("forbidden", (("two",),), None, (), None))


def test_a_later_card_stands_in_for_one_of_its_id(tmp_path: Path) -> None:
    first = write_cards(tmp_path / "a", {"places/style": CARD % "one", "house/x": CARD % "x"})
    second = write_cards(tmp_path / "b", {"house/x": CARD % "y"})
    rules = load_catalogue([first, second]).rules
    assert rules["places/style"].path.startswith(str(first))
    assert rules["house/x"].match == ("forbidden", (("y",),), None, (), None)


def test_a_card_that_is_moved_or_changed_is_read_again(tmp_path: Path) -> None:
    write_cards(tmp_path, {"house/x": CARD % "x"})
    assert "house/x" in load_catalogue([tmp_path]).rules
    (tmp_path / "house").rename(tmp_path / "desk")
    assert "desk/x" in load_catalogue([tmp_path]).rules
    assert "house/x" not in load_catalogue([tmp_path]).rules
    write_cards(tmp_path, {"desk/x": CARD % "other"})
    assert load_catalogue([tmp_path]).rules["desk/x"].match == ("forbidden", (("other",),), None, (), None)


def test_what_is_compiled_is_what_was_read(tmp_path: Path) -> None:
    from newslint.catalogue.cards import read_card

    for rule in load_catalogue().rules.values():
        assert read_card(Path(rule.path), rule.id) == rule


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("card.yaml", "card.yaml:1: a card lies in the folder of its family: <family>/card.yaml"),
        ("house/card.yml", "card.yml:1: the name of a card ends in .yaml"),
        ("house/Card.yaml", "Card.yaml:1: a rule has a name in small letters, digits and hyphens, not 'Card'"),
        ("our_house/card.yaml", "card.yaml:1: a family has a name in small letters, digits and hyphens, not"),
        ("house/deep/card.yaml", "card.yaml:1: a card lies right in the folder of its family, not deeper"),
    ],
)
def test_a_card_that_would_not_be_found_is_refused(tmp_path: Path, file: str, message: str) -> None:
    path = tmp_path / file
    if "/" in file and file.startswith("our"):
        (tmp_path / "our_house").mkdir()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CARD % "x")
    with pytest.raises(RuleError) as caught:
        load_catalogue([tmp_path])
    assert message in str(caught.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="nowhere: the folder of rules cannot be read: No such file"):
        load_catalogue([tmp_path / "nowhere"])


def test_a_bad_card_stops_the_run_every_time(tmp_path: Path) -> None:
    write_cards(tmp_path, {"house/x": "summary: x\n"})
    for _ in range(2):
        with pytest.raises(RuleError, match=r"house/x\.yaml:1: the card has no 'severity'"):
            load_catalogue([tmp_path])


def test_starting_up_reads_no_yaml(tmp_path: Path) -> None:
    load_catalogue()
    code = """
        import sys, json
        from newslint.catalogue import load_catalogue
        rules = load_catalogue().rules
        print(json.dumps([len(rules), sorted({"yaml", "rapidfuzz", "dataclasses"} & set(sys.modules))]))
        """
    program = "\n".join(line.strip() for line in code.splitlines())
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, check=True, text=True
    )
    assert json.loads(done.stdout) == [len(load_catalogue().rules), []]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    preview = CARD % "x" + "status: preview\n"
    write_cards(tmp_path, {"desk/a": CARD % "x", "desk/b": CARD % "x", "desk/c": preview, "house/a": CARD % "x"})
    rules = load_catalogue([tmp_path]).rules
    return Catalogue({id: rule for id, rule in rules.items() if rule.family in ("desk", "house")})


@pytest.mark.parametrize(
    ("chosen", "ignored", "ids"),
    [
        (None, (), "desk/a desk/b house/a"),
        (None, ("desk",), "house/a"),
        (("desk",), (), "desk/a desk/b"),
        (("desk/c",), (), "desk/c"),
        (("house", "desk/c", "desk/c"), (), "desk/c house/a"),
        (("desk", "desk/c"), ("desk/a",), "desk/b desk/c"),
        ((), (), ""),
        (("de*",), ("desk/b*",), "desk/a"),
        (None, ("house/*",), "desk/a desk/b"),
        (("*",), ("desk/a",), "desk/b house/a"),
    ],
)
def test_which_rules_run(
    catalogue: Catalogue, chosen: tuple[str, ...] | None, ignored: tuple[str, ...], ids: str
) -> None:
    assert [rule.id for rule in select(catalogue, chosen, ignored)] == ids.split()


@pytest.mark.parametrize(
    ("chosen", "ignored", "message"),
    [
        (("desc",), (), "'desc' is no rule and no family of rules; did you mean 'desk'?"),
        (("c",), (), "'c' is no rule and no family of rules; did you mean 'desk/c'?"),
        (None, ("house/b",), "'house/b' is no rule and no family of rules; did you mean 'house/a'?"),
        (("zzz",), (), "'zzz' is no rule and no family of rules; there are: desk, house"),
        (("desk/x*",), (), "'desk/x*' is no rule and no family of rules"),
        (("house",), ("house/a",), "no rule is left to run: select house; ignore house/a"),
    ],
)
def test_a_selection_that_cannot_be_meant(
    catalogue: Catalogue, chosen: tuple[str, ...] | None, ignored: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        select(catalogue, chosen, ignored)
    assert message in str(caught.value)


def test_severity_and_options_stand_in_for_those_of_the_card(catalogue: Catalogue) -> None:
    first, second = adjusted(
        select(catalogue, ("desk",), ()), {"desk/a": "info", "house/a": "info"}, {"desk/b": [("since", "2024-05-01")]}
    )
    assert (first.severity, first.options) == ("info", catalogue.rules["desk/a"].options)
    assert second.severity == catalogue.rules["desk/b"].severity != "info"
    assert second.options == {**catalogue.rules["desk/b"].options, "since": "2024-05-01"}
    assert catalogue.rules["desk/b"].options["since"] == ""


def test_one_rule_by_its_id(catalogue: Catalogue) -> None:
    assert find_rule(catalogue, "desk/a").id == "desk/a"
    with pytest.raises(ConfigError, match=r"there is no rule 'desk/d'; did you mean 'desk/a'\?"):
        find_rule(catalogue, "desk/d")


def test_a_message_is_filled_in() -> None:
    assert (
        render("'{surface}' is {{not}} {right}.", {"surface": "{x}", "right": "y", "more": ""}) == "'{x}' is {not} y."
    )
    assert placeholders("{b} {a} {{c}} {b}") == ("b", "a")


def test_a_key_that_is_missing_is_no_blank() -> None:
    with pytest.raises(RuleError) as caught:
        render("{canonical}", {"surface": "x", "right": "y"})
    assert str(caught.value) == "the card asks for {canonical}, which the finding does not say; it says: right, surface"


def test_a_check_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    write_cards(tmp_path, {"names/ours": CODED % "mispelled", "house/ours": CODED % "x"})
    rules = load_catalogue([tmp_path]).rules
    with pytest.raises(
        RuleError, match=r"ours\.yaml: 'check' names 'mispelled', .* of names; did you mean 'misspelled'\?"
    ):
        find_check(rules["names/ours"])
    with pytest.raises(RuleError, match=r"'check' names 'x', which is no check of house; there are none"):
        find_check(rules["house/ours"])


def test_no_card_ships_outside_its_family() -> None:
    assert all((Path(rules_folder()) / f"{id}.yaml").is_file() for id in load_catalogue().rules)
