from __future__ import annotations

import io
import json
from importlib.resources import files

import jsonschema
import pytest

from newslint.model.diagnostic import Failure, Hidden, Report
from newslint.report import write_report
from tests.conftest import diagnostic

SCHEMA = json.loads(files("newslint.report").joinpath("schema/report-v1.json").read_text(encoding="utf-8"))
LINE = {**SCHEMA, "$ref": "#/$defs/line", "type": "object", "required": [], "properties": {}}

SOURCE = "GENEVA 😀\nAdaeze Okafer, “Köln” [MORE]"
FULL = Report(
    (
        diagnostic(SOURCE, "Okafer"),
        diagnostic(
            SOURCE, "Köln", rule="words/place", severity="info", entity=None, fixes=(), related=(), path="z.txt"
        ),
    ),
    (Failure("x.bin", "undecodable", "is no text"),),
    3,
    hidden=Hidden(suppressed=2, baseline=3),
)
EMPTY = Report((), (), 0)


def written(name: str, report: Report, stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    write_report(name, report, stream)
    return stream.getvalue()


def test_the_schema_is_a_schema_and_refuses_what_it_should() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    good = json.loads(written("json", FULL))
    for place, key, value in (
        ((), "summary", None),
        (("diagnostics", 0), "severity", "fatal"),
        (("diagnostics", 0, "start"), "line", 0),
        (("diagnostics", 0, "fixes", 0), "safety", "none"),
        (("failures", 0), "kind", ""),
    ):
        bad = spoilt = json.loads(json.dumps(good))
        for step in place:
            spoilt = spoilt[step]
        spoilt[key] = value
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, SCHEMA)


@pytest.mark.parametrize("report", [FULL, EMPTY])
def test_json_is_valid(report: Report) -> None:
    jsonschema.validate(json.loads(written("json", report)), SCHEMA)


def test_json_says_all_there_is_by_the_contract() -> None:
    value = json.loads(written("json", FULL))
    assert list(value) == ["version", "tool", "diagnostics", "failures", "summary"]
    assert value["version"] == 1 and value["tool"]["name"] == "newslint"
    first = value["diagnostics"][0]
    assert first == {
        "rule": "names/misspelled",
        "severity": "error",
        "certainty": "likely",
        "message": "'Okafer' is not how the name is spelt.",
        "path": "geneva.txt",
        "text": "Okafer",
        "start": {"offset": 16, "line": 2, "column": 8},
        "end": {"offset": 22, "line": 2, "column": 14},
        "fixes": [
            {
                "title": "Write 'Okafor'",
                "safety": "unsafe",
                "edits": [
                    {
                        "start": {"offset": 16, "line": 2, "column": 8},
                        "end": {"offset": 22, "line": 2, "column": 14},
                        "replacement": "Okafor",
                    }
                ],
            }
        ],
        "related": [
            {
                "message": "Spelt so here",
                "path": "geneva.txt",
                "start": {"offset": 0, "line": 1, "column": 1},
                "end": {"offset": 1, "line": 1, "column": 2},
            }
        ],
        "entity": "adaeze-okafor",
        "fingerprint": "0" * 32,
    }
    assert value["diagnostics"][1]["entity"] is None
    assert value["failures"] == [{"path": "x.bin", "kind": "undecodable", "message": "is no text"}]
    hidden = {"suppressed": 2, "baseline": 3, "unchanged": 0}
    assert value["summary"] == {"files": 3, "error": 1, "warning": 0, "info": 1, "hidden": hidden, "fixed": 0}


def test_every_line_of_jsonl_is_valid_and_says_its_type() -> None:
    lines = [json.loads(line) for line in written("jsonl", FULL).splitlines()]
    for line in lines:
        jsonschema.validate(line, LINE)
    assert [line["type"] for line in lines] == ["diagnostic", "diagnostic", "failure", "summary"]
    del lines[0]["type"]
    assert lines[0] == json.loads(written("json", FULL))["diagnostics"][0]
    assert lines[3]["files"] == 3
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"type": "diagnostic", "path": "a"}, LINE)


class Narrow(io.StringIO):
    encoding = "ascii"


def test_characters_are_kept_where_the_stream_has_them_and_escaped_where_not() -> None:
    assert "“" not in written("json", FULL, Narrow()) and '"Köln"' in written("json", FULL)
    assert json.loads(written("json", FULL, Narrow())) == json.loads(written("json", FULL))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_path_or_copy_that_is_no_unicode_is_written_all_the_same(name: str) -> None:
    report = Report((diagnostic("Okafer", "Okafer", path="caf\udce9.txt", text="\ud800"),), (), 1)
    text = written(name, report)
    text.encode()
    value = json.loads(text.splitlines()[0] if name == "jsonl" else text)
    first = value if name == "jsonl" else value["diagnostics"][0]
    assert (first["path"], first["text"]) == (r"caf\351.txt", "\ud800")
