"""The made-up registries and stories in a folder, each made when it is first asked for.

They are made in processes of their own, so that the one that measures stays small.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import NEWSLINT, PYTHON, Run, run

#: What stories may be about: these people are in a registry of any size.
KNOWN = 1_000


def source(folder: Path, people: int) -> Path:
    """A registry source with so many people."""
    return _made(folder / f"people-{people}.jsonl", "people", str(people))


def index(folder: Path, people: int) -> tuple[Path, Run | None]:
    """The index built of that source, and what building it took where it was built now."""
    path, sources = folder / f"people-{people}.index", source(folder, people)
    if path.exists():
        return path, None
    return path, run((NEWSLINT, "registry", "build", str(sources), "-o", str(path)), folder, allowed=(0,))


def stories(folder: Path, count: int, known: int = KNOWN) -> Path:
    """A folder of stories, with `slips.txt` beside it: the path and the name of each planted slip."""
    return _made(folder / f"stories-{count}", "stories", str(count), str(known))


def _made(path: Path, *what: str) -> Path:
    if not path.exists():
        subprocess.run([PYTHON, "-m", "benchmarks.data", str(path), *what], check=True)
    return path


def _main(path: Path, what: str, *numbers: str) -> None:
    from itertools import islice

    from benchmarks.people import write_people
    from benchmarks.stories import Desk

    if what == "people":
        write_people(path, int(numbers[0]))
        return
    count, known = map(int, numbers)
    path.mkdir()
    slips = []
    for number, story in enumerate(islice(Desk(known, seed=7).stories(), count)):
        file = path / f"{number:05}.txt"
        file.write_text(story.text, encoding="utf-8")
        if story.slip is not None:
            slips.append(f"{file}\t{story.slip}\n")
    path.with_suffix(".slips").write_text("".join(slips), encoding="utf-8")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), *sys.argv[2:])
