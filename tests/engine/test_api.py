from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import newslint
from newslint.errors import ConfigError
from tests.conftest import environment

COPY = "Teh minister praised a cutting edge plan.\n"


def rules(report: newslint.Report) -> list[str]:
    return [d.rule for d in report.diagnostics]


def test_text_bytes_a_file_and_a_folder_are_linted_alike(tmp_path: Path, house: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(COPY)
    for story in (COPY, COPY.encode(), path, tmp_path):
        report = newslint.lint(story, starter_registry=False, select="house", rules=house)
        assert rules(report) == ["house/slip", "house/jargon"] and report.files == 1
    assert {d.path for d in report.diagnostics} == {str(path)}


def test_a_text_that_looks_like_a_path_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COPY)
    report = newslint.lint(str(tmp_path / "a.txt"), starter_registry=False)
    assert report == newslint.Report((), (), 1)


def test_settings_take_one_or_several(house: Path) -> None:
    report = newslint.lint(
        COPY,
        starter_registry=False,
        select=["house"],
        ignore=["house/slip"],
        rules=[house],
        as_of="2024-01-18",
        filename="desk.txt",
    )
    assert [(d.path, d.rule) for d in report.diagnostics] == [("desk.txt", "house/jargon")]
    assert newslint.lint(COPY, starter_registry=False, as_of=date(2024, 1, 18), ignore="house", rules=house)


@pytest.mark.parametrize(
    "wrong",
    [
        {"certainty": "sure"},
        {"as_of": "yesterday"},
        {"select": "nmes"},
        {"registry": "none.yaml"},
        {"format": "plian"},
        {"style": "pa"},
        {"jobs": 0},
    ],
)
def test_what_is_not_valid_raises_a_newslint_error(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError) as caught:
        newslint.lint(COPY, starter_registry=False, **wrong)
    assert isinstance(caught.value, newslint.NewslintError) and "\n" not in str(caught.value)


def test_many_stories_may_be_shared_among_processes_and_kept(tmp_path: Path, house: Path) -> None:
    for n in range(40):
        (tmp_path / f"{n}.txt").write_text(COPY * 100)
    alone = newslint.lint(tmp_path, starter_registry=False, select="house", rules=house)
    assert len(alone.diagnostics) == 8000
    for cache in (False, True, True):
        assert (
            newslint.lint(tmp_path, starter_registry=False, select="house", rules=house, jobs=2, cache=cache) == alone
        )


def test_what_cannot_be_read_is_in_the_report(tmp_path: Path) -> None:
    report = newslint.lint(tmp_path / "gone.txt", starter_registry=False)
    assert [f.kind for f in report.failures] == ["missing"]
    assert [f.kind for f in newslint.lint(b"\x89PNG\r\n", starter_registry=False).failures] == ["binary"]
    assert newslint.lint("\ud800", starter_registry=False).failures[0].kind == "undecodable"


def test_the_public_names_are_there_and_cost_nothing_until_used() -> None:
    assert all(getattr(newslint, name) is not None and name in dir(newslint) for name in newslint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lnt'"):
        _ = newslint.lnt
    program = "import sys, newslint; sys.exit(len([m for m in sys.modules if m.startswith('newslint')]) - 1)"
    assert subprocess.run([sys.executable, "-c", program], env=environment(), check=False).returncode == 0
