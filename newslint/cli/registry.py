"""`newslint registry`: compile, ask, examine and count the registry of names."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newslint.cli import CLEAN, FAILED, FOUND
from newslint.cli.arguments import choice, day
from newslint.cli.output import standard_output
from newslint.data import rules_folder
from newslint.report.one_line import counted
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.registry.hygiene import Examination, Flaw

FORMATS = ("text", "json")
SEVERITIES = ("info", "warning", "error")
_SOURCES = "YAML, JSON Lines or a folder of them; default: the registry that ships with newslint"


def add_parser(commands: Any) -> None:
    """Add the sub-command with its four actions."""
    parser = commands.add_parser("registry", help="build, ask, examine and count the names", description=__doc__)
    actions = parser.add_subparsers(
        title="actions", metavar="ACTION", required=True, dest="action", parser_class=type(parser)
    )
    _add_build(actions)
    _add_lookup(actions)
    _add_check(actions)
    _add_stats(actions)


def run_build(arguments: argparse.Namespace) -> int:
    """Compile sources into one index file, written whole or not at all. Raises RegistryError."""
    from newslint.cli.registry_index import build

    build(_paths(arguments), Path(arguments.output), sys.stderr)
    return CLEAN


def run_lookup(arguments: argparse.Namespace) -> int:
    """Print whom a form may name, and on what evidence; 1 where it is nobody. Raises RegistryError."""
    from newslint.cli.registry_lookup import answers
    from newslint.registry.lookup import Registry

    registry = Registry.open(arguments.registry, starter=not arguments.no_starter_registry)
    found = list(answers(registry, arguments.name, arguments.as_of))
    _write(found or [f"Nobody and nothing in the registry is called '{arguments.name}' or nearly so."])
    return CLEAN if found else FOUND


def run_check(arguments: argparse.Namespace) -> int:
    """Print the flaws of sources; 1 for flaws, 2 for a record that is not valid. Raises RegistryError for no source."""
    from newslint.registry.hygiene import examine

    ignored = {code.strip() for codes in arguments.ignore for code in codes.split(",")}
    found = examine(_paths(arguments))
    found = found._replace(flaws=tuple(f for f in found.flaws if f.code not in ignored))
    if arguments.output_format == "json":
        _write_json(_examination_record(found))
    else:
        _write(_examination_lines(found))
    if found.failures:
        return FAILED
    failing = SEVERITIES[SEVERITIES.index(arguments.fail_on) :]
    return FOUND if any(f.severity in failing for f in found.flaws) else CLEAN


def run_stats(arguments: argparse.Namespace) -> int:
    """Print how many records there are and what they state. Raises RegistryError."""
    from newslint.cli.registry_index import count

    counts = [count(Path(path)) for path in _paths(arguments)]
    if arguments.output_format == "json":
        _write_json(counts)
        return CLEAN
    for one in counts:
        _write([one.pop("path"), *(f"  {number:>11,}  {what}" for what, number in one.items())])
    return CLEAN


def _add_build(actions: Any) -> None:
    says = "Compile sources into one index file. Each path is a layer; later ones win."
    add = actions.add_parser("build", help="compile sources into an index", description=says).add_argument
    add("paths", nargs="*", metavar="PATH", help=_SOURCES)
    add("-o", "--output", required=True, metavar="FILE", help="the index, to be named with --registry")
    actions.choices["build"].set_defaults(run=run_build)


def _add_lookup(actions: Any) -> None:
    says = "Say who a form could be, and on what evidence."
    add = actions.add_parser("lookup", help="who could this be?", description=says).add_argument
    add("name", metavar="NAME", help="a name as copy has it, rightly or wrongly spelt")
    add("--registry", action="append", default=[], metavar="PATH", help="names: sources or an index; later ones win")
    add("--no-starter-registry", action="store_true", help="leave out the registry that ships with newslint")
    add("--as-of", type=day, metavar="DATE", help="show the offices of this day, as 2024-01-18")
    actions.choices["lookup"].set_defaults(run=run_lookup)


def _add_check(actions: Any) -> None:
    says = "Examine sources for names that collide, forms that mislead and dates that cannot be."
    add = actions.add_parser("check", help="examine sources", description=says).add_argument
    add("paths", nargs="*", metavar="PATH", help=_SOURCES)
    add("--output-format", type=choice("format", FORMATS), default="text", metavar="NAME", help=", ".join(FORMATS))
    add("--ignore", action="append", default=[], metavar="CODES", help="leave out these flaws, comma-separated")
    known = choice("severity", SEVERITIES)
    add(
        "--fail-on",
        type=known,
        default="warning",
        metavar="SEVERITY",
        help=f"exit with 1 where a flaw is so severe (default: warning): {', '.join(SEVERITIES)}",
    )
    actions.choices["check"].set_defaults(run=run_check)


def _add_stats(actions: Any) -> None:
    says = "Count the records of sources or built indexes, and what they state."
    add = actions.add_parser("stats", help="count records", description=says).add_argument
    add("paths", nargs="*", metavar="PATH", help=f"{_SOURCES}; or an index")
    add("--output-format", type=choice("format", FORMATS), default="text", metavar="NAME", help=", ".join(FORMATS))
    actions.choices["stats"].set_defaults(run=run_stats)


def _paths(arguments: argparse.Namespace) -> list[str]:
    return arguments.paths or [os.path.join(rules_folder(), "registry")]


def _examination_lines(found: Examination) -> Iterator[str]:
    yield from found.failures
    for flaw in found.flaws:
        yield f"{flaw.path}:{flaw.line}: {flaw.severity}: {flaw.message} [{flaw.code}]"
    summary = _summary(found)
    counts = [f"{summary[what]} {what}" for what in ("invalid", *reversed(SEVERITIES)) if summary[what]]
    yield f"{counted(found.records, 'record')}: {', '.join(counts) or 'nothing to report'}."


def _examination_record(found: Examination) -> dict[str, object]:
    flaws = [_flaw_record(flaw) for flaw in found.flaws]
    return {"version": 1, "flaws": flaws, "failures": list(found.failures), "summary": _summary(found)}


def _flaw_record(flaw: Flaw) -> dict[str, object]:
    other = {"path": flaw.other[0], "line": flaw.other[1]} if flaw.other else None
    return {**flaw._asdict(), "other": other}


def _summary(found: Examination) -> dict[str, int]:
    counts = {severity: sum(f.severity == severity for f in found.flaws) for severity in reversed(SEVERITIES)}
    return {"records": found.records, "invalid": len(found.failures), **counts}


def _write_json(value: object) -> None:
    import json

    _write([json.dumps(value, ensure_ascii=False, indent=1)])


def _write(lines: Iterable[str]) -> None:
    standard_output().writelines(f"{line}\n" for line in lines)
