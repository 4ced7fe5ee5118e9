"""What comments, [sic] and settings take out, and what is said of comments that take out nothing."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from newslint.catalogue import load_catalogue
from newslint.checks import suppressions
from newslint.engine.linter import Linter
from newslint.engine.run import gather, lint_bytes, lint_stories
from newslint.engine.settings import Settings, StoryIgnore
from newslint.errors import ConfigError
from newslint.model.diagnostic import Report

SLIP = "<p>Teh plan is cutting edge.</p>"


@pytest.fixture
def settings(house: Path) -> Settings:
    return Settings(starter_registry=False, rule_folders=(str(house),), select=("house", "suppressions"))


def lint(source: str, settings: Settings, path: str = "a.html") -> Report:
    return lint_bytes(source.encode(), path, settings)


def told(report: Report) -> list[str]:
    assert report.failures == ()
    return [f"{d.rule} {d.text}" for d in report.diagnostics]


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (f"<!-- newslint: ignore[house/slip] so signed -->{SLIP}", ["cutting edge"]),
        (f"<!-- newslint: ignore[house] -->{SLIP}", []),
        (f"<!-- newslint: ignore[house/slip, house/jargon] -->{SLIP}", []),
        (f"<!-- newslint: ignore[house/s*,house/jargon] -->{SLIP}", []),
        (f"<!-- newslint: ignore[house] -->{SLIP}{SLIP}", ["Teh", "cutting edge"]),
        (f"<p>Teh plan. <!-- newslint: ignore[house/slip] --></p>{SLIP}", ["Teh", "cutting edge"]),
        (f"{SLIP}<!-- newslint: off[house/slip] -->{SLIP}<!-- newslint: on[house/slip] -->{SLIP}", ["Teh", "Teh"]),
        (f"{SLIP}<!-- newslint: off[house] -->{SLIP}<!-- newslint: on[house/slip] -->{SLIP}", ["Teh", "Teh"]),
        (f"{SLIP}<!-- newslint:off[house/slip] until the end of the story -->{SLIP * 3}", ["Teh"]),
        (f"{SLIP}{SLIP}<!-- newslint: ignore-file[house/slip] -->", []),
    ],
)
def test_a_comment_hides_what_it_says_where_it_says(source: str, left: list[str], settings: Settings) -> None:
    report = lint(source, settings)
    slips = [d.text for d in report.diagnostics]
    assert [text for text in slips if left == [] or text in left] == (left or slips)
    assert not [d for d in report.diagnostics if d.rule.startswith("suppressions")]
    whole = lint(source.replace("newslint:", "other:"), settings)
    assert len(report.diagnostics) + report.hidden.suppressed == len(whole.diagnostics)
    assert report.hidden.suppressed > 0


@pytest.mark.parametrize(
    ("comment", "rule", "says"),
    [
        ("newslint: ignore[house/jargn]", "unknown", "'house/jargn' to suppress (did you mean 'house/jargon'?)."),
        ("newslint: ignore[jargon]", "unknown", "did you mean 'house/jargon'?"),
        ("newslint: off[hose]", "unknown", "to suppress (did you mean 'house'?)."),
        ("newslint: ignore[house/soft]", "unused", "'house/soft' has nothing to hide"),
        ("newslint: on[house/slip]", "unused", "'house/slip' was not off"),
        ("newslint: ignore", "malformed", "rules or families stand in brackets, as in 'newslint: ignore["),
        ("newslint: ignore[]", "malformed", "its brackets are empty"),
        ("newslint: ignore[house", "malformed", "brackets"),
        ("newslint: disable[house]", "malformed", "'disable' is none of ignore, ignore-file, off, on"),
        ("newslint-ignore[house]", "malformed", "it begins 'newslint: ignore["),
    ],
)
def test_a_comment_that_does_nothing_is_told_at_its_place(
    comment: str, rule: str, says: str, settings: Settings
) -> None:
    source = f"<p>The plan failed.</p>\n<!-- {comment} -->\n<p>The end.</p>\n"
    (found,) = lint(source, settings).diagnostics
    assert (found.rule, found.start.line) == (f"suppressions/{rule}", 2) and says in found.message
    assert source[found.start.offset : found.end.offset] == found.text == f"<!-- {comment} -->"
    (fix,) = found.fixes
    assert fix.safety == ("safe" if rule == "unused" else "unsafe")
    (edit,) = fix.edits
    assert source[: edit.start.offset] + source[edit.end.offset :] == "<p>The plan failed.</p>\n<p>The end.</p>\n"


def test_one_name_of_several_is_taken_out_by_itself(settings: Settings) -> None:
    source = f"<!-- newslint: ignore[house/slip, house/soft] he likes it -->{SLIP}"
    found = [d for d in lint(source, settings).diagnostics if d.rule == "suppressions/unused"]
    (edit,) = found[0].fixes[0].edits
    assert len(found) == 1 and edit.replacement == "<!-- newslint: ignore[house/slip] he likes it -->"


def test_a_comment_of_which_nothing_is_needed_is_taken_out_whole(settings: Settings) -> None:
    source = "<p>The plan. <!-- newslint: ignore[house/slip, house/soft] --> The end.</p>"
    one, other = lint(source, settings).diagnostics
    assert one.fingerprint != other.fingerprint and one.message != other.message
    (edit,) = {fix.edits[0] for d in (one, other) for fix in d.fixes}
    assert source[: edit.start.offset] + source[edit.end.offset :] == "<p>The plan. The end.</p>"


def test_what_a_run_does_not_look_for_is_not_called_unused(settings: Settings) -> None:
    clean = "<!-- newslint: {}[house{}] --><p>The plan failed.</p>"
    some = settings._replace(select=("house/slip", "suppressions"))
    assert told(lint(clean.format("ignore", "/jargon"), some)) == []
    assert told(lint(clean.format("off", ""), some)) == []
    assert len(told(lint(clean.format("ignore", ""), settings))) == 1
    # What is too unsure to be told in this run is told in another.
    unsure = "<!-- newslint: ignore[house/soft] --><p>Arguably it failed.</p>"
    assert told(lint(unsure, settings)) == []
    assert lint(unsure, settings._replace(certainty="possible")).hidden.suppressed == 1
    assert told(lint(clean.format("ignore", "/jargon"), settings._replace(select=("house",)))) == []


def test_a_second_comment_that_hides_the_same_is_unused(settings: Settings) -> None:
    twice = "<!-- newslint: ignore[house] -->" * 2
    assert [text.split()[0] for text in told(lint(twice + SLIP, settings))] == ["suppressions/unused"]


def test_rules_about_suppressions_can_be_suppressed_and_are_never_unused(settings: Settings) -> None:
    source = "<!-- newslint: ignore-file[suppressions] --><!-- newslint: ignore[house] --><p>The end.</p>"
    report = lint(source, settings)
    assert told(report) == [] and report.hidden.suppressed == 1


def test_a_check_that_crashes_is_a_failure_and_its_suppressions_are_not_unused(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newslint.checks import titles

    def crash(*arguments: object) -> None:
        raise ZeroDivisionError

    source = "<!-- newslint: ignore[titles/doubled-honorific, hose] --><p>Teh plan.</p>"
    both = settings._replace(select=("house", "suppressions", "titles/doubled-honorific"))
    monkeypatch.setattr(titles, "doubled_honorific", crash)
    report = lint(source, both)
    assert len(report.failures) == 1 and [d.rule for d in report.diagnostics] == ["suppressions/unknown", "house/slip"]
    monkeypatch.setattr(suppressions, "unknown", crash)
    report = lint(source, both)
    assert [d.rule for d in report.diagnostics] == ["house/slip"]
    assert any("the rule suppressions/unknown: crashed" in failure.message for failure in report.failures)


def test_comments_in_json_and_markdown_count_alike(settings: Settings) -> None:
    body = f"<p>Rain.</p><!-- newslint: ignore[house/slip] -->{SLIP}<!-- newslint: ignore[hose] -->"
    story = json.dumps({"headline": "Rain", "body_html": body}).replace("/", "\\/")
    assert [d.rule for d in lint(story, settings, "a.json").diagnostics] == ["house/jargon", "suppressions/unknown"]
    copy = (
        "Rain.\n\n<!-- newslint: ignore[house/slip] -->\nTeh plan.\n\nTeh end. <!-- newslint: ignore[house/slip] -->\n"
    )
    assert told(lint(copy, settings, "a.md")) == [] and lint(copy, settings, "a.md").hidden.suppressed == 2


def test_each_story_of_a_file_is_judged_by_its_own_comments(settings: Settings) -> None:
    lines = [{"headline": "Rain", "body_html": f"<!-- newslint: ignore-file[house] -->{SLIP}"}] * 2
    source = "".join(json.dumps(line) + "\n" for line in [*lines, {"headline": "Snow", "body_html": SLIP}])
    report = lint(source, settings, "a.jsonl")
    assert (told(report), report.hidden.suppressed) == (["house/slip Teh", "house/jargon cutting edge"], 4)


@pytest.mark.parametrize(
    ("copy", "rules"),
    [
        ("Teh [sic] plan.", []),
        ('"Teh" (sic) plan, teh plan.', ["house/slip"]),
        ("A cutting edge [SIC] plan.", []),
        ("TEH [Sic!] plan.", []),
        ("Teh plan [sic].", ["house/slip"]),
        ("Teh sick [plan].", ["house/slip"]),
        ("[sic] Teh plan.", ["house/slip"]),
    ],
)
def test_what_the_copy_vouches_for_is_left_alone(copy: str, rules: list[str], settings: Settings) -> None:
    report = lint(f"Rain\n\n{copy}\n", settings, "a.txt")
    assert [d.rule for d in report.diagnostics] == rules
    assert bool(report.hidden.suppressed) is (rules == [] or "(sic)" in copy)


def test_sic_vouches_for_the_whole_of_a_name(tmp_path: Path) -> None:
    names = tmp_path / "names.yaml"
    names.write_text("- {name: Adaeze Okafor, misspellings: [Okafer]}\n")
    known = Settings(registries=(str(names),), starter_registry=False, select=("names",))
    assert told(lint("Rain\n\nAdaeze Okafer spoke.\n", known, "a.txt")) == ["names/misspelled Okafer"]
    assert told(lint('Rain\n\nThe sign reads "Adaeze Okafer" [sic].\n', known, "a.txt")) == []


@pytest.mark.parametrize(
    ("ignore", "left"),
    [
        (StoryIgnore(("house/slip",)), ["house/jargon"]),
        (StoryIgnore(("house",), text="cutting  edge"), ["house/slip"]),
        (StoryIgnore(("house",), text="edge"), ["house/slip", "house/jargon"]),
        (StoryIgnore(("house",), story="RAIN-1"), []),
        (StoryIgnore(("house",), story="RAIN-2"), ["house/slip", "house/jargon"]),
    ],
)
def test_settings_suppress_by_story_and_text(ignore: StoryIgnore, left: list[str], settings: Settings) -> None:
    source = "---\ntitle: Rain\nslug: RAIN-1\n---\nTeh plan is cutting edge.\n"
    report = lint(source, settings._replace(story_ignores=(ignore,)), "a.md")
    assert [d.rule for d in report.diagnostics] == left and report.hidden.suppressed == 2 - len(left)


def test_settings_that_name_no_rule_stop_the_run(settings: Settings) -> None:
    with pytest.raises(ConfigError, match="did you mean 'house/slip'"):
        Linter(settings._replace(story_ignores=(StoryIgnore(("house/slp",)),)))


def test_a_claim_is_suppressed_where_it_stands_and_settled_all_the_same(settings: Settings) -> None:
    shared = settings._replace(select=("titles/shared-headline", "suppressions"))
    headline = "<h1>Harbor council votes to dredge the old canal</h1><p>{}</p>"
    ignored = f"<!-- newslint: ignore[titles/shared-headline] a series -->{headline}"
    linter = Linter(shared)
    sources = [headline.format("One."), ignored.format("Two."), headline.format("Three.")]
    named = [(f"{n}.html", source.encode()) for n, source in enumerate(sources)]
    files = [(path, lint_stories(data, path, linter, shared)) for path, data in named]
    report = gather(pickle.loads(pickle.dumps(files)), ())
    assert [(d.path, d.related[0].path) for d in report.diagnostics] == [("2.html", "0.html")]
    assert report.hidden.suppressed == 1


def test_ten_thousand_comments_are_judged_at_once(settings: Settings) -> None:
    report = lint(f"<!-- newslint: ignore[house/slip] -->{SLIP}<!-- newslint: ignore[hose] -->" * 5_000, settings)
    assert len(report.diagnostics) == 10_000 and report.hidden.suppressed == 5_000
    inside = "<!-- newslint: ignore[house/slip] -->" * 5_000
    assert len(lint(f"<p>{inside} Teh plan.</p>", settings).diagnostics) == 4_999


def test_the_rules_are_on_by_default() -> None:
    rules = load_catalogue().rules
    assert [r.status for r in rules.values() if r.family == "suppressions"] == ["stable"] * 3
    assert [
        d.rule for d in lint_bytes(b"<!-- newslint: ignore[hose] --><p>The end.</p>", "a.html", Settings()).diagnostics
    ]
