"""What the cache promises: an artefact whole or not at all, built once, of exactly these sources."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from newslint.data import cache
from newslint.data.bounds import prune

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source that has lain still for long enough to be trusted by its status."""
    path = tmp_path / "names.txt"
    path.write_text("Okafor\n", encoding="utf-8")
    return aged(path)


def aged(path: Path) -> Path:
    then = time.time() - 3600
    os.utime(path, (then, then))
    return path


class Upper:
    """A build that writes the sources in capitals, and counts how often it is asked."""

    def __init__(self, *sources: Path) -> None:
        self.sources, self.calls = sources, 0

    def __call__(self, file: BinaryIO) -> None:
        self.calls += 1
        for source in self.sources:
            file.write(source.read_bytes().upper())

    def artefact(self, version: str = "1") -> bytes:
        return bytes(cache.compiled("upper", self.sources, version, self))


def artefacts(folder: Path) -> list[Path]:
    return sorted(folder.glob("upper-*.bin"))


def test_an_artefact_is_built_once(folder: Path, source: Path) -> None:
    build = Upper(source)
    assert [build.artefact(), build.artefact()] == [b"OKAFOR\n", b"OKAFOR\n"]
    assert build.calls == 1


def test_another_version_is_another_artefact(folder: Path, source: Path) -> None:
    build = Upper(source)
    build.artefact("1")
    build.artefact("2")
    assert build.calls == 2
    assert len(artefacts(folder)) == 2


def test_an_artefact_may_be_empty(folder: Path, source: Path) -> None:
    assert bytes(cache.compiled("upper", [source], "1", lambda file: None)) == b""


def test_a_changed_source_is_compiled_again(folder: Path, source: Path) -> None:
    build = Upper(source)
    build.artefact()
    source.write_text("Adeyemi\n", encoding="utf-8")
    assert build.artefact() == b"ADEYEMI\n"


def test_a_change_that_keeps_length_and_times_is_noticed_while_the_file_is_young(folder: Path, source: Path) -> None:
    os.utime(source)
    stands = source.stat()
    build = Upper(source)
    assert build.artefact() == b"OKAFOR\n"
    source.write_text("Okafer\n", encoding="utf-8")
    os.utime(source, ns=(stands.st_atime_ns, stands.st_mtime_ns))
    assert build.artefact() == b"OKAFER\n"


def test_the_status_of_a_young_file_is_not_remembered(folder: Path, source: Path) -> None:
    os.utime(source)
    Upper(source).artefact()
    assert not list(folder.glob("stamp-*"))


def test_a_source_that_lies_still_is_not_read_again(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(monkeypatch)
    Upper(source).artefact()
    monkeypatch.setattr(cache, "_hash", refuse)
    assert Upper(source).artefact() == b"OKAFOR\n"


def test_a_source_put_in_the_place_of_another_is_read(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(monkeypatch)
    build = Upper(source)
    build.artefact()
    stands, other = source.stat(), source.with_suffix(".new")
    other.write_text("Okafer\n", encoding="utf-8")
    os.utime(other, ns=(stands.st_atime_ns, stands.st_mtime_ns))
    other.replace(source)
    assert build.artefact() == b"OKAFER\n"


def test_touched_sources_share_the_artefact(folder: Path, source: Path) -> None:
    build = Upper(source)
    build.artefact()
    os.utime(source)
    build.artefact()
    assert build.calls == 1


def test_the_same_bytes_split_otherwise_are_other_sources(folder: Path, tmp_path: Path) -> None:
    for name, first, second in (("x", "ab", "c"), ("y", "a", "bc"), ("z", "abc", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1").write_text(first)
        (tmp_path / name / "2").write_text(second)
        Upper(tmp_path / name / "1", tmp_path / name / "2").artefact()
    # What would be the second file's name and bytes, had the contents no bounds.
    (tmp_path / "z" / "1").write_text("ab\x002\x00c")
    Upper(tmp_path / "z" / "1").artefact()
    assert len(artefacts(folder)) == 4


def test_a_renamed_source_is_another_source(folder: Path, source: Path) -> None:
    Upper(source).artefact()
    Upper(source.rename(source.with_name("people.txt"))).artefact()
    assert len(artefacts(folder)) == 2


def test_a_source_changed_while_it_is_read_is_not_kept_under_its_old_hash(folder: Path, source: Path) -> None:
    def build(file: BinaryIO) -> None:
        source.write_text("Adeyemi\n", encoding="utf-8")
        file.write(source.read_bytes())

    assert bytes(cache.compiled("upper", [source], "1", build)) == b"Adeyemi\n"
    source.write_text("Okafor\n", encoding="utf-8")
    assert Upper(source).artefact() == b"OKAFOR\n"


@pytest.mark.parametrize("cut", [0, 5, 15, 16, 22])
def test_an_artefact_cut_short_is_built_again(folder: Path, source: Path, cut: int) -> None:
    build = Upper(source)
    build.artefact()
    (made,) = artefacts(folder)
    os.truncate(made, cut)
    assert cache.open_artefact(made) is None
    assert build.artefact() == b"OKAFOR\n"
    assert build.calls == 2
    assert bytes(cache.open_artefact(made) or b"") == b"OKAFOR\n"


def test_what_is_no_artefact_is_built_again(folder: Path, source: Path) -> None:
    build = Upper(source)
    build.artefact()
    (made,) = artefacts(folder)
    made.write_bytes(b"NEWSLINT" + made.read_bytes()[8:])
    assert build.artefact() == b"OKAFOR\n"
    assert build.calls == 2


@pytest.mark.parametrize("raised", [ValueError("line 3"), KeyboardInterrupt()])
def test_a_build_that_raises_leaves_nothing(folder: Path, source: Path, raised: BaseException) -> None:
    def build(file: BinaryIO) -> None:
        file.write(b"half")
        raise raised

    with pytest.raises(type(raised)):
        cache.compiled("upper", [source], "1", build)
    assert not list(folder.iterdir())


def test_a_source_that_is_not_there_is_an_error_that_names_it(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised:
        Upper(tmp_path / "none.txt").artefact()
    assert raised.value.filename == str(tmp_path / "none.txt")


def test_a_file_stands_where_the_cache_should_be(folder: Path, source: Path) -> None:
    folder.write_text("")
    assert Upper(source).artefact() == b"OKAFOR\n"
    assert folder.read_text() == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_without_the_right_to_write(folder: Path, source: Path) -> None:
    folder.mkdir(mode=0o500)
    assert Upper(source).artefact() == b"OKAFOR\n"
    assert not list(folder.iterdir())


def test_neither_the_cache_nor_a_temporary_file_can_be_written(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write_text("")
    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    artefact = cache.compiled("upper", [source], "1", Upper(source))
    assert bytes(artefact) == b"OKAFOR\n"
    assert artefact.readonly


def test_a_user_without_a_home(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEWSLINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("pathlib.Path.home", homeless)
    assert Upper(source).artefact() == b"OKAFOR\n"


def test_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("NEWSLINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert Path(cache.cache_folder()) == tmp_path / ".cache" / "newslint"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert Path(cache.cache_folder()) == tmp_path / "xdg" / "newslint"
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "named"))
    assert Path(cache.cache_folder()) == tmp_path / "named"


#: Builds an artefact of its first argument slowly, in pieces, says that it has begun, and prints the artefact.
SLOW = """
    import sys, time
    from pathlib import Path
    from newslint.data.cache import compiled

    def build(file):
        print("building", file=sys.stderr, flush=True)
        for letter in Path(sys.argv[1]).read_bytes():
            file.write(bytes((letter,)) * 1000)
            file.flush()
            time.sleep(float(sys.argv[2]))

    data = bytes(compiled("upper", [Path(sys.argv[1])], "1", build))
    print(len(data), sorted(set(data)))
"""


def slow_builder(folder: Path, source: Path, pause: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(SLOW), str(source), str(pause)],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "NEWSLINT_CACHE_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_processes_that_build_at_once_all_have_the_whole(folder: Path, source: Path) -> None:
    builders = [slow_builder(folder, source, 0.05) for _ in range(5)]
    said = [builder.communicate(timeout=60) for builder in builders]
    assert [builder.returncode for builder in builders] == [0] * 5, said
    assert {out for out, _ in said} == {f"7000 {sorted(set(source.read_bytes()))}\n"}
    assert [path.suffix for path in folder.iterdir()] == [".bin"]


def test_a_reader_sees_no_half_of_what_another_process_builds(folder: Path, source: Path) -> None:
    builder = slow_builder(folder, source, 0.1)
    assert builder.stderr is not None
    builder.stderr.readline()
    assert artefacts(folder) == []
    assert Upper(source).artefact() == b"OKAFOR\n"
    builder.communicate(timeout=60)
    assert builder.returncode == 0
    assert len(artefacts(folder)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_an_interrupted_process_leaves_nothing(folder: Path, source: Path) -> None:
    builder = slow_builder(folder, source, 5)
    assert builder.stderr is not None
    builder.stderr.readline()
    builder.send_signal(signal.SIGINT)
    builder.communicate(timeout=60)
    assert builder.returncode != 0
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_what_a_killed_process_leaves_is_no_artefact(folder: Path, source: Path) -> None:
    builder = slow_builder(folder, source, 5)
    assert builder.stderr is not None
    builder.stderr.readline()
    builder.kill()
    builder.communicate(timeout=60)
    assert artefacts(folder) == []
    assert Upper(source).artefact() == b"OKAFOR\n"


def files_of(folder: Path, *sizes: int) -> list[Path]:
    """Files of these sizes, the oldest first."""
    made = []
    for i, size in enumerate(sizes):
        path = folder / f"{i}.bin"
        path.write_bytes(bytes(size))
        os.utime(path, (i, i))
        made.append(path)
    return made


def test_the_oldest_files_beyond_the_number_go(tmp_path: Path) -> None:
    made = files_of(tmp_path, 1, 1, 1, 1)
    prune(str(tmp_path), most_files=2)
    assert [path.exists() for path in made] == [False, False, True, True]


def test_the_oldest_files_beyond_the_bytes_go(tmp_path: Path) -> None:
    made = files_of(tmp_path, 10, 10, 10, 10)
    prune(str(tmp_path), most_bytes=25)
    assert [path.exists() for path in made] == [False, False, True, True]


def test_the_newest_file_stays_whatever_its_size(tmp_path: Path) -> None:
    made = files_of(tmp_path, 1, 100)
    prune(str(tmp_path), most_bytes=50)
    assert [path.exists() for path in made] == [False, True]


def test_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    files_of(tmp_path, 1)
    prune(str(tmp_path), most_files=0)
    assert (tmp_path / "kept").is_dir()


def test_a_full_cache_is_pruned_when_something_is_added(folder: Path, source: Path) -> None:
    folder.mkdir()
    made = files_of(folder, *[1] * 250)
    Upper(source).artefact()
    assert len(list(folder.iterdir())) <= 200
    assert len(artefacts(folder)) == 1
    assert not made[0].exists()


def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file's change of status cannot be dated back, so the clock goes forward instead."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 10_000_000_000)


def refuse(*_: object, **__: object) -> Callable[[], None]:
    raise OSError("not here")
