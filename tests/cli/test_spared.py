"""A report takes the place of nothing that its run reads."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from newslint.report import FORMATS
from tests.cli.test_check import COPY
from tests.conftest import Command

#: A suffix for each format under which its report would be found by walking; none for those that `.txt` serves.
SUFFIXES = {"html": "html", "markdown": "md", "junit": "xml", "checkstyle": "xml", "text": "txt", "concise": "txt"}
SUFFIXES |= {"github": "txt", "jsonl": "jsonl", "rdjsonl": "jsonl"}


@pytest.fixture
def desk(tmp_path: Path, house: Path) -> Path:
    """A newsroom's repository, all of which is configured in its own file."""
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/a.txt").write_text(COPY)
    (tmp_path / "copy/note.json").write_text("{}")
    (tmp_path / "base.toml").write_text("starter-registry = false\n")
    (tmp_path / "people").mkdir()
    (tmp_path / "people/ours.yaml").write_text("- name: Adaeze Okafor\n")
    house.rename(tmp_path / "rules")
    settings = 'registries = ["people"]\nrule-paths = ["rules"]\nselect = ["house"]\nbaseline = "known.json"\n'
    (tmp_path / "newslint.toml").write_text(f'extends = "base.toml"\n{settings}')
    (tmp_path / "known.json").write_text('{"version": 1, "diagnostics": []}\n')
    return tmp_path


@pytest.fixture
def check(newslint: Command, desk: Path) -> Command:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return newslint("check", *arguments, cwd=desk)

    return run


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--output", "text:copy/a.txt", "copy"], "copy/a.txt would take the place of a story"),
        (["--output-file", "copy/a.txt"], "copy/a.txt would take the place of a story"),
        (["--output-file", "copy/../copy/a.txt", "."], "copy/../copy/a.txt would take the place of a story"),
        (["--output-file", "link", "copy"], "link would take the place of a story"),
        (["--output-file", "copy/a.txt", "copy/a.txt"], "copy/a.txt would take the place of a story"),
        (["--output-file", "copy/note.json", "copy/note.json"], "copy/note.json would take the place of a story"),
        (["--output-file", "known.json", "copy"], "known.json would take the place of the baseline"),
        (["--output-file", "new.json", "--baseline", "./new.json", "--write-baseline"], "new.json would take"),
        (["--output-file", "newslint.toml", "copy"], "newslint.toml would take the place of a configuration file"),
        (["--output-file", "base.toml", "copy"], "base.toml would take the place of a configuration file"),
        (["--output-file", "people/ours.yaml", "copy"], "people/ours.yaml would take the place of a registry file"),
        (["--output-file", "rules/house/slip.yaml", "copy"], "rules/house/slip.yaml would take the place of a rule"),
    ],
)
def test_a_report_that_would_replace_what_is_read_is_refused(
    check: Command, desk: Path, arguments: list[str], what: str
) -> None:
    (desk / "link").symlink_to("copy/a.txt")
    before = contents(desk)
    done = check(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"newslint: the report {what}") and done.stderr.endswith("; name another file\n")
    assert done.stderr.count("\n") == 1 and contents(desk) == before


def test_a_file_that_is_no_story_is_replaced(check: Command, desk: Path) -> None:
    done = check("--output-file", "copy/note.json", "--output-format", "json", "copy")
    assert (done.returncode, done.stderr) == (1, "") and (desk / "copy/note.json").read_text().startswith('{"version"')


@pytest.mark.parametrize("format_", [*sorted(FORMATS), "statistics"])
@pytest.mark.parametrize("copy", [COPY, "The end was near.\n"])
def test_a_report_among_the_stories_is_replaced_by_the_next_run_and_read_by_none(
    check: Command, desk: Path, format_: str, copy: str
) -> None:
    (desk / "copy/a.txt").write_text(copy)
    place = f"copy/report.{SUFFIXES.get(format_, 'txt' if format_ == 'statistics' else 'json')}"
    how = ["--statistics"] if format_ == "statistics" else ["--output-format", format_]
    first = check(*how, "--output-file", place, "copy")
    written = (desk / place).read_bytes()
    second = check(*how, "--output-file", place, "copy")
    assert (first.stderr, second.stderr) == ("", "")
    assert first.returncode == second.returncode == int(copy == COPY) and (desk / place).read_bytes() == written
    told = check("--output-format", "concise", "copy").stdout.splitlines()
    assert [line for line in told if "report" in line] == []
    assert [name for name in os.listdir(desk / "copy") if name.startswith(".")] == []
