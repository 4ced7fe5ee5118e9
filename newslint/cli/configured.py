"""The options that configuration files have as keys, and the configuration that they and the files come to."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator

from newslint.cli.arguments import day, one_of
from newslint.configuration.configuration import Configuration
from newslint.configuration.glob import Glob, glob
from newslint.configuration.values import Item, Values
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from newslint.model.diagnostic import CERTAINTIES
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: Options that give one value, and those that give several, by the key that they outrank or are laid over.
_SINGLE = ("certainty", "as-of", "style", "format", "fail-on", "output-format", "jobs", "baseline")
_RULES = ("select", "extend-select", "ignore")
_SEVERAL = {"registries": "--registry", "rule-paths": "--rules"}
#: Options without a value: their key and what they set it to.
_FLAGS = {"--no-starter-registry": ("starter-registry", False), "--no-cache": ("cache", False)}
_FLAGS |= {"--preview": ("preview", True), "--force-exclude": ("force-exclude", True)}


def add_settings(add: Callable[..., Any]) -> None:
    """Add the options that decide what is found in a story."""
    several: dict[str, Any] = {"action": "append", "default": []}
    add("--config", metavar="FILE", help="the configuration file, instead of the nearest one to each story")
    add("--isolated", action="store_true", help="read no configuration file")
    add("--select", **several, metavar="RULES", help="only these rules: ids, families, prefixes (names/mis*)")
    add("--extend-select", **several, metavar="RULES", help="these rules as well")
    add("--ignore", **several, metavar="RULES", help="not these rules")
    add("--preview", action="store_true", help="run the rules in preview without their being named")
    add("--certainty", **one_of("certainty", CERTAINTIES, "report what is at least so sure (default: likely)"))
    add("--registry", **several, metavar="PATH", help="YAML, JSON Lines, a folder, a built index; later ones win")
    add("--no-starter-registry", action="store_true", help="leave out the registry that ships with newslint")
    add("--rules", **several, metavar="FOLDER", help="rule cards, lexicon and styles of your own; later ones win")
    add("--as-of", type=day, metavar="DATE", help="the date, as 2024-01-18, of stories that give none")
    add(
        "--style",
        metavar="NAME",
        help="the house style of names: ap, guardian, nyt, reuters, or one of your own",
    )
    add("--format", metavar="NAME", help="what the stories are, instead of finding out")


def configured(arguments: argparse.Namespace) -> Configuration:
    """The configuration of a run with these options. Raises ConfigError."""
    return Configuration(
        _command(arguments),
        Settings(stdin_filename=getattr(arguments, "stdin_filename", None)),
        os.environ,
        file=arguments.config,
        isolated=arguments.isolated,
    )


def _command(arguments: argparse.Namespace) -> Values:
    """What the options given say."""
    return {key: items for key, items in _said(arguments) if items}


def _said(arguments: argparse.Namespace) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for key in _SINGLE:
        value = getattr(arguments, key.replace("-", "_"), None)
        yield key, () if value is None else (Item(value, f"--{key}"),)
    for key in _RULES:
        yield key, tuple(Item(name, f"--{key}") for name in _names(key, getattr(arguments, key.replace("-", "_"))))
    for key, option in _SEVERAL.items():
        yield key, tuple(Item(value, option) for value in getattr(arguments, option[2:]))
    for option, (key, value) in _FLAGS.items():
        yield key, (Item(value, option),) if getattr(arguments, option[2:].replace("-", "_"), False) else ()
    yield "extend-exclude", tuple(Item(_glob(text), "--exclude") for text in getattr(arguments, "exclude", ()))


def _names(key: str, given: list[str]) -> list[str]:
    """The names in comma-separated lists."""
    names = [name.strip() for one in given for name in one.split(",") if name.strip()]
    if given and not names:
        raise ConfigError(f"--{key} names no rule")
    return names


def _glob(text: str) -> Glob:
    try:
        return glob(text, os.getcwd())
    except ValueError as error:
        raise ConfigError(f"--exclude: the pattern '{text}' {error}") from error
