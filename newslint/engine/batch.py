"""Many files: what is known of them from an earlier run, and the others in this process or in several.

What comes out is in the order of the files and the same however it was come by. A run of a few stories stays in this
process and does without the cache: starting processes or opening the cache would take longer than linting them.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Generator, Iterator, Sequence

from newslint.engine.jobs import Job, Linters, Plan
from newslint.engine.paths import STDIN
from newslint.engine.run import lint_file
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.engine.linter import Outcome
    from newslint.engine.results import Results

#: Bytes of copy from which on processes and the cache are worth what it costs to have them: measured, see benchmarks.
WORTH = 64 * 1024
#: Files that are looked up in the cache at a time.
TOGETHER = 256


class Item(NamedTuple):
    """A job; the bytes of its file, None where it is to be read here and once; its outcomes where they are known."""

    job: Job
    size: int | None
    outcomes: tuple[Outcome, ...] | None = None


def lint_jobs(plan: Plan, processes: int | None, *, cache: bool) -> Generator[Sequence[Outcome], None, None]:
    """The outcomes of each file, in order; no more than some thousand files are ahead of the one that comes next.

    Without a number of processes there are as many as the cores that this one may use.

    Raises ConfigError, before any file is read, where settings are not valid.
    """
    many = _is_worth_it(plan.jobs)
    results = _results(plan) if cache and many else None
    try:
        linters = Linters()
        for settings in plan.settings:
            linters.of(settings)
        items = _items(plan.jobs, results)
        processes = (processes or _cores()) if many else 1
        if processes > 1:
            from newslint.engine.spread import lint_spread

            yield from lint_spread(items, linters, processes, results)
        else:
            yield from (lint_here(item, linters, results) for item in items)
    finally:
        if results is not None:
            results.close()


def lint_here(item: Item, linters: Linters, results: Results | None) -> Sequence[Outcome]:
    """The outcomes of a file, linted in this process unless they are known."""
    job, size, outcomes = item
    if outcomes is not None:
        return outcomes
    keeping = results is not None and size is not None
    linted = lint_file(job, linters.of(job.settings), hashed=keeping)
    if keeping and results is not None:
        from newslint.engine.records import pack

        results.keep(job, linted.content, pack(linted.outcomes))
    return linted.outcomes


def _cores() -> int:
    from newslint.engine.cores import usable_cores

    return usable_cores()


def _is_worth_it(jobs: Sequence[Job]) -> bool:
    left = WORTH
    for job in jobs:
        left -= _size(job) or 0
        if left <= 0:
            return True
    return False


def _results(plan: Plan) -> Results | None:
    from newslint.engine.results import open_results

    return open_results(plan.settings)


def _items(jobs: Sequence[Job], results: Results | None) -> Iterator[Item]:
    for first in range(0, len(jobs), TOGETHER):
        items = [Item(job, _size(job)) for job in jobs[first : first + TOGETHER]]
        if results is None:
            yield from items
            continue
        found = iter(results.find([item.job for item in items if item.size is not None]))
        yield from (item if item.size is None else item._replace(outcomes=next(found)) for item in items)


def _size(job: Job) -> int | None:
    """The bytes of a regular file; None for what can be read only once, or not at all."""
    from newslint.formats import largest

    path = job.target.path
    if path == STDIN:
        return None
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    readable = stat.S_ISREG(status.st_mode) and status.st_size <= largest(path, job.settings.format)
    return status.st_size if readable else None
