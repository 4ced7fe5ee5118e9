"""`newslint check` with configuration files, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.configuration.conftest import put
from tests.conftest import Command

COPY = "Teh minister praised a cutting edge plan.\n"
CONFIG = 'select = "house"\nrule-paths = "{house}"\nstarter-registry = false\n'


@pytest.fixture
def desk(tmp_path: Path, house: Path) -> Path:
    put(tmp_path, {"newslint.toml": CONFIG.format(house=house), "a.txt": COPY, "sports/b.txt": COPY, "old/c.txt": COPY})
    return tmp_path


def add(desk: Path, text: str) -> None:
    path = desk / "newslint.toml"
    path.write_text(path.read_text() + text)


def found(done: object) -> list[tuple[str, str, str]]:
    report = json.loads(done.stdout)  # type: ignore[attr-defined]
    return [(d["path"], d["rule"], d["severity"]) for d in report["diagnostics"]]


def test_each_story_is_linted_as_its_nearest_file_and_its_overrides_say(newslint: Command, desk: Path) -> None:
    add(
        desk, 'output-format = "json"\nexclude = "old/"\n[[overrides]]\npaths = "sports"\nseverity = {house = "info"}\n'
    )
    put(desk, {"mono/.newslint.yaml": "extends: ../newslint.toml\nignore: house/slip\n", "mono/d.txt": COPY})
    done = newslint("check", cwd=desk)
    assert found(done) == [
        ("a.txt", "house/slip", "error"),
        ("a.txt", "house/jargon", "warning"),
        ("mono/d.txt", "house/jargon", "warning"),
        ("sports/b.txt", "house/slip", "info"),
        ("sports/b.txt", "house/jargon", "info"),
    ]
    assert (done.returncode, done.stderr) == (1, "")


def test_the_command_line_outranks_the_file(newslint: Command, desk: Path) -> None:
    add(desk, 'output-format = "concise"\nfail-on = "error"\nignore = "house/slip"\n')
    assert newslint("check", "a.txt", cwd=desk).returncode == 0
    assert newslint("check", "a.txt", "--fail-on", "warning", cwd=desk).returncode == 1
    done = newslint("check", "a.txt", "--extend-select", "house/s*", "--output-format", "json", cwd=desk)
    assert [rule for _, rule, _ in found(done)] == ["house/slip", "house/jargon"]
    done = newslint("check", "a.txt", "--isolated", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "1 file: nothing to report.\n")


def test_a_mistake_in_a_file_stops_the_run_in_one_line(newslint: Command, desk: Path) -> None:
    add(desk, "\nfail-no = 3\n")
    done = newslint("check", cwd=desk)
    line = "newslint: newslint.toml:5: unknown key 'fail-no' in the configuration; did you mean 'fail-on'?\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)


def test_a_named_file_that_is_no_story_is_passed_over_where_it_is_treated_as_found(
    newslint: Command, tmp_path: Path
) -> None:
    (tmp_path / "package.json").write_text('{"name": "site", "scripts": {}}')
    assert newslint("check", "package.json", cwd=tmp_path).returncode == 2
    done = newslint("check", "--force-exclude", "package.json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "newslint: no stories found\n")


def test_a_named_path_is_linted_unless_excluding_is_forced(newslint: Command, desk: Path) -> None:
    assert newslint("check", "old/c.txt", "--exclude", "old/", cwd=desk).returncode == 1
    add(desk, 'exclude = "old/"\n')
    assert newslint("check", "old", cwd=desk).returncode == 1
    done = newslint("check", "--force-exclude", "old/c.txt", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "0 files: nothing to report.\n")
    assert done.stderr == "newslint: nothing to lint: 1 of the paths named is excluded\n"
    done = newslint("check", "--exclude", "[", cwd=desk)
    assert (done.returncode, done.stderr) == (2, "newslint: --exclude: the pattern '[' has a '[' without its ']'\n")


def test_standard_input_and_its_fixes_follow_the_file_of_its_name(newslint: Command, desk: Path) -> None:
    put(desk, {"mono/newslint.toml": 'extends = "../newslint.toml"\nignore = "house/slip"\n'})
    piped = ("check", "--fix", "--output-format", "concise", "-", "--stdin-filename")
    assert newslint(*piped, "a.txt", stdin=COPY.encode(), cwd=desk).stdout.startswith("The minister")
    assert newslint(*piped, "mono/a.txt", stdin=COPY.encode(), cwd=desk).stdout.startswith("Teh minister")


def test_a_configuration_that_is_named_or_linked_but_not_there_is_told(newslint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge opened on Monday, the city said.\n")
    empty = newslint("check", "--config", "", "a.txt", cwd=tmp_path)
    assert (empty.returncode, empty.stdout, empty.stderr) == (
        2,
        "",
        "newslint: --config: the value is empty; is a variable of the shell not set?\n",
    )
    (tmp_path / "newslint.toml").symlink_to("gone.toml")
    linked = newslint("check", "a.txt", cwd=tmp_path)
    assert (linked.returncode, linked.stdout) == (2, "")
    assert linked.stderr == "newslint: newslint.toml: a link that leads nowhere; mend it or take it away\n"
