"""What is built is what works: the wheel, in an environment that has nothing of this checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import newslint

CHECKOUT = Path(__file__).parent.parent
STORY = "President President Okafor met US Secretary of State Antony Blinkin.\n"

pytestmark = pytest.mark.slow


def run(*line: str | Path, cwd: Path, statuses: tuple[int, ...] = (0,)) -> str:
    """Run a command with nothing of this process's Python in its environment, and return its standard output."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment["NEWSLINT_CACHE_DIR"] = str(cwd / "cache")
    done = subprocess.run(
        [*map(str, line)], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode in statuses, f"{line}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    run(*pip, "--wheel-dir", folder, CHECKOUT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of commands of an environment with the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    commands = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run(commands / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    yield commands


def test_the_wheel_holds_all_that_is_read(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"newslint/py.typed", "newslint/report/schema/report-v1.json"} <= names
    assert {"newslint/report/page/page.css", "newslint/report/page/page.js"} <= names
    rules = {
        path.relative_to(CHECKOUT / "rules").as_posix() for path in (CHECKOUT / "rules").rglob("*") if path.is_file()
    }
    assert {f"newslint/_rules/{rule}" for rule in rules} <= names
    assert not {name for name in names if name.startswith(("tests/", "benchmarks/", "fixtures/"))}
    assert any(re.fullmatch(r"newslint-.*\.dist-info/licenses/LICENSE", name) for name in names)


def test_the_installed_command_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "newslint", "--version", cwd=tmp_path) == f"newslint {newslint.__version__}\n"


def test_the_installed_command_lints(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    printed = run(installed / "newslint", "check", "--output-format", "json", "story.txt", cwd=tmp_path, statuses=(1,))
    report = json.loads(printed)
    assert [(d["rule"], d["text"]) for d in report["diagnostics"]] == [
        ("titles/doubled-honorific", "President President"),
        ("names/misspelled", "Blinkin"),
    ]
    assert report["failures"] == []


def test_the_installed_command_reads_markdown(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text(f"---\ntitle: Okafor\n---\n\n{STORY}", encoding="utf-8")
    printed = run(
        installed / "newslint", "check", "--output-format", "concise", "story.md", cwd=tmp_path, statuses=(1,)
    )
    assert "story.md:5:1: " in printed


def test_the_installed_package_lints(installed: Path, tmp_path: Path) -> None:
    asked = f"import newslint; print([d.rule for d in newslint.lint({STORY!r}).diagnostics])"
    printed = run(installed / "python", "-c", asked, cwd=tmp_path)
    assert printed == "['titles/doubled-honorific', 'names/misspelled']\n"
