"""What there is to lint, file by file, and the linters for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from newslint.engine.linter import Linter
from newslint.engine.paths import Target
from newslint.engine.settings import Settings
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias

#: The settings of every file, or what says which are those of a file, by its path.
SettingsOf: TypeAlias = "Settings | Callable[[str], Settings]"
#: Linters that are kept: one holds some megabytes.
_MOST = 16


class Job(NamedTuple):
    """A file to lint with the settings that apply to it; picklable."""

    target: Target
    settings: Settings


class Share(NamedTuple):
    """Of a file's stories each `of`th, beginning with this number; numbers count from 0."""

    number: int = 0
    of: int = 1


WHOLE = Share()


class Linters:
    """A linter for each distinct settings, made when it is first asked for; those used last are kept.

    Pickled, it is empty: another process makes its own.
    """

    def __init__(self) -> None:
        self.of: Callable[[Settings], Linter] = lru_cache(maxsize=_MOST)(Linter)

    def __reduce__(self) -> tuple[type[Linters], tuple[()]]:
        return (Linters, ())


class Plan(NamedTuple):
    """The files of a run in their order, and their settings, each once."""

    jobs: Sequence[Job]
    settings: tuple[Settings, ...]


def plan(targets: Sequence[Target], settings: SettingsOf) -> Plan:
    """A job for each of these files. Settings that are the same for all are there even where there is no file."""
    if isinstance(settings, Settings):
        return Plan([Job(target, settings) for target in targets], (settings,))
    jobs = [Job(target, settings(target.path)) for target in targets]
    return Plan(jobs, tuple(dict.fromkeys(job.settings for job in jobs)))
