from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

from newslint.analysis.story import Story
from newslint.engine.run import lint_bytes, lint_paths
from newslint.engine.settings import Settings
from newslint.model.diagnostic import Claim, Finding, Replacement, Report
from newslint.model.document import HEADLINE
from newslint.model.span import Span
from tests.conftest import write_cards

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
    for block in (b for b in story.document.blocks if b.kind == HEADLINE):
        yield Claim(story.text[block.span.start : block.span.end].casefold(), ("",), block.span, {"surface": "x"})


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
            setattr(module, check.__name__, check)
            cards[f"{family}/{check.__name__}"] = f"""
                summary: A rule.
                severity: warning
                check: {check.__name__}
                scope: {"run" if check is headline else "story"}
                message: "It says {{surface}}."
                fix: {{safety: safe}}
                """
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
    assert f"{Path(__file__).name}:" in failure.message and "\n" not in failure.message


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
    paths = [str(tmp_path / name) for name in ("b.txt", "a.txt", "c.txt")]
    for path in paths:
        Path(path).write_text(text)
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


def test_direct_speech_is_for_a_person_to_change(coded: Settings) -> None:
    assert fixes('He said, "We a:b now go home to the valley," and left.', coded) == [("display", "b")]


def test_alternatives_are_for_a_person_to_choose(coded: Settings) -> None:
    assert fixes("He wrote a:b|c here.", coded) == [("display", "b"), ("display", "c")]


def test_a_fix_that_changes_nothing_is_no_fix(coded: Settings) -> None:
    report = of("He a:|a: it.", coded, "odd/offers")
    assert [d.fixes[0].edits[0].replacement for d in report.diagnostics] == [""]


def test_a_fix_across_markup_or_with_markup_in_it_is_for_a_person_to_make(coded: Settings) -> None:
    found = fixes("He *wro*te:b and a:b and a:b_c *here*.\n", coded, path="a.md")
    assert found == [("display", "b"), ("safe", "b"), ("display", "b_c")]
