from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.data import store as module
from newslint.data.store import Store
from tests.conftest import environment

KEY, OTHER = b"k" * 16, b"o" * 16


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "below" / "results.sqlite"


def kept(path: Path, *keys: bytes) -> dict[bytes, bytes]:
    """What another process would find."""
    store = Store(path)
    found = store.get(keys)
    store.close()
    return found


def keep(path: Path, values: dict[bytes, bytes], most: int = 10_000_000) -> None:
    store = Store(path, most)
    store.put(values)
    store.close()


def test_what_is_kept_is_found_by_the_next_process(path: Path) -> None:
    keep(path, {KEY: b"one", OTHER: b""})
    assert kept(path, KEY, OTHER, b"n" * 16) == {KEY: b"one", OTHER: b""}
    keep(path, {KEY: b"two"})
    assert kept(path, KEY, OTHER) == {KEY: b"two", OTHER: b""}


def test_what_is_kept_is_for_its_user_alone(path: Path) -> None:
    keep(path, {KEY: b"one"})
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_damaged_value_is_not_there_and_can_be_kept_again(path: Path) -> None:
    keep(path, {KEY: b"one", OTHER: b"other"})
    with sqlite3.connect(path) as database:
        database.execute("UPDATE entries SET value = substr(value, 1, 4) || 'two' WHERE key = ?", (KEY,))
    database.close()
    assert kept(path, KEY, OTHER) == {OTHER: b"other"}
    keep(path, {KEY: b"one"})
    assert kept(path, KEY) == {KEY: b"one"}


@pytest.mark.parametrize("content", [b"not a database" * 1000, b"SQLite format 3\0" + b"\xff" * 5000, b"x"])
def test_a_file_that_is_no_database_is_begun_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    keep(path, {KEY: b"one"})
    assert kept(path, KEY) == {KEY: b"one"}


def test_a_database_cut_short_or_overwritten_inside_is_begun_anew(path: Path) -> None:
    values = {bytes([n]) * 16: os.urandom(3000) for n in range(100)}
    keep(path, values)
    whole = path.read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:4096] + b"\xa5" * (len(whole) - 4096)):
        path.write_bytes(damaged)
        store = Store(path)
        assert all(values[key] == value for key, value in store.get(list(values)).items())
        store.put(values)
        store.close()
        keep(path, values)
        assert kept(path, *values) == values


@pytest.mark.parametrize("place", ["folder", "file"])
def test_where_there_can_be_no_file_nothing_is_found_and_nothing_raises(tmp_path: Path, place: str) -> None:
    taken = tmp_path / "taken"
    if place == "folder":
        taken.mkdir()
    else:
        taken.write_text("")
    path = taken if place == "folder" else taken / "results.sqlite"
    keep(path, {KEY: b"one"})
    assert kept(path, KEY) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write every file")
def test_a_store_that_may_not_be_written_is_read(path: Path) -> None:
    keep(path, {KEY: b"one"})
    path.chmod(0o400)
    path.parent.chmod(0o500)
    store = Store(path)
    store.put({OTHER: b"other"})
    assert store.get([KEY, OTHER]) == {KEY: b"one"}
    store.close()
    path.parent.chmod(0o700)


def test_a_store_that_is_locked_is_read_and_is_not_waited_for_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, {KEY: b"one"})
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    store = Store(path)
    store.put({OTHER: b"other"})
    holder.execute("COMMIT")
    holder.close()
    store.put({OTHER: b"other"})
    assert store.get([KEY, OTHER]) == {KEY: b"one"}
    store.close()


def test_the_file_stays_within_its_bound_and_the_oldest_go_first(path: Path) -> None:
    most = 400_000
    for n in range(60):
        keep(path, {bytes([n, m]) * 8: os.urandom(2000) for m in range(10)}, most)
        assert path.stat().st_size <= most
    first, last = bytes([0, 0]) * 8, bytes([59, 9]) * 8
    assert set(kept(path, first, last)) == {last}
    keep(path, {KEY: os.urandom(most)}, most)
    assert kept(path, KEY) == {}


def test_what_is_used_stays_longer_than_what_is_not(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(path, {bytes([n]) * 16: os.urandom(2000) for n in range(100)})
    monkeypatch.setattr(module, "_DAY", module._DAY // 2)  # it is a later day now
    assert set(kept(path, bytes(16))) == {bytes(16)}
    keep(path, {KEY: os.urandom(2000)}, 150_000)
    found = kept(path, *(bytes([n]) * 16 for n in range(100)), KEY)
    assert {bytes(16), KEY} <= set(found) and bytes([1]) * 16 not in found


def test_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from newslint.data.store import Store\n"
        "store = Store(Path(sys.argv[1])); n = int(sys.argv[2])\n"
        "for m in range(20): store.put({bytes([n, m]) * 8: bytes([n]) * 3000})\n"
        "store.close()"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(path), str(n)], env=environment()) for n in range(3)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    keys = {bytes([n, m]) * 8: bytes([n]) * 3000 for n in range(3) for m in range(20)}
    assert kept(path, *keys) == keys
