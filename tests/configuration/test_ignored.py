"""What git ignores is left out of folders."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newslint.configuration.configuration import Configuration
from newslint.engine.paths import find_files
from newslint.engine.settings import Settings
from tests.configuration.conftest import put

STORIES = {"a.txt": "", "drafts/b.txt": "", "desk/c.tmp.txt": "", "desk/d.txt": "", "desk/kept.tmp.txt": ""}
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")


@pytest.fixture
def tree(repo: Path) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=repo, check=True)
    put(repo, {**STORIES, ".gitignore": "drafts/\n*.tmp.txt\n"})
    subprocess.run(["git", "add", "-f", "desk/kept.tmp.txt"], cwd=repo, check=True)
    return repo


def found(*paths: str) -> list[str]:
    takes = Configuration({}, Settings(), os.environ).takes
    return [target.path for target in find_files(paths, takes).targets]


def test_it_is_left_out_unless_git_tracks_it_or_it_is_named(tree: Path) -> None:
    assert found(".") == ["a.txt", "desk/d.txt", "desk/kept.tmp.txt"]
    assert found("desk") == ["desk/d.txt", "desk/kept.tmp.txt"]
    assert found("desk/c.tmp.txt", "drafts") == ["desk/c.tmp.txt", "drafts/b.txt"]


def test_it_is_taken_where_the_configuration_says_so(tree: Path) -> None:
    put(tree, {"newslint.toml": "respect-gitignore = false\n"})
    assert found(".") == sorted(STORIES)


def test_a_named_file_is_left_out_where_excluding_is_forced(tree: Path) -> None:
    put(tree, {"newslint.toml": "force-exclude = true\n"})
    assert found("a.txt", "drafts/b.txt", "desk/c.tmp.txt", "desk/kept.tmp.txt") == ["a.txt", "desk/kept.tmp.txt"]


def test_git_is_asked_once_a_run_and_never_for_what_is_named(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *given, **how: asked.append(given) or run(*given, **how))
    assert found("a.txt", "drafts/b.txt") and asked == []
    assert found(".", "desk") and len(asked) == 1


def test_git_is_asked_of_the_folders_that_are_walked_alone(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tree, {":(top)desk/e.txt": "", ":(top)desk/f.tmp.txt": "", "drafts/g.tmp.txt": ""})
    answers: list[bytes] = []
    run = subprocess.run

    def listed(*given: object, **how: object) -> object:
        done = run(*given, **how)  # type: ignore[call-overload]
        answers.append(done.stdout)
        return done

    monkeypatch.setattr(subprocess, "run", listed)
    assert found(":(top)desk", "desk") == [":(top)desk/e.txt", "desk/d.txt", "desk/kept.tmp.txt"]
    assert answers == [b":(top)desk/f.tmp.txt\0", b"desk/c.tmp.txt\0"]
    monkeypatch.chdir(tree / "drafts")
    assert found(".") == ["b.txt", "g.tmp.txt"]  # the user has named what git ignores


def test_a_repository_that_the_environment_names_is_another_matter(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    subprocess.run(["git", "init", "-q", str(other)], check=True)
    (other / ".git/info/exclude").write_text("a.txt\n")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    assert found(".") == ["a.txt", "desk/d.txt", "desk/kept.tmp.txt"]


def test_without_git_or_a_sound_repository_nothing_is_left_out(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setenv("PATH", "")
        assert found(".") == sorted(STORIES)
    shutil.rmtree(tree / ".git")
    assert found(".") == sorted(STORIES)
    (tree / ".git").write_text("broken")
    assert found(".") == sorted(STORIES)
