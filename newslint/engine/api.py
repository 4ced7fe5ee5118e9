"""Linting from Python."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from newslint.engine.run import lint_bytes, lint_paths
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from newslint.model.diagnostic import CERTAINTIES, Failure, Report

Path: TypeAlias = "str | os.PathLike[str]"


def lint(
    story: str | bytes | os.PathLike[str],
    *,
    registry: Path | Sequence[Path] = (),
    starter_registry: bool = True,
    as_of: date | str | None = None,
    select: str | Sequence[str] | None = None,
    ignore: str | Sequence[str] = (),
    rules: Path | Sequence[Path] = (),
    style: str | None = None,
    format: str | None = None,
    filename: str = "-",
    certainty: str = "likely",
    jobs: int | None = 1,
    cache: bool = False,
) -> Report:
    """Lint a story, a file or a folder, as `newslint check` does.

    A `str` or `bytes` is the story itself, called `filename` in the report; a path object (`pathlib.Path`) is a file
    or a folder to read. `registry` and `rules` are one path or several, later ones winning; `select` and `ignore` one
    rule id or family or several. `as_of` is the date, perhaps as an ISO string, of a story that gives none.
    `style` is the name of the house style that names are held to, one that ships or one in `styles/` of the rules.
    `certainty` is the least a diagnostic must have. Offsets in the report count code points of the text.

    For a folder of many stories, `jobs` processes share the work (None: one for each core), which may be started afresh
    and import the program's main module: it keeps what it does at once below `if __name__ == "__main__"`. `cache`
    keeps results from run to run, in the user's cache. Neither changes the report.

    No configuration file is read: what is not said here is as it is by default.

    Raises ConfigError (a NewslintError) where what is asked for is not valid. A story that cannot be read raises
    nothing: it is among the report's failures.
    """
    if certainty not in CERTAINTIES:
        raise ConfigError(f"certainty '{certainty}' is none of {', '.join(CERTAINTIES)}")
    if jobs is not None and jobs < 1:
        raise ConfigError(f"jobs: {jobs} is no number of processes; give 1 or more, or None for all cores")
    settings = Settings(
        registries=_paths(registry),
        starter_registry=starter_registry,
        as_of=_date(as_of),
        select=None if select is None else _names(select),
        ignore=_names(ignore),
        rule_folders=_paths(rules),
        style=style,
        format=format,
        certainty=certainty,
    )
    if isinstance(story, os.PathLike):
        return lint_paths([os.fspath(story)], settings, jobs=jobs, cache=cache)
    try:
        return lint_bytes(story.encode() if isinstance(story, str) else story, filename, settings)
    except UnicodeEncodeError as error:
        halved = Failure(filename, "undecodable", f"the character at offset {error.start} is half a surrogate pair")
        return Report((), (halved,), 1)


def _paths(given: Path | Sequence[Path]) -> tuple[str, ...]:
    several = (given,) if isinstance(given, str | os.PathLike) else given
    return tuple(os.fspath(path) for path in several)


def _names(given: str | Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _date(given: date | str | None) -> date | None:
    if not isinstance(given, str):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise ConfigError(f"as_of: '{given}' is not a date; write it as 2024-01-18") from error
