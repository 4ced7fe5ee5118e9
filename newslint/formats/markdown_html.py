"""The copy inside a block of HTML in a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from newslint.formats.stretch import Run

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<![^>]*(?:>|\Z)"
    r"|<(?P<skipped>script|style|pre|textarea|svg|iframe)\b.*?(?:</(?P=skipped)\s*>|\Z)"
    r"|</?(?P<tag>[a-z][a-z0-9-]*)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    )
)
_UNIT = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|[^&\r\n]+|\r\n?|.", re.DOTALL)


def html_paragraphs(source: str, begin: int, stop: int) -> Iterator[list[Run]]:
    """The runs of each stretch of text that no tag of a block divides."""
    runs: list[Run] = []
    at = begin
    for markup in _MARKUP.finditer(source, begin, stop):
        runs += _text(source, at, markup.start())
        at = markup.end()
        tag = (markup["tag"] or "").lower()
        if tag == "br":
            runs.append(Run("\n", markup.start(), markup.end(), verbatim=False))
        elif tag and tag not in _INLINE:
            yield runs
            runs = []
    yield [*runs, *_text(source, at, stop)]


def _text(source: str, begin: int, stop: int) -> Iterator[Run]:
    for unit in _UNIT.finditer(source, begin, stop):
        raw = unit.group()
        text = unescape(raw) if raw[0] == "&" else raw.replace("\r\n", "\n").replace("\r", "\n")
        yield Run(text, unit.start(), unit.end(), verbatim=text == raw)
