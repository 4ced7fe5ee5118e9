from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from newslint.cli.output import look
from tests.cli.test_check import COPY, own
from tests.conftest import Command, command, environment


@pytest.fixture
def check(newslint: Command, house: Path, tmp_path: Path) -> Command:
    """`newslint check a.txt` with the newsroom's own rules alone, in the folder of the story."""
    (tmp_path / "a.txt").write_text(COPY)

    def run(*arguments: str | Path, **how: object) -> subprocess.CompletedProcess[str]:
        return newslint(*own(house), *arguments, "a.txt", cwd=tmp_path, **how)

    return run


def test_several_reports_in_one_run(check: Command, tmp_path: Path) -> None:
    done = check("--output", "sarif:x.sarif", "--output", "junit:x.xml", "--output-format", "concise")
    assert done.returncode == 1 and done.stdout.startswith("a.txt:1:1: error")
    run = json.loads((tmp_path / "x.sarif").read_text())["runs"][0]
    assert len(run["results"]) == 3 and [r["id"] for r in run["tool"]["driver"]["rules"]][:2] == [
        "house/jargon",
        "house/slip",
    ]
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"] == "Jargon stays out of copy."
    assert "<testsuites" in (tmp_path / "x.xml").read_text()


def test_a_report_for_standard_output_stands_there_alone(check: Command) -> None:
    assert json.loads(check("--output", "json:-").stdout)["summary"]["files"] == 1
    both = check("--output", "json:-", "--output-format", "sarif", "--output-file", "x.sarif")
    assert json.loads(both.stdout)["summary"]["files"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--output", "sarfi:x"], "did you mean 'sarif'?"),
        (["--output", "sarif"], "sarif:FILE"),
        (["--output", "page.html"], "--output: 'page.html' names no format; write FORMAT:FILE, as in html:report.html"),
        (["--output", "sarif:"], "sarif:FILE"),
        (["--output", "json:-", "--output-format", "text"], "two reports for standard output"),
        (["--output", "json:-", "--statistics"], "two reports for standard output"),
        (["--output", "json:x", "--output", "sarif:./x"], "two reports for ./x"),
        (["--output", "json:x", "--output-file", "x"], "two reports for x"),
        (["--output", "json:no/such/x"], "no/such/x"),
        (["--output-file", "./a.txt"], "the report ./a.txt would take the place of a story"),
        (["--output", "html:a.txt"], "the report a.txt would take the place of a story"),
        (["--statistics", "--output-format", "json"], "--statistics is text"),
    ],
)
def test_what_cannot_be_written_is_one_line_and_nothing_is_left(
    check: Command, tmp_path: Path, arguments: list[str], says: str
) -> None:
    done = check(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newslint: ") and done.stderr.count("\n") == 1 and says in done.stderr
    assert os.listdir(tmp_path) == ["a.txt"]


def test_statistics_stand_in_for_the_diagnostics(check: Command, tmp_path: Path) -> None:
    done = check("--statistics", "--output", "gitlab:x.json")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[1:] == [
        "    2      2       0  house/slip",
        "    1      0       0  house/jargon",
        "1 file: 2 errors, 1 warning.",
    ]
    assert len(json.loads((tmp_path / "x.json").read_text())) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_told_of_the_report_it_is_about(check: Command, house: Path, tmp_path: Path) -> None:
    done = check("--output", "json:x.json", "--output", "sarif:/dev/full")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "newslint: the report /dev/full cannot be written: No space left on device\n"
    with open("/dev/full", "w") as full:
        line = command(*own(house), tmp_path / "a.txt", "--output", f"json:{tmp_path / 'y.json'}")
        told = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, text=True, env=environment(), check=False)
    assert (told.returncode, told.stderr) == (2, "newslint: standard output: No space left on device\n")
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "y.json"]


def test_annotations_come_with_a_summary_for_the_page_of_the_build(check: Command, tmp_path: Path) -> None:
    page = tmp_path / "summary"
    page.write_text("before\n")
    env = {"GITHUB_STEP_SUMMARY": str(page), "GITHUB_WORKSPACE": str(tmp_path.parent)}
    done = check("--output-format", "github", env=env)
    assert f"file={tmp_path.name}/a.txt,line=1" in done.stdout and done.stderr == ""
    assert page.read_text().startswith("before\n## newslint\n") and "/a.txt:1:1 |" in page.read_text()
    check(env=env)
    assert page.read_text().count("## newslint") == 1
    assert check("--output-format", "github").returncode == 1
    lost = check("--output-format", "github", env={"GITHUB_STEP_SUMMARY": str(tmp_path / "no/x")})
    assert lost.returncode == 2 and lost.stderr.startswith("newslint: GITHUB_STEP_SUMMARY: ")


def test_paths_count_from_the_build_or_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = tmp_path / "copy/desk"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    here = os.path.realpath(below)
    with open(os.devnull) as stream:
        assert look(stream, {})[2:] == (here, here)
        (tmp_path / ".git").touch()
        assert look(stream, {})[2:] == (here, os.path.realpath(tmp_path))
        assert look(stream, {"CI_PROJECT_DIR": str(tmp_path / "copy")})[3] == os.path.realpath(tmp_path / "copy")


@pytest.mark.parametrize("format_", ["html", "sarif"])
def test_a_report_is_the_same_bytes_whatever_the_processes_and_the_cache(
    check: Command, tmp_path: Path, format_: str
) -> None:
    for number in range(5):
        (tmp_path / f"b{number}.txt").write_text(COPY * (number + 1))
    ways = (["--no-cache", "--jobs", "1"], ["--no-cache", "--jobs", "2"], [], [])
    told = {check("--output-format", format_, ".", *way).stdout for way in ways}
    assert len(told) == 1 and "cutting edge" in told.pop()
