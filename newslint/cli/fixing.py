"""`--fix` and `--diff`: the fixes of a report made in its files, or shown."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import TextIO

from newslint.cli import CLEAN, FAILED, FOUND
from newslint.cli.notices import notice
from newslint.engine.diff import unified_diff
from newslint.engine.fix import ALSO_UNSAFE, SAFE, Fixed
from newslint.engine.fixing import Fixes, write
from newslint.engine.paths import STDIN
from newslint.engine.read import read_bytes
from newslint.errors import ConfigError, InputError
from newslint.formats import largest
from newslint.model.diagnostic import Failure, Report
from newslint.report.one_line import counted
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from newslint.engine.jobs import SettingsOf


class Fixing:
    """What the options ask for, on the paths they are given with.

    Standard input is read once; put right, it goes to standard output, and the report to standard error.
    """

    def __init__(self, arguments: argparse.Namespace, settings: SettingsOf, lint: Callable[[], Report]) -> None:
        """Raises ConfigError where options do not go together, and InputError where standard input cannot be read."""
        self.shown: bool = arguments.diff
        self.piped = STDIN in arguments.paths
        _check(arguments)
        name = arguments.stdin_filename or STDIN
        self._data = read_bytes(STDIN, largest(name, arguments.format)) if self.piped else None
        self._fixes = Fixes(settings, ALSO_UNSAFE if arguments.unsafe_fixes else SAFE, self._data)
        self._lint_once = lint

    def make(self) -> Report:
        """Make the fixes, and report what is left. A file that cannot be put right is a failure, and is as it was."""
        report = self._lint()
        fixed, failures = 0, list(report.failures)
        for one in self._fixes.of(report):
            failure = one if isinstance(one, Failure) else self._put(one)
            if failure is not None:
                failures.append(failure)
            elif isinstance(one, Fixed):
                fixed += one.fixes
        if self._data is not None:
            sys.stdout.buffer.write(self._data)
        if fixed:
            report = self._lint()
        return report._replace(fixed=fixed, failures=tuple(sorted(failures)))

    def show(self, stream: TextIO) -> int:
        """Write what the fixes would change as a unified diff; the exit status is 1 where there is any."""
        report = self._lint()
        fixed, failures = 0, list(report.failures)
        for one in self._fixes.of(report):
            if isinstance(one, Failure):
                failures.append(one)
                continue
            fixed += one.fixes
            stream.buffer.writelines(unified_diff(one))
        for failure in failures:
            notice(f"{failure.path}: {failure.message}")
        notice(f"{counted(fixed, 'fix', 'fixes')} to make")
        return FAILED if failures else FOUND if fixed else CLEAN

    def _put(self, fixed: Fixed) -> Failure | None:
        if self.piped:
            self._data = fixed.new
            return None
        try:
            write(fixed)
        except InputError as error:
            return Failure(fixed.path, error.kind, str(error))
        return None

    def _lint(self) -> Report:
        if self._data is not None:
            sys.stdin = io.TextIOWrapper(io.BytesIO(self._data))
        return self._lint_once()


def _check(arguments: argparse.Namespace) -> None:
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        raise ConfigError("--unsafe-fixes goes with --fix or --diff")
    if arguments.fix and arguments.diff:
        raise ConfigError("--diff shows what --fix would do; give one of them")
    if STDIN in arguments.paths and len(arguments.paths) > 1:
        raise ConfigError("fixes are made in standard input alone, or in files; give one or the other")
