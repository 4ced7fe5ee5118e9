"""Bytes to text and back: which encoding a file is in, and refusing what is not text."""

from __future__ import annotations

import codecs

from newslint.errors import InputError
from newslint.typed import NamedTuple

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What writes back text behind each mark, the mark itself left out.
_UNMARKED = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x7fELF")
#: Control bytes that ordinary copy has no use for; wire formats that do decode for themselves.
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_CONTROL_CHARACTERS = frozenset(map(chr, _CONTROLS))
_ASCII = bytes(range(0x80))
_SAMPLE = 8192


class Decoded(NamedTuple):
    """A file's text without its byte order mark, and the encoding that writes it back with the mark, if it had one."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode a text file: by its byte order mark, as UTF-8, as UTF-16 where its NULs say so, then as Windows-1252.

    Raises InputError of kind "binary" for what is not text, and of kind "undecodable" for what no encoding
    reads without loss; newlines stay as they stand.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data, encoding)
            if "\0" in text:
                raise _with_nulls()
            return Decoded(text, encoding)
    if data.startswith(_BINARY):
        raise InputError("is a binary file, not text", "binary")
    if b"\0" in data:
        order = _order_of_nulls(data[:_SAMPLE])
        text = _strictly(data, order)
        if "\0" in text or not _CONTROL_CHARACTERS.isdisjoint(text[:_SAMPLE]):
            raise _with_nulls()
        return Decoded(text, order)
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > max(4, len(sample) // 10):
        raise InputError("is full of control characters: a binary file, not text", "binary")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        return Decoded(_western(data, fault), "cp1252")


def encode(text: str, encoding: str, like: bytes) -> bytes:
    """The text in a file's encoding, with the byte order mark that `like`, the file as it was, begins with.

    Raises InputError of kind "unencodable" where the encoding lacks a character of it.
    """
    mark, codec = next(((m, _UNMARKED[m]) for m, _ in _MARKS if like.startswith(m)), (b"", encoding))
    try:
        return mark + text.encode(codec)
    except UnicodeEncodeError as fault:
        character = text[fault.start]
        reason = f"the file is in {encoding}, which has no '{character}'; save it as UTF-8"
        raise InputError(reason, "unencodable") from None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        reason = f"byte {fault.start} is not {encoding.removesuffix('-sig').upper()}, which the file seems to be in"
        raise InputError(f"{reason}; save it as UTF-8", "undecodable") from None


def _order_of_nulls(sample: bytes) -> str:
    """UTF-16's byte order, which shows as NULs in every other byte; anything else with NULs is binary."""
    pairs = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    if even > 0.3 and odd < 0.05:
        return "utf-16-be"
    raise _with_nulls()


def _with_nulls() -> InputError:
    return InputError("holds NUL bytes: a binary file, not text", "binary")


def _western(data: bytes, fault: UnicodeDecodeError) -> str:
    """The text as Windows-1252, unless the file is UTF-8 with a few bytes broken, or has bytes that set lacks."""
    line = data.count(b"\n", 0, fault.start) + 1
    # In Windows-1252 copy, high bytes hardly ever line up as UTF-8; in broken UTF-8 most of them still do.
    in_utf8 = len(data.decode("utf-8", "ignore").encode().translate(None, _ASCII))
    if in_utf8 * 2 > len(data.translate(None, _ASCII)):
        raise InputError(
            f"line {line}: byte 0x{data[fault.start]:02x} is not UTF-8, though the rest is; save it as UTF-8",
            "undecodable",
        )
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as hole:
        line = data.count(b"\n", 0, hole.start) + 1
        reason = f"line {line}: byte 0x{data[hole.start]:02x} is neither UTF-8 nor Windows-1252; save it as UTF-8"
        raise InputError(reason, "undecodable") from None
