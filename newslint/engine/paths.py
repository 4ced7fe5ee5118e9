"""From the paths a user names to the files to lint."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from newslint.model.diagnostic import Failure
from newslint.typed import NamedTuple, Protocol

STDIN = "-"


class Target(NamedTuple):
    """A file to lint. `named` where the user named it, not found in a folder: then it must be a story."""

    path: str
    named: bool


class Takes(Protocol):
    """Says whether a file is linted, or a folder looked into; `named` where the user named it. '-' is standard input.

    May raise ConfigError.
    """

    def __call__(self, path: str, *, folder: bool, named: bool) -> bool: ...


class Found(NamedTuple):
    """The files to lint, sorted by path, each once, and the paths that led nowhere."""

    targets: tuple[Target, ...]
    failures: tuple[Failure, ...]


def find_files(paths: Iterable[str], takes: Takes) -> Found:
    """The files these paths stand for, as far as they are taken.

    A file that is named is offered to `takes` whatever it is called; '-' stands for standard input. A folder gives
    every regular file below it; what is hidden (a leading dot) is passed over, and links to folders are not followed.
    A path that is not there and a folder that cannot be read are failures.
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
            if not takes(path, folder=folder, named=True):
                continue
            for file in _walk(path, takes, failures) if folder else (path,):
                key = file if file == STDIN else os.path.abspath(file)
                target = targets.get(key, Target(file, named=False))
                targets[key] = target._replace(named=target.named or not folder)
    return Found(tuple(sorted(targets.values())), tuple(failures))


def takes_stories(path: str, *, folder: bool, named: bool) -> bool:
    """Take what is named, every folder, and every file with the suffix of a story. Raises ConfigError."""
    if named or folder:
        return True
    from newslint.formats import story_suffixes

    return os.path.splitext(path)[1].lower() in story_suffixes()


def reason(error: OSError | ValueError) -> str:
    """Why the system refused, without the path, which a failure states already."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _walk(root: str, takes: Takes, failures: list[Failure]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        failures.append(Failure(str(error.filename), "unreadable", f"the folder cannot be read: {reason(error)}"))

    for folder, below, files in os.walk(root, onerror=unreadable):
        here = "" if folder == os.curdir else folder
        below[:] = [
            name
            for name in below
            if not name.startswith(".") and takes(os.path.join(here, name), folder=True, named=False)
        ]
        for name in files:
            path = os.path.join(here, name).removeprefix(os.curdir + os.sep)
            if name.startswith(".") or not takes(path, folder=False, named=False):
                continue
            if os.path.isfile(path) or not os.path.exists(path):  # a link that leads nowhere fails when it is read
                yield path
