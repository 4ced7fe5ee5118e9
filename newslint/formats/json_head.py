"""JSON told from how a file begins."""

from __future__ import annotations

import re

_BEGINS = re.compile(rb'[\xef\xbb\xbf\xff\xfe\s]*+(?:\[\s*+)?\{\s*+"(?:[^"\\]|\\.)*+"\s*+:')
_LINES = re.compile(rb"[\xef\xbb\xbf\xff\xfe\s]*+\{[^\n]*\}[ \t\r]*\n\s*+\{")


def is_json(head: bytes) -> bool:
    """Whether a file begins with an object, or with a list of objects."""
    return _BEGINS.match(head.replace(b"\0", b"")) is not None


def is_json_lines(head: bytes) -> bool:
    """Whether a file begins with an object on one line and another on the next."""
    return _LINES.match(head.replace(b"\0", b"")) is not None
