"""The command line: what is asked for, and the exit status.

0 clean, 1 diagnostics, 2 a failure or a bad configuration, 130 interrupted. Standard output carries what was asked
for and nothing else; notices go to standard error.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

#: The sub-commands, each the module of this package that is called so; it is imported when it is asked for.
COMMANDS = ("check", "rules", "registry", "formats", "init", "config")

#: Objects made before the collector looks for cycles among them.
_OBJECTS = 50_000

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    status = CLEAN
    try:
        status = _answer(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever reads has seen enough: no failure
        _silence()
    except OSError as error:
        sys.stderr.write(f"newslint: {error.filename or 'standard output'}: {error.strerror or error}\n")
        _silence()
        return FAILED
    except Exception:
        return _fault()
    return status


def run_process() -> None:
    """Run the command as a process of its own, which ends with its exit status.

    The system takes the process apart: the interpreter would do it object by object, every word of the lexicon too,
    which is a fifth of the processor time of linting one story.
    """
    import os

    status = main()
    if sys.stderr is not None:
        sys.stderr.flush()
    os._exit(status)


def _answer(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from newslint import __version__

        sys.stdout.write(f"newslint {__version__}\n")
        return CLEAN
    # Nearly all that start-up makes lives to the end: looking through it after every 700 objects costs 4 ms.
    gc.set_threshold(_OBJECTS)
    from newslint.cli.arguments import run_command

    return run_command(arguments)


def _silence() -> None:
    """Let the interpreter's last flush of standard output go nowhere."""
    import contextlib
    import os

    if sys.stdout is not None:
        with contextlib.suppress(OSError):  # a stream in memory has no descriptor
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault() -> int:
    """A fault of the program itself: its traceback, and a status that cannot be taken for diagnostics."""
    import traceback

    traceback.print_exc()
    sys.stderr.write("newslint: the above is a fault of newslint; please report it\n")
    return FAILED
