from __future__ import annotations

import mmap
from pathlib import Path

import pytest

from newslint.data import residence
from newslint.data.residence import Residence


@pytest.mark.skipif(not hasattr(mmap, "MADV_DONTNEED"), reason="this system lets go of nothing")
def test_what_was_let_go_is_read_again_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(residence, "_SMALL", 0)
    path = tmp_path / "large"
    path.write_bytes(bytes(range(256)) * 4096)
    with open(path, "rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    kept = Residence(data)
    for at in range(0, len(data), 1000):
        kept.touch(7)
        assert data[at] == at % 256


def test_what_is_no_mapped_file_is_left_alone() -> None:
    kept = Residence(memoryview(bytes(100)))
    for _ in range(1000):
        kept.touch(1)
