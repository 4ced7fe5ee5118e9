"""Fixtures of every test."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from newslint.model.diagnostic import Diagnostic, Edit, Excerpt, Fix, Related
from newslint.model.span import LineIndex

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes seconds")


# How long an example takes is the machine's affair: no test looks at the clock.
settings.register_profile("newslint", deadline=None)
settings.load_profile("newslint")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of the tests' own, so that nothing of the user's is read or written."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("NEWSLINT_CACHE_DIR")
    os.environ["NEWSLINT_CACHE_DIR"] = str(folder)
    yield folder
    if before is None:
        del os.environ["NEWSLINT_CACHE_DIR"]
    else:
        os.environ["NEWSLINT_CACHE_DIR"] = before


#: A newsroom's own cards, one of each severity, that name what they find.
HOUSE = {
    "house/jargon": """
        summary: Jargon stays out of copy.
        severity: warning
        match: {forbidden: [cutting edge]}
        options: {skip_quotes: false}
        message: "'{surface}' is jargon."
        """,
    "house/slip": """
        summary: The keyboard slip 'teh' is put right.
        severity: error
        certainty: certain
        match: {preferred: {teh: the}}
        options: {skip_quotes: false}
        message: "'{surface}' is a slip for '{preferred}'."
        fix: {safety: safe}
        """,
    "house/soft": """
        summary: A word to think about.
        severity: info
        certainty: possible
        match: {forbidden: [arguably]}
        options: {skip_quotes: false}
        message: "'{surface}' hedges."
        """,
}


def write_cards(folder: Path, cards: dict[str, str]) -> Path:
    """A folder of rule cards."""
    for rule, card in cards.items():
        path = folder / f"{rule}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(card).lstrip(), encoding="utf-8")
    return folder


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the newsroom's own cards."""
    return write_cards(tmp_path_factory.mktemp("rules"), HOUSE)


@pytest.fixture
def newslint() -> Command:
    """Runs the real command in a process of its own, standard input empty unless given."""

    def run(
        *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command(*arguments),
            input=stdin,
            cwd=cwd,
            env=environment(env),
            capture_output=True,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "newslint", *map(str, arguments)]


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """This process's environment with nothing in it that colours output, and this checkout importable from anywhere."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM")}
    return {**kept, "PYTHONPATH": str(Path(__file__).parent.parent), **(extra or {})}


def diagnostic(
    source: str, marked: str, *, rule: str = "names/misspelled", path: str = "geneva.txt", **changes: object
) -> Diagnostic:
    """A diagnostic of the first place where `marked` stands in `source`, with one fix and one related place."""
    lines = LineIndex(source)
    at = source.index(marked)
    start, end = lines.position(at), lines.position(at + len(marked))
    line = lines.line_span(start.line)
    made = Diagnostic(
        rule=rule,
        severity="error",
        certainty="likely",
        message=f"'{marked}' is not how the name is spelt.",
        path=path,
        story=None,
        text=marked,
        start=start,
        end=end,
        excerpt=Excerpt(source[line.begin : line.stop], at - line.begin, at - line.begin + len(marked)),
        reasons=("the story spells it right before",),
        fixes=(Fix("Write 'Okafor'", "unsafe", (Edit(start, end, "Okafor"),)),),
        related=(Related("Spelt so here", path, lines.position(0), lines.position(1)),),
        entity="adaeze-okafor",
        fingerprint="0" * 32,
    )
    return made._replace(**changes)  # type: ignore[arg-type]
