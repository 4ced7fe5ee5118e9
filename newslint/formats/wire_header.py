"""What a file from a wire is, told from its first bytes: the header that follows SOH."""

from __future__ import annotations

_FILL = b"\x16\x7f \t\r\n"
_SOH, _FIELD_END = b"\x01", b"\x1f"


def is_iptc7901(head: bytes) -> bool:
    """Whether a message begins here, in any format but ANPA 1312."""
    header = _header(head)
    return header is not None and not _is_anpa_header(header)


def is_anpa1312(head: bytes) -> bool:
    """Whether an ANPA 1312 message begins here: its header opens with a letter and a number, "W2870"."""
    header = _header(head)
    return header is not None and _is_anpa_header(header)


def _header(head: bytes) -> bytes | None:
    """The first line of a message, where nothing but fill characters precede it; None where there is none."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(_FILL)
    if not start.startswith(_SOH):
        return None
    line = start[1:].replace(b"\r", b"\n").partition(b"\n")[0].partition(b"\x02")[0]
    return line if line[:1].isalnum() and b"\0" not in line else None


def _is_anpa_header(header: bytes) -> bool:
    number, sign, _ = header.partition(_FIELD_END)
    return bool(sign) and number[:1].isalpha() and number[1:].isdigit()
