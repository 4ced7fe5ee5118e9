"""House styles as a user meets them: an option, a key of the configuration, a file of the newsroom's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.configuration.conftest import put
from tests.conftest import Command

COPY = """Choir tours Ukraine

KYIV, March 5, 2024 (Wire) - A choir sang for Volodymyr Zelensky, and Zelensky's aides asked for the notes.
"""
OURS = "title: Our\nextends: ap\nprefer:\n  Volodymyr Zelenskyy: Volodymyr Zelenskiy\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    put(tmp_path, {"a.txt": COPY, "sports/b.txt": COPY, "ours/styles/our.yaml": OURS})
    return tmp_path


def found(done: object) -> list[tuple[str, str, str]]:
    """Of each diagnostic the path, its text and what is offered instead."""
    report = json.loads(done.stdout)  # type: ignore[attr-defined]
    return [(d["path"], d["text"], d["fixes"][0]["edits"][0]["replacement"]) for d in report["diagnostics"]]


def test_a_style_is_set_by_an_option(newslint: Command, desk: Path) -> None:
    done = newslint("check", "--style", "ap", "a.txt", cwd=desk)
    assert done.returncode == 1
    first, copy, marks, *because = done.stdout.splitlines()[:4]
    assert first == "a.txt:3:57: warning: 'Zelensky' is 'Zelenskyy' in AP style. [names/style]"
    assert copy[marks.index("^") : len(marks)] == "Zelensky"
    assert because[0].startswith("    because the style ap has it from 2022-03-16 on: Advisory to AP customers, ")
    assert "    fix (unsafe): Write 'Zelenskyy'" in done.stdout.splitlines()
    assert newslint("check", "a.txt", cwd=desk).returncode == 0
    assert newslint("check", "--style", "nyt", "a.txt", cwd=desk).returncode == 0


def test_a_configuration_sets_it_and_overrides_set_another(newslint: Command, desk: Path) -> None:
    put(desk, {"newslint.toml": 'style = "ap"\nrule-paths = "ours"\n[[overrides]]\npaths = "sports"\nstyle = "our"\n'})
    done = newslint("check", "--output-format", "json", "--select", "names", cwd=desk)
    assert found(done) == [
        *[("a.txt", "Zelensky", "Zelenskyy")] * 2,
        *[("sports/b.txt", "Zelensky", "Zelenskiy")] * 2,
    ]
    assert newslint("check", "--style", "nyt", "--select", "names", cwd=desk).returncode == 0
    shown = newslint("config", "show", "sports/b.txt", cwd=desk).stdout.splitlines()
    (line,) = (line for line in shown if line.startswith("style "))
    assert line.split() == ["style", "our", "newslint.toml:5"]


def test_fixes_are_made_where_unsafe_ones_are_asked_for(newslint: Command, desk: Path) -> None:
    assert newslint("check", "--style", "ap", "--fix", "a.txt", cwd=desk).returncode == 1
    assert (desk / "a.txt").read_text() == COPY
    done = newslint("check", "--style", "ap", "--fix", "--unsafe-fixes", "a.txt", cwd=desk)
    assert done.returncode == 0
    assert (desk / "a.txt").read_text() == COPY.replace("Zelensky", "Zelenskyy")


@pytest.mark.parametrize(("where", "given"), [("--style", ["--style", "app"]), ("newslint.toml:1", [])])
def test_an_unknown_style_stops_the_run_in_one_line(
    newslint: Command, desk: Path, where: str, given: list[str]
) -> None:
    put(desk, {"newslint.toml": 'style = "app"\n'})
    done = newslint("check", *given, "a.txt", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    said = f"{where}: unknown style 'app'; did you mean 'ap'? There are: ap, guardian, nyt, reuters\n"
    assert done.stderr.endswith(said) and done.stderr.count("\n") == 1


def test_a_mistake_in_a_style_stops_the_run_in_one_line(newslint: Command, desk: Path) -> None:
    check = ("check", "--rules", "ours", "--style", "our", "a.txt")
    put(desk, {"ours/styles/our.yaml": OURS + "  Sergei Lavrov: Sergej Lavrov\n"})
    done = newslint(*check, cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "newslint: ours/styles/our.yaml:5: 'Sergej Lavrov' is no form that the registry accepts for sergei-lavrov; "
        "it accepts: Sergei Lavrov, Sergey Lavrov, "
    )
    assert done.stderr.count("\n") == 1
    put(desk, {"ours/styles/our.yaml": OURS + "  Ingrid Nobody: Ingrid Nobody\n"})
    assert newslint(*check, cwd=desk).returncode == 1, "whom the registry lacks is no mistake"


def test_a_changed_style_is_told_at_once_though_results_are_kept(newslint: Command, desk: Path) -> None:
    check = ("check", "--rules", "ours", "--style", "our", "--output-format", "json", "a.txt")
    for form in ("Zelenskiy", "Zelenskyy", "Zelenskiy"):
        put(desk, {"ours/styles/our.yaml": OURS.replace("Zelenskiy", form)})
        assert {right for _, _, right in found(newslint(*check, cwd=desk))} == {form}


def test_the_newsrooms_registry_outranks_a_style_that_ships(newslint: Command, desk: Path) -> None:
    put(desk, {"ours.yaml": "- name: Volodymyr Zelensky\n  id: volodymyr-zelenskyy\n"})
    done = newslint("check", "--style", "ap", "--registry", "ours.yaml", "a.txt", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")


def test_rules_test_holds_a_style_against_the_registry(newslint: Command, desk: Path) -> None:
    put(desk, {"ours/styles/our.yaml": OURS + "  Ingrid Nobody: Ingrid Nobody\n  Volodymir Zelenskyy: V\n"})
    for path in ("ours", "ours/styles", "ours/styles/our.yaml"):
        done = newslint("rules", "test", path, cwd=desk)
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.replace(f"{desk}/", "").splitlines() == [
            "ours/styles/our.yaml:5: no record has the id or the name 'Ingrid Nobody'",
            "ours/styles/our.yaml:6: no record has the id or the name 'Volodymir Zelenskyy'; "
            "did you mean 'Volodymyr Zelenskyy'?",
            "1 style, 3 entries: 2 wrong",
        ]
    put(desk, {"ours/styles/our.yaml": OURS + "  Ingrid Nobody: Inga Nobody\n"})
    put(desk, {"ours.yaml": "- {name: Ingrid Nobody, aliases: [Inga Nobody]}\n"})
    done = newslint("rules", "test", "ours", "--registry", "ours.yaml", cwd=desk)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 style, 2 entries: none wrong\n", "")
