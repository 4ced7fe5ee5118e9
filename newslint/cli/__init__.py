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
_OBJECTS = 500_000

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    status = CLEAN
    _mind_standard_error()
    try:
        status = _answer(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever reads has seen enough: no failure
        _silence()
    except OSError as error:
        # Only a folder that has been taken away under the process is missing and has no name.
        place = "the current folder" if isinstance(error, FileNotFoundError) else "standard output"
        _notice(f"{error.filename or place}: {error.strerror or error}")
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
    import contextlib
    import os

    status = main()
    with contextlib.suppress(OSError):  # what is said there is of no more use
        sys.stderr.flush()
    os._exit(status)


def _answer(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from newslint import __version__

        sys.stdout.write(f"newslint {__version__}\n")
        return CLEAN
    # Nearly all that start-up makes lives to the end, and hardly anything refers to itself: 586 objects of 2,000
    # stories. Looking for them after every 700 objects costs 4 ms of the start, after every 50,000 still 3 % of a run.
    gc.set_threshold(_OBJECTS)
    from newslint.cli.arguments import run_command

    return run_command(arguments)


def _mind_standard_error() -> None:
    """Where standard error is closed, let what is said go nowhere, and no file that is opened take its place."""
    if sys.stderr is None:
        import os

        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _notice(text: str) -> None:
    from newslint.cli.notices import notice

    notice(text)


def _silence() -> None:
    """Let the interpreter's last flush of standard output go nowhere."""
    import contextlib
    import os

    if sys.stdout is not None:
        with contextlib.suppress(OSError):  # a stream in memory has no descriptor
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault() -> int:
    """A fault of the program itself: its traceback, and a status that cannot be taken for diagnostics."""
    import contextlib
    import traceback

    with contextlib.suppress(OSError):
        traceback.print_exc()
    _notice("the above is a fault of newslint; please report it")
    return FAILED
