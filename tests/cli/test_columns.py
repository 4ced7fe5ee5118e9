"""What is listed in columns, on terminals of every width and without one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Command, command, environment

pty = pytest.importorskip("pty")
LISTS = (["formats"], ["rules", "list"], ["config", "show", "a.txt"], ["registry", "stats"])


def on_terminal(folder: Path, width: int, *arguments: str, **env: str) -> str:
    """What the command writes on a terminal so wide."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    with subprocess.Popen(command(*arguments), stdout=theirs, cwd=folder, env=environment(env)) as run:
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 1 << 16):
                written += part
        except OSError:  # what Linux says at the end of a terminal
            pass
    os.close(ours)
    assert run.returncode == 0
    return written.decode().replace("\r\n", "\n")


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals of this kind")
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("arguments", LISTS, ids=" ".join)
def test_no_line_is_broken_by_the_terminal_and_no_word_is_lost(
    newslint: Command, tmp_path: Path, arguments: list[str], width: int
) -> None:
    piped = newslint(*arguments, cwd=tmp_path).stdout
    shown = on_terminal(tmp_path, width, *arguments, TERM="xterm-256color")
    assert "\x1b" not in piped + shown and words(shown) == words(piped)
    assert all(line == line.rstrip() for line in (piped + shown).splitlines())
    assert max(map(len, shown.splitlines())) <= max(width, 50)  # which the first columns may need
    if width == 200:
        assert shown == piped


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}])
def test_a_report_without_colour_has_none(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("President President Duda came to Lundby on Monday, the palace said.\n")
    check = ("check", "--isolated", "--no-starter-registry", "--exit-zero", "a.txt")
    assert "\x1b" not in on_terminal(tmp_path, 80, *check, **env)
    assert "\x1b[" in on_terminal(tmp_path, 80, *check, TERM="xterm")


def test_the_severities_of_the_rules_that_run_stand_in_a_column(newslint: Command, tmp_path: Path) -> None:
    rules = newslint("config", "show", cwd=tmp_path).stdout.partition("rules that run:\n")[2].splitlines()
    assert len({line.rindex(" ") for line in rules}) == 1 and len(rules) > 10
