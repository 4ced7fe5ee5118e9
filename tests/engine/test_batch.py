from __future__ import annotations

import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

from newslint.analysis.story import Story
from newslint.engine import batch, spread
from newslint.engine.run import lint_paths
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from newslint.model.diagnostic import Finding, Report
from newslint.model.span import Span
from tests.conftest import write_cards

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "wire"
COPY = "Teh minister praised a cutting edge plan.\n\nArguably, teh plan failed.\n"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked here")


def doom(story: Story, options: Mapping[str, object]) -> Iterator[Finding]:
    """Does to its process what the copy says."""
    if story.text.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if story.text.startswith("leave"):
        os._exit(7)
    if story.text.startswith("stop"):
        raise SystemExit(3)
    if story.text.startswith("raise"):
        raise ZeroDivisionError
    yield Finding(Span(0, 1), {"surface": str(os.getpid() != PARENT)})


PARENT = os.getpid()


@pytest.fixture(autouse=True)
def always_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the smallest run uses processes and the cache."""
    monkeypatch.setattr(batch, "WORTH", 0)
    monkeypatch.setattr(spread, "_CHUNK", 200)


@pytest.fixture
def results(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(folder))
    return folder / "results" / "results-1.sqlite"


@pytest.fixture
def settings(house: Path) -> Settings:
    return Settings(starter_registry=False, select=("house",), rule_folders=(str(house),))


@pytest.fixture
def doomed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Settings:
    module = ModuleType("newslint.checks.odd")
    module.doom = doom  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    card = 'summary: A rule.\nseverity: warning\ncheck: doom\nmessage: "It says {surface}."\n'
    folder = write_cards(tmp_path_factory.mktemp("odd"), {"odd/doom": card})
    return Settings(starter_registry=False, rule_folders=(str(folder),), select=("odd",))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:02}.txt").write_text(COPY * (1 + n % 7))
    return folder


def names(report: Report) -> list[str]:
    return [Path(failure.path).name for failure in report.failures]


def entries(results: Path) -> int:
    with sqlite3.connect(results) as database:
        (count,) = database.execute("SELECT count(*) FROM entries").fetchone()
    database.close()
    return int(count)


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_sample_stories_come_out_the_same_however_many_processes_lint_them(jobs: int, results: Path) -> None:
    alone = lint_paths([str(FIXTURES)], Settings())
    assert alone.diagnostics
    assert lint_paths([str(FIXTURES)], Settings(), jobs=jobs) == alone
    assert lint_paths([str(FIXTURES)], Settings(), jobs=jobs, cache=True) == alone
    assert entries(results) > 10
    assert lint_paths([str(FIXTURES)], Settings(), jobs=jobs, cache=True) == alone
    assert lint_paths([str(FIXTURES)], Settings(), cache=True) == alone


def test_two_stories_with_one_headline_are_told_of_wherever_they_were_linted(tmp_path: Path, results: Path) -> None:
    story = "Storm shuts the old port for a third day\n\nGENEVA, Jan 18 - The port was shut on Friday, the city said.\n"
    for n in range(20):
        (tmp_path / f"{n:02}.txt").write_text(story)
    alone = lint_paths([str(tmp_path)], Settings(select=("titles",)))
    assert len(alone.diagnostics) == 19
    assert all(Path(d.related[0].path).name == "00.txt" for d in alone.diagnostics)
    for _ in range(2):
        assert lint_paths([str(tmp_path)], Settings(select=("titles",)), jobs=2, cache=True) == alone
    (tmp_path / "00.txt").unlink()
    after = lint_paths([str(tmp_path)], Settings(select=("titles",)), jobs=2, cache=True)
    assert len(after.diagnostics) == 18
    assert all(Path(d.related[0].path).name == "01.txt" for d in after.diagnostics)


def test_the_stories_of_one_large_file_are_shared(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "_SHARE", 100)
    lines = [f'{{"headline": "Teh kites {n}", "body": "Up."}}\n' for n in range(50)]
    for name, text in (("good", "".join(lines)), ("torn", "".join(lines) + '{"headline": \n' + lines[0])):
        (tmp_path / f"{name}.jsonl").write_text(text)
    alone = lint_paths([str(tmp_path)], settings)
    assert len(alone.diagnostics) == 101 and names(alone) == ["torn.jsonl"]
    for jobs in (2, 3, 7):
        assert lint_paths([str(tmp_path)], settings, jobs=jobs) == alone


def test_a_large_file_that_cannot_be_read_is_told_of_once(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "_SHARE", 100)
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    assert names(lint_paths([str(tmp_path)], settings, jobs=3)) == ["a.txt"]


def test_every_file_has_its_own_settings_in_every_process(desk: Path, settings: Settings, results: Path) -> None:
    slips = settings._replace(select=("house/slip",))

    def settings_of(path: str) -> Settings:
        return slips if path.endswith("5.txt") else settings

    alone = lint_paths([str(desk)], settings_of)
    for cache in (False, True, True):
        assert lint_paths([str(desk)], settings_of, jobs=2, cache=cache) == alone


@LINUX
@pytest.mark.parametrize(
    ("word", "why"), [("kill", "killed by SIGKILL"), ("leave", "ended with status 7"), ("stop", "ended with status 3")]
)
def test_a_process_that_dies_is_a_failure_of_its_file_and_the_others_are_linted(
    desk: Path, doomed: Settings, results: Path, word: str, why: str
) -> None:
    for n in (0, 7, 8, 59):
        (desk / f"{n:02}.txt").write_text(f"{word} the process that lints this")
    for _ in range(2):
        report = lint_paths([str(desk)], doomed, jobs=2, cache=True)
        assert names(report) == ["00.txt", "07.txt", "08.txt", "59.txt"]
        assert {failure.kind for failure in report.failures} == {"crash"}
        assert all(why in failure.message and "\n" not in failure.message for failure in report.failures)
        assert len(report.diagnostics) == 56 and report.files == 60


@LINUX
def test_a_large_file_whose_processes_die_is_told_of_once(
    tmp_path: Path, doomed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "_SHARE", 100)
    (tmp_path / "a.jsonl").write_text('{"headline": "kill it", "body": "Now."}\n' * 30)
    (tmp_path / "b.jsonl").write_text('{"headline": "let it be", "body": "Now."}\n' * 30)
    report = lint_paths([str(tmp_path)], doomed, jobs=3)
    assert names(report) == ["a.jsonl"] and len(report.diagnostics) == 30


@LINUX
def test_the_work_is_done_in_other_processes_and_none_is_left(desk: Path, doomed: Settings) -> None:
    report = lint_paths([str(desk)], doomed, jobs=2)
    assert {d.message for d in report.diagnostics} == {"It says True."}
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_program_with_threads_has_processes_started_afresh(desk: Path, settings: Settings) -> None:
    alone = lint_paths([str(desk)], settings)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert lint_paths([str(desk)], settings, jobs=2) == alone
    finally:
        done.set()
        thread.join()


def test_settings_that_are_not_valid_raise_before_any_process_is_started(desk: Path, settings: Settings) -> None:
    told: list[int] = []
    with pytest.raises(ConfigError, match="hous"):
        lint_paths([str(desk)], settings._replace(select=("hous",)), lambda *now: told.append(now), jobs=2, cache=True)
    assert told == []


def test_progress_is_told_of_every_file_in_order(desk: Path, settings: Settings) -> None:
    told: list[tuple[int, int]] = []
    lint_paths([str(desk)], settings, lambda *now: told.append(now), jobs=2)
    assert told == [(n, 60) for n in range(1, 61)]


def test_more_files_than_may_be_on_their_way_come_out_all_the_same(
    desk: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, results: Path
) -> None:
    alone = lint_paths([str(desk)], settings)
    monkeypatch.setattr(spread, "_AHEAD", 3)
    monkeypatch.setattr(spread, "_CHUNK", 1_000_000)
    monkeypatch.setattr(batch, "TOGETHER", 7)
    assert lint_paths([str(desk)], settings, jobs=2) == alone
    lint_paths([str(desk / "31.txt")], settings, cache=True)
    for path in desk.glob("1*.txt"):
        lint_paths([str(path)], settings, cache=True)
    assert lint_paths([str(desk)], settings, jobs=2, cache=True) == alone


def test_what_can_be_read_once_only_is_read_here_and_not_kept(
    tmp_path: Path, desk: Path, settings: Settings, results: Path
) -> None:
    pipe = desk / "pipe"
    os.mkfifo(pipe)
    for _ in range(2):
        writer = threading.Thread(target=pipe.write_text, args=(COPY,))
        writer.start()
        report = lint_paths([str(pipe)], settings, jobs=2, cache=True)
        writer.join()
        assert len(report.diagnostics) == 3
    assert entries(results) == 0


def test_a_file_that_changed_is_linted_again_and_so_are_all_where_the_settings_change(
    desk: Path, settings: Settings, house: Path, results: Path
) -> None:
    lint_paths([str(desk)], settings, cache=True)
    assert entries(results) == 60
    (desk / "03.txt").write_text("Teh end.\n")
    changed = lint_paths([str(desk)], settings, cache=True)
    assert entries(results) == 61
    assert [d.text for d in changed.diagnostics if d.path.endswith("03.txt")] == ["Teh"]
    assert changed == lint_paths([str(desk)], settings)
    card = house / "house" / "slip.yaml"
    card.write_text(card.read_text().replace("is a slip for", "stands for"))
    assert "stands for" in lint_paths([str(desk)], settings, cache=True).diagnostics[0].message
    assert entries(results) == 121
    lint_paths([str(desk)], settings._replace(certainty="certain"), cache=True)
    assert entries(results) == 181


def test_a_registry_that_changes_has_every_story_linted_again(tmp_path: Path, results: Path) -> None:
    people, story = tmp_path / "people.yaml", tmp_path / "a.txt"
    story.write_text("Adaeze Okafer, the minister, spoke in Geneva on Friday.\n")
    settings = Settings(starter_registry=False, registries=(str(people),), select=("names",))
    found = []
    for name in ("Jane Roe", "Adaeze Okafor"):
        people.write_text(f"- name: {name}\n  misspellings: [{name.replace('or', 'er')}]\n")
        found.append([d.text for d in lint_paths([str(story)], settings, cache=True).diagnostics])
    assert found[0] == [] and len(found[1]) == 1


def test_a_file_that_failed_is_not_kept(tmp_path: Path, doomed: Settings, results: Path) -> None:
    (tmp_path / "a.txt").write_text("raise the alarm")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere")
    for _ in range(2):
        assert names(lint_paths([str(tmp_path)], doomed, jobs=2, cache=True)) == ["a.txt", "b.txt", "c.txt"]
    assert entries(results) == 0


@pytest.mark.parametrize("damage", ["file", "values", "folder"])
def test_a_cache_that_is_damaged_changes_nothing(desk: Path, settings: Settings, results: Path, damage: str) -> None:
    alone = lint_paths([str(desk)], settings, cache=True)
    if damage == "values":
        with sqlite3.connect(results) as database:
            database.execute("UPDATE entries SET value = zeroblob(40)")
        database.close()
    else:
        results.unlink()
        results.mkdir() if damage == "folder" else results.write_bytes(b"x" * 9000)
    assert lint_paths([str(desk)], settings, cache=True) == alone
    assert lint_paths([str(desk)], settings, jobs=2, cache=True) == alone
    assert damage == "folder" or entries(results) == 60
