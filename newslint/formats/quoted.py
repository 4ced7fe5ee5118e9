"""Where the characters of a YAML or TOML string stand between its quotes, escapes and folds undone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.formats.stretch import Run, Stretch, of_runs, standing_for

_DOUBLE = re.compile(
    r"(?P<plain>[^\\\s]+)|\\x(?P<x>[0-9A-Fa-f]{2})|\\u(?P<u>[0-9A-Fa-f]{4})|\\U(?P<U>[0-9A-Fa-f]{8})"
    r"|(?P<joined>\\[ \t]*(?:\r\n?|\n)\s*)|\\(?P<one>.)|(?P<fold>[ \t]*(?:\r\n?|\n)\s*)|(?P<space>[ \t]+|.)",
    re.DOTALL,
)
_SINGLE = re.compile(r"(?P<plain>[^'\s]+)|(?P<twice>'')|(?P<fold>[ \t]*(?:\r\n?|\n)\s*)|(?P<space>[ \t]+|.)", re.DOTALL)
_ONE = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def quoted(raw: str, begin: int, value: str) -> Stretch:
    """A string's value, read from `raw`, which begins at `begin` of the source, quotes and all.

    Where the two cannot be brought together character by character, the value stands for all of it.
    """
    if raw == value:
        return Stretch(value, begin, begin + len(raw))
    for quote, units in (('"', _DOUBLE), ("'", _SINGLE)):
        if len(raw) >= 2 and raw[0] == raw[-1] == quote:
            copy = of_runs(_runs(units, raw, begin))
            if copy.text == value:
                return copy
    return standing_for(value, begin, begin + len(raw))


def _runs(units: re.Pattern[str], raw: str, begin: int) -> Iterator[Run]:
    for unit in units.finditer(raw, 1, len(raw) - 1):
        text = _text(unit)
        if text:
            verbatim = unit.lastgroup in ("plain", "space")
            yield Run(text, begin + unit.start(), begin + unit.end(), verbatim)


def _text(unit: re.Match[str]) -> str:
    kind, found = unit.lastgroup, unit.group()
    if kind in ("x", "u", "U"):
        code = int(unit[kind], 16)
        return chr(code) if code < 0x110000 else "\ufffd"
    if kind == "joined":
        return ""
    if kind == "one":
        return _ONE.get(unit["one"], unit["one"])
    if kind == "twice":
        return "'"
    if kind == "fold":
        lines = len(re.findall(r"\r\n?|\n", found))
        return " " if lines == 1 else "\n" * (lines - 1)
    return found
