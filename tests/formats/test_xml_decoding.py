"""XML files as text: the encodings they declare, rightly or wrongly."""

from __future__ import annotations

import pytest

from newslint.errors import InputError
from newslint.formats.xml_decoding import decode_xml


@pytest.mark.parametrize(
    ("data", "text_", "encoding"),
    [
        ("<a>Zoë</a>".encode(), "<a>Zoë</a>", "utf-8"),
        ("\ufeff<a>Zoë</a>".encode(), "<a>Zoë</a>", "utf-8-sig"),
        ("<a>Zoë</a>".encode("utf-16"), "<a>Zoë</a>", "utf-16"),
        ("<?xml version='1.0' encoding='ISO-8859-2'?><a>Ż</a>".encode("iso-8859-2"), None, "iso8859-2"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><a>‘ë’</a>".encode("cp1252"), None, "cp1252"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><a>ë</a>".encode("latin-1"), None, "iso8859-1"),
        (b"<?xml version='1.0' encoding='us-ascii'?><a>e</a>", None, "ascii"),
        ("<?xml version='1.0' encoding='UTF-16'?><a>Zoë</a>".encode(), None, "utf-8"),
    ],
)
def test_encodings(data: bytes, text_: str | None, encoding: str) -> None:
    found = decode_xml(data)
    assert found.encoding == encoding
    assert found.text.encode(encoding) == data
    assert text_ is None or found.text == text_


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<a>\nZo\xeb</a>", "line 2: byte 0xeb is not utf-8"),
        (b"<?xml version='1.0' encoding='utf-8'?><a>Zo\xeb</a>", "which it says it is in"),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "'klingon'"),
        (b"<?xml version='1.0' encoding='base64'?><a/>", "'base64'"),
        (b"<?xml version='1.0' encoding='unicode_escape'?><a/>", "'unicode_escape'"),
        (b"<?xml version='1.0' encoding='idna'?><a/>", "'idna'"),
    ],
)
def test_wrong_declarations_are_told(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        decode_xml(data)
    assert caught.value.kind == "undecodable"
