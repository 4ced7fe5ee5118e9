"""What git says has changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping

from newslint.engine.changes import Changes, Lines
from newslint.engine.patch import Hunk, carried, new_lines, read_patch
from newslint.errors import ConfigError

# Whatever the user's configuration says of differences, these come out alike.
_DIFF = (
    *("-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative"),
    *("--find-renames", "--submodule=diff"),
)
_PATCH = ("--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/")
#: What names a repository in the environment, instead of the folder.
_LOCAL = frozenset(
    (
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
    )
)
#: What helps in a shallow clone, as those that services build in are.
_FETCH = "this clone is shallow, so fetch more: git fetch --unshallow, or fetch-depth: 0 in a workflow"


def changed_since(revision: str) -> Changes:
    """What of the work tree has changed since it went its own way from this revision; new files are all changed.

    Raises ConfigError, in one line, without git, outside a repository and for what is no revision.
    """
    git = _Git("--since")
    commit = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise ConfigError(f"--since: {_unknown(git, revision)}")
    base = git.ask("merge-base", _line(commit), "HEAD")
    if base is None:
        more = f"; {_FETCH}" if _is_shallow(git) else ""
        raise ConfigError(f"--since: '{revision}' and HEAD have no common history here{more}")
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
        path: frozenset(carried(new_lines(changed), since.get(path, ()))) for path, changed in hunks.items()
    }
    lines.update((path, None) for path in git.binary("--cached"))
    return Changes(git.root, lines, others_changed=False)


def ignored(root: str, within: str) -> frozenset[str]:
    """What git ignores below `within`, a folder of the work tree at `root`; nothing where git fails.

    Files, and folders of which all is ignored, as paths under `root`.
    """
    asked = ("--literal-pathspecs", "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")
    try:
        done = _started((*asked, "--", os.path.relpath(within, root)), root, _bare())
    except OSError:
        return frozenset()
    names = done.stdout.split(b"\0") if done.returncode == 0 else ()
    return frozenset(os.path.join(root, os.path.normpath(os.fsdecode(name))) for name in names if name)


class _Git:
    """The repository of the current folder."""

    def __init__(self, option: str) -> None:
        self._option = option
        self.root = os.curdir
        self.root = self._top()

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
            found[path] = None if _has_other_line_ends(path) else frozenset(new_lines(hunks))
        found.update((path, None) for path in self.binary(*between))
        return found

    def hunks(self, *between: str) -> dict[str, list[Hunk]]:
        """The hunks of every file that differs and is still there."""
        patch = self._run(*_DIFF, *_PATCH, *between, "--")
        return {self._path(name): hunks for name, hunks in read_patch(patch).items()}

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

    def _top(self) -> str:
        """The top of the work tree. A hook is told git's own folder, and git then takes any folder for the top."""
        told = _answer(self._run("rev-parse", "--show-toplevel"))
        if "GIT_DIR" in os.environ and "GIT_WORK_TREE" not in os.environ:
            found = [
                _started(("rev-parse", what), self.root, _bare()) for what in ("--absolute-git-dir", "--show-toplevel")
            ]
            kept, top = (_answer(done.stdout) for done in found)
            if kept and kept == _answer(self._run("rev-parse", "--absolute-git-dir")):
                return top
        return told

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


def _started(
    arguments: Iterable[str], folder: str, environ: Mapping[str, str] = os.environ
) -> subprocess.CompletedProcess[bytes]:
    environment = {**environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False)


def _bare() -> dict[str, str]:
    """The environment without what names a repository: git is to find the one that its folder is in."""
    return {name: value for name, value in os.environ.items() if name not in _LOCAL}


def _unknown(git: _Git, revision: str) -> str:
    """Why there is no such revision, and what to do."""
    if git.ask("rev-parse", "--verify", "--quiet", "HEAD") is None:
        return f"the repository at {git.root} has no commit to compare with yet; leave the option out"
    if _is_shallow(git):
        return f"'{revision}' is not in the history that is here; {_FETCH}"
    from newslint.catalogue.nearest import nearest

    known = git.ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes") or b""
    near = nearest(revision, os.fsdecode(known).split())
    return f"'{revision}' is no revision of the repository at {git.root}{near if near.endswith('?') else ''}"


def _is_shallow(git: _Git) -> bool:
    return git.ask("rev-parse", "--is-shallow-repository") == b"true\n"


def _answer(output: bytes) -> str:
    """The real path that git has answered with."""
    return os.path.realpath(os.fsdecode(output.removesuffix(b"\n"))) if output else ""


def _line(answer: bytes) -> str:
    return answer.decode().strip()


def _has_other_line_ends(path: str) -> bool:
    """Whether some lines end at a carriage return alone, which git does not count as an end."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return True  # it cannot be linted either, and is to be told of
    return data.count(b"\r") != data.count(b"\r\n")
