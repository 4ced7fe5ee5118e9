"""Which encoding a file is in, and what is no text at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import read
from newslint.formats.decoding import decode

COPY = "Sigrún’s café — “naïve” Zoë, 🗞 and 5 £"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (COPY.encode(), "utf-8"),
        (codecs.BOM_UTF8 + COPY.encode(), "utf-8-sig"),
        (COPY.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + COPY.encode("utf-16-be"), "utf-16"),
        (COPY.encode("utf-32"), "utf-32"),
        (COPY.encode("utf-16-le"), "utf-16-le"),
        (COPY.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_encodings(data: bytes, encoding: str) -> None:
    assert decode(data) == (COPY, encoding)


def test_windows_1252_is_the_last_resort() -> None:
    copy = COPY.replace("🗞", "and")
    assert decode(copy.encode("cp1252")) == (copy, "cp1252")


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", "binary", "binary"),
        (b"%PDF-1.7 text", "binary", "binary"),
        (b"a\0b\0\0\0\0c\x01\x02", "binary", "NUL"),
        ("a\0b".encode("utf-16"), "binary", "NUL"),
        (codecs.BOM_UTF8 + b"a\0b", "binary", "NUL"),
        (("copy " * 2_000 + "\0").encode("utf-16-le"), "binary", "NUL"),
        (bytes(range(1, 32)) * 4, "binary", "control"),
        (codecs.BOM_UTF8 + b"caf\xe9", "undecodable", "UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\0b", "undecodable", "UTF-16"),
        ("Zoë said “naïve” café\n".encode() * 3 + b"\xe9t\xe9", "undecodable", "line 4: byte 0xe9"),
        (b"one\ntwo \x81 three", "undecodable", "line 2: byte 0x81"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, kind: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        decode(data)
    assert refused.value.kind == kind


def test_a_byte_order_mark_is_no_character_of_the_source() -> None:
    (document,) = read("story.txt", codecs.BOM_UTF8 + b"Kyiv.\r\n")
    assert document.source == "Kyiv.\r\n"
    assert document.encoding == "utf-8-sig"


def test_a_stray_control_character_is_still_text() -> None:
    assert decode(b"Ring\x07 it.").text == "Ring\x07 it."


@given(st.binary(max_size=60), st.sampled_from(["a.txt", "a.md", "a", "a.unknown"]))
def test_readers_raise_nothing_but_input_errors(data: bytes, path: str) -> None:
    try:
        documents = list(read(path, data))
    except InputError as refused:
        assert str(refused)
    else:
        source, encoding = documents[0].source, documents[0].encoding
        assert source.encode(encoding).decode(encoding) == source


def test_a_few_bytes_that_only_look_like_utf_16_are_binary() -> None:
    with pytest.raises(InputError) as fault:
        decode(b"\x00\x01\x02PNG")
    assert fault.value.kind == "binary"
