"""The fixes of a whole report: what they make of its files, and writing that."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from newslint.data.whole import replacing
from newslint.engine.crash import crash
from newslint.engine.fix import Fixed, Fixer
from newslint.engine.jobs import Linters
from newslint.engine.paths import reason
from newslint.engine.read import read_bytes
from newslint.engine.rewriting import unfixable
from newslint.errors import ConfigError, InputError
from newslint.formats import largest
from newslint.model.diagnostic import Diagnostic, Failure, Report
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from newslint.engine.jobs import SettingsOf


class Fixes:
    """Puts right the files of reports made with some settings, using the fixes of some safeties."""

    def __init__(self, settings: SettingsOf, safeties: Collection[str], data: bytes | None = None) -> None:
        """`data` is the content of the one file, where that is not to be read from where its path says."""
        self._settings_of = settings if callable(settings) else lambda path: settings
        self._safeties = safeties
        self._data = data
        self._linters = Linters()

    def of(self, report: Report) -> Iterator[Fixed | Failure]:
        """Each file with its fixes made, in path order, and why where they cannot be. Nothing is written.

        A file without such fixes is not read. One of which something failed is left alone: the report says what.
        """
        failed = frozenset(failure.path for failure in report.failures)
        for path, group in groupby(report.diagnostics, key=lambda d: d.path):
            reported = tuple(group)
            if path not in failed and self._any(reported):
                try:
                    fixed = self._fixed(path, reported)
                except InputError as error:
                    yield Failure(path, error.kind, str(error))
                except ConfigError:
                    raise
                except Exception as error:
                    yield crash("fixing it", path, error)
                else:
                    if fixed is not None:
                        yield fixed

    def _any(self, reported: Sequence[Diagnostic]) -> bool:
        return any(fix.safety in self._safeties for d in reported for fix in d.fixes)

    def _fixed(self, path: str, reported: Sequence[Diagnostic]) -> Fixed | None:
        settings = self._settings_of(path)
        fixer = Fixer(self._linters.of(settings), self._safeties, settings.format)
        data = read_bytes(path, largest(path, settings.format)) if self._data is None else self._data
        return fixer.fix(path, data, reported)


def write(fixed: Fixed) -> None:
    """Write a file put right, whole or not at all.

    Raises InputError where it cannot be written, and where it is no longer what it was when it was put right. Of
    several runs at once one at a time replaces a file, and none what another has made of it.
    """
    try:
        with open(fixed.path, "r+b") as file:  # a file that may not be written to is not replaced either
            if not _locked(file) or not _is_at(file, fixed.path) or file.read() != fixed.old:
                raise unfixable("the file was changed meanwhile; run it again")
            with replacing(fixed.path) as whole:
                whole.write(fixed.new)
    except OSError as error:
        raise unfixable(f"the file cannot be written: {reason(error)}") from error


def _locked(file: BinaryIO) -> bool:
    """Whether no other run is about to replace the file, nor will be before it is closed here."""
    if sys.platform == "win32":  # which replaces no file that is open
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        pass
    return True


def _is_at(file: BinaryIO, path: str) -> bool:
    """Whether this open file is the one at the path, and not one that it has taken the place of."""
    return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
