"""A registry of a million people: building its index, and what linting a story with it takes in memory."""

from __future__ import annotations

from pathlib import Path

from benchmarks.data import index, source, stories
from benchmarks.measure import NEWSLINT, PYTHON, Row, row, run

PEOPLE = 1_000_000


def measure(folder: Path) -> list[Row]:
    """The rows of the table."""
    records = source(folder, PEOPLE)
    path = folder / f"people-{PEOPLE}.index"
    path.unlink(missing_ok=True)
    path, built = index(folder, PEOPLE)
    assert built is not None
    wire = stories(folder, 20)
    check = (NEWSLINT, "check", "--registry", str(path))
    run((*check, str(wire)), folder)
    one, twenty = run((*check, str(wire / "00000.txt")), folder), run((*check, str(wire)), folder)
    least = run((PYTHON, "-c", "pass"), folder)
    return [
        Row("source", f"{records.stat().st_size / 1e6:.0f} MB"),
        row(f"index of {PEOPLE:,} people", built.seconds, 90, "s"),
        Row("  processor time", f"{built.processor:.1f} s"),
        row("  on disk", path.stat().st_size / 1e6, 200, "MB"),
        Row("  peak memory", f"{built.memory / 1e6:.0f} MB"),
        row("one story linted with it: peak memory", one.memory / 1e6, 150, "MB"),
        row("20 stories linted with it: peak memory", twenty.memory / 1e6, 150, "MB"),
        Row("python -c pass: peak memory", f"{least.memory / 1e6:.0f} MB"),
    ]
