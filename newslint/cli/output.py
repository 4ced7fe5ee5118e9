"""Where a report goes, and how it may look there."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from typing import TextIO

from newslint.errors import ConfigError
from newslint.report import Options


@contextlib.contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that is written whole, as UTF-8, when all went well, and otherwise left as it was.

    Raises ConfigError where the file cannot be written.
    """
    if path is None:
        if sys.stdout is None:
            raise ConfigError("standard output is closed; name a file with --output-file")
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace")
        yield sys.stdout
        return
    target = os.path.realpath(path)
    temporary = _beside(target)
    try:
        file = open(temporary, "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
    except OSError as error:
        raise ConfigError(f"--output-file: {path} cannot be written: {error.strerror}") from error
    try:
        with file:
            yield file
        if temporary != target:
            os.replace(temporary, target)
    except BaseException as error:
        if temporary != target:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        if isinstance(error, OSError):
            raise ConfigError(f"--output-file: {path} cannot be written: {error.strerror}") from error
        raise


def look(stream: TextIO, environ: Mapping[str, str]) -> Options:
    """How a report for a person looks on this stream: NO_COLOR wins over FORCE_COLOR, and both over the terminal."""
    terminal = stream.isatty()
    colour = bool(environ.get("FORCE_COLOR")) or (terminal and environ.get("TERM") != "dumb")
    width = os.get_terminal_size(stream.fileno()).columns if terminal else None
    return Options(colour=colour and not environ.get("NO_COLOR"), width=width or None)


def _beside(target: str) -> str:
    """A temporary name in the same folder; the file itself where it is a device or a pipe."""
    with contextlib.suppress(OSError):
        if not stat.S_ISREG(os.stat(target).st_mode):
            return target
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name}.{os.getpid()}.part")
