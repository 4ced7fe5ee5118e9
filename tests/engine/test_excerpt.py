from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.engine.excerpt import excerpt
from newslint.model.diagnostic import Excerpt
from newslint.model.span import LineIndex


def cut(source: str, start: int, end: int) -> Excerpt:
    lines = LineIndex(source)
    return excerpt(source, lines, lines.position(start), lines.position(end))


def test_a_short_line_is_given_whole_without_its_newline() -> None:
    assert cut("One.\r\nGeneva, Barbock said.\r\nTwo.", 14, 21) == Excerpt("Geneva, Barbock said.", 8, 15)


def test_a_long_line_is_cut_at_words() -> None:
    source = "word " * 100 + "Barbock" + " word" * 100
    shown = cut(source, 500, 507)
    assert shown.text[shown.start : shown.end] == "Barbock"
    assert shown.text.startswith("…word ") and shown.text.endswith(" word…")
    assert len(shown.text) < 340


def test_a_part_over_two_lines_is_marked_to_the_end_of_its_first() -> None:
    assert cut("said Adaeze\nOkafor today", 5, 18) == Excerpt("said Adaeze", 5, 11)


def test_an_end_of_file_has_an_excerpt() -> None:
    assert cut("", 0, 0) == Excerpt("", 0, 0)
    assert cut("a\n", 2, 2) == Excerpt("", 0, 0)


@given(st.text(alphabet="ab \n\r", max_size=1500), st.data())
def test_the_marked_part_is_the_beginning_of_the_span_and_all_is_bounded(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    shown = cut(source, start, end)
    marked = shown.text[shown.start : shown.end]
    assert source[start:end].startswith(marked)
    assert len(shown.text) <= 722 and "\n" not in shown.text
    assert shown.text.strip("…") in source
