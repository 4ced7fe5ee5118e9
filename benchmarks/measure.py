"""Whole processes, measured from outside: seconds by the wall clock, processor time and peak memory."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PYTHON = sys.executable
NEWSLINT = str(Path(sys.executable).with_name("newslint"))
#: Linux counts peak memory in kibibytes, macOS in bytes.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024

Command = tuple[str, ...]


class Run(NamedTuple):
    """One process: wall and processor time in seconds, peak memory in bytes, exit status."""

    seconds: float
    processor: float
    memory: int
    status: int


class Row(NamedTuple):
    """One line of the table of results; `within` is None where there is no bound."""

    measure: str
    figure: str
    bound: str = ""
    within: bool | None = None


def run(command: Command, folder: Path, output: str = os.devnull, allowed: tuple[int, ...] = (0, 1)) -> Run:
    """Run a command with a cache in `folder`, and measure it. Raises RuntimeError at any other exit status.

    The peak is never less than this process's own memory when it starts the other: keep that small.
    """
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(folder / "cache"), "PYTHONHASHSEED": "0"}
    # Without compiled modules beside the sources, every run would compile them anew: no user's second run does.
    for name in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        environment.pop(name, None)
    begun = time.perf_counter()
    child = os.posix_spawn(command[0], command, environment, file_actions=_output(output))
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - begun
    code = os.waitstatus_to_exitcode(status)
    if code not in allowed:
        raise RuntimeError(f"{' '.join(command)}: exit status {code}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * _MEMORY_UNIT, code)


def medians(commands: Mapping[str, Command], folder: Path, rounds: int, warm_up: int = 3) -> dict[str, float]:
    """The median seconds of each command. They take turns: whatever else the machine does falls on all alike."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(warm_up + rounds):
        for name, command in commands.items():
            seconds = run(command, folder).seconds
            if turn >= warm_up:
                taken[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def row(measure: str, figure: float, bound: float, unit: str, *, at_least: bool = False) -> Row:
    """A figure beside its bound."""
    within = figure >= bound if at_least else figure <= bound
    return Row(measure, f"{figure:.2f} {unit}", f"{'>=' if at_least else '<='} {bound:g} {unit}", within)


def show(title: str, rows: Sequence[Row]) -> None:
    """Print rows as a table."""
    wide = max(len(one.measure) for one in rows)
    print(f"\n{title}")
    for one in rows:
        verdict = "" if one.within is None else "within" if one.within else "BEYOND"
        print(f"  {one.measure:{wide}}  {one.figure:>14}  {one.bound:>14}  {verdict}".rstrip())


def _output(path: str) -> list[tuple[int, int, str, int, int]]:
    return [
        (os.POSIX_SPAWN_OPEN, 1, path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0o644),
    ]
