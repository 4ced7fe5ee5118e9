"""What runs in a build: the steps of the GitHub action and of the GitLab job, run as those services run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_hooks import BAD, GOOD, ROOT

Run = Callable[..., "subprocess.CompletedProcess[str]"]
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
JOB = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text(encoding="utf-8"))["newslint"]
INSTALL, CHECK = (step for step in ACTION["runs"]["steps"] if "run" in step)


def bash(script: str, folder: Path, environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    line = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(line, cwd=folder, env=environ, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine that Python has been set up on, and the action's first step has run."""
    folder = tmp_path_factory.mktemp("machine")
    subprocess.run([sys.executable, "-m", "venv", folder / "python"], check=True)
    path = f"{folder / 'python/bin'}{os.pathsep}{os.environ['PATH']}"
    environ = {"PATH": path, "HOME": str(folder), "NEWSLINT_CACHE_DIR": str(folder / "cache")}
    environ |= {name: value for name, value in os.environ.items() if name.startswith("PIP_") or "proxy" in name.lower()}
    done = bash(INSTALL["run"], folder, {**environ, "GITHUB_ACTION_PATH": str(ROOT)})
    assert done.returncode == 0, done.stdout + done.stderr
    return environ


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "stories").mkdir(parents=True)
    (folder / "stories/bad.txt").write_text(BAD)
    (folder / "stories/good.txt").write_text(GOOD.replace("Bridge", "Library"))
    (folder / "a b.txt").write_text(BAD.replace("Bridge", "Market"))
    return folder


@pytest.fixture
def action(machine: dict[str, str], project: Path) -> Run:
    """The action with these inputs, the others as they are by default."""

    def run(**inputs: str) -> subprocess.CompletedProcess[str]:
        given = {name: str(about["default"]) for name, about in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        told = {k: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], v) for k, v in CHECK["env"].items()}
        github = {"GITHUB_WORKSPACE": str(project), "GITHUB_STEP_SUMMARY": str(project.parent / "summary")}
        return bash(CHECK["run"], project, {**machine, **github, **told})

    return run


@pytest.fixture
def job(machine: dict[str, str], project: Path) -> Run:
    """The GitLab job with these variables, the others as they are by default."""

    def run(**variables: str) -> subprocess.CompletedProcess[str]:
        given = {name: str(value).replace("$CI_PROJECT_DIR", str(project)) for name, value in JOB["variables"].items()}
        environ = {**machine, **given, "CI_PROJECT_DIR": str(project), **variables}
        return bash("\n".join([*JOB["before_script"], *JOB["script"]]), project, environ)

    return run


def test_the_action_annotates_fails_and_summarises(action: Run, project: Path) -> None:
    done = action(paths="stories")
    assert (done.returncode, done.stderr) == (1, "")
    (annotation,) = done.stdout.splitlines()
    assert annotation.startswith("::error title=names/misspelled,file=stories/bad.txt,line=3,endLine=3,col=")
    assert "stories/bad.txt:3:" in (project.parent / "summary").read_text()
    assert action(paths="stories/good.txt").returncode == 0
    assert action().stdout.count("::error ") == 2


@pytest.mark.parametrize("paths", ["stories/good.txt\na b.txt\n", "a b.txt\nstories/bad.txt", "stories\na b.txt\n"])
def test_paths_may_be_one_a_line(action: Run, paths: str) -> None:
    done = action(paths=paths)
    assert done.returncode == 1 and "file=a b.txt" in done.stdout
    assert ("file=stories/bad.txt" in done.stdout) == ("good" not in paths)


def test_arguments_and_a_report_for_code_scanning(action: Run, project: Path) -> None:
    done = action(arguments="--select titles --fail-on  error", sarif_file="out.sarif")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (run,) = json.loads((project / "out.sarif").read_text())["runs"]
    assert run["results"] == [] and {rule["id"][:7] for rule in run["tool"]["driver"]["rules"]} == {"titles/"}
    assert "file=a b.txt" not in action(arguments="--exclude\na b.txt\n").stdout


@pytest.mark.parametrize("copy", ["$(touch pwned)", "`touch pwned`", "; touch pwned", "* && touch pwned"])
def test_nothing_in_an_input_is_a_command_or_a_pattern(action: Run, project: Path, copy: str) -> None:
    done = action(paths=copy)
    assert done.returncode == 2 and "touch" in done.stdout and not list(project.rglob("pwned"))
    assert action(arguments=f"--select names {copy}").returncode == 2 and not list(project.rglob("pwned"))


def test_a_path_like_an_option_is_a_path(action: Run, project: Path) -> None:
    (project / "--exit-zero").write_text(BAD)
    assert "file=--exit-zero," in action(paths="--exit-zero").stdout


def test_the_gitlab_job_writes_code_quality_and_its_log(job: Run, project: Path) -> None:
    done = job(NEWSLINT_SOURCE="newslint")  # which is there: the machine has installed it from this checkout
    assert done.returncode == 1 and "stories/bad.txt:3:" in done.stdout, done.stdout + done.stderr
    report = JOB["artifacts"]["reports"]["codequality"]
    entries = json.loads((project / report).read_text())
    assert {entry["location"]["path"] for entry in entries} == {"a b.txt", "stories/bad.txt"}
    assert JOB["artifacts"]["when"] == "always"
    again = job(NEWSLINT_SOURCE="newslint", NEWSLINT_PATHS="stories/good.txt", NEWSLINT_ARGUMENTS="--select names")
    assert (again.returncode, json.loads((project / report).read_text())) == (0, [])


def test_the_gitlab_job_says_what_it_lacks(job: Run) -> None:
    done = job()
    assert done.returncode == 2
    assert done.stdout == "newslint - say in the variable NEWSLINT_SOURCE what pip is to install\n"


def test_everything_that_a_step_is_told_is_an_input() -> None:
    asked: list[Any] = re.findall(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}", (ROOT / "action.yml").read_text())
    assert set(asked) == set(ACTION["inputs"])
    assert all("${{" not in step["run"] for step in (INSTALL, CHECK))
