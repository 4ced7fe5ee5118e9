from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.engine.paths import Found, Target, find_files, takes_stories


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


def walked(*paths: object) -> list[str]:
    return [t.path for t in find_files(map(str, paths), takes_stories).targets]


def test_folders_are_walked_sorted_without_what_is_hidden_or_no_story(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a/z.md", "a/deep/c.TXT", ".git/x.txt", ".hidden.txt", "photo.jpg", "names.yaml", "noext")
    expected = [f"{tmp_path}/{name}" for name in ("a/deep/c.TXT", "a/z.md", "b.txt")]
    assert walked(tmp_path) == expected


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    touch(tmp_path, "story.A01", ".draft.txt")
    found = find_files([f"{tmp_path}/story.A01", f"{tmp_path}/.draft.txt"], takes_stories)
    assert found.targets == (Target(f"{tmp_path}/.draft.txt", True), Target(f"{tmp_path}/story.A01", True))


def test_a_file_reached_twice_is_linted_once_and_counts_as_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    for order in (["a.txt", "."], [".", "./a.txt", "a.txt"]):
        assert find_files(order, takes_stories).targets == (Target("a.txt", named=True),)


def test_the_current_folder_adds_no_dot_to_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "a.txt", "sub/b.txt")
    monkeypatch.chdir(tmp_path)
    assert walked(".") == ["a.txt", "sub/b.txt"]


def test_a_missing_path_is_a_failure_and_the_others_are_found(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    found = find_files([f"{tmp_path}/gone.txt", f"{tmp_path}/a.txt", "bad\0name"], takes_stories)
    assert [t.path for t in found.targets] == [f"{tmp_path}/a.txt"]
    assert [(f.path, f.kind) for f in found.failures] == [
        (f"{tmp_path}/gone.txt", "missing"),
        ("bad\0name", "unreadable"),
    ]


def test_a_closed_folder_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "shut/a.txt", "b.txt")
    scan = os.scandir

    def refuse(path: str) -> object:  # as the system does anybody but root
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find_files([str(tmp_path)], takes_stories)
    assert [t.path for t in found.targets] == [f"{tmp_path}/b.txt"]
    (failure,) = found.failures
    assert failure == (f"{tmp_path}/shut", "unreadable", "the folder cannot be read: Permission denied")


def test_a_pipe_that_is_named_is_taken_and_a_loop_of_links_is_a_failure(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    found = find_files([f"{tmp_path}/{name}.txt" for name in ("pipe", "loop")], takes_stories)
    assert [t.path for t in found.targets] == [f"{tmp_path}/pipe.txt"]
    assert [f.message for f in found.failures] == ["cannot be looked at: Too many levels of symbolic links"]


def test_pipes_and_loops_of_links_do_not_stop_a_walk(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    assert walked(tmp_path) == [f"{tmp_path}/a.txt", f"{tmp_path}/dangling.txt"]


def test_standard_input_is_no_folder_and_no_file(tmp_path: Path) -> None:
    assert find_files(["-", "-"], takes_stories) == ((Target("-", named=True),), ())


def test_what_is_not_taken_is_left_out_and_not_looked_into(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "b.txt", "old/deep/c.txt", "new/d.txt")
    asked: list[tuple[str, bool, bool]] = []

    def takes(path: str, *, folder: bool, named: bool) -> bool:
        asked.append((path, folder, named))
        return os.path.basename(path) not in ("old", "b.txt") and takes_stories(path, folder=folder, named=named)

    found = find_files([str(tmp_path), f"{tmp_path}/b.txt", f"{tmp_path}/new"], takes)
    assert found == Found((Target(f"{tmp_path}/a.txt", False), Target(f"{tmp_path}/new/d.txt", False)), ())
    assert (f"{tmp_path}/b.txt", False, True) in asked and (f"{tmp_path}/new", True, True) in asked
    assert not any("deep" in path for path, _, _ in asked)
