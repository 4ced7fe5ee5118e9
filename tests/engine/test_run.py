from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from newslint import formats
from newslint.engine.jobs import Job
from newslint.engine.linter import Linter
from newslint.engine.paths import Target
from newslint.engine.run import lint_bytes, lint_file, lint_paths
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from newslint.model.diagnostic import Diagnostic, Report

COPY = "Teh minister praised a cutting edge plan.\n\nArguably, teh plan failed.\n"


@pytest.fixture
def settings(house: Path) -> Settings:
    return Settings(starter_registry=False, select=("house",), rule_folders=(str(house),))


def put(folder: Path, name: str, text: str = COPY) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return str(path)


def brief(report: Report) -> list[tuple[str, str, int]]:
    return [(Path(d.path).name, d.rule, d.start.offset) for d in report.diagnostics]


def test_a_story_is_linted_at_its_exact_places(tmp_path: Path, settings: Settings) -> None:
    report = lint_paths([put(tmp_path, "a.txt")], settings)
    assert report.failures == () and report.files == 1
    assert brief(report) == [
        ("a.txt", "house/slip", 0),
        ("a.txt", "house/jargon", 23),
        ("a.txt", "house/slip", 53),
    ]
    last = report.diagnostics[2]
    assert (last.start.line, last.start.column, last.end.offset, last.text) == (3, 11, 56, "teh")
    assert (last.severity, last.certainty, last.message) == ("error", "certain", "'teh' is a slip for 'the'.")


def test_what_is_only_possible_shows_where_it_is_asked_for(tmp_path: Path, settings: Settings) -> None:
    path = put(tmp_path, "a.txt")
    rules = {d.rule for d in lint_paths([path], settings._replace(certainty="possible")).diagnostics}
    sure = {d.rule for d in lint_paths([path], settings._replace(certainty="certain")).diagnostics}
    assert rules == {"house/slip", "house/jargon", "house/soft"} and sure == {"house/slip"}


def test_a_report_is_in_path_order_whatever_the_order_of_the_paths(tmp_path: Path, settings: Settings) -> None:
    paths = [put(tmp_path, name) for name in ("b.txt", "a.txt", "c/d.txt")]
    expected = lint_paths(paths, settings)
    assert [d.path for d in expected.diagnostics] == sorted(d.path for d in expected.diagnostics)
    assert lint_paths(reversed(paths), settings) == lint_paths([str(tmp_path)], settings) == expected


def test_files_that_cannot_be_read_are_failures_and_the_others_are_linted(tmp_path: Path, settings: Settings) -> None:
    put(tmp_path, "good.txt")
    put(tmp_path, "empty.txt", "")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "broken.txt").write_bytes("Köln, Málaga, Łódź, Århus".encode() + b"\xff\xfe\x81")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    report = lint_paths([str(tmp_path), str(tmp_path / "gone.txt")], settings)
    assert [(Path(f.path).name, f.kind) for f in report.failures] == [
        ("broken.txt", "undecodable"),
        ("dangling.txt", "missing"),
        ("gone.txt", "missing"),
        ("picture.txt", "binary"),
    ]
    assert {d.path for d in report.diagnostics} == {str(tmp_path / "good.txt")}
    assert report.files == 6


def test_a_file_that_vanishes_after_it_was_found_is_a_failure(tmp_path: Path, settings: Settings) -> None:
    first, second = put(tmp_path, "a.txt"), put(tmp_path, "b.txt")

    def remove_next(done: int, total: int) -> None:
        Path(second).unlink(missing_ok=True)
        assert total == 2

    report = lint_paths([str(tmp_path)], settings, remove_next)
    assert [(f.path, f.kind) for f in report.failures] == [(second, "missing")]
    assert {d.path for d in report.diagnostics} == {first}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path, settings: Settings) -> None:
    path = put(tmp_path, "a.txt")
    Path(path).chmod(0)
    (failure,) = lint_paths([path], settings).failures
    assert (failure.kind, failure.message) == ("unreadable", "cannot be read: Permission denied")


def test_what_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "largest", lambda path, name: 40)
    fits, large = put(tmp_path, "fits.txt", "x" * 40), put(tmp_path, "large.txt", "x" * 41)
    report = lint_paths([fits, large], settings)
    assert [(f.path, f.kind) for f in report.failures] == [(large, "too-large")]


def test_json_that_is_no_story_fails_when_named_and_is_passed_over_in_a_folder(
    tmp_path: Path, settings: Settings
) -> None:
    path = put(tmp_path, "package.json", '{"name": "kites", "description": "Teh kites"}')
    put(tmp_path, "story.json", '{"headline": "Teh kites", "body_text": "Up they went."}')
    broken = put(tmp_path, "torn.json", '{"headline": "Teh kites", "body_te')
    found = lint_paths([str(tmp_path)], settings)
    assert [(f.path, f.kind) for f in found.failures] == [(broken, "malformed")]
    assert [d.text for d in found.diagnostics] == ["Teh"]
    (failure,) = lint_paths([path], settings).failures
    assert (failure.kind, failure.message[:42]) == ("not-a-story", "not a story format newslint knows: JSON wi")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("pom.xml", "<project><name>Teh</name></project>", "holds no <nitf>, its root element is <project>;"),
        ("sitemap.xml", "<urlset><url>", "holds no <nitf>, its root element is <urlset>;"),
        ("drawing.xml", '<!DOCTYPE s [<!ENTITY a "b">]><s/>', "holds no <nitf>, its root element is <s>;"),
        ("empty.xml", "", "holds no <nitf>, it does not begin as XML does;"),
        ("list.rss", "<opml/>", "is no feed, its root element is <opml>;"),
    ],
)
def test_xml_that_is_no_story_fails_when_named_and_is_passed_over_in_a_folder(
    tmp_path: Path, settings: Settings, name: str, data: str, why: str
) -> None:
    path = put(tmp_path, name, data)
    cut = put(tmp_path, "story.xml", "<nitf><body>")
    assert [(f.path, f.kind) for f in lint_paths([str(tmp_path)], settings).failures] == [(cut, "malformed")]
    (failure,) = lint_paths([path], settings).failures
    assert failure.kind == "not-a-story"
    assert failure.message == f"{why} name its format with --format"


def test_what_could_be_read_of_a_file_is_linted_all_the_same(tmp_path: Path, settings: Settings) -> None:
    lines = '{"headline": "Teh kites", "body": "Up."}\n{"headline": \n{"headline": "Rain", "body": "It was teh end."}\n'
    report = lint_paths([put(tmp_path, "day.jsonl", lines)], settings)
    assert [(d.story, d.text, d.start.line, d.start.column) for d in report.diagnostics] == [
        ("line 1", "Teh", 1, 15),
        ("line 3", "teh", 3, 38),
    ]
    (failure,) = report.failures
    assert (failure.kind, failure.message[:7]) == ("malformed", "line 2,")


@pytest.mark.slow
def test_one_line_of_fifty_megabytes_is_refused_in_little_time_and_memory(tmp_path: Path, settings: Settings) -> None:
    import resource

    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"teh cutting edge minister " * 40330)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (failure,) = lint_paths([str(path)], settings).failures
    assert failure.kind == "too-large"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KB


def test_progress_is_told_after_every_file(tmp_path: Path, settings: Settings) -> None:
    told: list[tuple[int, int]] = []
    lint_paths([put(tmp_path, "a.txt"), put(tmp_path, "b.txt")], settings, lambda *now: told.append(now))
    assert told == [(1, 2), (2, 2)]


def test_the_outcome_of_a_file_can_be_pickled_and_so_can_the_settings(tmp_path: Path, settings: Settings) -> None:
    target = Target(put(tmp_path, "a.txt"), named=True)
    outcome = lint_file(Job(target, settings), Linter(settings))
    assert outcome.outcomes[0].diagnostics and pickle.loads(pickle.dumps(outcome)) == outcome
    again = pickle.loads(pickle.dumps(settings))
    assert lint_file(Job(target, again), Linter(again)) == outcome


def test_bad_settings_stop_a_run_before_it_begins(tmp_path: Path, settings: Settings) -> None:
    path = put(tmp_path, "a.txt")
    for bad, says in (
        (settings._replace(select=("hous",)), "house"),
        (settings._replace(ignore=("house/jargn",)), "house/jargon"),
        (settings._replace(registries=(str(tmp_path / "none.yaml"),)), "none.yaml"),
        (settings._replace(rule_folders=(str(tmp_path / "none"),)), "none"),
        (settings._replace(format="plian"), "plain"),
    ):
        with pytest.raises(ConfigError, match=says):
            lint_paths([path], bad)


def test_files_that_are_not_taken_are_not_linted(tmp_path: Path, settings: Settings) -> None:
    paths = [put(tmp_path, name) for name in ("a.txt", "b.txt")]
    report = lint_paths([str(tmp_path)], settings, takes=lambda path, *, folder, named: folder or path == paths[1])
    assert {d.path for d in report.diagnostics} == {paths[1]} and report.files == 1


def test_the_options_and_severities_of_rules_are_those_of_the_settings(settings: Settings) -> None:
    quoted = 'A "cutting edge" plan.'
    assert lint_bytes(quoted.encode(), "a.txt", settings).count("warning") == 1
    options = (("house/jargon", (("skip_quotes", True),)),)
    assert lint_bytes(quoted.encode(), "a.txt", settings._replace(options=options)).diagnostics == ()
    severe = settings._replace(severities=(("house/jargon", "error"),))
    assert lint_bytes(quoted.encode(), "a.txt", severe).count("error") == 1


@pytest.mark.parametrize(("stated", "told", "found"), [("", None, 1), ("", "de", 0), ("en", "de", 1), ("de", "en", 0)])
def test_the_language_told_is_that_of_stories_that_state_none(
    stated: str, told: str | None, found: int, settings: Settings
) -> None:
    page = f"<html{f' lang={stated}' if stated else ''}><body><p>Dr. Dr. Okafor spoke.</p></body></html>"
    told_so = settings._replace(select=("titles/doubled-honorific",), rule_folders=(), language=told)
    assert len(lint_bytes(page.encode(), "a.html", told_so).diagnostics) == found


def diagnostics_of(text: str, settings: Settings) -> dict[str, Diagnostic]:
    return {d.fingerprint: d for d in lint_bytes(text.encode(), "a.txt", settings).diagnostics}


def test_fingerprints_outlive_edits_elsewhere(settings: Settings) -> None:
    before = diagnostics_of(COPY, settings)
    after = diagnostics_of("A headline\n\nA new first paragraph of the story.\n\n" + COPY, settings)
    assert len(before) == 3 and before.keys() == after.keys()


def test_the_copy_of_stories_with_diagnostics_comes_along_where_it_is_asked_for(
    tmp_path: Path, settings: Settings
) -> None:
    paths = [put(tmp_path, "a.md", f"# Teh *ferry*\n\n{COPY}"), put(tmp_path, "b.txt", "All is well.\n")]
    assert lint_paths(paths, settings).copies == ()
    report = lint_paths(paths, settings._replace(copies=True))
    [copy] = report.copies
    assert (copy.path, copy.story) == (paths[0], None) and copy.text.startswith("Teh ferry")
    spans = [d.span for d in report.diagnostics]
    assert [copy.text[s.start : s.end] for s in spans if s] == [d.text for d in report.diagnostics]
    assert report._replace(copies=()) == lint_paths(paths, settings)


def test_a_story_that_only_repeats_another_brings_its_copy_too(tmp_path: Path, settings: Settings) -> None:
    headline = "The harbour ferry is late again on Monday morning"
    paths = [put(tmp_path, name, f"{headline}\n\n{text}\n") for name, text in (("a", "One thing."), ("b", "Another."))]
    report = lint_paths(paths, settings._replace(select=("titles/shared-headline",), copies=True))
    assert [copy.path for copy in report.copies] == [paths[1]]
    [related] = report.diagnostics[0].related
    assert related.span is None and related.path == paths[0]
