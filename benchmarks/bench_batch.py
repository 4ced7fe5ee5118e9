"""Many stories in several processes, and from the cache; each way must put out the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.data import index, stories
from benchmarks.measure import NEWSLINT, Row, Run, row, run

STORIES, PEOPLE = 4_000, 20_000
#: Numbers of processes, and where what they put out goes.
_WAYS = ((1, "one"), (2, "two"))


def measure(folder: Path) -> list[Row]:
    """The rows of the table. Raises RuntimeError where two ways do not put out the same bytes."""
    wire, registry = stories(folder, STORIES), index(folder, PEOPLE)[0]
    (folder / "all.jsonl").write_text("".join(_lines(wire)), encoding="utf-8")
    check = (NEWSLINT, "check", "--registry", str(registry), "--output-format", "json")
    run((*check, str(wire / "00000.txt")), folder)
    one, two = _timed((*check, "--no-cache", str(wire)), folder)
    first, again = (run((*check, str(wire)), folder, output=str(folder / name)) for name in ("first", "again"))
    _compare(folder, "one", "first", "again")
    large_one, large_two = _timed((*check, "--no-cache", str(folder / "all.jsonl")), folder)
    kept = sum(path.stat().st_size for path in (folder / "cache" / "results").iterdir())
    return [
        Row(f"{STORIES:,} stories, one process", f"{one.seconds:.2f} s"),
        Row("  two processes", f"{two.seconds:.2f} s"),
        row("  faster by", one.seconds / two.seconds, 1.7, "x", at_least=True),
        Row("  processor time, two for one", f"{two.processor / one.processor:.2f} x"),
        Row("  peak memory of the largest process", f"{two.memory / 1e6:.0f} MB"),
        Row("the same as one JSON Lines file, one process", f"{large_one.seconds:.2f} s"),
        Row("  two processes", f"{large_two.seconds:.2f} s"),
        Row("  faster by", f"{large_one.seconds / large_two.seconds:.2f} x"),
        Row("all cores, the cache empty", f"{first.seconds:.2f} s"),
        Row("  from the cache", f"{again.seconds:.2f} s"),
        row("  faster by", first.seconds / again.seconds, 10, "x", at_least=True),
        Row("  the cache on disk", f"{kept / 1e6:.1f} MB"),
    ]


def _timed(command: tuple[str, ...], folder: Path) -> tuple[Run, Run]:
    """One process and two."""
    one, two = (run((*command, "--jobs", str(n)), folder, output=str(folder / name)) for n, name in _WAYS)
    _compare(folder, "one", "two")
    return one, two


def _compare(folder: Path, *names: str) -> None:
    if len({(folder / name).read_bytes() for name in names}) > 1:
        raise RuntimeError(f"not the same bytes: {', '.join(names)}")


def _lines(wire: Path) -> list[str]:
    told = (path.read_text(encoding="utf-8").partition("\n\n") for path in sorted(wire.iterdir()))
    return [json.dumps({"headline": headline, "body": body}) + "\n" for headline, _, body in told]
