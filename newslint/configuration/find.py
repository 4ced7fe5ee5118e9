"""Which configuration file holds: the one named, or the nearest one above the story, or the user's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from newslint.errors import ConfigError

#: What a configuration file may be called; a pyproject.toml is one where it has a table [tool.newslint].
NAMES = (
    *("newslint.toml", ".newslint.toml", "newslint.yaml", ".newslint.yaml", "newslint.yml", ".newslint.yml"),
    "pyproject.toml",
)
VARIABLE = "NEWSLINT_CONFIG_FILE"


class Finder:
    """Looks for files, in each folder once. One folder has one file: of two, nobody could say which holds."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._nearest: dict[str, str | None] = {}
        self._here = os.getcwd()

    def nearest(self, folder: str) -> str | None:
        """The file in this folder, an absolute path, or in the nearest one above it, or the user's own.

        Raises ConfigError for two in one folder.
        """
        if folder not in self._nearest:
            above = os.path.dirname(folder)
            found = self.in_folder(folder)
            if found is None:
                found = self.nearest(above) if above != folder else self._users()
            self._nearest[folder] = found
        return self._nearest[folder]

    def in_folder(self, folder: str) -> str | None:
        """The file in this folder alone. Raises ConfigError for two, and for a link that leads nowhere."""
        paths = [self._shown(os.path.join(folder, name)) for name in NAMES]
        found = [path for path in paths if _is_file(path) and _configures(path)]
        if len(found) > 1:
            raise ConfigError(f"{found[0]} and {found[1]}: two configuration files in one folder; keep one")
        return found[0] if found else None

    def named(self, option: str | None) -> str | None:
        """The file that --config or the environment names. Raises ConfigError where it is not there."""
        path, by = (option, "--config") if option is not None else (self._environ.get(VARIABLE), VARIABLE)
        if path and not os.path.isfile(path):
            raise ConfigError(f"{by}: {path}: no such file")
        return path or None

    def _users(self) -> str | None:
        stated = self._environ.get("APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME", "")
        folder = stated if os.path.isabs(stated) else os.path.expanduser("~/.config")
        return self.in_folder(os.path.join(folder, "newslint"))

    def _shown(self, path: str) -> str:
        """A path below the current folder as seen from there."""
        return path.removeprefix(self._here.rstrip(os.sep) + os.sep)


def _configures(path: str) -> bool:
    if os.path.basename(path) != NAMES[-1]:
        return True
    from newslint.configuration.source import has_table

    return has_table(path)


def _is_file(path: str) -> bool:
    """Whether there is a file. Raises ConfigError for a link that leads to none: what it was to say would not hold."""
    if os.path.isfile(path):
        return True
    if os.path.islink(path) and not os.path.exists(path):
        raise ConfigError(f"{path}: a link that leads nowhere; mend it or take it away")
    return False
