"""The README shows what the tool does: its commands are run, and what it prints is compared.

`python -m tests.test_readme` writes what they print now into the README, to be read before it is kept.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.formats import known_formats

README = Path(__file__).parent.parent / "README.md"
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
PYTHON = re.compile(r"(?<=^```python\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
MADE_FILE = "cat "


def steps(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block, and what stands under it."""
    for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = step.partition("\n")
        yield command, output.strip("\n")


def performed(block: str, folder: Path) -> str:
    """The block as it would be with what its commands print now; `cat` makes the file that it shows."""
    done = []
    for command, shown in steps(block):
        if command.startswith(MADE_FILE):
            path = folder / command.removeprefix(MADE_FILE)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown + "\n", encoding="utf-8")
            printed = shown
        else:
            printed = printed_by(command, folder)
        done.append(f"$ {command}\n{printed}\n" if printed else f"$ {command}\n")
    return "\n".join(done)


def printed_by(command: str, folder: Path) -> str:
    """What a command prints, both streams in one, with the newslint of this checkout."""
    environment = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "COLUMNS")}
    environment["PYTHONPATH"] = str(README.parent)
    line = re.sub(r"\bnewslint(?= (?:check|rules|registry))", f"'{sys.executable}' -m newslint", command)
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
    )
    assert done.returncode in (0, 1), (command, done.stdout)
    return done.stdout.decode().strip("\n")


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are for a POSIX shell")
@pytest.mark.parametrize("block", CONSOLE.findall(README.read_text(encoding="utf-8")))
def test_commands_print_what_the_readme_shows(block: str, tmp_path: Path) -> None:
    assert performed(block, tmp_path) == block


@pytest.mark.parametrize("block", PYTHON.findall(README.read_text(encoding="utf-8")))
def test_python_prints_what_the_readme_shows(block: str) -> None:
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_file_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (README.parent / link).exists()] == []


def test_every_option_the_readme_names_is_one() -> None:
    help = printed_by("newslint check --help", README.parent)
    named = set(re.findall(r"`(--[a-z-]+)", README.read_text(encoding="utf-8")))
    assert named
    assert {option for option in named if option not in help} == set()


def test_the_readme_names_every_format() -> None:
    (told,) = re.findall(r"in these formats: (.*?)\. ", README.read_text(encoding="utf-8"), re.DOTALL)
    assert sorted(re.findall(r"`([a-z0-9.-]+)`", told)) == sorted(form.name for form in known_formats())


def _refresh() -> None:
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(CONSOLE.sub(lambda m: performed(m.group(), Path(folder)), text), encoding="utf-8")


if __name__ == "__main__":
    _refresh()
