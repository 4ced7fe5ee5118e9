"""Limits of services that a report may be beyond."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.cli import limits
from newslint.cli.outputs import Output
from newslint.cli.outputs import limits as told
from newslint.model.diagnostic import Report
from tests.conftest import Command, diagnostic


def report(number: int) -> Report:
    made = diagnostic("Okafer", "Okafer", related=())
    return Report((made,) * number, (), 1)


def test_what_code_scanning_would_not_take_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "x.sarif")
    Path(path).write_text("[" + " " * 20_000_000 + "]")
    outputs = (Output("sarif", path), Output("sarif", None), Output("html", path))
    assert list(told(report(25_000), outputs)) == []
    assert list(told(report(25_001), outputs)) == [
        f"{path}: GitHub takes 25000 results; 1 less severe one left out",
        "standard output: GitHub takes 25000 results; 1 less severe one left out",
    ]
    monkeypatch.setattr(limits, "MOST_BYTES", 1_000_000)
    assert list(told(report(1), outputs)) == []
    Path(path).write_text(os.urandom(1_200_000).hex())
    assert list(told(report(1), outputs)) == [
        f"{path}: GitHub takes 1 MB, packed, and this is more; report fewer stories at a time"
    ]
    assert list(told(report(1), outputs[1:])) == []


@pytest.mark.slow
def test_a_run_says_so_on_standard_error(newslint: Command, house: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Teh end.\n\n" * 25_002)
    own = ("--isolated", "--no-starter-registry", "--no-cache", "--rules", house, "--select", "house")
    done = newslint("check", *own, "--output", "sarif:x.sarif", "--output-format", "sarif", "a.txt", cwd=tmp_path)
    assert done.returncode == 1 and done.stderr.splitlines() == [
        f"newslint: {place}: GitHub takes 25000 results; 2 less severe ones left out"
        for place in ("standard output", "x.sarif")
    ]
