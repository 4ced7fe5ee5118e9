"""Many stories in one process."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.data import index, stories
from benchmarks.measure import NEWSLINT, Row, row, run

STORIES, PEOPLE = 2_000, 20_000


def measure(folder: Path) -> list[Row]:
    """The rows of the table; the first run of all fills the cache and is not counted."""
    wire, registry = stories(folder, STORIES), index(folder, PEOPLE)[0]
    check = (NEWSLINT, "check", "--jobs", "1", "--no-cache", "--registry", str(registry), "--output-format")
    run((*check, "concise", str(wire / "00000.txt")), folder)
    size = sum(path.stat().st_size for path in wire.iterdir())
    took = run((*check, "concise", str(wire)), folder)
    listed = folder / "report.json"
    run((*check, "json", str(wire)), folder, output=str(listed))
    report = json.loads(listed.read_bytes())
    return [
        row(f"{STORIES:,} stories, {PEOPLE:,} people", size / 1e6 / took.seconds, 1, "MB/s", at_least=True),
        Row("  copy", f"{size / 1e6:.2f} MB"),
        Row("  seconds", f"{took.seconds:.2f} s"),
        Row("  processor time", f"{took.processor:.2f} s"),
        Row("  peak memory", f"{took.memory / 1e6:.0f} MB"),
        *_found(report["diagnostics"], wire.with_suffix(".slips").read_text(encoding="utf-8").splitlines()),
    ]


def _found(diagnostics: list[dict[str, str]], slips: list[str]) -> list[Row]:
    """That the work was done: how many planted slips are among the diagnostics, and how many others."""
    wrong = {tuple(slip.split("\t")) for slip in slips}
    misspelt = [d for d in diagnostics if d["rule"] in ("names/misspelled", "names/given-name", "names/inconsistent")]
    hit = {(p, n) for p, n in wrong for d in misspelt if d["path"] == p and d["text"] in n}
    other = len(diagnostics) - len(hit)
    return [Row("  planted slips found", f"{len(hit)} of {len(wrong)}"), Row("  other diagnostics", f"{other}")]
