"""Strings of JSON, their characters at their places."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import json_text
from newslint.formats.json_scanner import Scanner
from newslint.formats.json_text import Text
from newslint.formats.stretch import Stretch


@settings(max_examples=300)
@given(st.text(), st.booleans())
def test_every_character_of_a_string_is_at_its_place(text: str, ascii_only: bool) -> None:
    source = " " + json.dumps(text, ensure_ascii=ascii_only)
    found = Scanner(source).parse().value
    assert isinstance(found, Text)
    copy = found.copy(source)
    assert copy.text == found.read(source) == text
    at = found.begin
    for start, end, (begin, stop, verbatim) in pieces_of(copy):
        assert begin == at
        written = source[begin:stop]
        assert text[start:end] == (written if verbatim else json.loads(f'"{written}"'))
        assert verbatim or end - start == 1
        at = stop
    assert at == found.stop


def pieces_of(copy: Stretch) -> Iterator[tuple[int, int, tuple[int, int, bool]]]:
    if copy.text:
        starts, *rest = copy.columns()
        yield from zip(starts, [*starts[1:], len(copy.text)], zip(*rest, strict=True), strict=True)


def test_half_a_character_is_refused_where_it_is_read() -> None:
    source = '\n["\\ud83d\\ude00", "\\ud83d", "\\ude00\\ud83d"]'
    found = Scanner(source).parse().value
    assert isinstance(found, list)
    whole, *halves = (text for text in found if isinstance(text, Text))
    assert whole.read(source) == "\U0001f600"
    assert whole.copy(source)[1:3] == (3, 15)
    for half in halves:
        for read in (half.read, half.copy):
            with pytest.raises(InputError, match=r"line 2: the escape \\u.{4} is half a character; write it whole"):
                read(source)


def test_escapes_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MOST_ESCAPES", 2)
    for read in (Text(1, 7).read, Text(1, 7).copy):
        with pytest.raises(InputError, match="line 2: a text with over 2 escapes"):
            read('\n\\n\\n\\n"')
