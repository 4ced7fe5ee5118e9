"""Stories of every format, damaged at random: read with a map that holds, or refused in a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import find_format, read
from newslint.model.document import Document
from newslint.model.span import SourceSpan, Span

WIRE = Path(__file__).parents[2] / "fixtures/wire"
STORIES = [(path.parent.name, path.read_bytes()) for path in sorted(WIRE.glob("*/*"))]
SPLICES = (
    *(
        b"",
        b"<",
        b">",
        b"&",
        b"&#0;",
        b"<!--",
        b"]]>",
        b"<![CDATA[",
        b"<p>",
        b"</p>",
        b'"',
        b"\\",
        b"\\ud800",
        b"{",
        b"]",
    ),
    *(b"\0", b"\x01", b"\x02", b"\x03", b"\r", b"\n\n", b"\xff\xfe", b"\xe9", b"\xc3\xa9", b"\xe2\x80\xa8", b"| a |"),
    *(b"---\n", b"+++\n", b"title: *a\n", b"<!DOCTYPE x [", b"<!-- newslint: ignore[names] -->", b"<b>" * 600),
)
DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(SPLICES)), min_size=1, max_size=4)


def is_sound(document: Document) -> None:
    at = begin = 0
    for piece in document.offsets.pieces:
        assert piece.text.start == at < piece.text.end
        assert begin <= piece.source.begin <= piece.source.stop <= len(document.source)
        at, begin = piece.text.end, piece.source.stop
        if piece.verbatim:
            assert document.text[slice(*piece.text)] == document.source[slice(*piece.source)]
    assert at == len(document.text)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        end = block.span.end
        back = document.offsets.to_text(SourceSpan(*document.offsets.to_source(Span(*block.span))))
        assert back is not None and back.covers(block.span)
    for comment in document.comments:
        assert 0 <= comment.source.begin < comment.source.stop <= len(document.source)


@pytest.mark.parametrize("folder", sorted({folder for folder, _ in STORIES}))
def test_every_format_has_a_story_to_damage(folder: str) -> None:
    assert find_format(folder).name == folder


@settings(max_examples=300)
@given(st.sampled_from(STORIES), DAMAGE)
def test_a_damaged_story_is_read_or_refused(story: tuple[str, bytes], damage: list[tuple[float, int, bytes]]) -> None:
    format_, data = story
    for where, length, splice in damage:
        at = int(where * len(data))
        data = data[:at] + splice + data[at + length :]
    try:
        for document in read("story", data, name=format_):
            is_sound(document)
    except InputError as refused:
        assert str(refused).isprintable()
