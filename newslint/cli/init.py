"""`newslint init`: a first configuration, a registry file and the entry of a pre-commit hook."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from typing import Any

from newslint.cli import CLEAN
from newslint.data.whole import replacing
from newslint.errors import ConfigError

REGISTRY = "newsroom.yaml"
HOOKS = ".pre-commit-config.yaml"

_CONFIG = f"""\
# What newslint does here. Every key: newslint config schema; what holds for a story: newslint config show STORY
registries = ["{REGISTRY}"]

# ignore = ["places"]                  # rules, families or prefixes; newslint rules list shows them
# exclude = ["archive/"]               # as in .gitignore
# style = "ap"                         # the house style of names: ap, guardian, nyt, reuters, or one of your own

# [severity]                           # off, info, warning or error
# "names/first-reference" = "off"

# [[overrides]]                        # what holds for some stories alone
# paths = ["sports/"]
# ignore = ["titles"]
"""
_RECORDS = """\
# The names of your newsroom, laid over those that ship with newslint. To examine them:
# newslint registry check newsroom.yaml
#
# - name: Adaeze Okafor
#   pronouns: she                      # as the person states them
#   roles:
#     - {title: mayor, of: Port Ayo, start: 2021-12-08}
"""
_HOOK = """\
  - repo: local
    hooks:
      - id: newslint
        name: newslint
        entry: newslint check --force-exclude
        language: system
        files: '\\.({suffixes})$'
"""


def add_parser(commands: Any) -> None:
    """Add the sub-command."""
    parser = commands.add_parser("init", help="begin in this folder", description=__doc__)
    parser.set_defaults(run=run)
    parser.add_argument("folder", nargs="?", default=os.curdir, metavar="FOLDER", help="default: the current folder")


def run(arguments: argparse.Namespace) -> int:
    """Write what is not there yet, and say what to do next. Raises ConfigError where a file cannot be written."""
    if not os.path.isdir(arguments.folder):
        raise ConfigError(f"{arguments.folder}: no such folder")
    sys.stdout.writelines(f"{line}\n" for line in _begin(arguments.folder))
    return CLEAN


def _begin(folder: str) -> Iterator[str]:
    from newslint.configuration.find import Finder

    config = Finder({}).in_folder(os.path.abspath(folder))
    if config is None:
        # The registry first: whenever the configuration is there, so is what it names.
        yield _put(folder, REGISTRY, _RECORDS)
        yield _put(folder, "newslint.toml", _CONFIG)
    else:
        yield f"{config} is there already and stays as it is."
    hooks = os.path.normpath(os.path.join(folder, HOOKS))
    if _has_hook(hooks):
        yield f"{hooks} has the hook already."
    elif os.path.lexists(hooks):
        yield f"{hooks} is there already and stays as it is. For the hook, add under 'repos:':"
        yield ""
        yield _hook().rstrip()
        yield ""
    else:
        yield _put(folder, HOOKS, f"repos:\n{_hook()}")
    yield ""
    yield "Next:"
    yield f"  newslint check            lint the stories here; names of your own go into {REGISTRY}"
    yield "  newslint config show      what is configured, and where"
    yield "  pre-commit install        lint stories at every commit, where pre-commit is installed"


def _hook() -> str:
    """The hook, which takes all that may be a story; what is none is passed over."""
    from newslint.formats import story_suffixes

    suffixes = "|".join(suffix.removeprefix(".") for suffix in story_suffixes())
    return _HOOK.format(suffixes=suffixes)


def _has_hook(path: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return "id: newslint" in file.read()
    except OSError:
        return False


def _put(folder: str, name: str, text: str) -> str:
    """Write a file that is not there yet, and say so."""
    path = os.path.normpath(os.path.join(folder, name))
    if os.path.lexists(path):
        return f"{path} is there already and stays as it is."
    try:
        with replacing(path) as file:
            file.write(text.encode())
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror or error}") from error
    return f"{path} written."
