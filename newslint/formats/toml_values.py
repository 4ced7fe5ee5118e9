"""Where the values of a TOML document stand, which the parser of the standard library does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.model.span import Span
from newslint.typed import NamedTuple

_TOKEN = re.compile(
    r'(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\')'
    r"|(?P<comment>#[^\r\n]*)|(?P<newline>[\r\n])|(?P<mark>[\[\]{},=])"
    r"|(?P<plain>[^\s\[\]{},=#\"']+(?:[ \t]+[^\s\[\]{},=#\"']+)*)",
    re.DOTALL,
)
#: What a bracket adds to the depth. Plain values stand less than 2 deep, so none in a table is one.
_DEEPER = {"[": 1, "]": -1, "{": 2, "}": -2}


class Assigned(NamedTuple):
    """A key as it is written, bare of quotes, and the places of its value, or of the plain ones among a list's."""

    key: str
    values: list[Span]


def assigned(document: str) -> Iterator[Assigned]:
    """What a valid document assigns above its first table, in its order; a dotted key is one whole."""
    key, values, depth, after_sign = "", list[Span](), 0, False
    for token in _TOKEN.finditer(document):
        kind, text = token.lastgroup, token.group()
        if kind == "mark":
            if not key:
                return
            depth += _DEEPER.get(text, 0)
            after_sign = after_sign or text == "="
        elif kind == "newline":
            if depth == 0 and key:
                yield Assigned(key, values)
                key, values, after_sign = "", [], False
        elif kind != "comment" and not after_sign:
            key += text.strip("\"'")
        elif kind != "comment" and depth < 2:
            values.append(Span(*token.span()))
    if key:
        yield Assigned(key, values)
