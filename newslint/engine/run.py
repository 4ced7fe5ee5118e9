"""Lints any number of files, and makes one report of what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice

from newslint.engine.claims import Ledger
from newslint.engine.crash import crash
from newslint.engine.fingerprint import numbered
from newslint.engine.jobs import WHOLE, Job, SettingsOf, Share, plan
from newslint.engine.linter import Linter, Outcome
from newslint.engine.paths import STDIN, Takes, find_files, takes_stories
from newslint.engine.read import content_key, read_bytes
from newslint.errors import NOT_A_STORY, ConfigError, InputError
from newslint.model.diagnostic import Diagnostic, Failure, Hidden, Report
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias

    from newslint.engine.settings import Settings
    from newslint.model.document import Copy, Document

#: Called after every file with how many are done and how many there are.
Progress = Callable[[int, int], None]
#: A file and the outcome of each of its stories.
_Stories: TypeAlias = tuple[str, Sequence[Outcome]]


class Linted(NamedTuple):
    """What a file came to, and the hash of its bytes where that depends on nothing but them and the settings."""

    outcomes: tuple[Outcome, ...]
    content: bytes | None = None


def lint_paths(
    paths: Iterable[str],
    settings: SettingsOf,
    progress: Progress | None = None,
    takes: Takes = takes_stories,
    *,
    jobs: int | None = 1,
    cache: bool = False,
) -> Report:
    """Lint these files and folders; '-' is standard input. `settings` are those of all files, or tell each file's.

    `takes` says which of the files are linted: all that are named, and in folders those with the suffix of a story.
    Whatever cannot be read is a failure in the report and the other files are linted all the same. `jobs` processes
    share the work, None being as many as the cores this process may use, and `cache` keeps what files came to from run
    to run; neither changes the report. Raises ConfigError, before any story is read, where any settings are not valid.
    """
    from newslint.engine.batch import lint_jobs

    found = find_files(paths, takes)
    planned = plan(found.targets, settings)
    with closing(lint_jobs(planned, jobs, cache=cache)) as files:
        named = zip((job.target.path for job in planned.jobs), files, strict=True)
        return gather(_counted(named, len(planned.jobs), progress), found.failures)


def lint_bytes(data: bytes, path: str, settings: Settings) -> Report:
    """Lint a story at hand; `path` is its name, for its format and in the report. Raises ConfigError."""
    return gather([(path, lint_stories(data, path, Linter(settings), settings))], ())


def lint_file(job: Job, linter: Linter, share: Share = WHOLE, *, hashed: bool = False) -> Linted:
    """The outcome of each story of a file, or of a share of them. It depends on the file and the settings alone."""
    from newslint.formats import largest

    target, settings = job
    path = settings.stdin_filename or STDIN if target.path == STDIN else target.path
    try:
        data = read_bytes(target.path, largest(path, settings.format))
    except InputError as error:
        failed = Outcome(failures=(Failure(path, error.kind, str(error)),))
        return Linted((failed,) if share.number == 0 else ())
    wanted = target.named and not settings.stories_only
    outcomes = lint_stories(data, path, linter, settings, named=wanted, share=share)
    whole = hashed and not any(outcome.failures for outcome in outcomes)
    return Linted(outcomes, content_key(data) if whole else None)


def lint_stories(
    data: bytes, path: str, linter: Linter, settings: Settings, *, named: bool = True, share: Share = WHOLE
) -> tuple[Outcome, ...]:
    """The outcome of each story in these bytes, read as what they are or as the settings say.

    A file that was not `named` but found in a folder need not be a story: one that is none has no outcome.
    """
    outcomes = []
    for story in islice(_stories(data, path, settings), share.number, None, share.of):
        if not isinstance(story, Failure):
            outcomes.append(linter.lint(story))
        elif named or story.kind != NOT_A_STORY:
            outcomes.append(Outcome(failures=(story,)))
    return tuple(outcomes)


def _stories(data: bytes, path: str, settings: Settings) -> Iterator[Document | Failure]:
    """The stories in these bytes, each read when it is asked for, and what kept the others from being read."""
    from newslint.formats import read

    try:
        yield from read(path, data, name=settings.format, json_names=settings.json_names)
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


def gather(files: Iterable[_Stories], failures: Iterable[Failure]) -> Report:
    """One report of the outcomes of these files, which come in path order, each story's claims settled.

    `failures` are of what never came to be a file.
    """
    ledger = Ledger()
    diagnostics: list[Diagnostic] = []
    copies: list[Copy] = []
    failed = list(failures)
    passed: list[str] = []
    count, suppressed = len(failed), 0
    for path, stories in files:
        if not stories:
            passed.append(path)
            continue
        count += 1
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
    return Report(tuple(diagnostics), tuple(sorted(failed)), count, tuple(copies), hidden=hidden, passed=tuple(passed))
