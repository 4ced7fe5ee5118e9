"""Plain text cut into paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.formats.lines import Paragraph, paragraphs, runs_of_lines

LINES = st.sampled_from(["", " ", "\t ", "A kite.", "  It flew", "off ", "\xa0Lundby\x0b", "- a list"])


@given(st.lists(LINES, max_size=6), st.sampled_from(["\n\n", "\n \n", "\r\n\r\n", "\n\n\n\n"]))
def test_lines_with_an_empty_one_between_them_are_paragraphs(lines: list[str], between: str) -> None:
    text = between.join(lines)
    found = paragraphs(text)
    assert [text[at.start : at.end] for paragraph in found for at in paragraph.lines] == [
        line.strip() for line in lines if line.strip()
    ]
    assert found == [Paragraph(run, alone=True) for run in runs_of_lines(text)]


def test_lines_that_follow_each_other_are_wrapped_copy_or_paragraphs() -> None:
    wrapped = "A kite flew over the roofs of the old\ntown of Lundby and did not\ncome back.\n\nNobody minded."
    assert [len(paragraph.lines) for paragraph in paragraphs(wrapped)] == [3, 1]
    assert [len(paragraph.lines) for paragraph in paragraphs("A kite flew.\nIt did not come back.\n")] == [1, 1]
