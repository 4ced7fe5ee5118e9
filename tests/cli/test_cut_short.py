"""Runs that are killed or interrupted before each step that changes a file, and runs at once: every file is whole."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_check import own
from tests.cli.test_fixing import COPY, FIXED
from tests.conftest import Command, command, environment, write_cards

#: Runs the command, and has a signal come before the nth time that something below the current folder is changed.
PROGRAM = """
import os, sys
number, signal, folder = int(sys.argv[1]), int(sys.argv[2]), os.getcwd() + os.sep
CHANGES = {"os.rename": 1, "os.remove": 0, "os.chmod": 0, "os.mkdir": 0}

def watch(event, about):
    global number
    if event == "open":
        changes = isinstance(about[0], str) and about[2] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR)
    else:
        changes = event in CHANGES
    if changes and os.path.abspath(about[CHANGES.get(event, 0)]).startswith(folder):
        number -= 1
        if number == 0:
            os.kill(os.getpid(), signal)

sys.argv[1:3] = []
sys.addaudithook(watch)
from newslint.cli import run_process
run_process()
"""
WHAT = {
    "baseline": ["check", "--baseline", "known.json", "--write-baseline", "--exit-zero", "."],
    "output": ["check", "--output", "json:report.json", "--output", "html:page.html", "--exit-zero", "."],
    "fix": ["check", "--fix", "--exit-zero", "."],
    "init": ["init"],
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(COPY)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def stopped_runs(desk: Path, house: Path, what: str, by: signal.Signals) -> Iterator[tuple[int, dict[str, bytes]]]:
    """The status of runs stopped ever later and what each leaves of the folder; the last one comes to its end."""
    kept = desk.with_name("kept")
    shutil.copytree(desk, kept)
    rules = own(house)[1:] if what != "init" else []
    for number in itertools.count(1):
        line = [sys.executable, "-c", PROGRAM, str(number), str(int(by)), WHAT[what][0], *map(str, rules)]
        done = subprocess.run(
            [*line, *WHAT[what][1:]], cwd=desk, env=environment(), capture_output=True, text=True, check=False
        )
        assert "Traceback" not in done.stderr
        yield done.returncode, contents(desk)
        if done.returncode == 0:
            return
        shutil.rmtree(desk)
        shutil.copytree(kept, desk)


@pytest.mark.parametrize("before", [False, True], ids=["new", "replaced"])
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("what", sorted(WHAT))
def test_a_run_stopped_before_any_step_leaves_every_file_as_it_was_or_as_it_is_to_be(
    what: str, by: signal.Signals, before: bool, desk: Path, house: Path
) -> None:
    if before:
        for name in ("report.json", "page.html", "newsroom.yaml"):
            (desk / name).write_text("")
        (desk / "known.json").write_text('{"version": 1, "diagnostics": []}\n')
    old = contents(desk)
    *stopped, (status, new) = stopped_runs(desk, house, what, by)
    assert status == 0 and new != old and len(stopped) >= 2
    assert {status for status, _ in stopped} == ({130} if by == signal.SIGINT else {-signal.SIGKILL})
    for _, left in stopped:
        parts = [name for name in left if name.startswith(".newslint-") and name.endswith(".part")]
        assert len(parts) <= (0 if by == signal.SIGINT else len(WHAT[what]))
        for name in left.keys() - set(parts):
            assert left[name] in (old.get(name), new[name]), name
        assert old.keys() <= left.keys()
        assert "newslint.toml" not in left or "newsroom.yaml" in left  # which the configuration names


def test_several_runs_that_fix_the_same_files_lose_nothing_that_any_of_them_has_made(tmp_path: Path) -> None:
    cards = {
        f"house/{word}": f"""
            summary: A slip is put right.
            severity: error
            certainty: certain
            match: {{preferred: {{{word}: {word.upper()}}}}}
            message: "'{{surface}}'"
            fix: {{safety: safe}}
            """
        for word in ("one", "two", "three")
    }
    rules = write_cards(tmp_path / "rules", cards)
    desk = tmp_path / "desk"
    desk.mkdir()
    for number in range(60):
        (desk / f"{number:02}.txt").write_text("It was one, two, three.\n")
    runs = {}
    for rule in cards:
        line = command("check", "--isolated", "--no-starter-registry", "--no-cache", "--rules", rules, "--fix")
        line += ["--select", rule, "--output-format", "json", str(desk)]
        runs[rule] = subprocess.Popen(line, stdout=subprocess.PIPE, env=environment())
    reports = {rule: json.loads(run.communicate(timeout=120)[0]) for rule, run in runs.items()}
    made = 0
    for rule, report in reports.items():
        refused = {failure["path"] for failure in report["failures"]}
        assert all("changed meanwhile; run it again" in failure["message"] for failure in report["failures"])
        word = rule.removeprefix("house/")
        for path in desk.iterdir():
            assert path.read_text().lower() == "it was one, two, three.\n"
            assert (word.upper() in path.read_text()) == (str(path) not in refused)
        made += report["summary"]["fixed"]
    assert made == sum(
        word.isupper() for path in desk.iterdir() for word in path.read_text().strip(".\n").replace(",", "").split()
    )
    assert sorted(os.listdir(desk)) == [f"{number:02}.txt" for number in range(60)]


@pytest.mark.skipif(sys.platform == "win32", reason="no locks of this kind")
def test_a_file_that_another_run_is_about_to_replace_is_left_to_it(newslint: Command, house: Path, desk: Path) -> None:
    import fcntl

    with (desk / "a.txt").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = newslint(*own(house), "--fix", "--output-format", "concise", ".", cwd=desk)
    assert done.returncode == 2 and "a.txt: failure: nothing was fixed: the file was changed meanwhile" in done.stdout
    assert ((desk / "a.txt").read_text(), (desk / "b.txt").read_text()) == (COPY, FIXED)
