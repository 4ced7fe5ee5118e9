"""Imports point downwards only, and what is heavy is imported when it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.conftest import command, environment

CHECKOUT = Path(__file__).parent.parent
#: What a process that prints its version does without, and one that lints a clean story.
FOR_A_VERSION = ("argparse", "dataclasses", "json", "pathlib", "rapidfuzz", "rich", "typing", "yaml")
FOR_A_STORY = (
    "dataclasses",
    "markdown_it",
    "multiprocessing",
    "rapidfuzz",
    "rich",
    "sqlite3",
    "tempfile",
    "tomllib",
    "yaml",
)


def test_the_layers_hold() -> None:
    assert lint_imports(config_filename=str(CHECKOUT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize(
    ("arguments", "without"),
    [(("--version",), FOR_A_VERSION), (("check", "--output-format", "json", "{story}"), FOR_A_STORY)],
)
def test_nothing_heavy_is_imported_at_the_start(
    arguments: tuple[str, ...], without: tuple[str, ...], tmp_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The bridge opened on Monday, the city said.\n", encoding="utf-8")
    asked = [argument.format(story=story) for argument in arguments]
    imported(asked)  # fills the cache
    assert sorted(set(without) & imported(asked)) == []


def imported(arguments: list[str]) -> set[str]:
    """The top-level modules that newslint imports of itself; those that the interpreter starts with are left out."""
    _, *rest = command(*arguments)
    return _modules([sys.executable, "-X", "importtime", *rest]) - _modules(
        [sys.executable, "-X", "importtime", "-c", ""]
    )


def _modules(line: list[str]) -> set[str]:
    done = subprocess.run(line, env=environment(), capture_output=True, text=True, timeout=60, check=True)
    names = (told.rpartition("|")[2].strip() for told in done.stderr.splitlines() if told.startswith("import time:"))
    return {name.partition(".")[0] for name in names}
