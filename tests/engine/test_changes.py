"""Changed lines as git sees them, in repositories made for the purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newslint.engine.changes import Changes, without_unchanged
from newslint.engine.git import changed_since, staged
from newslint.errors import ConfigError
from newslint.model.diagnostic import Hidden, Related, Report
from newslint.model.span import Position
from tests.conftest import diagnostic

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")

TEN = "".join(f"line {n}\n" for n in range(1, 11))


class Repository:
    """A scratch repository with one commit: `a.txt` of ten lines."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        self.write("a.txt", TEN)
        self.commit()

    def git(self, *arguments: str) -> None:
        name = ("-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "protocol.file.allow=always")
        subprocess.run(["git", *name, *arguments], cwd=self.folder, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "copy")

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def change(self, name: str, *changed: int) -> None:
        """Change these lines of a file."""
        lines = (self.folder / name).read_text().splitlines(keepends=True)
        self.write(name, "".join(f"new {line}" if n in changed else line for n, line in enumerate(lines, 1)))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Repository(folder)


def lines(changes: Changes, path: str, *, named: bool = False) -> list[int] | None:
    found = changes.of(path, named=named)
    return None if found is None else sorted(found)


def test_the_lines_that_differ_from_a_revision_have_changed(repository: Repository) -> None:
    repository.change("a.txt", 2, 9)
    repository.write("a.txt", (repository.folder / "a.txt").read_text().replace("line 5\n", "line 5\nmore\nmore\n"))
    assert lines(changed_since("HEAD"), "a.txt") == [2, 6, 7, 11]
    repository.commit()
    assert lines(changed_since("HEAD"), "a.txt") == []
    assert lines(changed_since("HEAD~1"), "a.txt") == [2, 6, 7, 11]


def test_lines_taken_away_change_none(repository: Repository) -> None:
    repository.write("a.txt", TEN.replace("line 5\n", ""))
    assert lines(changed_since("HEAD"), "a.txt") == []


def test_what_happened_on_the_other_branch_is_no_change_here(repository: Repository) -> None:
    repository.git("branch", "desk")
    repository.change("a.txt", 1)
    repository.commit()
    repository.git("checkout", "-q", "desk")
    repository.change("a.txt", 9)
    repository.commit()
    assert lines(changed_since("main"), "a.txt") == [9]


def test_new_files_have_changed_and_ignored_ones_only_where_they_are_named(repository: Repository) -> None:
    repository.write(".gitignore", "drafts/\nold.txt\n")
    for name in ("new.txt", "drafts/deep/x.txt", "old.txt", "folder/new.txt"):
        repository.write(name, TEN)
    changes = changed_since("HEAD")
    assert lines(changes, "new.txt") is None and lines(changes, "folder/new.txt") is None
    assert lines(changes, "drafts/deep/x.txt") == [] and lines(changes, "old.txt") == []
    assert lines(changes, "old.txt", named=True) is None
    assert lines(changes, str(repository.folder.parent / "elsewhere.txt")) is None


def test_a_renamed_file_has_changed_where_it_differs(repository: Repository) -> None:
    repository.git("mv", "a.txt", "b.txt")
    assert lines(changed_since("HEAD"), "b.txt") == []
    repository.change("b.txt", 3)
    assert lines(changed_since("HEAD"), "b.txt") == [3]
    repository.git("rm", "-q", "-f", "--cached", "b.txt")
    assert lines(changed_since("HEAD"), "b.txt") is None


@pytest.mark.parametrize(
    "name",
    ["Zürich.txt", 'a "b".txt', "a\tb\nc.txt", "with space .txt", "back\\slash.txt", "b/+++ b.txt", "ünï/cödé é.txt"],
)
def test_any_name_is_found(repository: Repository, name: str) -> None:
    repository.write(name, TEN)
    repository.write(os.fsdecode(b"caf\xe9.txt"), TEN)
    repository.commit()
    repository.change(name, 4)
    repository.change(os.fsdecode(b"caf\xe9.txt"), 5)
    changes = changed_since("HEAD")
    assert lines(changes, name) == [4] and lines(changes, os.fsdecode(b"caf\xe9.txt")) == [5]
    repository.git("add", "-A")
    assert lines(staged(), name) == [4]


def test_copy_that_looks_like_a_patch_does_no_harm(repository: Repository) -> None:
    nasty = "+++ b/other.txt\n@@ -1,9 +1,9 @@\n-- a/x\n--- a/a.txt\ndiff --git a/x b/x\n"
    repository.write("a.txt", nasty + TEN + nasty.rstrip())
    repository.write("z.txt", TEN)
    changes = changed_since("HEAD")
    assert lines(changes, "a.txt") == [1, 2, 3, 4, 5, 16, 17, 18, 19, 20] and lines(changes, "other.txt") is None


def test_line_ends_count_as_git_counts_them(repository: Repository) -> None:
    repository.write("crlf.txt", TEN.replace("\n", "\r\n"))
    repository.write("cr.txt", TEN.replace("\n", "\r"))
    repository.write("wide.txt", TEN.encode("utf-16"))
    repository.commit()
    for name, old, new in (
        ("crlf.txt", b"line 3", b"new 3"),
        ("cr.txt", b"line 3", b"new 3"),
        ("wide.txt", b"3", b"4"),
    ):
        repository.write(name, (repository.folder / name).read_bytes().replace(old, new))
    changes = changed_since("HEAD")
    assert lines(changes, "crlf.txt") == [3]
    assert lines(changes, "cr.txt") is None and lines(changes, "wide.txt") is None
    repository.git("mv", "wide.txt", "wider.txt")
    assert lines(changed_since("HEAD"), "wider.txt") is None


def test_what_the_users_configuration_says_of_differences_changes_nothing(repository: Repository) -> None:
    for key, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.interHunkContext", "9"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("diff.external", "false"),
        ("diff.relative", "true"),
    ):
        repository.git("config", key, value)
    repository.write("sub/é.txt", TEN)
    repository.commit()
    repository.change("sub/é.txt", 2, 4)
    os.chdir("sub")
    assert lines(changed_since("HEAD"), "é.txt") == [2, 4]


def test_files_of_a_submodule_are_compared_too(repository: Repository, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    Repository(other).write("b.txt", TEN)
    repository.git("submodule", "add", "-q", str(other), "sub")
    repository.commit()
    assert lines(changed_since("HEAD"), "sub/a.txt") == []
    repository.change("sub/a.txt", 6)
    repository.write("sub/new.txt", TEN)
    changes = changed_since("HEAD")
    assert lines(changes, "sub/a.txt") == [6] and lines(changes, "sub/new.txt") is None


def test_what_is_staged_is_found_where_it_stands_in_the_work_tree(repository: Repository) -> None:
    repository.write("b.txt", TEN)
    repository.commit()
    repository.change("a.txt", 2, 5, 8)
    repository.git("add", "a.txt")
    repository.change("a.txt", 5)
    repository.change("b.txt", 1)
    repository.write("new.txt", TEN)
    repository.write("a.txt", "zero\n" + (repository.folder / "a.txt").read_text())
    changes = staged()
    assert lines(changes, "a.txt") == [3, 9]
    assert lines(changes, "b.txt") == [] and lines(changes, "new.txt", named=True) == []


def test_a_first_commit_can_be_staged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("one\n")
    subprocess.run(["git", "add", "a.txt"], check=True)
    assert lines(staged(), "a.txt") == [1]
    with pytest.raises(ConfigError, match="'HEAD' is no revision"):
        changed_since("HEAD")


def refusal(revision: str = "HEAD") -> str:
    with pytest.raises(ConfigError) as caught:
        changed_since(revision)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("revision", ["nowhere", "--help", "", "a b", "HEAD:a.txt", "x" * 300, "a\0b"])
def test_what_is_no_revision_is_one_line(repository: Repository, revision: str) -> None:
    assert refusal(revision).startswith("--since: ")


def test_without_git_or_a_repository_or_history_it_is_one_line(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("checkout", "-q", "--orphan", "alone")
    repository.write("alone.txt", TEN)
    repository.commit()
    assert "no common history" in refusal("main")
    monkeypatch.chdir(tmp_path)
    assert "not a git repository" in refusal()
    monkeypatch.setenv("PATH", "")
    assert "there is no git here" in refusal()


def test_a_diagnostic_counts_where_any_of_its_places_has_changed() -> None:
    copy = "One\nTwo\nOkafer\nFour\n"
    found = diagnostic(copy, "Okafer", path="a.txt", related=())
    elsewhere = Related("The first is here", "b.txt", Position(0, 7, 1, 1, 1), Position(3, 7, 4, 4, 4))
    report = Report((found, found._replace(related=(elsewhere,))), (), 2, hidden=Hidden(4, 5))
    for changed, left in (
        ({"a.txt": frozenset({3})}, 2),
        ({"a.txt": None}, 2),
        ({"a.txt": frozenset({2, 4})}, 0),
        ({"b.txt": frozenset({7})}, 1),
        ({}, 0),
    ):
        narrowed = without_unchanged(report, changed)
        assert len(narrowed.diagnostics) == left and narrowed.hidden == Hidden(4, 5, 2 - left)


def test_a_diagnostic_that_ends_with_its_line_does_not_touch_the_next() -> None:
    found = diagnostic("One\nTwo\nThree\n", "One\nTwo\n", path="a.txt", related=())
    report = Report((found,), (), 1)
    assert without_unchanged(report, {"a.txt": frozenset({3})}).diagnostics == ()
    assert without_unchanged(report, {"a.txt": frozenset({2})}).diagnostics == (found,)
