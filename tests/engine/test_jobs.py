from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from newslint.engine.jobs import Linters
from newslint.engine.run import lint_paths
from newslint.engine.settings import Settings
from newslint.errors import ConfigError

COPY = "Teh minister praised a cutting edge plan.\n"


@pytest.fixture
def settings(house: Path) -> Settings:
    return Settings(starter_registry=False, select=("house",), rule_folders=(str(house),))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(COPY)
    return tmp_path


def test_each_file_is_linted_with_the_settings_of_its_path(desk: Path, settings: Settings) -> None:
    others = {"b.txt": settings._replace(select=("house/slip",)), "c.txt": settings._replace(select=("house/jargon",))}
    report = lint_paths([str(desk)], lambda path: others.get(Path(path).name, settings))
    assert [(Path(d.path).name, d.rule) for d in report.diagnostics] == [
        ("a.txt", "house/slip"),
        ("a.txt", "house/jargon"),
        ("b.txt", "house/slip"),
        ("c.txt", "house/jargon"),
    ]


def test_settings_that_are_not_valid_stop_a_run_before_any_story_is_read(desk: Path, settings: Settings) -> None:
    told: list[int] = []
    for bad in (settings._replace(select=("hous",)), settings._replace(format="plian")):
        with pytest.raises(ConfigError):
            lint_paths(
                [str(desk)], lambda path, bad=bad: bad if "c.txt" in path else settings, lambda *now: told.append(now)
            )
        with pytest.raises(ConfigError):
            lint_paths([], bad)
    assert told == []


def test_one_linter_serves_all_files_of_equal_settings(settings: Settings) -> None:
    linters = Linters()
    assert linters.of(settings) is linters.of(settings._replace())
    assert linters.of(settings) is not linters.of(settings._replace(certainty="certain"))


def test_linters_go_to_another_process_without_what_they_have_loaded(settings: Settings) -> None:
    linters = Linters()
    linters.of(settings)
    assert len(pickle.dumps(linters)) < 100
    assert pickle.loads(pickle.dumps(linters)).of(settings).rules == linters.of(settings).rules
