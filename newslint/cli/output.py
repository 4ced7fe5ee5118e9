"""Where a report goes, and how it may look there."""

from __future__ import annotations

import contextlib
import io
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from typing import BinaryIO, TextIO

from newslint.data.whole import replacing
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
    try:
        with _replaced(path) as file, io.TextIOWrapper(file, "utf-8", errors="backslashreplace") as text:
            yield text
    except OSError as error:
        raise ConfigError(f"--output-file: {path} cannot be written: {error.strerror}") from error


def look(stream: TextIO, environ: Mapping[str, str]) -> Options:
    """How a report for a person looks on this stream: NO_COLOR wins over FORCE_COLOR, and both over the terminal."""
    terminal = stream.isatty()
    colour = bool(environ.get("FORCE_COLOR")) or (terminal and environ.get("TERM") != "dumb")
    width = os.get_terminal_size(stream.fileno()).columns if terminal else None
    return Options(colour=colour and not environ.get("NO_COLOR"), width=width or None)


def _replaced(path: str) -> contextlib.AbstractContextManager[BinaryIO]:
    """The file written whole; a device or a pipe is written to as it is."""
    with contextlib.suppress(OSError):
        if not stat.S_ISREG(os.stat(path).st_mode):
            return open(path, "wb")
    return replacing(path)
