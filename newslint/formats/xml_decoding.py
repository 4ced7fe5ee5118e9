"""From the bytes of an XML file to its text, in the encoding the file says it is in."""

from __future__ import annotations

import codecs
import re

from newslint.errors import InputError
from newslint.formats.decoding import Decoded, decode

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_DECLARED = re.compile(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
#: Bytes that are control characters in ISO 8859-1, where files that declare it mean Windows-1252.
_WINDOWS = re.compile(rb"[\x80-\x9f]")
#: Python knows these, but they are no way to write a file.
_NO_FILES = frozenset(("utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"))


def decode_xml(data: bytes) -> Decoded:
    """The text of an XML file, decoded as its byte order mark or its declaration says, otherwise as UTF-8.

    Raises InputError of kind "binary" for what is not text, and of kind "undecodable" where the file is not in the
    encoding it declares, or in one that nobody knows.
    """
    declared = _DECLARED.match(data[:1024])
    if data.startswith(_MARKS) or b"\0" in data[:64]:
        return decode(data)
    name = declared[1].decode("ascii") if declared else "utf-8"
    encoding = known_encoding(name)
    if encoding is None:
        raise InputError(f"declares the encoding '{name}', which is unknown; save it as UTF-8", "undecodable")
    if encoding == "iso8859-1" and _WINDOWS.search(data):
        try:
            return Decoded(data.decode("cp1252"), "cp1252")
        except UnicodeDecodeError:
            pass  # a byte that Windows-1252 lacks: as declared, then
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        said = "it says it is in" if declared else "XML is in unless it says otherwise"
        raise InputError(
            f"line {line}: byte 0x{data[fault.start]:02x} is not {name}, which {said}; declare the right encoding",
            "undecodable",
        ) from None


def known_encoding(name: str) -> str | None:
    """The codec for an encoding that a file declares; None where there is none, or none that files are written in."""
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    if codec.name.replace("-", "_") in _NO_FILES or not codec._is_text_encoding:
        return None
    # UTF-16 would have shown NULs: the declaration was left behind when the file was saved anew.
    return "utf-8" if codec.name.startswith(("utf-16", "utf-32")) else codec.name
