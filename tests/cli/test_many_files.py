from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Command, command, environment

COPY = "Teh minister praised a cutting edge plan.\n\nArguably, teh plan failed.\n"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def own(house: Path) -> list[str]:
    return ["check", "--isolated", "--no-starter-registry", "--rules", str(house), "--select", "house"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Stories enough for processes and the cache to be worth it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for n in range(80):
        (folder / f"{n:02}.txt").write_text(COPY * 20)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> dict[str, str]:
    return {"NEWSLINT_CACHE_DIR": str(tmp_path / "cache")}


@pytest.mark.parametrize("format_", ["text", "concise", "json", "jsonl"])
def test_the_same_bytes_come_out_however_a_run_is_done(
    newslint: Command, own: list[str], desk: Path, cache: dict[str, str], format_: str
) -> None:
    (desk / "07.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    options = (["--jobs", "1", "--no-cache"], ["--jobs", "3", "--no-cache"], ["--jobs", "2"], ["--jobs", "1"], [])
    runs = [newslint(*own, "--output-format", format_, *how, desk, env=cache) for how in options]
    assert {(run.returncode, run.stdout, run.stderr) for run in runs} == {(2, runs[0].stdout, "")}
    assert "house/slip" in runs[0].stdout and "07.txt" in runs[0].stdout


def test_results_are_kept_unless_they_are_not_wanted_or_not_worth_it(
    newslint: Command, own: list[str], desk: Path, cache: dict[str, str]
) -> None:
    results = Path(cache["NEWSLINT_CACHE_DIR"]) / "results"
    newslint(*own, "--no-cache", desk, env=cache)
    newslint(*own, desk / "01.txt", env=cache)
    newslint(*own, "-", env=cache, stdin=COPY.encode() * 2000)
    assert not results.exists()
    newslint(*own, desk, env=cache)
    assert [path.name for path in results.iterdir()] == ["results-1.sqlite"]


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5", "99999", "٣", " "])
def test_a_number_of_processes_that_is_none_is_refused(newslint: Command, own: list[str], number: str) -> None:
    done = newslint(*own, f"--jobs={number}")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"newslint: --jobs: '{number}' is no number of processes; write 1 or more\n"


def test_a_cache_that_cannot_be_made_is_done_without(newslint: Command, own: list[str], desk: Path) -> None:
    (desk / "no-folder").write_text("")
    with_none = newslint(*own, desk, env={"NEWSLINT_CACHE_DIR": str(desk / "no-folder" / "cache")})
    assert (with_none.returncode, with_none.stderr) == (1, "") and "house/slip" in with_none.stdout


def test_runs_at_once_say_the_same(own: list[str], desk: Path, cache: dict[str, str]) -> None:
    line = command(*own, "--jobs", "2", str(desk))
    runs = [
        subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(cache)) for _ in "123"
    ]
    said = {(*run.communicate(timeout=60), run.returncode) for run in runs}
    assert len(said) == 1
    ((out, err, status),) = said
    assert status == 1 and err == b"" and out.count(b"house/slip") == 80 * 40


def test_a_reader_that_closes_the_pipe_ends_the_run_quietly(own: list[str], desk: Path, cache: dict[str, str]) -> None:
    with subprocess.Popen(
        command(*own, "--jobs", "2", str(desk)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(cache)
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.fixture
def busy(own: list[str], desk: Path, cache: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A run, in a process group of its own, whose processes are at work while it waits for a last story."""
    pipe = desk.parent / "waits"
    os.mkfifo(pipe)
    out = str(desk.parent / "out.json")
    line = command(*own, "--jobs", "2", "--output-file", out, str(desk), str(pipe))
    with (
        subprocess.Popen(
            line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(cache), start_new_session=True
        ) as process,
        pipe.open("wb"),  # it is reading once this opens
    ):
        while len(_children(process.pid)) < 2:
            time.sleep(0.01)
        yield process
        if process.poll() is None:
            process.kill()


@LINUX
def test_an_interrupt_of_all_processes_ends_them_quietly_and_leaves_nothing(
    busy: subprocess.Popen[bytes], desk: Path
) -> None:
    children = _children(busy.pid)
    os.killpg(busy.pid, signal.SIGINT)
    stdout, stderr = busy.communicate(timeout=20)
    assert (busy.returncode, stdout, stderr) == (130, b"", b"")
    assert not any(map(_runs, children))
    assert sorted(path.name for path in desk.parent.iterdir()) == ["cache", "desk", "waits"]


@LINUX
def test_processes_whose_run_was_killed_end_by_themselves(busy: subprocess.Popen[bytes]) -> None:
    children = _children(busy.pid)
    busy.kill()
    busy.wait(timeout=20)
    for _ in range(1000):
        if not any(map(_runs, children)):
            break
        time.sleep(0.02)
    assert not any(map(_runs, children))


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _runs(pid: int) -> bool:
    """Whether there is such a process and it is not merely waiting to be counted."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
