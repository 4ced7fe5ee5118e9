"""Every character of a message's text, at its exact place, whatever is in the message."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import read
from newslint.model.span import SourceSpan, Span

BITS = (
    "\x01", "\x02", "\x03", "\x04", "\x16", "\x7f", "\x1f", "\x0e", "\x0c", "\x11", "\x12", "\t", " ", "  ", "   ",
    "\n", "\r\n", "\r", " \r\n", "\r\n\r\n", "^", "<", "=", " =\r\n", "- ", "# Notebook\r\n", "* * * *\r\n", "more jb",
    "not for publication", "By ANN HOLM", "BC-EU--Lundby,0412", "LUNDBY (NWA) - ", "Council votes", "Work begins.",
    "said", "é", "\xa0", "\u2028", "“Yes,” he said.", "181042 GMT Oct 22", "-03-14-24 1512", "A" * 130, "___", "(a/b)",
)  # fmt: skip
HEADERS = ("\x01nwa041 4 i 214\r\n", "\x16\x16\x01a0412\x1f_wrld\r\nr i\x13\x11 BC-EU\r\n", "\x01SLUG\x1f6\n")
MESSAGES = st.builds(
    lambda header, preface, text, trailer: f"{header}{preface}\x02{text}\x03{trailer}",
    st.sampled_from(HEADERS),
    st.lists(st.sampled_from(BITS[4:]), max_size=3).map("".join),
    st.lists(st.sampled_from(BITS[4:]), max_size=20).map("".join),
    st.lists(st.sampled_from(BITS), max_size=4).map("".join),
)
FORMATS = st.sampled_from(["iptc7901", "anpa1312"])


@settings(max_examples=600, deadline=None)
@given(st.one_of(MESSAGES, st.lists(st.sampled_from(BITS), max_size=20).map("".join)), FORMATS)
def test_the_map_never_lies(text: str, name: str) -> None:
    try:
        documents = read("story.txt", text.encode(), name=name)
    except InputError as error:
        assert "\n" not in str(error)
        return
    for found in documents:
        assert found.source == text
        at = begin = 0
        for piece in found.offsets.pieces:
            assert piece.text.start == at
            assert piece.source.begin >= begin
            at, begin = piece.text.end, piece.source.stop
            if piece.verbatim:
                assert found.text[piece.text.start : at] == text[piece.source.begin : piece.source.stop]
        assert at == len(found.text)
        blocks = [found.text[b.span.start : b.span.end] for b in found.blocks]
        assert "\n\n".join(blocks) == found.text
        assert all(block and block == block.strip() for block in blocks)
        assert not set(found.text) & set("\x01\x02\x03\x04\x0e\x7f")
        for start in range(len(found.text)):
            source = found.offsets.to_source(Span(start, start + 1))
            back = found.offsets.to_text(SourceSpan(*source))
            assert source.begin == source.stop or (back is not None and back.covers(Span(start, start + 1)))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), FORMATS)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    for raw in (data, b"\x01a1 \r\n\x02" + data + b"\x03"):
        try:
            read("story.txt", raw, name=name)
        except InputError as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("name", ["iptc7901", "anpa1312"])
@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000_000,
        " " * 2_000_000,
        "a " * 1_000_000,
        "\r\n" * 500_000,
        " \r\n" * 300_000,
        "a\r\n" * 50_000,
        "\x0e" * 1_000_000,
        "a\x0e" * 50_000,
        "^" * 1_000_000,
        "^a\n" * 30_000,
        "^" + "a,1" * 300_000,
        "* " * 500_000,
        "#" * 1_000_000,
        "a" + "\t" * 1_000_000,
        "(" * 1_000_000,
        "By A" * 300_000,
        "not for " * 200_000,
        "ab/" * 300_000,
    ],
)
def test_time_grows_with_length_alone(text: str, name: str) -> None:
    read("story.txt", f"\x01a0412\x1f\r\n\x02{text}\x03{text}".encode(), name=name)
