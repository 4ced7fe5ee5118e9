"""What no report of a run takes the place of: a story, the baseline, a file of its configuration, registry or rules."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from newslint.errors import NOT_A_STORY, ConfigError, InputError
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.cli.outputs import Output
    from newslint.configuration.configuration import Configuration
    from newslint.engine.settings import Settings


class Spared:
    """Refuses a run whose reports would replace what it reads, before a story is linted.

    `settings` and `takes` are those of the configuration, and are to be given to `lint_paths` in their place.
    """

    def __init__(self, configuration: Configuration, outputs: Sequence[Output], baseline: str | None) -> None:
        """Raises ConfigError where a report would replace the baseline or what is configured already."""
        self._configuration = configuration
        self._places = {os.path.realpath(o.path): o.path for o in outputs if o.path is not None}
        self._there = {_identity(path): path for path in self._places.values() if os.path.isfile(path)}
        self._known: set[Settings] = set()
        if baseline is not None:
            self._refuse((baseline,), "the baseline")
        self._refuse(configuration.files, "a configuration file")

    def settings(self, path: str) -> Settings:
        """What a file is linted with. Raises ConfigError where a report would replace what that comes from."""
        settings = self._configuration.settings(path)
        if self._there:
            self._refuse(self._configuration.files, "a configuration file")
            if settings not in self._known:
                self._known.add(settings)
                self._refuse(_registry_files(settings), "a registry file")
                self._refuse(_rule_files(settings), "a rule")
        return settings

    def takes(self, path: str, *, folder: bool, named: bool) -> bool:
        """Whether a file is linted. Raises ConfigError for a story that a report would replace."""
        taken = self._configuration.takes(path, folder=folder, named=named)
        if taken and self._there and not folder and _identity(path) in self._there:
            settings = self._configuration.settings(path)
            if (named and not settings.stories_only) or _is_story(path, settings):
                self._refuse((path,), "a story")
            return False
        return taken

    def _refuse(self, files: Iterable[str], what: str) -> None:
        for file in files:
            report = self._places.get(os.path.realpath(file)) or self._there.get(_identity(file))
            if report is not None:
                raise ConfigError(f"the report {report} would take the place of {what}; name another file")


def _identity(path: str) -> tuple[int, int] | None:
    """What tells a file from every other, whatever it is called; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def _is_story(path: str, settings: Settings) -> bool:
    from newslint.engine.read import read_bytes
    from newslint.formats import largest, read

    try:
        data = read_bytes(path, largest(path, settings.format))
        stories = read(path, data, name=settings.format, json_names=settings.json_names)
        return bool(data.strip()) and any(True for _ in stories)  # of an empty file nothing is lost
    except InputError as error:
        return error.kind != NOT_A_STORY


def _registry_files(settings: Settings) -> Iterable[str]:
    from newslint.registry.load import source_files

    for path in settings.registries:
        yield from source_files(path) if os.path.isdir(path) else (path,)


def _rule_files(settings: Settings) -> Iterable[str]:
    for root in settings.rule_folders:
        for folder, _, files in os.walk(root):
            yield from (os.path.join(folder, file) for file in files if file.endswith((".yaml", ".yml")))
