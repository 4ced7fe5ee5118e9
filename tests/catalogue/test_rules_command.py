"""`newslint rules`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Command, write_cards

GOOD = """
    summary: Short words are used.
    severity: warning
    match: {preferred: {utilise: use}}
    message: "Write '{preferred}', not '{surface}'."
    examples:
      invalid:
        - {text: "We «utilise» it.", fixed: "We use it."}
      valid: ["We use it."]
    """


def test_list(newslint: Command, house: Path) -> None:
    done = newslint("rules", "list", "--rules", house)
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert lines == sorted(lines)
    assert [line for line in lines if line.startswith("house/")] == [
        line for line in lines if line.split()[1] in ("error", "warning", "info") and "house" in line
    ]
    columns = {line.index(line.split(None, 2)[2]) for line in lines}
    assert len(columns) == 1, "summaries are aligned"
    assert newslint("rules", "--rules", house).stdout == done.stdout


def test_list_as_json(newslint: Command, house: Path) -> None:
    done = newslint("rules", "list", "--rules", house, "--output-format", "json")
    records = {record["id"]: record for record in json.loads(done.stdout)}
    assert records["house/jargon"] == {
        "id": "house/jargon",
        "severity": "warning",
        "certainty": None,
        "status": "stable",
        "scope": "story",
        "summary": "Jargon stays out of copy.",
    }


def test_show(newslint: Command, tmp_path: Path) -> None:
    folder = write_cards(tmp_path, {"house/short": GOOD})
    done = newslint("rules", "show", "house/short", "--rules", folder)
    assert done.returncode == 0
    for line in (
        "house/short",
        "severity   warning",
        "preferred  utilise -> use",
        "fix        as each finding says (unsafe)",
        "  - We «utilise» it.",
        "    fixed: We use it.",
        "Not reported:",
        "  - We use it.",
    ):
        assert line in done.stdout.splitlines()


def test_show_as_json(newslint: Command, tmp_path: Path) -> None:
    folder = write_cards(tmp_path, {"house/short": GOOD})
    record = json.loads(newslint("rules", "show", "house/short", "--rules", folder, "--output-format", "json").stdout)
    assert record["match"]["entries"] == [["utilise", "use"]]
    assert record["examples"][0] == {
        "valid": False,
        "stories": [{"text": "We utilise it.", "spans": [{"start": 3, "end": 10}]}],
        "fixed": "We use it.",
        "as_of": None,
        "format": None,
        "style": None,
    }


def test_show_what_is_not_there(newslint: Command) -> None:
    done = newslint("rules", "show", "place/style")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "newslint: there is no rule 'place/style'; did you mean 'places/style'?\n"
    family = newslint("rules", "show", "places")
    assert family.stderr == "newslint: 'places' is a family, not a rule; its rules are: places/style\n"


def test_the_examples_of_a_card_a_family_and_a_folder(newslint: Command, tmp_path: Path) -> None:
    folder = write_cards(
        tmp_path, {"house/short": GOOD, "house/other": GOOD.replace("utilise", "employ"), "desk/x": GOOD}
    )
    for path, rules, examples in (("house/short.yaml", "1 rule", 2), ("house", "2 rules", 4), ("", "3 rules", 6)):
        done = newslint("rules", "test", folder / path)
        assert (done.returncode, done.stdout) == (0, f"{rules}, {examples} examples: none wrong\n"), done.stderr


def test_what_differs_is_said(newslint: Command, tmp_path: Path) -> None:
    card = """
        summary: Short words are used.
        severity: warning
        match: {preferred: {utilise: use, facilitate: help}}
        message: "Write '{preferred}', not '{surface}'."
        examples:
          invalid:
            - {text: "«We» utilise it.", fixed: "We use it."}
            - {text: "We «utilise» it.", fixed: "We used it."}
            - "We «facilitate» it."
          valid:
            - We utilise it.
        """
    path = write_cards(tmp_path, {"house/short": card}) / "house" / "short.yaml"
    done = newslint("rules", "test", path)
    told = "(house/short: Write 'use', not 'utilise'.)"
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{path}:7: 'We' is marked and not reported",
        f"{path}:7: it is reported and not marked: 'utilise' at line 1, column 4 {told}",
        f"{path}:8: fixed it reads 'We use it.', and the card says 'We used it.'",
        f"{path}:9: a fix is offered that the card does not show; add fixed: 'We help it.'",
        f"{path}:11: a valid example is reported: 'utilise' at line 1, column 4 {told}",
        "1 rule, 4 examples: 4 wrong",
    ]


def test_a_card_without_examples_is_not_tested(newslint: Command, house: Path) -> None:
    done = newslint("rules", "test", house / "house" / "jargon.yaml")
    assert done.returncode == 1
    assert done.stdout == "house/jargon: no invalid example shows what it reports\n1 rule, 0 examples: none wrong\n"


def test_a_bad_card_is_a_failure(newslint: Command, tmp_path: Path) -> None:
    path = write_cards(tmp_path, {"house/short": "sumary: x\n"}) / "house" / "short.yaml"
    done = newslint("rules", "test", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"newslint: {path}:1: unknown key 'sumary' in the card; did you mean 'summary'?\n"


def test_a_check_that_is_not_there_is_a_failure(newslint: Command, tmp_path: Path) -> None:
    card = "summary: A.\nseverity: info\nmessage: M.\ncheck: nothing\n"
    done = newslint("rules", "test", write_cards(tmp_path, {"house/short": card}))
    assert done.returncode == 2
    assert "'check' names 'nothing', which is no check of house; there are none" in done.stderr


def test_an_example_whose_registry_is_bad_is_a_failure(newslint: Command, tmp_path: Path) -> None:
    card = GOOD.replace("examples:", "examples:\n      registry: [{name: Ann Lee}, {nam: Ann Lee}]")
    folder = write_cards(tmp_path, {"house/short": card})
    done = newslint("rules", "test", folder)
    assert (done.returncode, done.stdout) == (2, "")
    where = f"{folder}/house/short.yaml:8: the example's registry"
    assert done.stderr == f"newslint: {where}, record 2: unknown key 'nam'; did you mean 'name'?\n"


def test_a_path_without_cards(newslint: Command, tmp_path: Path) -> None:
    for path, message in ((tmp_path / "no", "no such file or folder"), (tmp_path, "there is no card there")):
        done = newslint("rules", "test", path)
        assert (done.returncode, done.stderr) == (2, f"newslint: {path}: {message}\n")
