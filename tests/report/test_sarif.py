from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from newslint.model.diagnostic import Report
from newslint.report import Options, sarif
from tests.report.samples import CLEAN, EMPTY, FAILED, REPORTS, SOURCE, found, full, line_of, validate, written

HERE = Options(folder="/repo/copy", root="/repo")


def run_of(report: Report, options: Options = HERE) -> Any:
    value = json.loads(written("sarif", report, options))
    assert len(value["runs"]) == 1
    return value["runs"][0]


@pytest.mark.parametrize("schema", ["sarif-schema-2.1.0.json", "schemastore-sarif-2.1.0.json"])
@pytest.mark.parametrize("name", REPORTS)
def test_it_is_valid(name: str, schema: str) -> None:
    validate(json.loads(written("sarif", REPORTS[name], HERE)), schema)
    validate(json.loads(written("sarif", REPORTS[name])), schema)


@pytest.mark.parametrize("name", REPORTS)
def test_no_text_is_empty_and_none_is_half_a_character(name: str) -> None:
    for text in _texts(json.loads(written("sarif", REPORTS[name], HERE))):
        assert text and text.encode()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def test_a_region_is_what_is_marked_in_utf_16() -> None:
    run = run_of(full())
    assert run["columnKind"] == "utf16CodeUnits"
    for diagnostic, result in zip(full().diagnostics, run["results"], strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        first, last = (line_of(region[f"{end}Line"]).encode("utf-16-le") for end in ("start", "end"))
        begin, stop = 2 * (region["startColumn"] - 1), 2 * (region["endColumn"] - 1)
        assert first[begin:].decode("utf-16-le").startswith(diagnostic.text.splitlines()[0])
        assert last[:stop].decode("utf-16-le").endswith(diagnostic.text.splitlines()[-1])


def test_every_rule_has_what_github_asks_for() -> None:
    report = full()
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(
        {*(r.id for r in report.rules), *(d.rule for d in report.diagnostics)}
    )
    for rule in rules:
        assert rule["help"]["text"] and rule["help"]["markdown"] and 1 <= len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024 and 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert 0 < len(rule["properties"]["tags"]) <= 10
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    assert run["tool"]["driver"]["semanticVersion"] and run["automationDetails"]["id"].startswith("newslint/")


def test_a_fix_that_is_for_a_person_is_said_and_not_offered() -> None:
    okafer, koeln, barbok, _ = run_of(full())["results"]
    [fix] = okafer["fixes"]
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "Okafor"}
    assert "insertedContent" not in barbok["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert "fixes" not in koeln and "fix (by hand): Write 'Cologne'" in koeln["message"]["text"]


def test_the_same_related_place_is_told_once() -> None:
    [related] = run_of(full())["results"][0]["relatedLocations"]
    assert related["message"]["text"] == "Spelt right here"


def test_a_failure_is_a_notification_and_the_run_did_not_succeed() -> None:
    [invocation] = run_of(FAILED)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [n["message"]["text"] for n in invocation["toolExecutionNotifications"]] == ["is no text", "no such file"]
    for clean in (CLEAN, EMPTY):
        assert run_of(clean)["invocations"][0]["executionSuccessful"] is True
        assert run_of(clean)["results"] == []


def test_addresses_count_from_the_root_and_are_percent_encoded() -> None:
    def address(path: str) -> Any:
        report = Report((found("Okafer", path=path),), (), 1)
        return run_of(report)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]

    root = "%SRCROOT%"
    assert address("desk/a b#1 100%.txt") == {"uri": "copy/desk/a%20b%231%20100%25.txt", "uriBaseId": root}
    assert address("/repo/é.txt") == {"uri": "%C3%A9.txt", "uriBaseId": root}
    assert address("caf\udce9.txt") == {"uri": "copy/caf%E9.txt", "uriBaseId": root}
    assert address("../c:x.txt") == {"uri": "c%3Ax.txt", "uriBaseId": root}
    assert address("../../else/x.txt") == {"uri": "file:///else/x.txt"}


def test_of_more_results_than_are_taken_the_least_severe_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    some = [found("Okafer", severity=severity, message=severity) for severity in ("info", "error", "info", "warning")]
    run = run_of(Report(tuple(some), (), 1))
    assert sorted(result["level"] for result in run["results"]) == ["error", "note", "warning"]
    [notification] = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["level"] == "warning" and "1 results are left out" in notification["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_the_source_is_one_that_could_go_wrong() -> None:
    assert any(ord(c) > 0xFFFF for c in SOURCE) and "\r\n" in SOURCE and "\u0301" in SOURCE
