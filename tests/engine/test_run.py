from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

from newslint.analysis.story import Story
from newslint.engine import read
from newslint.engine.linter import Linter
from newslint.engine.paths import Target
from newslint.engine.run import lint_bytes, lint_file, lint_paths
from newslint.engine.settings import Settings
from newslint.errors import ConfigError
from newslint.model.diagnostic import Claim, Diagnostic, Finding, Replacement, Report
from newslint.model.document import HEADLINE
from newslint.model.span import Span
from tests.conftest import write_cards

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
    monkeypatch.setattr(read, "LARGEST", 40)
    fits, large = put(tmp_path, "fits.txt", "x" * 40), put(tmp_path, "large.txt", "x" * 41)
    report = lint_paths([fits, large], settings)
    assert [(f.path, f.kind) for f in report.failures] == [(large, "too-large")]


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
    outcome = lint_file(target, Linter(settings), settings)
    assert outcome[0].diagnostics and pickle.loads(pickle.dumps(outcome)) == outcome
    again = pickle.loads(pickle.dumps(settings))
    assert lint_file(target, Linter(again), again) == outcome


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


Options = Mapping[str, object]


def boom(story: Story, options: Options) -> Iterator[Finding]:
    yield Finding(Span(0, 3), {"surface": story.text[:3]})
    raise ZeroDivisionError("no\nluck")


def fine(story: Story, options: Options) -> Iterator[Finding]:
    yield Finding(Span(0, 3), {"surface": story.text[:3]})


def outside(story: Story, options: Options) -> Iterator[Finding]:
    yield Finding(Span(0, 10_000), {"surface": ""})
    yield Finding(Span(4, 5), {"surface": ""})


def silent(story: Story, options: Options) -> Iterator[Finding]:
    yield Finding(Span(0, 3))


def headline(story: Story, options: Options) -> Iterator[Claim]:
    for block in story.document.of_kind(HEADLINE):
        yield Claim((story.text[block.span.start : block.span.end].casefold(),), block.span, {"surface": "x"})


def unsure(story: Story, options: Options) -> Iterator[Finding]:
    yield Finding(Span(0, 3), {"surface": "unsure"})


def sure(story: Story, options: Options) -> Iterator[Finding]:
    yield Finding(Span(0, 3), {"surface": "sure"}, certainty="certain")


def twice(story: Story, options: Options) -> Iterator[Finding]:
    yield from [Finding(Span(0, 3), {"surface": "one"})] * 2
    yield Finding(Span(0, 3), {"surface": "another"})


def offers(story: Story, options: Options) -> Iterator[Finding]:
    """Each word is replaced by what stands after its colon, once for every alternative."""
    at = 0
    for word in story.text.split():
        start = story.text.index(word, at)
        at = start + len(word)
        if ":" in word:
            right = word.split(":")[1]
            yield Finding(Span(start, at), {"surface": word}, tuple(map(Replacement, right.split("|"))))


@pytest.fixture
def coded(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings that run coded rules which behave as their names say."""
    cards = {}
    for family, *checks in (
        ("odd", boom, fine, outside, silent, twice, offers),
        ("run", headline),
        ("names", unsure, sure),
    ):
        module = ModuleType(f"newslint.checks.{family}")
        for check in checks:
            setattr(module, check.__name__, check)  # type: ignore[attr-defined]
            cards[f"{family}/{check.__name__}"] = f"""
                summary: A rule.
                severity: warning
                check: {check.__name__}  # type: ignore
                scope: {"run" if check is headline else "story"}
                message: "It says {{surface}}."
                fix: {{safety: safe}}
                """  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
    folder = write_cards(tmp_path_factory.mktemp("coded"), cards)
    return Settings(starter_registry=False, rule_folders=(str(folder),))


def of(text: str, settings: Settings, *rules: str, path: str = "a.txt") -> Report:
    return lint_bytes(text.encode(), path, settings._replace(select=rules))


def test_a_check_that_raises_is_a_failure_that_names_it_and_the_others_run(coded: Settings) -> None:
    report = of("Copy.", coded, "odd/boom", "odd/fine")
    assert [d.rule for d in report.diagnostics] == ["odd/boom", "odd/fine"]
    (failure,) = report.failures
    assert (failure.path, failure.kind) == ("a.txt", "crash")
    assert "odd/boom" in failure.message and "ZeroDivisionError: no luck" in failure.message
    assert "test_run.py:" in failure.message and "\n" not in failure.message


def test_a_finding_that_cannot_be_completed_is_a_failure_and_the_next_is_told(coded: Settings) -> None:
    report = of("Some copy.", coded, "odd/outside", "odd/silent")
    assert [d.start.offset for d in report.diagnostics] == [4]
    assert [f.kind for f in report.failures] == ["crash", "rule"]
    assert "odd/outside" in report.failures[0].message
    assert "odd/silent" in report.failures[1].message and "surface" in report.failures[1].message


def test_nothing_is_said_twice(coded: Settings) -> None:
    messages = [d.message for d in of("Copy.", coded, "odd/twice").diagnostics]
    assert messages == ["It says another.", "It says one."]


def test_of_two_rules_about_one_name_the_surer_speaks(coded: Settings) -> None:
    (only,) = of("Copy.", coded, "names/unsure", "names/sure").diagnostics
    assert (only.rule, only.certainty) == ("names/sure", "certain")


def test_two_stories_of_a_run_that_claim_the_same_are_told_of(tmp_path: Path, coded: Settings) -> None:
    text = "Storm shuts port\n\nGENEVA, Jan 18 - The port was shut on Friday.\n"
    paths = [put(tmp_path, name, text) for name in ("b.txt", "a.txt", "c.txt")]
    report = lint_paths(paths, coded._replace(select=("run",)))
    assert [(d.path, d.related[0].path) for d in report.diagnostics] == [(paths[0], paths[1]), (paths[2], paths[1])]
    assert report.diagnostics[0].text == "Storm shuts port"
    assert lint_paths(paths[:1], coded._replace(select=("run",))).diagnostics == ()


def fixes(text: str, settings: Settings, path: str = "a.txt") -> list[tuple[str, str]]:
    report = of(text, settings, "odd/offers", path=path)
    assert report.failures == ()
    return [(fix.safety, fix.edits[0].replacement) for d in report.diagnostics for fix in d.fixes]


def test_a_fix_is_as_safe_as_its_card_says_in_plain_copy(coded: Settings) -> None:
    assert fixes("He wrote a:b&c here.", coded) == [("safe", "b&c")]


def test_a_fix_in_direct_speech_is_never_safe(coded: Settings) -> None:
    assert fixes('He said, "We a:b now go home to the valley," and left.', coded) == [("unsafe", "b")]


def test_alternatives_are_for_a_person_to_choose(coded: Settings) -> None:
    assert fixes("He wrote a:b|c here.", coded) == [("display", "b"), ("display", "c")]


def test_a_fix_that_changes_nothing_is_no_fix(coded: Settings) -> None:
    report = of("He a:|a: it.", coded, "odd/offers")
    assert [d.fixes[0].edits[0].replacement for d in report.diagnostics] == [""]


def test_a_fix_across_markup_or_with_markup_in_it_is_for_a_person_to_make(coded: Settings) -> None:
    found = fixes("He *wro*te:b and a:b and a:b_c *here*.\n", coded, path="a.md")
    assert found == [("display", "b"), ("safe", "b"), ("display", "b_c")]


def diagnostics_of(text: str, settings: Settings) -> dict[str, Diagnostic]:
    return {d.fingerprint: d for d in lint_bytes(text.encode(), "a.txt", settings).diagnostics}


def test_fingerprints_outlive_edits_elsewhere(settings: Settings) -> None:
    before = diagnostics_of(COPY, settings)
    after = diagnostics_of("A headline\n\nA new first paragraph of the story.\n\n" + COPY, settings)
    assert len(before) == 3 and before.keys() == after.keys()
