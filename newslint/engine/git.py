"""What git says has changed."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from newslint.engine.changes import Changes, Lines
from newslint.errors import ConfigError
from newslint.typed import NamedTuple

# Whatever the user's configuration says of differences, these come out alike.
_DIFF = (
    *("-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative"),
    *("--find-renames", "--submodule=diff"),
)
_PATCH = ("--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/")
_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_NEW = b"+++ "
_CONTEXT = b" "
_OF_OLD, _OF_NEW = (_CONTEXT, b"-"), (_CONTEXT, b"+")


class Hunk(NamedTuple):
    """Lines of the old file, from 1, and those of the new one that stand in their place.

    Where a count is 0, nothing stands before the line that is named.
    """

    old: int
    old_count: int
    new: int
    new_count: int


def changed_since(revision: str) -> Changes:
    """What of the work tree has changed since it went its own way from this revision; new files are all changed.

    Raises ConfigError, in one line, without git, outside a repository and for what is no revision.
    """
    git = _Git("--since")
    commit = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise ConfigError(f"--since: '{revision}' is no revision of the repository at {git.root}")
    base = git.ask("merge-base", _line(commit), "HEAD")
    if base is None:
        raise ConfigError(f"--since: '{revision}' and HEAD have no common history here; fetch more of it")
    lines = git.lines(_line(base))
    tracked = git.paths("ls-files", "-z", "--cached", "--recurse-submodules")
    ignored = git.paths("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")
    return Changes(git.root, lines, frozenset(tracked), frozenset(ignored))


def staged() -> Changes:
    """What is to be committed, by the lines of the work tree, in which more may have changed since.

    Raises ConfigError as `changed_since` does.
    """
    git = _Git("--staged")
    hunks = git.hunks("--cached")
    since = git.hunks()
    lines: dict[str, Lines] = {
        path: frozenset(_carried(_new_lines(changed), since.get(path, ()))) for path, changed in hunks.items()
    }
    lines.update((path, None) for path in git.binary("--cached"))
    return Changes(git.root, lines, others_changed=False)


def ignored(root: str) -> frozenset[str]:
    """The files and folders of the work tree at `root` that git ignores, as paths under it; none where git fails."""
    asked = ("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")
    try:
        done = _started(asked, root)
    except OSError:
        return frozenset()
    names = done.stdout.split(b"\0") if done.returncode == 0 else ()
    return frozenset(os.path.join(root, os.path.normpath(os.fsdecode(name))) for name in names if name)


class _Git:
    """The repository of the current folder."""

    def __init__(self, option: str) -> None:
        self._option = option
        self.root = os.curdir
        self.root = os.path.realpath(os.fsdecode(self._run("rev-parse", "--show-toplevel").removesuffix(b"\n")))

    def ask(self, *arguments: str) -> bytes | None:
        """What git answers; None where it says no."""
        done = self._start(arguments)
        return done.stdout if done.returncode == 0 else None

    def paths(self, *arguments: str) -> Iterator[str]:
        """The files that git lists."""
        return (self._path(name) for name in self._run(*arguments).split(b"\0") if name)

    def lines(self, *between: str) -> dict[str, Lines]:
        """The changed lines of every changed file of the work tree; all of those that are not text."""
        found: dict[str, Lines] = {}
        for path, hunks in self.hunks(*between).items():
            found[path] = None if _has_other_line_ends(path) else frozenset(_new_lines(hunks))
        found.update((path, None) for path in self.binary(*between))
        return found

    def hunks(self, *between: str) -> dict[str, list[Hunk]]:
        """The hunks of every file that differs and is still there."""
        found: dict[str, list[Hunk]] = {}
        lines = self._run(*_DIFF, *_PATCH, *between, "--").split(b"\n")
        hunks: list[Hunk] = []
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            if line.startswith(_NEW):
                hunks = []
                if line != b"+++ /dev/null":
                    hunks = found.setdefault(self._path(_unquoted(line[len(_NEW) :])[2:]), [])
            elif header := _HUNK.match(line):
                stop = _hunk_end(lines, at, header)
                hunks += _changes(lines[at:stop], header)
                at = stop
        return found

    def binary(self, *between: str) -> Iterator[str]:
        """The files that differ and are no text to git."""
        fields = iter(self._run(*_DIFF, "--numstat", "-z", *between, "--").split(b"\0"))
        for field in fields:
            added, _, name = field.partition(b"\t")
            name = name.partition(b"\t")[2]
            if field and not name:  # a file that was renamed: its old name and its new one follow
                next(fields)
                name = next(fields)
            if added == b"-":
                yield self._path(name)

    def _path(self, name: bytes) -> str:
        return os.path.join(self.root, os.path.normpath(os.fsdecode(name)))

    def _run(self, *arguments: str) -> bytes:
        done = self._start(arguments)
        if done.returncode:
            said = os.fsdecode(done.stderr).strip().splitlines() or [f"exit status {done.returncode}"]
            raise ConfigError(f"{self._option}: git says: {said[0].removeprefix('fatal: ')}")
        return done.stdout

    def _start(self, arguments: Iterable[str]) -> subprocess.CompletedProcess[bytes]:
        try:
            return _started(arguments, self.root)
        except FileNotFoundError:
            raise ConfigError(f"{self._option} compares files with git, and there is no git here") from None
        except ValueError as error:
            raise ConfigError(f"{self._option}: {error}") from error


def _started(arguments: Iterable[str], folder: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False)


def _line(answer: bytes) -> str:
    return answer.decode().strip()


def _unquoted(name: bytes) -> bytes:
    """A path as git writes it in a patch: a tab behind it where it has spaces, in quotation marks where need be."""
    name = name.removesuffix(b"\t")
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(lambda found: _character(found[1]), name[1:-1])


def _character(escape: bytes) -> bytes:
    return bytes([int(escape, 8)]) if len(escape) == 3 else _ESCAPES.get(escape, escape)


def _counts(header: re.Match[bytes]) -> Hunk:
    old, old_count, new, new_count = (1 if number is None else int(number) for number in header.groups())
    return Hunk(old, old_count, new, new_count)


def _hunk_end(lines: Sequence[bytes], at: int, header: re.Match[bytes]) -> int:
    """Where the lines of a hunk end that begin here: as its header counts them."""
    _, old, _, new = _counts(header)
    while at < len(lines) and (old > 0 or new > 0):
        old -= lines[at][:1] in _OF_OLD
        new -= lines[at][:1] in _OF_NEW
        at += 1
    return at


def _changes(lines: Iterable[bytes], header: re.Match[bytes]) -> Iterator[Hunk]:
    """The stretches of a hunk that differ, without what stands around them: in a submodule git gives some."""
    old, old_count, new, new_count = _counts(header)
    old, new = old + (not old_count), new + (not new_count)  # of nothing it names the line before
    for is_context, run in groupby(lines, key=lambda line: line[:1] == _CONTEXT):
        marks = [line[:1] for line in run]
        gone, come = sum(mark in _OF_OLD for mark in marks), sum(mark in _OF_NEW for mark in marks)
        if not is_context:
            yield Hunk(old, gone, new, come)
        old, new = old + gone, new + come


def _new_lines(hunks: Iterable[Hunk]) -> Iterator[int]:
    for hunk in hunks:
        yield from range(hunk.new, hunk.new + hunk.new_count)


def _carried(lines: Iterable[int], hunks: Iterable[Hunk]) -> Iterator[int]:
    """Lines of a file where they stand after these hunks, less those that the hunks change."""
    later = list(hunks)
    for line in lines:
        moved, is_kept = line, True
        for hunk in later:
            last = hunk.old + hunk.old_count - 1
            is_kept = is_kept and not hunk.old <= line <= last
            if last < line:
                moved += hunk.new_count - hunk.old_count
        if is_kept:
            yield moved


def _has_other_line_ends(path: str) -> bool:
    """Whether some lines end at a carriage return alone, which git does not count as an end."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return True  # it cannot be linted either, and is to be told of
    return data.count(b"\r") != data.count(b"\r\n")
