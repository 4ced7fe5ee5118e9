"""Changed lines as git sees them, in repositories made for the purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.engine.changes import Changes, without_unchanged
from newslint.engine.git import changed_since, staged
from newslint.errors import ConfigError
from newslint.model.diagnostic import Hidden, Related, Report
from newslint.model.span import Position
from tests.conftest import diagnostic, environment

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
    with pytest.raises(ConfigError, match="has no commit to compare with yet; leave the option out"):
        changed_since("HEAD")


def refusal(revision: str = "HEAD") -> str:
    with pytest.raises(ConfigError) as caught:
        changed_since(revision)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("revision", ["nowhere", "--help", "", "a b", "HEAD:a.txt", "x" * 300, "a\0b"])
def test_what_is_no_revision_is_one_line(repository: Repository, revision: str) -> None:
    assert refusal(revision).startswith("--since: ")


def test_what_is_nearly_a_revision_is_named(repository: Repository) -> None:
    repository.git("tag", "edition-one")
    assert refusal("mian").endswith("; did you mean 'main'?")
    assert refusal("editon-one").endswith("; did you mean 'edition-one'?")
    assert refusal("qqqq").endswith(f"'qqqq' is no revision of the repository at {os.path.realpath(repository.folder)}")


def test_in_a_shallow_clone_it_is_said_to_fetch_more(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("tag", "first")
    repository.change("a.txt", 3)
    repository.commit()
    repository.git("branch", "desk", "first")
    place = repository.folder.as_uri()
    repository.git("clone", "-q", "--depth=1", place, str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    for revision in ("first", "HEAD~1", "origin/desk"):
        assert refusal(revision) == (
            f"--since: '{revision}' is not in the history that is here; this clone is shallow, so fetch more: "
            "git fetch --unshallow, or fetch-depth: 0 in a workflow"
        )
    assert lines(changed_since("origin/main"), "a.txt") == []
    repository.git("clone", "-q", "--depth=1", "--no-single-branch", place, str(tmp_path / "parts"))
    monkeypatch.chdir(tmp_path / "parts")
    said = refusal("origin/desk")
    assert "have no common history here; this clone is shallow, so fetch more" in said
    subprocess.run(["git", "fetch", "-q", "--unshallow"], check=True)
    assert lines(changed_since("origin/desk"), "a.txt") == [3]


def test_a_linked_work_tree_a_detached_head_and_a_folder_below_are_as_good(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("desk/b.txt", TEN)
    repository.commit()
    linked = tmp_path / "linked"
    repository.git("worktree", "add", "-q", "--detach", str(linked))
    (linked / "desk/b.txt").write_text(TEN + "more\n")
    (linked / "new.txt").write_text(TEN)
    monkeypatch.chdir(linked / "desk")
    changes = changed_since("main")
    assert (lines(changes, "b.txt"), lines(changes, "../a.txt")) == ([11], [])
    assert changes.of("../new.txt", named=False) is None
    subprocess.run(["git", "add", "b.txt"], check=True)
    assert lines(staged(), "b.txt") == [11]


def test_a_mode_changes_no_line_and_what_is_gone_is_no_matter(repository: Repository) -> None:
    repository.write("b.txt", TEN)
    repository.commit()
    (repository.folder / "a.txt").chmod(0o755)
    (repository.folder / "b.txt").unlink()
    changes = changed_since("HEAD")
    assert lines(changes, "a.txt") == [] and str(repository.folder / "b.txt") not in changes.lines
    repository.git("add", "-A")
    assert dict(staged().lines) == {}


def test_a_file_to_be_added_later_has_changed_as_a_whole(repository: Repository) -> None:
    repository.write("b.txt", TEN)
    repository.git("add", "--intent-to-add", "b.txt")
    assert lines(changed_since("HEAD"), "b.txt") == list(range(1, 11))
    assert lines(staged(), "b.txt") == []


HOOK = """#!/bin/sh
cd "$DESK" && exec {python} -c '
from newslint.engine.git import staged
print(*sorted(staged().lines), sep="\\n", file=open("{said}", "w"))
'
"""


@pytest.mark.parametrize("below", [".", "desk"])
@pytest.mark.parametrize("commit", [("-a",), ("desk/b.txt",), ()])
@pytest.mark.parametrize("linked", [False, True])
def test_in_a_hook_it_is_what_is_being_committed(
    repository: Repository, tmp_path: Path, linked: bool, commit: tuple[str, ...], below: str
) -> None:
    repository.write("desk/b.txt", TEN)
    repository.commit()
    said = tmp_path / "said"
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK.format(python=sys.executable, said=said))
    hook.chmod(0o755)
    if linked:
        repository.git("worktree", "add", "-q", "-b", "desk", str(tmp_path / "linked"))
        repository.folder = tmp_path / "linked"
    repository.change("desk/b.txt", 4)
    repository.change("a.txt", 2)
    repository.git("add", "a.txt")
    name = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    done = subprocess.run(
        ["git", *name, "commit", "-q", "-m", "more", *commit],
        cwd=repository.folder,
        env={**environment(), "DESK": below},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    changed = {"-a": ["a.txt", "desk/b.txt"], "desk/b.txt": ["desk/b.txt"]}.get("".join(commit), ["a.txt"])
    assert said.read_text().split() == [os.path.realpath(repository.folder / name) for name in changed]


def test_a_repository_that_the_environment_names_is_asked(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.change("a.txt", 2)
    monkeypatch.setenv("GIT_DIR", str(repository.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repository.folder))
    elsewhere = tmp_path / "elsewhere"
    subprocess.run(["git", "init", "-q", str(elsewhere)], check=True, env={"PATH": os.environ["PATH"]})
    monkeypatch.chdir(elsewhere)
    assert lines(changed_since("HEAD"), str(repository.folder / "a.txt")) == [2]
    monkeypatch.delenv("GIT_WORK_TREE")
    (elsewhere / "a.txt").write_text(TEN)
    assert lines(changed_since("HEAD"), "a.txt") == []  # as git itself takes it: this folder is the work tree


def test_without_git_or_a_repository_or_history_it_is_one_line(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("checkout", "-q", "--orphan", "alone")
    repository.write("alone.txt", TEN)
    repository.commit()
    assert refusal("main").endswith("'main' and HEAD have no common history here")
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
