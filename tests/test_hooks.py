"""The hooks, run by pre-commit itself in a repository of somebody else's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOOD = "Bridge opens\n\nOSLO, Jan 18, 2022 (Wire) - German Foreign Minister Annalena Baerbock opened it.\n"
BAD = GOOD.replace("Baerbock", "Barbock")

pytestmark = pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None, reason="hooks are installed from a git repository"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the hooks that it has installed."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", "."], cwd=tmp_path, check=True)
    return tmp_path


def put(repository: Path, name: str, text: str) -> None:
    path = repository / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    subprocess.run(["git", "add", name], cwd=repository, check=True)


def hook(id: str, repository: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a hook as of this checkout's last commit, on all files."""
    last = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    config = f"repos:\n  - repo: {ROOT}\n    rev: {last.stdout.strip()}\n    hooks: [{{id: {id}}}]\n"
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PIP_", "VIRTUAL_ENV", "PYTHONPATH"))}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"],
        cwd=repository,
        env={**environ, "PRE_COMMIT_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_bad_story_is_stopped_and_a_good_one_passes(repository: Path, home: Path) -> None:
    put(repository, "package.json", '{"name": "site", "scripts": {}}\n')
    put(repository, "story.txt", BAD)
    done = hook("newslint", repository, home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "story.txt:3:" in done.stdout and "[names/misspelled]" in done.stdout and "failure" not in done.stdout
    put(repository, "story.txt", GOOD)
    assert hook("newslint", repository, home).returncode == 0


def test_safe_fixes_are_made_in_place(repository: Path, home: Path) -> None:
    put(repository, "story.txt", BAD)
    done = hook("newslint-fix", repository, home)
    assert done.returncode == 1 and "files were modified by this hook" in done.stdout, done.stdout + done.stderr
    assert (repository / "story.txt").read_text(encoding="utf-8") == GOOD
    assert hook("newslint-fix", repository, home).returncode == 0


def test_registry_files_are_checked(repository: Path, home: Path) -> None:
    put(repository, "registry/ours.yaml", "- name: Adaeze Okafor\n  pronoun: she\n")
    put(repository, "other.yaml", "a: b\n")
    done = hook("newslint-registry", repository, home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "registry/ours.yaml:2: unknown key 'pronoun'" in done.stdout and "exit code: 2" in done.stdout
    put(repository, "registry/ours.yaml", "- name: Adaeze Okafor\n  pronouns: she\n")
    assert hook("newslint-registry", repository, home).returncode == 0
