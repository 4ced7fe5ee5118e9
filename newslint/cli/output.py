"""Where a report goes, and how it may look there."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import stat
import sys
from collections.abc import Iterator, Mapping

from newslint.data.whole import replacing
from newslint.errors import ConfigError
from newslint.report import Options
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

#: What tells where a build has the repository, by the service that sets it.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
#: How a stream's errors are handled: bytes of a file's name that are no UTF-8 are shown in octal, the rest by number.
_ESCAPING = "newslint-escaping"


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """What a stream writes for characters that it has not got."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from newslint.report.one_line import readable

    lacking = readable(error.object[error.start : error.end])
    return lacking.encode("ascii", "backslashreplace").decode(), error.end


codecs.register_error(_ESCAPING, _escaped)


def standard_output() -> TextIO:
    """Standard output, ready for any character. Raises ConfigError where it is closed."""
    if sys.stdout is None:
        raise ConfigError("standard output is closed; name a file with --output-file")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors=_ESCAPING)
    return sys.stdout


@contextlib.contextmanager
def open_file(path: str) -> Iterator[TextIO]:
    """A file that is written whole, as UTF-8, when all went well, and otherwise left as it was.

    Raises ConfigError where the file cannot be written.
    """
    try:
        with _replaced(path) as file, io.TextIOWrapper(file, "utf-8", errors=_ESCAPING, newline="\n") as text:
            yield text
    except OSError as error:
        raise ConfigError(f"the report {path} cannot be written: {error.strerror}") from error


def look(stream: TextIO, environ: Mapping[str, str]) -> Options:
    """How a report looks on this stream: NO_COLOR wins over FORCE_COLOR, and both over the terminal.

    Programs are given paths as they are from the build's copy of the repository, or else from the repository's top.
    """
    terminal = stream.isatty()
    colour = bool(environ.get("FORCE_COLOR")) or (terminal and environ.get("TERM") != "dumb")
    width = os.get_terminal_size(stream.fileno()).columns if terminal else None
    look = Options(colour=colour and not environ.get("NO_COLOR"), width=width or None)
    try:
        folder = os.getcwd()
    except OSError:  # this folder is gone
        return look
    named = next(filter(None, map(environ.get, _ROOTS)), None)
    return look._replace(folder=folder, root=os.path.realpath(named) if named else _repository(folder))


def _repository(folder: str) -> str:
    """The top of the repository that this folder is in, or the folder itself."""
    top = folder
    while not os.path.exists(os.path.join(top, ".git")):
        top, below = os.path.dirname(top), top
        if top == below:
            return folder
    return top


def _replaced(path: str) -> contextlib.AbstractContextManager[BinaryIO]:
    """The file written whole; a device or a pipe is written to as it is."""
    with contextlib.suppress(OSError):
        if not stat.S_ISREG(os.stat(path).st_mode):
            return open(path, "wb")
    return replacing(path)
