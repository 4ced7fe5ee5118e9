"""`newslint check`: lint files, folders or standard input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from newslint.cli import CLEAN, FAILED, FOUND
from newslint.cli.arguments import choice, day, processes
from newslint.cli.narrowing import add_options
from newslint.cli.output import standard_output
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from newslint.model.diagnostic import CERTAINTIES, SEVERITIES
from newslint.report import FORMATS

if TYPE_CHECKING:
    from newslint.cli.fixing import Fixing
    from newslint.cli.narrowing import Narrowing
    from newslint.model.diagnostic import Report


def add_parser(commands: Any) -> None:
    """Add the sub-command and its options."""
    parser = commands.add_parser("check", help="lint stories", description=__doc__)
    parser.set_defaults(run=run)
    add, several = parser.add_argument, {"action": "append", "default": []}
    add("paths", nargs="*", metavar="PATH", help="files, folders (recursively), - for standard input; default: .")
    add("--output-format", **_one_of("format", FORMATS, "the report is text, or one of these"))
    add("--output-file", metavar="FILE", help="write the report there instead of to standard output")
    add("--output", **several, metavar="FORMAT:FILE", help="another report; repeatable, - for standard output")
    add("--statistics", action="store_true", help="how often each rule reports, instead of where")
    add("--select", action="append", metavar="RULES", help="only these rules: ids or families, comma-separated")
    add("--ignore", action="append", metavar="RULES", help="not these rules: ids or families, comma-separated")
    add("--registry", **several, metavar="PATH", help="YAML, JSON Lines, a folder, a built index; later ones win")
    add("--no-starter-registry", action="store_true", help="leave out the registry that ships with newslint")
    add("--rules", **several, metavar="FOLDER", help="rule cards and lexicon of your own; later ones win")
    add("--as-of", type=day, metavar="DATE", help="the date, as 2024-01-18, of stories that give none")
    add("--isolated", action="store_true", help="read no configuration file")
    add("--format", metavar="NAME", help="what the stories are, instead of finding out")
    add("--stdin-filename", metavar="NAME", help="what to call standard input, and to tell its format by")
    add("--certainty", default="likely", **_one_of("certainty", CERTAINTIES, "report what is at least so sure"))
    add("--fail-on", default="warning", **_one_of("severity", SEVERITIES, "exit with 1 where something is so severe"))
    add("--fix", action="store_true", help="make the safe fixes in the files themselves, and report what is left")
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: also what changes a name or a wording")
    add("--diff", action="store_true", help="show what --fix would change, and change nothing")
    add("--jobs", type=processes, metavar="N", help="lint in so many processes; default: all cores it may use")
    add("--no-cache", action="store_true", help="lint every story anew and keep no results")
    add("--exit-zero", action="store_true", help="exit with 0 whatever is found; failures still exit with 2")
    add_options(add)


def run(arguments: argparse.Namespace) -> int:
    """Lint what the arguments say, write the report, and return the exit status. Raises ConfigError."""
    from newslint.cli.narrowing import narrowing
    from newslint.cli.outputs import (
        append_summary,
        described,
        opened,
        outputs,
        with_copies,
        write_to_file,
        write_to_standard,
    )

    asked = outputs(arguments)
    settings = _settings(arguments)._replace(copies=with_copies(asked))
    narrowed = narrowing(arguments, settings)
    lint = partial(_lint, arguments, narrowed)
    fixing = _fixing(arguments, settings, lint)
    if fixing is not None and fixing.shown:
        return fixing.show(standard_output())
    with opened(asked) as files:
        report = described(lint() if fixing is None else fixing.make(), asked, [settings])
        for output, file in files:
            write_to_file(report, output, file)
    # Standard input that was put right is what stands on standard output.
    write_to_standard(report, asked, sys.stderr if fixing is not None and fixing.piped else None)
    append_summary(report, asked, os.environ)
    sys.stderr.writelines(f"newslint: {notice}\n" for notice in narrowed.notices(report))
    return exit_status(report, settings.fail_on, exit_zero=arguments.exit_zero)


def _lint(arguments: argparse.Namespace, narrowed: Narrowing) -> Report:
    from newslint.cli.progress import Bar
    from newslint.engine.run import lint_paths

    paths = arguments.paths or [os.curdir]
    narrowed.begin()
    with Bar(sys.stderr) as bar:
        report = lint_paths(
            paths, narrowed.settings, bar, narrowed.takes, jobs=arguments.jobs, cache=not arguments.no_cache
        )
    return narrowed.report(report)


def _fixing(arguments: argparse.Namespace, settings: Settings, lint: Callable[[], Report]) -> Fixing | None:
    """What the options ask of fixes, if anything. Raises ConfigError."""
    if not (arguments.fix or arguments.diff or arguments.unsafe_fixes):
        return None
    from newslint.cli.fixing import Fixing

    return Fixing(arguments, settings, lint)


def exit_status(report: Report, fail_on: str, *, exit_zero: bool = False) -> int:
    """The exit status a report stands for: a failure outranks what was found."""
    if report.failures:
        return FAILED
    failing = SEVERITIES[SEVERITIES.index(fail_on) :]
    found = any(d.severity in failing for d in report.diagnostics)
    return FOUND if found and not exit_zero else CLEAN


def _one_of(noun: str, known: Sequence[str], does: str = "") -> dict[str, Any]:
    """What makes an option take one of these names."""
    help = f"{does}: {', '.join(known)}" if does else ", ".join(known)
    return {"type": choice(noun, known), "metavar": noun.upper(), "help": help}


def _settings(arguments: argparse.Namespace) -> Settings:
    return Settings(
        registries=tuple(arguments.registry),
        starter_registry=not arguments.no_starter_registry,
        as_of=arguments.as_of,
        select=_names("--select", arguments.select),
        ignore=_names("--ignore", arguments.ignore) or (),
        rule_folders=tuple(arguments.rules),
        format=arguments.format,
        stdin_filename=arguments.stdin_filename,
        certainty=arguments.certainty,
        fail_on=arguments.fail_on,
    )


def _names(option: str, given: list[str] | None) -> tuple[str, ...] | None:
    """The names in comma-separated lists; None where the option is not given."""
    if given is None:
        return None
    names = tuple(name.strip() for one in given for name in one.split(",") if name.strip())
    if not names:
        raise ConfigError(f"{option} names no rule")
    return names
