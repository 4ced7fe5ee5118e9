from __future__ import annotations

import io

import pytest

from newslint.cli import progress
from newslint.cli.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [None, io.StringIO(), Terminal()])
def test_a_short_run_or_no_terminal_shows_nothing(stream: io.StringIO | None) -> None:
    with Bar(stream) as bar:
        bar(1, 2)
    assert stream is None or stream.getvalue() == ""


def test_a_long_run_shows_how_far_it_is_and_clears_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    with Bar(stream) as bar:
        for done in range(1, 5):
            bar(done, 4)
    assert "4/4" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K")


def test_without_a_terminal_even_a_long_run_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    stream = io.StringIO()
    with Bar(stream) as bar:
        bar(1, 2)
    assert stream.getvalue() == ""
