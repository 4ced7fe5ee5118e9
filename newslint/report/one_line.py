"""Copy and paths made fit to stand in one line of output."""

from __future__ import annotations

import re

_HALVES = "[\ud800-\udfff]"
#: What stands in a name for a byte of it that is no UTF-8.
_BYTES = "[\udc80-\udcff]"
_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_TABLE = _CONTROLS | _SPACES


def one_line(text: str) -> str:
    """The text with line breaks and tabs as spaces, and a mark for every character that would steer a terminal.

    Each character stays one character.
    """
    return text if text.isprintable() else text.translate(_TABLE)


def readable(name: str) -> str:
    """The name of a file with each byte that is no UTF-8 in octal, as `ls -b` and git write it: 'caf\\351.txt'."""
    return name if name.isprintable() else re.sub(_BYTES, lambda byte: f"\\{ord(byte[0]) - 0xDC00:o}", name)


def whole(text: str) -> str:
    """The text with a replacement character for every half of a surrogate pair, so that it is Unicode."""
    return re.sub(_HALVES, "\ufffd", text)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """'1 file', '2 files'; '2 fixes' where the plural is told."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"
