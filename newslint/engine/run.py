"""Lints any number of files, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from newslint.engine.claims import Ledger
from newslint.engine.crash import crash
from newslint.engine.fingerprint import numbered
from newslint.engine.jobs import Job, Linters, SettingsOf, plan
from newslint.engine.linter import Linter, Outcome
from newslint.engine.paths import STDIN, Takes, find_files, takes_stories
from newslint.engine.read import read_bytes
from newslint.errors import NOT_A_STORY, ConfigError, InputError
from newslint.model.diagnostic import Diagnostic, Failure, Hidden, Report

if TYPE_CHECKING:
    from newslint.engine.settings import Settings
    from newslint.model.document import Copy, Document

#: Called after every file with how many are done and how many there are.
Progress = Callable[[int, int], None]
#: The outcome of each story of one file.
_Stories: TypeAlias = Sequence[Outcome]


def lint_paths(
    paths: Iterable[str], settings: SettingsOf, progress: Progress | None = None, takes: Takes = takes_stories
) -> Report:
    """Lint these files and folders; '-' is standard input. `settings` are those of all files, or tell each file's.

    `takes` says which of the files are linted: all that are named, and in folders those with the suffix of a story.

    Whatever cannot be read is a failure in the report and the other files are linted all the same. Files are read one
    at a time. Raises ConfigError, before any story is read, where any settings are not valid.
    """
    found = find_files(paths, takes)
    linters = Linters()
    jobs = plan(found.targets, settings, linters)
    files = (lint_file(job, linters.of(job.settings)) for job in jobs)
    return gather(_counted(files, len(jobs), progress), found.failures, len(jobs) + len(found.failures))


def lint_bytes(data: bytes, path: str, settings: Settings) -> Report:
    """Lint a story at hand; `path` is its name, for its format and in the report. Raises ConfigError."""
    return gather([lint_stories(data, path, Linter(settings), settings)], (), 1)


def lint_file(job: Job, linter: Linter) -> tuple[Outcome, ...]:
    """The outcome of each story of a file. It depends on the file and the settings alone, and can be pickled."""
    from newslint.formats import largest

    target, settings = job
    path = settings.stdin_filename or STDIN if target.path == STDIN else target.path
    try:
        data = read_bytes(target.path, largest(path, settings.format))
    except InputError as error:
        return (Outcome(failures=(Failure(path, error.kind, str(error)),)),)
    return lint_stories(data, path, linter, settings, named=target.named)


def lint_stories(
    data: bytes, path: str, linter: Linter, settings: Settings, *, named: bool = True
) -> tuple[Outcome, ...]:
    """The outcome of each story in these bytes, read as what they are or as the settings say.

    A file that was not `named` but found in a folder need not be a story: one that is none has no outcome.
    """
    outcomes = []
    for story in _stories(data, path, settings):
        if not isinstance(story, Failure):
            outcomes.append(linter.lint(story))
        elif named or story.kind != NOT_A_STORY:
            outcomes.append(Outcome(failures=(story,)))
    return tuple(outcomes)


def _stories(data: bytes, path: str, settings: Settings) -> Iterator[Document | Failure]:
    """The stories in these bytes, each read when it is asked for, and what kept the others from being read."""
    from newslint.formats import read

    try:
        yield from read(path, data, name=settings.format)
    except InputError as error:
        yield Failure(path, error.kind, str(error))
    except ConfigError:
        raise
    except Exception as error:
        yield crash("reading it", path, error)


def _counted(files: Iterable[_Stories], total: int, progress: Progress | None) -> Iterator[_Stories]:
    """The files as they come, each told of when it has come."""
    for done, stories in enumerate(files, start=1):
        yield stories
        if progress is not None:
            progress(done, total)


def gather(files: Iterable[_Stories], failures: Iterable[Failure], count: int) -> Report:
    """One report of the outcomes of these files, which come in path order, each story's claims settled."""
    ledger = Ledger()
    diagnostics: list[Diagnostic] = []
    copies: list[Copy] = []
    failed = list(failures)
    suppressed = 0
    for stories in files:
        found: list[Diagnostic] = []
        for story in stories:
            said = [*story.diagnostics, *ledger.settle(story.claims)]
            found += said
            failed += story.failures
            suppressed += story.suppressed
            if said and story.copy is not None:
                copies.append(story.copy)
        diagnostics += numbered(sorted(found, key=lambda d: d.sort_key))
    hidden = Hidden(suppressed + ledger.suppressed)
    return Report(tuple(diagnostics), tuple(sorted(failed)), count, tuple(copies), hidden=hidden)
