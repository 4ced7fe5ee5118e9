"""What git ignores, asked once for each folder that is walked and only where something of it may be left out."""

from __future__ import annotations

import os
from collections.abc import Collection


class Ignored:
    """The files and folders that git ignores; none outside a repository and without git."""

    def __init__(self) -> None:
        self._roots: dict[str, str | None] = {}
        self._ignored: dict[tuple[str, str], Collection[str]] = {}
        self._walked = os.sep

    def walk(self, folder: str) -> None:
        """Say which folder, an absolute path, is looked through from now on: git is asked of no other."""
        self._walked = folder

    def has(self, path: str) -> bool:
        """Whether git ignores this absolute path itself."""
        return path in self._of(os.path.dirname(path), self._walked)

    def covers(self, path: str) -> bool:
        """Whether git ignores it or a folder that it is in."""
        ignored = self._of(os.path.dirname(path), os.sep)
        while ignored and path != os.path.dirname(path):
            if path in ignored:
                return True
            path = os.path.dirname(path)
        return False

    def _of(self, folder: str, walked: str) -> Collection[str]:
        root = self._root(folder)
        if root is None:
            return ()
        within = walked if _is_below(walked, root) else root
        for (asked, above), known in self._ignored.items():
            if asked == root and (above == within or _is_below(within, above)):
                return known
        from newslint.engine.git import ignored

        return self._ignored.setdefault((root, within), ignored(root, within))

    def _root(self, folder: str) -> str | None:
        """The work tree that a folder is in."""
        if folder not in self._roots:
            above = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                self._roots[folder] = folder
            else:
                self._roots[folder] = None if above == folder else self._root(above)
        return self._roots[folder]


def _is_below(folder: str, root: str) -> bool:
    return folder.startswith(root.rstrip(os.sep) + os.sep)
