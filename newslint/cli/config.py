"""`newslint config`: show what is configured for a path and where each value comes from, or the schema of the files."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any

from newslint.cli import CLEAN
from newslint.cli.arguments import choice
from newslint.cli.configured import add_settings, configured
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.catalogue.rule import Rule
    from newslint.configuration.explain import Plain
    from newslint.engine.settings import Settings

FORMATS = ("text", "json")


def add_parser(commands: Any) -> None:
    """Add the sub-command with its two actions."""
    parser = commands.add_parser("config", help="show the configuration", description=__doc__)
    actions = parser.add_subparsers(
        title="actions", metavar="ACTION", required=True, dest="action", parser_class=type(parser)
    )
    says = "Show what holds for a story, and for each value its file and line, its option, or that it is the default."
    show = actions.add_parser("show", help="what holds for a path", description=says)
    show.set_defaults(run=run_show)
    add = show.add_argument
    add("path", nargs="?", metavar="PATH", help="a story, there or not, or a folder; default: the current folder")
    add_settings(add)
    form = choice("format", FORMATS)
    add("--output-format", dest="form", type=form, default="text", metavar="NAME", help=", ".join(FORMATS))
    says = "Print the JSON Schema of configuration files, for editors."
    actions.add_parser("schema", help="the JSON Schema of the files", description=says).set_defaults(run=run_schema)


def run_show(arguments: argparse.Namespace) -> int:
    """Print what is configured for a path. Raises ConfigError where something is not valid."""
    from newslint.configuration.explain import explain

    configuration = configured(arguments)
    path = arguments.path or os.curdir
    story = os.path.join(path, "-") if os.path.isdir(path) else path  # whatever is in the folder
    explained = list(explain(configuration, story))
    rules = _rules(configuration.settings(story))
    if arguments.form == "json":
        values = [e._asdict() for e in explained]
        _write_json({"path": path, "values": values, "rules": {rule.id: rule.severity for rule in rules}})
        return CLEAN
    from newslint.cli.columns import write_columns

    write_columns([(e.key, _shown(e.value), e.origin) for e in explained])
    sys.stdout.write("\nrules that run:\n")
    write_columns([(rule.id, rule.severity) for rule in rules], indent="  ")
    return CLEAN


def run_schema(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from newslint.configuration.json_schema import schema

    _write_json(schema())
    return CLEAN


def _rules(settings: Settings) -> tuple[Rule, ...]:
    from newslint.catalogue import adjusted, load_catalogue, select

    rules = select(load_catalogue(settings.rule_folders), settings.select, settings.ignore)
    return adjusted(rules, dict(settings.severities), dict(settings.options))


def _shown(value: Plain) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(value) if isinstance(value, list) else str(value)


def _write_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
