"""From the paths a user names to the files to lint."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from newslint.model.diagnostic import Failure

STDIN = "-"


class Target(NamedTuple):
    """A file to lint. `named` where the user named it, not found in a folder: then it must be a story."""

    path: str
    named: bool


class Found(NamedTuple):
    """The files to lint, sorted by path, each once, and the paths that led nowhere."""

    targets: tuple[Target, ...]
    failures: tuple[Failure, ...]


def find_files(paths: Iterable[str], suffixes: Callable[[], Collection[str]]) -> Found:
    """The files these paths stand for.

    A file that is named is taken whatever it is called; '-' stands for standard input. A folder gives every regular
    file below it whose suffix (lower case, with its dot) is in `suffixes()`; what is hidden (a leading dot) is passed
    over, and links to folders are not followed. A path that is not there and a folder that cannot be read are
    failures.
    """
    targets: dict[str, Target] = {}
    failures: list[Failure] = []
    for path in dict.fromkeys(paths):
        try:
            folder = path != STDIN and stat.S_ISDIR(os.stat(path).st_mode)
        except FileNotFoundError:
            failures.append(Failure(path, "missing", "no such file or folder"))
        except (OSError, ValueError) as error:
            failures.append(Failure(path, "unreadable", f"cannot be looked at: {reason(error)}"))
        else:
            for file in _walk(path, suffixes(), failures) if folder else (path,):
                key = file if file == STDIN else os.path.abspath(file)
                target = targets.get(key, Target(file, named=False))
                targets[key] = target._replace(named=target.named or not folder)
    return Found(tuple(sorted(targets.values())), tuple(failures))


def reason(error: OSError | ValueError) -> str:
    """Why the system refused, without the path, which a failure states already."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _walk(root: str, suffixes: Collection[str], failures: list[Failure]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        failures.append(Failure(str(error.filename), "unreadable", f"the folder cannot be read: {reason(error)}"))

    for folder, below, files in os.walk(root, onerror=unreadable):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in files:
            if name.startswith(".") or os.path.splitext(name)[1].lower() not in suffixes:
                continue
            path = name if folder == os.curdir else os.path.join(folder, name)
            if os.path.isfile(path) or not os.path.exists(path):  # a link that leads nowhere fails when it is read
                yield path.removeprefix(os.curdir + os.sep)
