"""HTML cut into tags and text, as browsers cut it, however badly it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from newslint.formats.builder import Run

# A quotation mark counts only behind an equals sign. The groups are atomic and the end of the text closes anything, so
# that the cost stays proportional to the length.
_MARKUP = re.compile(
    r"<(?:(?P<end>/)?(?:x?html:)?(?P<name>[a-zA-Z][^\s/>]*+)(?>[^>=]*+(?:=\s*+(?>\"[^\"]*+\"|'[^']*+'|))?+)*+(?P<closed>>)?+"
    r"|!--(?:-?>|.*?(?:--!?>|\Z))|!\[CDATA\[|[!?/][^>]*+(?:>|\Z))|\]\]>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"[\s/\"']([^\s=<>\"'/]+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")
_NOT_VERBATIM = re.compile(r"&(?:#\d{1,9};?|#[xX][0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)|\u00ad")
#: Elements whose content is no markup.
_RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"))
_SOFT_HYPHEN = "\u00ad"


class Tag(NamedTuple):
    """A start or end tag: the element's name in lower case, without a prefix of XHTML's, and its stretch of the text.

    An `is_empty` start tag ends as those of XML that have no end tag.
    """

    name: str
    is_end: bool
    begin: int
    stop: int
    is_empty: bool = False


class Text(NamedTuple):
    """A stretch of text between tags; `raw` where it is what a script, a style or the like says."""

    begin: int
    stop: int
    raw: bool = False


def html_tokens(source: str, begin: int = 0, stop: int | None = None) -> Iterator[Tag | Text]:
    """The tags and texts of HTML in order; comments, declarations and a tag that nothing closes are none."""
    end = len(source) if stop is None else stop
    at = begin
    search = _MARKUP.search
    while at < end and (markup := search(source, at, end)):
        start, after = markup.span()
        if at < start:
            yield Text(at, start)
        at = after
        name = markup["name"]
        if name is None:
            continue
        if markup["closed"] is None:  # "a <b and c" to the end of the text
            yield Text(start, end)
            return
        name, is_empty = name.lower(), source[after - 2] == "/"
        yield Tag(name, markup["end"] is not None, start, after, is_empty)
        if name in _RAW and markup["end"] is None and not is_empty:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at, end)
            content = closing.start() if closing else end
            if at < content:
                yield Text(at, content, raw=True)
            at = content
    if at < end:
        yield Text(at, end)


def attributes(source: str, tag: Tag) -> dict[str, list[Run]]:
    """The attributes of a tag by their name in lower case, each value as runs; of two with one name the first."""
    found: dict[str, list[Run]] = {}
    for attribute in _ATTRIBUTE.finditer(source, tag.begin + 1, tag.stop - 1):
        for group in (2, 3, 4):
            if attribute[group] is not None:
                begin, stop = attribute.span(group)
                break
        else:
            begin = stop = attribute.end()
        found.setdefault(attribute[1].lower(), text_runs(source, begin, stop))
    return found


def text_runs(source: str, begin: int, stop: int) -> list[Run]:
    """Text between tags, or an attribute's value, as runs: references resolved, soft hyphens left out.

    White space is as it stands, except that a reference to any is a space.
    """
    runs, at = [], begin
    for found in _NOT_VERBATIM.finditer(source, begin, stop):
        raw = found.group()
        text = unescape(raw) if raw[0] == "&" else ""
        if text == raw:
            continue
        if at < found.start():
            runs.append(Run(source[at : found.start()], at, found.start(), True))
        if text and text != _SOFT_HYPHEN:
            runs.append(Run(" " if text in "\t\n\f\r" else text, found.start(), found.end(), False))
        at = found.end()
    if at < stop:
        runs.append(Run(source[at:stop], at, stop, True))
    return runs
