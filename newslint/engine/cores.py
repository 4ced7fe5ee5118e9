"""How many cores this process may use: those it may run on, and no more than its share of their time."""

from __future__ import annotations

import os
from collections.abc import Iterator

#: Where the kernel tells a process its control groups, and where their files are: one tree, or one for each controller.
_OWN, _MOUNT = "proc/self/cgroup", "sys/fs/cgroup"
_CONTROLLER = "cpu"


def usable_cores(root: str = "/") -> int:
    """The number of cores, one at the least. `root` is where the kernel's files are."""
    shares = [-(-quota // period) for quota, period in _quotas(root) if quota > 0 and period > 0]
    return max(1, min([_cores(), *shares]))


def _cores() -> int:
    if hasattr(os, "process_cpu_count"):  # which heeds PYTHON_CPU_COUNT, too
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _quotas(root: str) -> Iterator[tuple[int, int]]:
    """Time that a control group may use in each period, for that of this process and all above it."""
    for line in _read(os.path.join(root, _OWN)).splitlines():
        _, controllers, path = (*line.split(":", 2), "", "")[:3]
        mount = os.path.join(root, _MOUNT)
        if not controllers:
            for group in _upwards(path):
                yield from _pair(_read(os.path.join(mount, group, "cpu.max")))
        elif _CONTROLLER in controllers.split(","):
            for group in _upwards(path):
                folder = os.path.join(mount, controllers, group)
                yield from _pair(" ".join(_read(f"{folder}/cpu.cfs_{what}_us") for what in ("quota", "period")))


def _upwards(path: str) -> Iterator[str]:
    """The group and those above it; in a container only the last may be in sight."""
    group = path.strip("/")
    while group:
        yield group
        group = os.path.dirname(group)
    yield ""


def _pair(text: str) -> Iterator[tuple[int, int]]:
    words = text.split()
    if len(words) == 2 and all(word.isdecimal() for word in words):  # without a limit it says "max", or -1
        yield int(words[0]), int(words[1])


def _read(path: str) -> str:
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
