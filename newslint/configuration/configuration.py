"""What holds for a path: the nearest file, its overrides and the command line put together."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence

from newslint.configuration.find import Finder
from newslint.configuration.glob import Glob, glob
from newslint.configuration.ignored import Ignored
from newslint.configuration.values import DEFAULTS, RULE_KEYS, Config, Override, Values, merged, single
from newslint.engine.paths import STDIN, takes_stories
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

#: The fields of settings that are the one value of a key.
_FIELDS = {"certainty": "certainty", "starter-registry": "starter_registry", "as-of": "as_of"}
_FIELDS |= {"language": "language", "format": "format", "force-exclude": "stories_only", "style": "style"}


class _Filter(NamedTuple):
    """Which files of the folders under one configuration are taken; `suffixes` are None for those of every format."""

    excluded: tuple[Glob, ...]
    suffixes: Collection[str] | None
    more_suffixes: Collection[str]
    by_git: bool


class Configuration:
    """Everything asked of configuration files in a run; each is read once, when the first path under it is asked for.

    Whatever reads one may raise ConfigError "file:line: ...".
    """

    def __init__(
        self,
        command: Values,
        base: Settings,
        environ: Mapping[str, str],
        *,
        file: str | None = None,
        isolated: bool = False,
    ) -> None:
        """`command` is what the command line says, and outranks every file; `base` holds what only it can say.

        `file` is the one file to read, `isolated` means none. Raises ConfigError where that file is not there, and
        where one is named and none is to be read.
        """
        if isolated and file is not None:
            raise ConfigError("--config names a configuration file, and --isolated reads none; give one of them")
        #: How many of the paths named were left out.
        self.left_out = 0
        self._command = command
        self.base = base
        self._isolated = isolated
        self._finder = Finder(environ)
        self._named = None if isolated else self._finder.named(file)
        self._read: dict[str, Config] = {}
        self._settings: dict[tuple[str | None, tuple[str, ...]], Settings] = {}
        self._filters: dict[str | None, _Filter] = {}
        self._ignored = Ignored()

    def settings(self, path: str) -> Settings:
        """What a file is linted with; '-' is standard input."""
        path = self._place(path)
        config = self.config(os.path.dirname(path))
        overrides = _matching(config, path)
        key = (config and config.path, tuple(override.origin for override in overrides))
        if key not in self._settings:
            self._settings[key] = self._resolve(self._steps(config, overrides), may_be_none=bool(overrides))
        return self._settings[key]

    @property
    def files(self) -> tuple[str, ...]:
        """The configuration files read so far, with those that they extend."""
        return tuple(layer.path for config in self._read.values() for layer in config.layers)

    @property
    def used(self) -> tuple[Settings, ...]:
        """The settings given so far, each once."""
        return tuple(dict.fromkeys(self._settings.values()))

    def takes(self, path: str, *, folder: bool, named: bool) -> bool:
        """Whether a file is linted, or a folder looked into: what is named is, unless excluding is forced."""
        place = self._place(path)
        if named and folder:
            self._ignored.walk(place)
        config = self.config(os.path.dirname(place))
        if named and not single("force-exclude", self._steps(config, ())):
            return True
        rule = self._filter(config)
        if named:
            taken = not any(g.covers(place, folder=folder) for g in rule.excluded)
            taken = taken and not (rule.by_git and self._ignored.covers(place))
            self.left_out += not taken
            return taken
        if any(g.matches(place, folder=folder) for g in rule.excluded) or (rule.by_git and self._ignored.has(place)):
            return False
        if folder or os.path.splitext(path)[1].lower() in rule.more_suffixes:
            return True
        if rule.suffixes is not None:
            return os.path.splitext(path)[1].lower() in rule.suffixes
        return takes_stories(path, folder=folder, named=named)

    def of_run(self, key: str, paths: Sequence[str]) -> Any:
        """What holds for the whole run: what the file says that is nearest to the folder that all its paths are in."""
        folders = [_folder(self._place(path)) for path in paths]
        return single(key, self._steps(self.config(os.path.commonpath(folders)), ()))

    def config(self, folder: str) -> Config | None:
        """The configuration file that holds in an absolute folder."""
        if self._isolated:
            return None
        path = self._named or self._finder.nearest(folder)
        if path is None:
            return None
        if path not in self._read:
            from newslint.configuration.read import read_config

            self._read[path] = read_config(path)
        return self._read[path]

    def steps(self, path: str) -> tuple[Values, ...]:
        """What each source says of a path, later ones winning: files, overrides that match, the command line."""
        place = self._place(path)
        config = self.config(os.path.dirname(place))
        return self._steps(config, _matching(config, place))

    def _steps(self, config: Config | None, overrides: Iterable[Override]) -> tuple[Values, ...]:
        files = [layer.values for layer in config.layers] if config else []
        return (*files, *(override.values for override in overrides), self._command)

    def _resolve(self, steps: Sequence[Values], *, may_be_none: bool) -> Settings:
        given = {_FIELDS[key]: single(key, steps) for key in _FIELDS if merged(key, steps)}
        folders = tuple(item.value for item in merged("rule-paths", steps))
        settings = self.base._replace(
            registries=tuple(item.value for item in merged("registries", steps)), rule_folders=folders, **given
        )
        for style in merged("style", steps):
            from newslint.configuration.rules import check_style

            check_style(style, folders)
        ignores = merged("story-ignores", steps)
        if ignores:
            from newslint.configuration.rules import check_names

            check_names(ignores, folders)
            settings = settings._replace(story_ignores=tuple(item.value for item in ignores))
        names = dict(item.value for item in merged("json-names", steps))
        if names:
            settings = settings._replace(json_names=settings.json_names._replace(**names))
        if not any(key in step for step in steps for key in RULE_KEYS):
            return settings
        from newslint.configuration.rules import configured_rules

        rules = configured_rules(steps, folders, may_be_none=may_be_none)
        return settings._replace(select=rules.ids, severities=rules.severities, options=rules.options)

    def _filter(self, config: Config | None) -> _Filter:
        key = config and config.path
        if key not in self._filters:
            steps = self._steps(config, ())
            shipped = [glob(text, os.getcwd()) for text in DEFAULTS["exclude"]]
            excluded = [item.value for item in merged("exclude", steps)] if _says("exclude", steps) else shipped
            suffixes = [item.value for item in merged("include", steps)] if _says("include", steps) else None
            self._filters[key] = _Filter(
                (*excluded, *(item.value for item in merged("extend-exclude", steps))),
                suffixes,
                [item.value for item in merged("extend-include", steps)],
                single("respect-gitignore", steps),
            )
        return self._filters[key]

    def _place(self, path: str) -> str:
        """The absolute path; that of standard input is where its name says, or would be in the current folder."""
        return os.path.abspath(self.base.stdin_filename or STDIN if path == STDIN else path)


def _matching(config: Config | None, path: str) -> list[Override]:
    layers = config.layers if config else ()
    return [o for layer in layers for o in layer.overrides if any(g.covers(path) for g in o.paths)]


def _says(key: str, steps: Iterable[Values]) -> bool:
    return any(key in step for step in steps)


def _folder(path: str) -> str:
    return path if os.path.isdir(path) else os.path.dirname(path)
