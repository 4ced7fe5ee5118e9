"""Why a text is not JSON, and where."""

from __future__ import annotations

import re

from newslint.errors import InputError

#: So many brackets may stand in one another.
DEEPEST = 10_000
_BLANK = re.compile(r"[ \t\r\n]*+")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_KEY, _COLON, _VALUE = "a key in double quotes", "':'", "a value"


def too_deep(source: str, at: int) -> InputError:
    """The fault of one bracket too many, at `at`."""
    return InputError(f"{_place(source, at)}: more than {DEEPEST:,} brackets in one another", "hostile")


def no_value(source: str, at: int, stop: int) -> InputError:
    """The fault of what stands at `at` in place of a value."""
    return expected(source, at, stop, _VALUE)


def no_member(source: str, at: int, stop: int) -> InputError:
    """The fault of what stands at `at` in place of a key and its value."""
    at = _BLANK.match(source, at, stop).end()  # type: ignore[union-attr]
    key = _STRING.match(source, at, stop)
    if key is None or not source.startswith('"', key.end(), stop):
        return expected(source, at, stop, _KEY)
    at = _BLANK.match(source, key.end() + 1, stop).end()  # type: ignore[union-attr]
    if not source.startswith(":", at, stop):
        return expected(source, at, stop, _COLON)
    return no_value(source, at + 1, stop)


def expected(source: str, at: int, stop: int, what: str) -> InputError:
    """The fault of what stands at `at`, white space aside, where `what` should."""
    at = _BLANK.match(source, at, stop).end()  # type: ignore[union-attr]
    if source.startswith('"', at, stop) and what in (_KEY, _VALUE):
        at, reason = _in_string(source, at, stop)
    elif at >= stop:
        reason = f"it ends where {what} is expected; is it cut short?"
    else:
        reason = f"{what} is expected"
    return InputError(f"{_place(source, at)}: not valid JSON: {reason}", "malformed")


def _in_string(source: str, at: int, stop: int) -> tuple[int, str]:
    """Where the string that opens at `at` goes wrong, and how."""
    end = _STRING.match(source, at, stop).end()  # type: ignore[union-attr]
    if end >= stop or (source[end] == "\\" and stop - end < len(r"\u0000")):
        return at, "the string that opens here is never closed; is it cut short?"
    if source[end] == "\\":
        return end, f"{source[end + 1 : end + 2]!a} behind a backslash is no escape"
    if source[end] in "\r\n":
        return end, "a string goes over the end of its line; a quotation mark or an escape is missing"
    return end, f"the control character U+{ord(source[end]):04X} has to be escaped"


def _place(source: str, at: int) -> str:
    line = source.count("\n", 0, at) + 1
    return f"line {line}, column {at - source.rfind(chr(10), 0, at)}"
