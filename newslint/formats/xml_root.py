"""What an XML file is, told from how it begins: its root element."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>\"']*(?:\"[^\"]*\"[^\[>\"']*|'[^']*'[^\[>\"']*|\[[^\]]*\][^\[>]*)*>)",
    re.S | re.I,
)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>]|$)")


def xml_root(head: bytes) -> str:
    """The local name of the root element of the XML file that begins so, as it is written; "" where it is no XML.

    The root tag itself has to stand in `head`, the rest of it need not.
    """
    start = head[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if not start.startswith(b"<"):
        return ""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")
    at = 0
    while ahead := _AHEAD.match(text, at):
        at = ahead.end()
    root = _ROOT.match(text, at)
    return root[1] if root else ""
