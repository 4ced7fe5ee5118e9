"""What of a report is left out: what the baseline holds, and what is not about lines that have changed."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from functools import lru_cache

from newslint.engine.paths import STDIN, takes_stories
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from newslint.report.one_line import counted
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.engine.baseline import Baseline
    from newslint.engine.changes import Changes, Lines
    from newslint.engine.jobs import SettingsOf
    from newslint.engine.paths import Takes
    from newslint.model.diagnostic import Report


def add_options(add: Callable[..., object]) -> None:
    """Add the options that leave something out."""
    add("--baseline", metavar="FILE", help="leave out the diagnostics that this file holds")
    add("--write-baseline", action="store_true", help="write all that is found to the baseline's file")
    add("--prune-baseline", action="store_true", help="take out of the baseline what is no longer there")
    add("--since", metavar="GIT-REV", help="only what is about lines changed since this revision, or new files")
    add("--staged", action="store_true", help="only what is about lines that git is about to commit")


def narrowing(arguments: argparse.Namespace, settings: SettingsOf, takes: Takes = takes_stories) -> Narrowing:
    """How these arguments narrow a run. Raises ConfigError where they do not go together or git knows no answer."""
    if arguments.since is not None and arguments.staged:
        raise ConfigError("--since and --staged do not go together; give one of them")
    for option, asked in (
        ("--write-baseline", arguments.write_baseline),
        ("--prune-baseline", arguments.prune_baseline),
    ):
        if asked and arguments.baseline is None:
            raise ConfigError(f"{option} needs a file; name it with --baseline FILE")
        if asked and (arguments.since is not None or arguments.staged):
            raise ConfigError(f"{option} is about whole stories; leave out --since and --staged")
        if asked and (arguments.fix or arguments.diff):
            raise ConfigError(f"{option} is about stories as they stand; leave out --fix and --diff")
    return Narrowing(arguments, settings, takes)


class Narrowing:
    """What a run takes and what is left of its report; `settings` and `takes` are to be given to `lint_paths`.

    A run begins with `begin` and ends with `report`; there may be another one, of what has been put right since.
    """

    def __init__(self, arguments: argparse.Namespace, settings: SettingsOf, takes: Takes) -> None:
        self._arguments = arguments
        self._settings = settings
        self._takes = takes

    def begin(self) -> None:
        """Read the baseline and ask git. Raises ConfigError where either cannot be had."""
        self._linted: dict[str, Settings] = {}
        self._changed: dict[str, Lines] = {}
        self._consulted: set[str] = set()
        self._notice: str | None = None
        self._changes = _changes(self._arguments)
        self._baseline = _baseline(self._arguments)

    def settings(self, path: str) -> Settings:
        """The settings of a file. One that has not changed is only read for what is compared with those that have."""
        settings = self._settings if isinstance(self._settings, Settings) else self._settings(path)
        if path in self._consulted:
            settings = settings._replace(select=_comparing(settings), ignore=())
        self._linted[settings.stdin_filename or path if path == STDIN else path] = settings
        return settings

    def takes(self, path: str, *, folder: bool, named: bool) -> bool:
        """Whether a file is taken: one that has changed, or that others are compared with."""
        if not self._takes(path, folder=folder, named=named):
            return False
        if self._changes is None or folder:
            return True
        if path == STDIN:
            raise ConfigError("--since and --staged compare files with git; standard input is none")
        lines = self._changes.of(path, named=named)
        if lines is None or lines:
            self._changed[path] = lines
            return True
        settings = self._settings if isinstance(self._settings, Settings) else self._settings(path)
        if not _comparing(settings):
            return False
        self._consulted.add(path)
        return True

    def report(self, report: Report) -> Report:
        """What is left of a report. The baseline is written here where that is asked for. Raises ConfigError."""
        if self._baseline is not None:
            report = self._without_known(report)
        if self._changes is not None:
            from newslint.engine.changes import without_unchanged

            failures = tuple(f for f in report.failures if f.path not in self._consulted)
            others = len(self._consulted.difference(report.passed))
            report = report._replace(failures=failures, files=report.files - others)
            report = without_unchanged(report, self._changed)
        return report

    def notices(self, report: Report, nothing: str) -> Iterator[str]:
        """What is to be said beside a report; `nothing` where there was no story at all."""
        if self._notice is not None:
            yield self._notice
        if not report.files and self._changes is None:
            yield nothing
        elif not report.files:
            how = "is staged" if self._arguments.staged else f"has changed since {self._arguments.since}"
            yield f"nothing to lint: no story here {how}"

    def _without_known(self, report: Report) -> Report:
        from newslint.engine.baseline import gone, renewed, without_known, write_baseline

        arguments, baseline = self._arguments, self._baseline
        assert baseline is not None
        lost = gone(baseline, report, self._linted)
        if arguments.write_baseline:
            baseline = baseline._replace(entries=renewed(baseline, report, lost))
            write_baseline(arguments.baseline, baseline.entries)
            self._notice = f"{arguments.baseline} holds {counted(len(baseline.entries), 'diagnostic')} now"
        elif lost and arguments.prune_baseline:
            kept = set(baseline.entries) - set(lost)
            write_baseline(arguments.baseline, kept)
            self._notice = f"{arguments.baseline}: {counted(len(lost), 'diagnostic')} taken out, {len(kept)} left"
        elif lost:
            are = "diagnostic of the baseline is" if len(lost) == 1 else "diagnostics of the baseline are"
            self._notice = f"{len(lost)} {are} gone; --prune-baseline takes them out"
        return without_known(report, baseline)


@lru_cache(maxsize=64)
def _comparing(settings: Settings) -> tuple[str, ...]:
    """The rules that compare the stories of a run, among those that run with these settings."""
    from newslint.catalogue import load_catalogue, select
    from newslint.catalogue.rule import RUN

    rules = select(load_catalogue(settings.rule_folders), settings.select, settings.ignore)
    return tuple(rule.id for rule in rules if rule.scope == RUN)


def _changes(arguments: argparse.Namespace) -> Changes | None:
    if arguments.since is None and not arguments.staged:
        return None
    from newslint.engine.git import changed_since, staged

    return staged() if arguments.staged else changed_since(arguments.since)


def _baseline(arguments: argparse.Namespace) -> Baseline | None:
    if arguments.baseline is None:
        return None
    from newslint.engine.baseline import empty_baseline, read_baseline

    is_new = arguments.write_baseline and not os.path.exists(arguments.baseline)
    return (empty_baseline if is_new else read_baseline)(arguments.baseline)
