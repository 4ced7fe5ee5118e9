from __future__ import annotations

import json
from importlib.metadata import EntryPoint

import pytest

from newslint.cli import CLEAN, FAILED, main
from newslint.formats import Format, installed, known_formats

FLAGS = Format("flags", (".flag",), lambda head: head.startswith(b"FLAGS"), lambda source: ())


def test_every_format_is_listed_with_its_suffixes_and_what_tells_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == CLEAN
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [f.name for f in known_formats()]
    (nitf,) = (line for line in lines if line.startswith("nitf "))
    assert nitf.split(maxsplit=3)[1:] == [".nitf", ".xml", "root element <nitf>"]


def test_the_list_as_json_tells_an_installed_format(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = EntryPoint("flags", f"{__name__}:FLAGS", "newslint.formats")
    monkeypatch.setattr(installed, "entry_points", lambda group: [entry])
    installed.load.cache_clear()
    try:
        assert main(["formats", "--output-format", "json"]) == CLEAN
        rows = json.loads(capsys.readouterr().out)
        assert main(["formats"]) == CLEAN
        assert capsys.readouterr().out.splitlines()[-1].split(maxsplit=2) == [
            *("flags", ".flag", "its suffix or --format (installed)")
        ]
    finally:
        installed.load.cache_clear()
    assert rows[-1] == {
        "name": "flags", "suffixes": [".flag"], "told_by": "its suffix or --format", "origin": "installed",
    }  # fmt: skip
    assert {"name": "docx", "suffixes": [".docx", ".docm"], "told_by": "ZIP of a Word document",
            "origin": "built in"} in rows  # fmt: skip


def test_an_unknown_output_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--output-format", "jsn"]) == FAILED
    assert "did you mean 'json'" in capsys.readouterr().err
