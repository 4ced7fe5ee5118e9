"""`newslint formats`: the formats stories are read in, and how a file is told to be in one."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from newslint.cli import CLEAN
from newslint.cli.arguments import choice
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.formats import Format

FORMATS = ("text", "json")
_BUILT_IN = "built in"


def add_parser(commands: Any) -> None:
    """Add the sub-command and its option."""
    parser = commands.add_parser("formats", help="list the formats of stories", description=__doc__)
    parser.set_defaults(run=run)
    option: dict[str, Any] = {"type": choice("format", FORMATS), "metavar": "NAME", "help": ", ".join(FORMATS)}
    parser.add_argument("--output-format", default="text", **option)


def run(arguments: argparse.Namespace) -> int:
    """Print every format: its name, its suffixes, what it is told by, and whether another package brings it.

    Raises ConfigError where an installed one cannot be loaded.
    """
    from newslint.formats import installed_formats, known_formats

    installed = frozenset(f.name for f in installed_formats())
    rows = [_record(format_, built_in=format_.name not in installed) for format_ in known_formats()]
    if arguments.output_format == "json":
        import json

        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return CLEAN
    from newslint.cli.columns import write_columns

    write_columns([(row["name"], " ".join(row["suffixes"]), _told(row)) for row in rows])
    return CLEAN


def _told(row: dict[str, Any]) -> str:
    told_by: str = row["told_by"]
    return told_by if row["origin"] == _BUILT_IN else f"{told_by} ({row['origin']})"


def _record(format_: Format, *, built_in: bool) -> dict[str, Any]:
    """A format as JSON has it."""
    return {
        "name": format_.name,
        "suffixes": [suffix for suffix in format_.suffixes if suffix],
        "told_by": format_.told_by or "its suffix or --format",
        "origin": _BUILT_IN if built_in else "installed",
    }
