from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from newslint.formats import known_formats
from tests.conftest import Command

WRITTEN = ("newsroom.yaml", "newslint.toml", ".pre-commit-config.yaml")
SLIP = "German Foreign Minister Annalena Barbock spoke in Berlin.\n"


def test_what_is_written_is_valid_and_works(newslint: Command, tmp_path: Path) -> None:
    done = newslint("init", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:3] == [f"{name} written." for name in WRITTEN]
    assert "newslint check" in done.stdout.split("Next:")[1]
    (tmp_path / "a.txt").write_text(SLIP)
    checked = newslint("check", "--output-format", "concise", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (1, "") and "names/misspelled" in checked.stdout
    assert newslint("registry", "check", "newsroom.yaml", cwd=tmp_path).returncode == 0
    shown = newslint("config", "show", cwd=tmp_path).stdout
    assert re.search(r"^registries +newsroom.yaml +newslint.toml:2$", shown, re.MULTILINE)


def test_what_is_commented_out_is_valid_too(newslint: Command, tmp_path: Path) -> None:
    newslint("init", cwd=tmp_path)
    for name, line in (("newslint.toml", r"# (?=[a-z]+ = |\[|\")"), ("newsroom.yaml", r"# ?(?=- name|  )")):
        path = tmp_path / name
        path.write_text(re.sub(f"^{line}", "", path.read_text(), flags=re.MULTILINE))
    assert set(tomllib.loads((tmp_path / "newslint.toml").read_text())) >= {"registries", "ignore", "severity"}
    (tmp_path / "b.txt").write_text("Mayor Adaeze Okafour opened the bridge.\n")
    done = newslint("check", "--output-format", "concise", "b.txt", cwd=tmp_path)
    assert done.stderr == "" and "Adaeze Okafor" in done.stdout


def test_the_hook_runs_the_check_on_files_that_are_stories(newslint: Command, tmp_path: Path) -> None:
    newslint("init", cwd=tmp_path)
    ((hook,),) = [repo["hooks"] for repo in yaml.safe_load((tmp_path / WRITTEN[2]).read_text())["repos"]]
    assert hook["entry"] == "newslint check --force-exclude" and hook["language"] == "system"
    published = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())[0]
    for files in (hook["files"], published["files"]):
        assert all(re.search(files, f"a{s}") for f in known_formats() for s in f.suffixes if s)
        assert not any(re.search(files, name) for name in ("a.py", "a.txt.py", "atxt", "a.yaml"))
    (tmp_path / "package.json").write_text('{"name": "Antony Blinkin"}')
    done = newslint(*hook["entry"].split()[1:], "package.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "0 files: nothing to report.\n")


def test_nothing_is_overwritten_and_what_to_add_is_said(newslint: Command, tmp_path: Path) -> None:
    for name in WRITTEN:
        (tmp_path / name).write_text("repos: []\n" if name == WRITTEN[2] else "")
    before = {name: (tmp_path / name).read_bytes() for name in WRITTEN}
    done = newslint("init", cwd=tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in WRITTEN} == before
    assert done.returncode == 0 and "written" not in done.stdout and "entry: newslint check" in done.stdout
    assert sorted(os.listdir(tmp_path)) == sorted(WRITTEN)


def test_a_second_time_all_is_there(newslint: Command, tmp_path: Path) -> None:
    newslint("init", tmp_path)
    done = newslint("init", tmp_path)
    assert done.returncode == 0 and "has the hook already" in done.stdout and "written" not in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_line(newslint: Command, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = newslint("init", cwd=tmp_path)
    tmp_path.chmod(0o700)
    assert done.returncode == 2 and done.stderr.startswith("newslint: newsroom.yaml cannot be written: ")


def test_a_folder_that_is_not_there(newslint: Command, tmp_path: Path) -> None:
    done = newslint("init", "gone", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "newslint: gone: no such folder\n")
