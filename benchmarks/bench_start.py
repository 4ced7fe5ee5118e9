"""What a process costs before and around its one story, as ratios to other processes of the same run."""

from __future__ import annotations

from pathlib import Path

from benchmarks.data import index, stories
from benchmarks.measure import NEWSLINT, PYTHON, Row, medians, row

SMALL, LARGE = 1_000, 1_000_000


def measure(folder: Path, rounds: int = 25) -> list[Row]:
    """The rows of the table."""
    story = str(stories(folder, 20) / "00000.txt")
    small, large = (
        (NEWSLINT, "check", "--registry", str(index(folder, people)[0]), story) for people in (SMALL, LARGE)
    )
    bare, version = (PYTHON, "-c", "pass"), (NEWSLINT, "--version")
    took = medians({"bare": bare, "version": version, "small": small, "large": large}, folder, rounds)
    return [
        Row("python -c pass", f"{1000 * took['bare']:.1f} ms"),
        Row("newslint --version", f"{1000 * took['version']:.1f} ms"),
        row("  by a bare python", took["version"] / took["bare"], 3, "x"),
        Row(f"newslint check, one story, {SMALL:,} people", f"{1000 * took['small']:.1f} ms"),
        row("  by a bare python", took["small"] / took["bare"], 6, "x"),
        Row(f"newslint check, one story, {LARGE:,} people", f"{1000 * took['large']:.1f} ms"),
        row(f"  by {SMALL:,} people", took["large"] / took["small"], 1.3, "x"),
    ]
