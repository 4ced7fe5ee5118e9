"""What a file of markup is, told from how it begins: its root element."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>\"']*(?:\"[^\"]*\"[^\[>\"']*|'[^']*'[^\[>\"']*|\[[^\]]*\][^\[>]*)*>)",
    re.S | re.I,
)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>]|$)")

_PAGE = re.compile(rb"<!doctype\s+html\b", re.I)


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


def is_html_page(head: bytes) -> bool:
    """Whether the file that begins so says it is a page of HTML, by its document type or its root element."""
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").replace(b"\0", b"")
    return _PAGE.match(text) is not None or xml_root(head).lower() == "html"
