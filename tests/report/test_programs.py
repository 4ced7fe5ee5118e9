"""The formats that other programs read, but for SARIF."""

from __future__ import annotations

import json
import ntpath
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from newslint.model.diagnostic import Failure, Report
from newslint.report import Options
from newslint.report.places import relative, uri
from tests.report.samples import CLEAN, EMPTY, FAILED, REPORTS, found, full, line_of, validate, written

HERE = Options(folder="/repo/copy", root="/repo")


@pytest.mark.parametrize("name", REPORTS)
def test_gitlab_entries_are_valid_and_their_fingerprints_differ(name: str) -> None:
    entries = json.loads(written("gitlab", REPORTS[name], HERE))
    for entry in entries:
        validate(entry, "gitlab-codeclimate-entry.schema.json")
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"].get("lines", entry["location"].get("positions"))["begin"]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert len(entries) == len(REPORTS[name].diagnostics) + len(REPORTS[name].failures)


def test_gitlab_is_told_paths_from_the_root_and_the_rule_in_the_description() -> None:
    here, there = found("Okafer"), found("Okafer", path="other.txt")
    entries = json.loads(written("gitlab", Report((here, there), (), 2), HERE))
    assert [entry["location"]["path"] for entry in entries] == ["copy/desk/geneva 100% #1.txt", "copy/other.txt"]
    assert entries[0]["description"].startswith("names/misspelled: ")
    assert entries[0]["fingerprint"] != entries[1]["fingerprint"]


@pytest.mark.parametrize("name", REPORTS)
def test_reviewdog_formats_are_valid_and_say_the_same(name: str) -> None:
    result = json.loads(written("rdjson", REPORTS[name], HERE))
    validate(result, "reviewdog-rdjson-DiagnosticResult.json")
    lines = [json.loads(line) for line in written("rdjsonl", REPORTS[name], HERE).splitlines()]
    for line in lines:
        validate(line, "reviewdog-rdjsonl-Diagnostic.json")
    assert lines == result["diagnostics"]


def test_reviewdog_columns_count_bytes() -> None:
    for diagnostic, told in zip(full().diagnostics, _rdf(full()), strict=False):
        place = told["location"]["range"]
        first, last = (line_of(place[end]["line"]).encode() for end in ("start", "end"))
        assert first[place["start"]["column"] - 1 :].decode().startswith(diagnostic.text.splitlines()[0])
        assert last[: place["end"]["column"] - 1].decode().endswith(diagnostic.text.splitlines()[-1])


def test_reviewdog_is_offered_only_what_can_be_applied() -> None:
    okafer, koeln, barbok, *_ = _rdf(full())
    assert okafer["suggestions"] == [{"range": okafer["location"]["range"], "text": "Okafor"}]
    assert "suggestions" not in koeln and barbok["suggestions"][0]["text"] == ""


def _rdf(report: Report) -> Any:
    return json.loads(written("rdjson", report, HERE))["diagnostics"]


@pytest.mark.parametrize("name", REPORTS)
def test_checkstyle_has_all_in_its_file(name: str) -> None:
    report = REPORTS[name]
    files = ET.fromstring(written("checkstyle", report, HERE).encode())
    assert files.tag == "checkstyle" and files.get("version") == "4.3"
    assert len(list(files.iter("error"))) == len(report.diagnostics) + len(report.failures)
    assert len({file.get("name") for file in files}) == len(files)
    for error in files.iter("error"):
        assert error.get("severity") in ("error", "warning", "info") and error.get("message")


def test_xml_keeps_what_it_can_hold_and_marks_what_it_cannot() -> None:
    nasty = found("Okafer", path='a\tb&<">.txt', message="]]> </failure> \x00\x1b\ud800\u202e\ufffe x")
    for name in ("checkstyle", "junit"):
        tree = ET.fromstring(written(name, Report((nasty,), (), 1)).encode())
        said = {value for element in tree.iter() for value in element.attrib.values()}
        assert 'a\tb&<">.txt' in said
        assert any(text.startswith("]]> </failure> \ufffd\ufffd\ufffd") for text in said)


@pytest.mark.parametrize("name", REPORTS)
def test_junit_counts_what_it_holds(name: str) -> None:
    root = ET.fromstring(written("junit", REPORTS[name], HERE).encode())
    for suite in (root, *root.iter("testsuite")):
        for attribute, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert suite.get(attribute) == str(len(list(suite.iter(tag))))
    assert list(root.iter("testcase"))


def test_junit_tells_a_fault_of_the_copy_from_what_could_not_be_done() -> None:
    root = ET.fromstring(written("junit", full()).encode())
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "3", "2")
    cases = {str(case.get("name")): case for case in root.iter("testcase")}
    assert cases["names/misspelled at 2:15"].find("failure") is not None
    assert (
        cases["words/place at 3:2"].find("failure") is None
        and cases["words/place at 3:2"].find("system-out") is not None
    )
    assert cases["failure/missing"].find("error") is not None
    for clean in (CLEAN, EMPTY):
        [case] = ET.fromstring(written("junit", clean).encode()).iter("testcase")
        assert len(case) == 0 and case.get("name")


def test_a_github_annotation_is_escaped_and_has_columns_only_within_one_line() -> None:
    lines = written("github", full(), HERE).splitlines()
    assert lines[2] == (
        "::error title=names/misspelled,file=copy/desk/geneva 100%25 #1.txt,line=2,endLine=2,col=15,endColumn=21::"
        "'Okafer' is not how the name is spelt.%0A"
        "because the story names Adaeze Okafor in full%0Afix (unsafe): Write 'Okafor'"
    )
    over = next(line for line in lines if line.startswith("::warning"))
    assert "line=4,endLine=5::over two lines, 100%25%0A" in over and "col" not in over.split("::")[1]
    assert any(line.startswith("::notice ") for line in lines)
    strange = Report((), (Failure("a:b,c\n.txt", "crash", "x\r\ny"),), 1)
    assert written("github", strange) == "::error title=newslint failure,file=a%3Ab%2Cc%0A.txt::x  y\n"
    assert written("github", CLEAN) == ""


def test_github_shows_ten_of_a_kind_and_the_others_are_plain_lines() -> None:
    some = [found("Okafer", severity=s, path=f"::error::{n}") for n in range(12) for s in ("info", "warning", "error")]
    lines = written("github", Report(tuple(some), (Failure("x", "crash", "y"),), 12)).splitlines()
    annotations = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert annotations == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[0] == "::error title=newslint failure,file=x::y"
    assert len([line for line in lines if line.startswith("- ")]) == 37 - 30
    assert lines[-1].startswith("newslint: 12 files: 12 errors, 12 warnings, 12 info, 1 failure. GitHub shows 10")


def test_markdown_is_inert_and_cut() -> None:
    text = written("markdown", full(), HERE)
    assert "\\</script\\>" in text and "\\| \\`x\\` \\@desk" in text and "@desk" not in text.replace("\\@desk", "")
    many = written("markdown", Report((found("Okafer", message="x" * 5000),) * 1000, (), 1))
    assert "800 more are left out." in many and len(many) < 2**20
    assert written("markdown", CLEAN).splitlines()[2] == "**12 files: nothing to report.**"


def test_statistics_count_rules_and_their_fixes() -> None:
    report = full()
    assert written("statistics", report).splitlines() == [
        "count   safe  unsafe  rule",
        "    2      0       1  names/misspelled",
        "    1      1       0  words/lines",
        "    1      0       0  words/place",
        "caf\udce9/x:y.bin: failure: is no text",
        "desk/gone.txt: failure: no such file",
        "5 files: 2 errors, 1 warning, 1 info, 2 failures.",
    ]
    assert written("statistics", CLEAN) == "12 files: nothing to report.\n"


@pytest.mark.parametrize("name", ["junit", "checkstyle", "markdown"])
def test_a_stream_that_is_not_utf_8_gets_references(name: str, tmp_path: Path) -> None:
    path = tmp_path / "report"
    from newslint.report import write_report

    for encoding in ("latin-1", "ascii"):
        with open(path, "w", encoding=encoding) as file:
            write_report(name, full(), file)
        assert b"&#" in path.read_bytes() and path.read_bytes().isascii()


def test_paths_from_a_system_with_drives() -> None:
    here = Options(folder="C:\\repo\\copy", root="C:\\repo")
    told = [
        relative(path, here, ntpath)
        for path in ("desk\\a.txt", "..\\b.txt", "c:\\repo\\d.txt", "D:\\e f.txt", "..\\..\\g", "-")
    ]
    assert told == ["copy/desk/a.txt", "b.txt", "d.txt", "D:/e f.txt", "C:/g", "-"]
    assert uri("D:/e f.txt") == "file:///D:/e%20f.txt"
    assert relative("desk\\a.txt", Options(), ntpath) == "desk/a.txt"


def test_a_backslash_is_a_letter_where_paths_have_slashes() -> None:
    assert relative("a\\b.txt", HERE) == "copy/a\\b.txt"
    assert uri("a\\b.txt") == "a%5Cb.txt"


def test_only_failures_are_told_in_every_format() -> None:
    for name in ("gitlab", "rdjson", "rdjsonl", "junit", "checkstyle", "github", "markdown"):
        assert "no such file" in written(name, FAILED) and "is no text" in written(name, FAILED)
