"""Files whose names are no UTF-8, or hold what would end a name: in every report, in a diff and in what is said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from newslint.report import FORMATS
from tests.cli.test_check import own
from tests.conftest import Command, command, environment

GOOD, BAD = b"The minister said so.\n", b"Teh minister said so.\n"
NAMES = (b"caf\xe9.txt", b"a b\n\xff.txt", b'naive "q" <x>&\\.txt', "naïve ünd.txt".encode(), b"esc\x1b[31m\t.txt")
BROKEN = b"cut\xe9.nitf"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    try:
        for name in NAMES:
            Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_bytes(BAD)
    except OSError:
        pytest.skip("the file system has no such names")
    return folder


@pytest.fixture
def check(newslint: Command, house: Path, desk: Path) -> Command:
    def run(*arguments: str, **how: object) -> subprocess.CompletedProcess[str]:
        return newslint(*own(house), "--no-cache", *arguments, cwd=desk, **how)

    return run


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_every_report_is_whole_and_names_them_as_git_does(check: Command, desk: Path, format_: str) -> None:
    (desk / os.fsdecode(BROKEN)).write_bytes(b"<nitf>")
    done = check("--output-format", format_, ".")
    assert (done.returncode, done.stderr) == (2, "")
    written = done.stdout
    assert format_ == "github" or "\x1b" not in written  # which looks for the file by this name
    expected = (
        "caf%E9.txt"
        if format_ == "sarif"
        else r"caf\\351.txt"
        if "json" in format_ or format_ in ("gitlab", "markdown")
        else r"caf\351.txt"
    )
    assert expected in written and "naïve ünd.txt" in written.replace("na%C3%AFve%20%C3%BCnd", "naïve ünd")
    assert r"cut\351.nitf" in written.replace(r"\\", "\\").replace("%E9", r"\351")
    if format_ in ("junit", "checkstyle"):
        assert {e.get("name") for e in ET.fromstring(written).iter() if e.tag in ("testsuite", "file")} >= {
            r"caf\351.txt"
        }
    elif "json" in format_ or format_ in ("sarif", "gitlab"):
        values = written.splitlines() if format_ in ("jsonl", "rdjsonl") else [written]
        assert all(json.dumps(json.loads(value), ensure_ascii=False).encode() for value in values)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_without_the_characters_is_written_to(check: Command, encoding: str) -> None:
    done = check("--output-format", "concise", os.fsdecode(NAMES[0]), env={"PYTHONIOENCODING": encoding})
    assert done.stdout == "caf\\351.txt:1:1: error: 'Teh' is a slip for 'The'. [house/slip]\n"
    missing = check(f"--baseline={os.fsdecode(BROKEN)}", env={"PYTHONIOENCODING": encoding})
    assert missing.stderr == "newslint: cut\\351.nitf: there is no such baseline; --write-baseline makes one\n"


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_a_diff_is_one_that_git_applies(house: Path, desk: Path) -> None:
    done = subprocess.run(
        command(*own(house), "--diff", "."), cwd=desk, env=environment(), capture_output=True, check=False
    )
    subprocess.run(["git", "apply", "-"], input=done.stdout, cwd=desk, check=True)
    assert {path.read_bytes() for path in desk.iterdir()} == {GOOD} and len(list(desk.iterdir())) == len(NAMES)


def test_a_baseline_of_them_is_utf_8_and_holds(check: Command, desk: Path) -> None:
    assert check("--baseline", "known.json", "--write-baseline", ".").returncode == 0
    entries = json.loads((desk / "known.json").read_text(encoding="utf-8"))["diagnostics"]
    assert {os.fsencode(entry["path"]) for entry in entries} == set(NAMES)
    assert check("--baseline", "known.json", ".").returncode == 0
    os.unlink(os.fsencode(desk) + b"/" + NAMES[0])
    assert "1 diagnostic of the baseline is gone" in check("--baseline", "known.json", ".").stderr
