"""Copy read from strings whose escapes are undone, and its way back to the file."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats.builder import TextBuilder
from newslint.formats.json_scanner import Scanner
from newslint.formats.json_text import Text
from newslint.formats.stretch import Stretch
from newslint.formats.undone import Undone
from newslint.model import document as kinds
from newslint.model.offsets import OffsetMap
from newslint.model.span import SourceSpan, Span


def strings(source: str) -> list[Text]:
    found = Scanner(source).parse().value
    assert isinstance(found, list)
    return [text for text in found if isinstance(text, Text)]


def copied(undone: Undone, string: Text) -> Stretch:
    source = undone.source
    return undone.copy(string.read(source), *string, lambda: string.copy(source))


def laid_out(copies: list[Stretch]) -> tuple[str, OffsetMap]:
    builder = TextBuilder()
    for copy in copies:
        builder.add(kinds.PARAGRAPH, copy)
    text, _, offsets = builder.result()
    return text, offsets


@given(st.lists(st.text('a "\\\n\u00e9\U0001f600', max_size=8), min_size=1, max_size=4), st.booleans())
def test_every_character_is_where_it_was_written(texts: list[str], ascii_only: bool) -> None:
    source = json.dumps(texts, ensure_ascii=ascii_only)
    undone = Undone(source)
    text, offsets = laid_out([copied(undone, string) for string in strings(source)])
    traced = undone.traced(offsets)
    same_text, expected = laid_out([string.copy(source) for string in strings(source)])
    assert text == same_text
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert traced.to_source(Span(start, end)) == expected.to_source(Span(start, end))
            assert traced.is_verbatim(Span(start, end)) == expected.is_verbatim(Span(start, end))
    for begin in range(len(source)):
        for stop in range(begin + 1, len(source) + 1):
            assert traced.to_text(SourceSpan(begin, stop)) == expected.to_text(SourceSpan(begin, stop))


def test_a_string_may_be_copied_again_and_out_of_turn() -> None:
    source = r'["caf\u00e9", "one", "na\u00efve"]'
    undone = Undone(source)
    first, second, third = strings(source)
    copied(undone, third)
    text, offsets = laid_out([copied(undone, string) for string in (first, second, third)])
    traced = undone.traced(offsets)
    places = [traced.to_source(Span(found.start(), found.end())) for found in re.finditer(r"\w", text)]
    assert [source[begin:stop] for begin, stop in places] == [*"caf", r"\u00e9", *"onena", r"\u00ef", *"ve"]


def test_half_a_character_is_refused_when_it_is_copied() -> None:
    source = '\n["\\ud83d"]'
    with pytest.raises(InputError, match=r"line 2: the escape \\ud83d is half a character; write it whole"):
        copied(Undone(source), strings(source)[0])


def test_what_has_no_escapes_stands_where_it_is_written() -> None:
    source = '["one", "\\u0061"]'
    undone = Undone(source)
    text, offsets = laid_out([copied(undone, strings(source)[0])])
    assert text == "one"
    assert undone.traced(offsets) is offsets
