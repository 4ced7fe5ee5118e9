from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.engine.cores import usable_cores


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of 64 cores, of which the process may run on 16."""
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(16)), raising=False)
    monkeypatch.delattr(os, "process_cpu_count", raising=False)


def kernel(root: Path, own: str, files: dict[str, str]) -> str:
    for name, content in {"proc/self/cgroup": own, **{f"sys/fs/cgroup/{n}": c for n, c in files.items()}}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return str(root)


@pytest.mark.parametrize(
    ("own", "files", "cores"),
    [
        ("0::/\n", {"cpu.max": "200000 100000\n"}, 2),
        ("0::/\n", {"cpu.max": "150000 100000\n"}, 2),
        ("0::/\n", {"cpu.max": "5000 100000\n"}, 1),
        ("0::/\n", {"cpu.max": "max 100000\n"}, 16),
        ("0::/\n", {"cpu.max": "9900000 100000\n"}, 16),
        ("0::/job/step\n", {"job/cpu.max": "300000 100000\n", "job/step/cpu.max": "max 100000\n"}, 3),
        ("0::/../far/job\n", {"cpu.max": "400000 100000\n"}, 4),
        (
            "4:cpuset:/\n3:cpu,cpuacct:/docker/1f\n0::/\n",
            {"cpu,cpuacct/cpu.cfs_quota_us": "250000\n", "cpu,cpuacct/cpu.cfs_period_us": "100000\n"},
            3,
        ),
        ("1:cpu:/\n", {"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, 16),
        ("1:cpu:/\n", {"cpu/cpu.cfs_quota_us": "200000\n"}, 16),
        ("0::/\n", {"cpu.max": "0 0\n"}, 16),
        ("nonsense\n\n::::\n", {"cpu.max": "many few\n"}, 16),
        ("", {}, 16),
    ],
)
def test_a_quota_of_processor_time_counts(tmp_path: Path, own: str, files: dict[str, str], cores: int) -> None:
    assert usable_cores(kernel(tmp_path, own, files)) == cores


def test_where_the_kernel_tells_nothing_it_is_the_cores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert usable_cores(str(tmp_path)) == 16
    monkeypatch.delattr(os, "sched_getaffinity")
    assert usable_cores(str(tmp_path)) == 64
    monkeypatch.setattr(os, "process_cpu_count", lambda: 7, raising=False)
    assert usable_cores(str(tmp_path)) == 7
    monkeypatch.setattr(os, "process_cpu_count", lambda: None)
    assert usable_cores(str(tmp_path)) == 1
