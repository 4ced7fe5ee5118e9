from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import newslint as package
from newslint.cli import FAILED, main
from newslint.cli.arguments import _parser
from tests.conftest import Command, command, environment

#: What is said of an option that is like none.
EVERY = "; newslint check --help lists those there are"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What standard error says of a mistake, in one line; nothing goes to standard output."""
    assert main(arguments) == FAILED
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and err.startswith("newslint: ")
    return err[len("newslint: ") : -1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek", "a.txt"], "unknown command chek; did you mean 'check'?"),
        (["--versoin"], "unknown option --versoin; did you mean '--version'?"),
        (["check", "--regstry", "x.yaml"], "unknown option --regstry; did you mean '--registry'?"),
        (["check", "a.txt", "--regstry=x.yaml"], "unknown option --regstry; did you mean '--registry'?"),
        (["check", "--regist", "x.yaml"], "unknown option --regist; did you mean '--registry'?"),
        (["check", "--output-format", "jsn"], "--output-format: unknown format 'jsn'; did you mean 'json'?"),
        (["check", "--fail-on", "warn"], "--fail-on: unknown severity 'warn'; did you mean 'warning'?"),
        (["check", "--certainty", "likley"], "--certainty: unknown certainty 'likley'; did you mean 'likely'?"),
        (["check", "--as-of", "2024-13-01"], "--as-of: '2024-13-01' is not a date; write it as 2024-01-18"),
        (["check", "--as-of", "20240118"], "--as-of: '20240118' is not a date; write it as 2024-01-18"),
        (["check", "--select", " , "], "--select names no rule"),
        (["--version", "now"], "--version stands alone: now does not go with it"),
        (["config"], "name an action: show, schema; newslint config --help tells more"),
        (["rules", "shw", "names"], "unknown action shw; did you mean 'show'?"),
        (["check", "--a\nb\x1b[2J"], "unknown option --a b\ufffd[2J" + EVERY),
        (["check", "--registry"], "--registry: expected one argument"),
        (["registry", "lookup", "a", "b"], "b is one argument too many; what has spaces in it goes in quotation marks"),
        (["lint", "a.txt"], "unknown command lint; did you mean 'check'?"),
        ([__file__], f"unknown command {__file__}; to lint what is called so: newslint check {__file__}"),
        (["registry", "stats", "--registry", "x"], "unknown option --registry; there are: --help, --output-format, -h"),
        (["rules", "list", "--outputformat=json"], "unknown option --outputformat; did you mean '--output-format'?"),
        ([], "name a command: check, rules, registry, formats, init, config; newslint --help tells more"),
    ],
)
def test_a_mistake_is_one_line_with_what_is_nearest(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert said(capsys, *arguments) == message


#: Every command that takes a value.
TAKING = ("check", "init", "formats", "rules list", "rules show", "rules test", "registry build", "registry lookup")
TAKING += ("registry check", "registry stats", "config show")


def emptied() -> list[list[str]]:
    """Each option and each argument that takes a value, without one."""
    lines: list[list[str]] = []
    for words in map(str.split, TAKING):
        _, commands = _parser(words[:1])
        parser = commands.choices[words[0]]
        for word in words[1:]:
            parser = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction)).choices[word]
        for action in parser._actions:
            if action.option_strings and action.nargs is None:
                lines += [[*words, f"{action.option_strings[-1]}="], [*words, action.option_strings[0], ""]]
            elif not action.option_strings:
                lines.append([*words, ""])
    return lines


@pytest.mark.parametrize("arguments", emptied(), ids=" ".join)
def test_a_value_that_is_empty_is_told_of_by_its_option(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    what, _, why = said(capsys, *arguments).partition(": ")
    assert why == "the value is empty; is a variable of the shell not set?"
    option = next((word.removesuffix("=") for word in arguments if word.startswith("-")), None)
    assert option in what.split("/") if option else what.isupper()


def test_the_version_is_answered_before_anything_heavy_is_imported() -> None:
    program = (
        "import sys; from newslint.cli import main; main(['--version']); "
        "sys.exit(' '.join({'argparse', 'json', 'yaml', 'rich', 're', 'rapidfuzz'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"newslint {package.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["rules", "--help"], ["registry", "-h"], ["config", "-h"]]
)
def test_help_goes_to_standard_output(newslint: Command, arguments: list[str]) -> None:
    done = newslint(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: newslint")
    assert "None" not in done.stdout and "`newslint" not in done.stdout


def test_what_follows_two_dashes_are_paths(newslint: Command, tmp_path: Path) -> None:
    for name in ("a.txt", "-b.txt", "--exit-zero"):
        (tmp_path / name).write_text("Mr. Dr. Okafor opened the bridge.")
    done = newslint("check", "a.txt", "--output-format", "concise", "--", "-b.txt", "--exit-zero", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["--exit-zero", "-b.txt", "a.txt"]
    assert newslint("check", "--", "-", stdin=b"Mr. Dr. Okafor came.").returncode == 1


@pytest.mark.parametrize("redirected", ["2>&-", "2>/dev/full"])
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full")
def test_the_exit_status_holds_where_standard_error_takes_nothing(tmp_path: Path, redirected: str) -> None:
    (tmp_path / "a.txt").write_text("Mr. Dr. Okafor opened the bridge.")
    for arguments, status in (
        ("bogus", 2),
        ("check --bogus", 2),
        ("check --exclude a.txt --force-exclude a.txt", 0),
        ("check a.txt", 1),
        ("check --output-file x.json --output-format json a.txt >&-", 1),
        ("check a.txt >/dev/full", 2),
    ):
        line = f"{shlex.join(command())} {arguments} {redirected}"
        done = subprocess.run(
            line, shell=True, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (status, "") and "Traceback" not in done.stdout, arguments
    assert json.loads((tmp_path / "x.json").read_text())["summary"]["error"] == 1


def test_a_current_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    line = f"mkdir gone && cd gone && rmdir ../gone && {shlex.join(command('check'))}"
    done = subprocess.run(
        line, shell=True, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert not gone.exists() and done.returncode == FAILED and done.stdout == ""
    assert done.stderr == "newslint: the current folder: No such file or directory\n"
