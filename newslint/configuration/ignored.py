"""What git ignores, asked once of each repository and only where something of it may be left out."""

from __future__ import annotations

import os
from collections.abc import Collection


class Ignored:
    """The files and folders that git ignores; none outside a repository and without git."""

    def __init__(self) -> None:
        self._roots: dict[str, str | None] = {}
        self._ignored: dict[str, Collection[str]] = {}

    def has(self, path: str) -> bool:
        """Whether git ignores this absolute path itself."""
        return path in self._of(os.path.dirname(path))

    def covers(self, path: str) -> bool:
        """Whether git ignores it or a folder that it is in."""
        ignored = self._of(os.path.dirname(path))
        while ignored and path != os.path.dirname(path):
            if path in ignored:
                return True
            path = os.path.dirname(path)
        return False

    def _of(self, folder: str) -> Collection[str]:
        root = self._root(folder)
        if root is None:
            return ()
        if root not in self._ignored:
            from newslint.engine.git import ignored

            self._ignored[root] = ignored(root)
        return self._ignored[root]

    def _root(self, folder: str) -> str | None:
        """The work tree that a folder is in."""
        if folder not in self._roots:
            above = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                self._roots[folder] = folder
            else:
                self._roots[folder] = None if above == folder else self._root(above)
        return self._roots[folder]
