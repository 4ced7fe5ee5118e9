from __future__ import annotations

import subprocess
import sys

import pytest

import newslint as package
from newslint.cli import FAILED, main
from tests.conftest import Command, environment


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
        (["check", "--registry"], "--registry: expected one argument"),
        ([], "name a command: check, rules, registry, formats, init, config; newslint --help tells more"),
    ],
)
def test_a_mistake_is_one_line_with_what_is_nearest(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert said(capsys, *arguments) == message


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


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["rules", "--help"], ["registry", "-h"]])
def test_help_goes_to_standard_output(newslint: Command, arguments: list[str]) -> None:
    done = newslint(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: newslint")
