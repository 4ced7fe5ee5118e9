"""Baselines: what they hide, what they let through, what of them is gone, and files that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.engine.baseline import (
    Baseline,
    Entry,
    empty_baseline,
    gone,
    read_baseline,
    renewed,
    without_known,
    write_baseline,
)
from newslint.engine.run import lint_paths
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from newslint.model.diagnostic import Hidden, Report

COPY = "Rain in May\n\nTeh minister praised a cutting edge plan.\n\nThe end, teh paper wrote, was near.\n"


class Desk:
    """A folder of stories with a baseline."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.file = str(folder / "baseline.json")
        self.settings = settings

    def lint(self, settings: Settings | None = None) -> Report:
        return lint_paths([str(self.folder)], settings or self.settings)

    def linted(self, settings: Settings | None = None) -> dict[str, Settings]:
        return {str(path): settings or self.settings for path in self.folder.glob("*.txt")}

    def write(self) -> Baseline:
        baseline = empty_baseline(self.file)
        write_baseline(self.file, renewed(baseline, self.lint(), ()))
        return read_baseline(self.file)

    def left(self, baseline: Baseline) -> list[str]:
        return [d.text for d in without_known(self.lint(), baseline).diagnostics]


@pytest.fixture
def desk(tmp_path: Path, house: Path) -> Desk:
    (tmp_path / "a.txt").write_text(COPY)
    (tmp_path / "b.txt").write_text(COPY)
    return Desk(tmp_path, Settings(starter_registry=False, rule_folders=(str(house),), select=("house",)))


def test_the_second_run_has_nothing_left(desk: Desk) -> None:
    report = without_known(desk.lint(), desk.write())
    assert (report.diagnostics, report.hidden) == ((), Hidden(baseline=6))


def test_the_file_is_sorted_an_entry_a_line_and_holds_no_line_number(desk: Desk) -> None:
    desk.write()
    text = Path(desk.file).read_text()
    first, *lines, last = text.splitlines()
    assert (first, last) == ('{"version": 1, "diagnostics": [', "]}") and lines == sorted(lines)
    entries = json.loads(text)["diagnostics"]
    assert [list(entry) for entry in entries] == [["path", "rule", "fingerprint", "text"]] * 6
    assert [entry["path"] for entry in entries] == ["a.txt"] * 3 + ["b.txt"] * 3
    (desk.folder / "a.txt").write_text("Snow\n\n" + COPY)
    desk.write()
    assert Path(desk.file).read_text() == text


@pytest.mark.parametrize(
    ("story", "left"),
    [
        ("Snow in May\n\nAnother paragraph, and more.\n\n" + COPY.partition("\n\n")[2], []),
        ("Rain in May\n\n" + "\n\n".join(reversed(COPY.strip().split("\n\n")[1:])) + "\n", []),
        (COPY.replace("near.", "nearer than ever."), []),
        (COPY + "\nTeh rain fell.\n", ["Teh"]),
        (COPY + "\nTeh minister praised a cutting edge plan.\n", ["Teh", "cutting edge"]),
        (COPY.replace("was near", "was near, as teh paper wrote, was near"), ["teh"]),
    ],
)
def test_what_is_new_is_told_and_what_was_there_is_not(desk: Desk, story: str, left: list[str]) -> None:
    baseline = desk.write()
    (desk.folder / "a.txt").write_text(story)
    assert desk.left(baseline) == left


def test_the_same_slip_in_another_file_is_new(desk: Desk) -> None:
    baseline = desk.write()
    (desk.folder / "c.txt").write_text(COPY)
    assert len(desk.left(baseline)) == 3


def test_paths_are_seen_from_the_baseline_whatever_the_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    baseline = desk.write()
    monkeypatch.chdir(desk.folder)
    report = lint_paths(["a.txt", "b.txt"], desk.settings)
    assert without_known(report, baseline).diagnostics == ()


def test_what_is_put_right_or_taken_away_is_gone(desk: Desk) -> None:
    baseline = desk.write()
    (desk.folder / "a.txt").write_text(COPY.replace("cutting edge", "new"))
    (desk.folder / "b.txt").unlink()
    lost = gone(baseline, desk.lint(), desk.linted())
    assert sorted((entry.path, entry.text) for entry in lost) == [
        ("a.txt", "cutting edge"),
        ("b.txt", "Teh"),
        ("b.txt", "cutting edge"),
        ("b.txt", "teh"),
    ]
    assert len(renewed(baseline, desk.lint(), lost)) == 2


def test_what_a_run_did_not_look_at_is_not_gone(desk: Desk) -> None:
    baseline = desk.write()
    clean = Report((), (), 0)
    assert gone(baseline, clean, {}) == ()
    slips = desk.settings._replace(select=("house/slip",))
    lost = gone(baseline, clean, {str(desk.folder / "a.txt"): slips})
    assert {(entry.path, entry.rule) for entry in lost} == {("a.txt", "house/slip")}
    (desk.folder / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert {entry.path for entry in gone(baseline, desk.lint(), desk.linted())} == set()


def test_a_rule_that_compares_stories_is_judged_where_all_of_them_are(desk: Desk) -> None:
    for name in ("a.txt", "b.txt"):
        (desk.folder / name).write_text("Harbor council votes to dredge the old canal\n\nThe vote was on Tuesday.\n")
    titles = desk.settings._replace(select=("titles/shared-headline",))
    report = desk.lint(titles)
    baseline = Baseline(str(desk.folder), renewed(empty_baseline(desk.file), report, ()))
    assert [entry.path for entry in baseline.entries] == ["b.txt"]
    baseline = baseline._replace(entries=(*baseline.entries, Entry("a.txt", "titles/shared-headline", "0")))
    clean = Report((), (), 1)
    assert gone(baseline, clean, {str(desk.folder / "b.txt"): titles}) == ()
    assert len(gone(baseline, clean, desk.linted(titles))) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is no baseline"),
        (b"not json", "is no baseline"),
        (b"[]", "is no baseline"),
        (b"\xff\xfe\xff", "is no baseline"),
        (b"[" * 100_000, "is no baseline"),
        (b'{"diagnostics": []}', "is no baseline"),
        (b'{"version": 2, "diagnostics": []}', "version 2, and this newslint reads version 1"),
        (b'{"version": 1}', "'diagnostics' is to be a list"),
        (b'{"version": 1, "diagnostics": {}}', "'diagnostics' is to be a list"),
        (b'{"version": 1, "diagnostics": [{"path": "a", "rule": "b"}]}', "entry 1 lacks path, rule or fingerprint"),
        (b'{"version": 1, "diagnostics": [7]}', "entry 1 lacks path, rule or fingerprint"),
    ],
)
def test_a_file_that_is_no_baseline_is_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        read_baseline(str(path))
    assert says in str(caught.value) and str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_a_baseline_that_is_not_there_or_is_a_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such baseline; --write-baseline makes one"):
        read_baseline(str(tmp_path / "none.json"))
    with pytest.raises(ConfigError, match="cannot be read"):
        read_baseline(str(tmp_path))
    with pytest.raises(ConfigError, match="cannot be written"):
        write_baseline(str(tmp_path / "no" / "such" / "folder.json"), ())


def test_a_large_baseline_and_odd_paths_come_back_as_they_were(tmp_path: Path) -> None:
    path = str(tmp_path / "b.json")
    entries = {Entry(f"caf\udce9/{n % 100}.txt", "names/misspelled", f"{n:032x}", "“Köln”") for n in range(100_000)}
    write_baseline(path, entries)
    assert set(read_baseline(path).entries) == entries and "“Köln”" in Path(path).read_bytes()[:900].decode(
        "utf-8", "replace"
    )
