"""`newslint check`: lint files, folders or standard input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial

from newslint.cli import CLEAN, FAILED, FOUND
from newslint.cli.arguments import one_of, processes
from newslint.cli.configured import add_settings, configured
from newslint.cli.narrowing import add_options
from newslint.cli.notices import notice
from newslint.cli.output import standard_output
from newslint.model.diagnostic import SEVERITIES
from newslint.report import FORMATS
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from newslint.cli.fixing import Fixing
    from newslint.cli.narrowing import Narrowing
    from newslint.cli.outputs import Output
    from newslint.cli.spared import Spared
    from newslint.configuration.configuration import Configuration
    from newslint.model.diagnostic import Report


_STATUSES = "exit status: 0 clean, 1 diagnostics at or above --fail-on, 2 something failed, 130 interrupted"


def add_parser(commands: Any) -> None:
    """Add the sub-command and its options."""
    # Said here, the usage is short, and need not be made of all options each time that arguments are parsed.
    usage = "%(prog)s [OPTION ...] [PATH ...]"
    parser = commands.add_parser("check", help="lint stories", usage=usage, description=__doc__, epilog=_STATUSES)
    parser.set_defaults(run=run)
    several: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders (recursively), - for standard input; default: ."
    )
    add_settings(parser.add_argument_group("what is looked for").add_argument)
    add = parser.add_argument_group("which stories").add_argument
    add("--exclude", **several, metavar="PATTERN", help="leave out of folders what matches, as in .gitignore")
    add(
        "--force-exclude",
        action="store_true",
        help="treat files that are named as those found in a folder: excluded, or no story",
    )
    add("--stdin-filename", metavar="NAME", help="what to call standard input, and to tell its format by")
    add_options(parser.add_argument_group("what is left out of the report").add_argument)
    add = parser.add_argument_group("the report").add_argument
    add("--output-format", **one_of("format", FORMATS, "the report is text, or one of these"))
    add("--output-file", metavar="FILE", help="write the report there instead of to standard output")
    add("--output", **several, metavar="FORMAT:FILE", help="another report; repeatable, - for standard output")
    add("--statistics", action="store_true", help="how often each rule reports, instead of where")
    add("--fail-on", **one_of("severity", SEVERITIES, "exit with 1 where something is so severe (default: warning)"))
    add("--exit-zero", action="store_true", help="exit with 0 whatever is found; failures still exit with 2")
    add = parser.add_argument_group("fixes").add_argument
    add("--fix", action="store_true", help="make the safe fixes in the files themselves, and report what is left")
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: also what changes a name or a wording")
    add("--diff", action="store_true", help="show what --fix would change, and change nothing")
    add = parser.add_argument_group("the run").add_argument
    add("--jobs", type=processes, metavar="N", help="lint in so many processes; default: all cores it may use")
    add("--no-cache", action="store_true", help="lint every story anew and keep no results")


def run(arguments: argparse.Namespace) -> int:
    """Lint what the arguments say, write the report, and return the exit status. Raises ConfigError."""
    from newslint.cli.narrowing import narrowing
    from newslint.cli.outputs import (
        append_summary,
        described,
        limits,
        opened,
        outputs,
        with_copies,
        write_to_file,
        write_to_standard,
    )

    arguments.paths = arguments.paths or [os.curdir]
    configuration = configured(arguments)
    of_run = partial(configuration.of_run, paths=arguments.paths)
    arguments.baseline = of_run("baseline")
    asked = outputs(arguments, of_run("output-format"))
    configuration.base = configuration.base._replace(copies=with_copies(asked))
    source = _source(configuration, asked, arguments.baseline)
    narrowed = narrowing(arguments, source.settings, source.takes)
    lint = partial(_lint, arguments, configuration, narrowed)
    fixing = _fixing(arguments, configuration, lint)
    if fixing is not None and fixing.shown:
        return fixing.show(standard_output())
    with opened(asked) as files:
        report = described(lint() if fixing is None else fixing.make(), asked, configuration.used)
        for output, file in files:
            write_to_file(report, output, file)
    # Standard input that was put right is what stands on standard output.
    write_to_standard(report, asked, sys.stderr if fixing is not None and fixing.piped else None)
    append_summary(report, asked, os.environ)
    for text in (
        *narrowed.notices(report, _nothing(configuration.left_out, forced=of_run("force-exclude"))),
        *limits(report, asked),
    ):
        notice(text)
    return exit_status(report, of_run("fail-on"), exit_zero=arguments.exit_zero)


def _lint(arguments: argparse.Namespace, configuration: Configuration, narrowed: Narrowing) -> Report:
    from newslint.cli.progress import Bar
    from newslint.engine.run import lint_paths

    paths = arguments.paths
    jobs, cache = (configuration.of_run(key, paths) for key in ("jobs", "cache"))
    narrowed.begin()
    with Bar(sys.stderr) as bar:
        report = lint_paths(paths, narrowed.settings, bar, narrowed.takes, jobs=jobs, cache=cache)
    return narrowed.report(report)


def _source(configuration: Configuration, asked: Sequence[Output], baseline: str | None) -> Configuration | Spared:
    """What tells settings and which files are taken; with reports to files, none of what is read is replaced."""
    if all(output.path is None for output in asked):
        return configuration
    from newslint.cli.spared import Spared

    return Spared(configuration, asked, baseline)


def _fixing(arguments: argparse.Namespace, configuration: Configuration, lint: Callable[[], Report]) -> Fixing | None:
    """What the options ask of fixes, if anything. Raises ConfigError."""
    if not (arguments.fix or arguments.diff or arguments.unsafe_fixes):
        return None
    from newslint.cli.fixing import Fixing

    return Fixing(arguments, configuration.settings, lint)


def exit_status(report: Report, fail_on: str, *, exit_zero: bool = False) -> int:
    """The exit status a report stands for: a failure outranks what was found."""
    if report.failures:
        return FAILED
    failing = SEVERITIES[SEVERITIES.index(fail_on) :]
    found = any(d.severity in failing for d in report.diagnostics)
    return FOUND if found and not exit_zero else CLEAN


def _nothing(left_out: int, *, forced: bool) -> str:
    """Why there was nothing to lint."""
    if left_out:
        return f"nothing to lint: {left_out} of the paths named {'is' if left_out == 1 else 'are'} excluded"
    return "no stories found" if forced else "no stories found; a file that is named is linted whatever it is called"
