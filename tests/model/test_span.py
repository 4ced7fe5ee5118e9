"""Spans, and the lines and columns of a source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.span import LineIndex, Position, SourceSpan, Span

SOURCES = st.text(alphabet="ab é\U0001f5de漢\n\r", max_size=60)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert Span(2, 5).overlaps(Span(4, 9))
    assert not Span(2, 5).overlaps(Span(5, 9))
    assert Span(2, 5).covers(Span(2, 5))
    assert not Span(2, 5).covers(Span(1, 3))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_newline_ends_a_line(newline: str) -> None:
    index = LineIndex(f"one{newline}two{newline}{newline}four")
    assert index.line_span(2) == SourceSpan(3 + len(newline), 6 + len(newline))
    assert index.line_span(3) == SourceSpan(6 + 2 * len(newline), 6 + 2 * len(newline))
    assert index.position(6 + 3 * len(newline)) == Position(6 + 3 * len(newline), 4, 1, 1, 1)


def test_columns_in_code_points_utf16_units_and_bytes() -> None:
    assert LineIndex("x\né\U0001f5deb").position(4) == Position(
        offset=4, line=2, column=3, utf16_column=4, byte_column=7
    )


def test_an_offset_outside_the_source_is_refused() -> None:
    index = LineIndex("abc")
    assert index.position(3).column == 4
    for offset in (-1, 4):
        with pytest.raises(ValueError, match="outside"):
            index.position(offset)


@given(SOURCES, st.lists(st.integers(0, 60), max_size=8))
def test_positions_do_not_depend_on_what_was_asked_before(source: str, offsets: list[int]) -> None:
    index = LineIndex(source)
    for offset in offsets:
        if offset <= len(source):
            before = source[:offset]
            line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
            if source[offset - 1 : offset + 1] == "\r\n" and offset:
                continue  # inside a line's end
            line = source[line_start:offset]
            lines = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
            wide, width = len(line.encode("utf-16-le")) // 2, len(line.encode())
            assert index.position(offset) == Position(offset, lines, len(line) + 1, wide + 1, width + 1)


@given(SOURCES)
def test_the_lines_hold_all_of_the_source_but_its_newlines(source: str) -> None:
    index = LineIndex(source)
    last = index.position(len(source)).line
    lines = [source[s.begin : s.stop] for s in map(index.line_span, range(1, last + 1))]
    assert lines == source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
