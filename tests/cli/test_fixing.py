from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.test_check import own
from tests.conftest import Command, command, environment

COPY = "Teh minister praised a cutting edge plan.\n\nArguably, teh plan failed.\n"
FIXED = "The minister praised a cutting edge plan.\n\nArguably, the plan failed.\n"
FIXTURES = Path(__file__).parent.parent.parent / "fixtures/wire"


@pytest.fixture
def check(newslint: Command, house: Path, tmp_path: Path) -> Command:
    """`newslint check` in a folder of two stories, with the newsroom's own rules alone."""
    (tmp_path / "a.txt").write_text(COPY)
    (tmp_path / "clean.txt").write_text("The plan failed.\r\n\n")

    def run(*arguments: str | Path, **how: object) -> subprocess.CompletedProcess[str]:
        return newslint(*own(house), *arguments, **{"cwd": tmp_path, **how})

    return run


def test_fixes_are_made_in_the_files_and_what_is_left_is_reported(check: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").chmod(0o640)
    untouched = (tmp_path / "clean.txt").stat().st_mtime_ns
    done = check("--fix", ".")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[0] == "a.txt:1:24: warning: 'cutting edge' is jargon. [house/jargon]"
    assert done.stdout.endswith("2 files: 2 fixed, 1 warning.\n")
    assert (tmp_path / "a.txt").read_text() == FIXED and (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "clean.txt").stat().st_mtime_ns == untouched
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "clean.txt"]


def test_a_second_run_makes_none_and_the_json_counts_them(check: Command) -> None:
    counts = [json.loads(check("--fix", "--output-format=json", ".").stdout)["summary"]["fixed"] for _ in range(2)]
    assert counts == [2, 0]


def test_the_diff_shows_what_would_change_and_changes_nothing(check: Command, tmp_path: Path) -> None:
    done = check("--diff", ".")
    assert (done.returncode, done.stderr) == (1, "newslint: 2 fixes to make\n")
    assert (tmp_path / "a.txt").read_text() == COPY
    patch = subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=done.stdout, text=True, capture_output=True)
    assert (patch.returncode, patch.stderr) == (0, "") and (tmp_path / "a.txt").read_text() == FIXED
    done = check("--diff", ".")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "newslint: 0 fixes to make\n")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfTeh end.\n",
        "Teh café shut.\r\nIt rained.\r\n".encode("cp1252"),
        b"Teh end.\rIt rained.\rTeh rest.\r",
        "Teh end.\u2028It rained.\x0cTeh rest.".encode(),
        b"Teh end.\rIt rained.\r\nTeh rest.\nOut.\r",
    ],
)
def test_git_applies_a_diff_whatever_the_encoding_and_newlines(data: bytes, house: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    done = subprocess.run(
        command(*own(house), "--diff", "a.txt"), cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=done.stdout, check=True)
    assert (tmp_path / "a.txt").read_bytes() == data.replace(b"Teh", b"The")


def test_a_diff_of_utf_16_is_shown_for_reading(check: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Teh café shut.\r\n".encode("utf-16"))
    assert "\n-Teh café shut.\r\n+The café shut.\r\n" in check("--diff", "a.txt").stdout


def test_standard_input_put_right_is_all_that_stands_on_standard_output(check: Command) -> None:
    done = check("--fix", "-", stdin=COPY.encode())
    assert (done.returncode, done.stdout) == (1, FIXED)
    assert done.stderr.splitlines()[0] == "-:1:24: warning: 'cutting edge' is jargon. [house/jargon]"
    clean = check("--fix", "-", stdin=b"The plan failed.\n")
    assert (clean.returncode, clean.stdout) == (0, "The plan failed.\n")


def test_a_file_that_standard_input_is_called_by_is_not_touched(check: Command, tmp_path: Path) -> None:
    done = check("--fix", "--stdin-filename", "a.txt", "-", stdin=b"Teh end.\n")
    assert done.stdout == "The end.\n" and (tmp_path / "a.txt").read_text() == COPY


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes goes with --fix or --diff"),
        (["--fix", "--diff"], "--diff shows what --fix would do; give one of them"),
        (["--fix", "-", "a.txt"], "fixes are made in standard input alone, or in files; give one or the other"),
    ],
)
def test_options_that_do_not_go_together(check: Command, arguments: list[str], line: str) -> None:
    done = check(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"newslint: {line}\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any file")
def test_a_file_that_may_not_be_written_to_is_a_failure(check: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").chmod(0o444)
    done = check("--fix", ".")
    assert done.returncode == 2 and "nothing was fixed: the file cannot be written" in done.stdout
    assert (tmp_path / "a.txt").read_text() == COPY


def test_a_file_that_cannot_be_put_right_is_a_failure_and_the_others_are(check: Command, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"headline": "Teh end", "body": "Teh."}\n{"headline": \n')
    done = check("--fix", ".")
    assert done.returncode == 2 and "2 files" not in done.stdout and "3 files: 2 fixed" in done.stdout
    assert (tmp_path / "b.jsonl").read_text().startswith('{"headline": "Teh end"')
    assert (tmp_path / "a.txt").read_text() == FIXED


def test_unsafe_fixes_of_all_sample_stories_settle(newslint: Command, tmp_path: Path) -> None:
    copies = tmp_path / "wire"
    shutil.copytree(FIXTURES, copies)
    before = {path: path.read_bytes() for path in copies.rglob("*") if path.is_file()}
    first = newslint("check", "--isolated", "--fix", "--unsafe-fixes", "--output-format=json", "wire", cwd=tmp_path)
    report = json.loads(first.stdout)
    assert report["failures"] == [] and report["summary"]["fixed"] > 10
    assert all(fix["safety"] == "display" for d in report["diagnostics"] for fix in d["fixes"])
    after = {path: path.read_bytes() for path in before}
    assert {path.suffix for path in before if before[path] != after[path]} > {".txt", ".md", ".html", ".xml", ".json"}
    again = newslint("check", "--isolated", "--fix", "--unsafe-fixes", "--output-format=json", "wire", cwd=tmp_path)
    assert json.loads(again.stdout)["summary"]["fixed"] == 0
    assert {path: path.read_bytes() for path in before} == after


def test_a_run_that_is_killed_leaves_every_file_whole(house: Path, tmp_path: Path) -> None:
    stories = [tmp_path / f"{number:03}.txt" for number in range(120)]
    for story in stories:
        story.write_text(COPY * 20)
    whole = {COPY * 20, FIXED * 20}
    line = command(*own(house), "--fix", tmp_path)
    with subprocess.Popen(line, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while run.poll() is None and stories[3].read_text() == COPY * 20:
            time.sleep(0.001)
        run.send_signal(signal.SIGKILL)
    read = [story.read_text() for story in stories]
    assert set(read) <= whole and FIXED * 20 in read
