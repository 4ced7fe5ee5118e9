"""From the strings of an item in JSON to passages of copy: plain text or HTML, at their places in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from newslint.formats.builder import Run, text_of
from newslint.formats.json_names import held
from newslint.formats.json_text import Text, Value
from newslint.formats.lines import bullet_end, paragraphs
from newslint.formats.paragraph import paragraph_blocks
from newslint.formats.passages import Passage, cuts
from newslint.model import document as kinds
from newslint.model.span import Span

HTML, PLAIN, XML, UNSAID = "html", "plain", "xml", ""
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|sub|sup|h[1-6]|ul|ol|li|blockquote|figure|img|section|article|table)"
    r"(?:\s[^<>]*)?/?>|&(?:amp|nbsp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-f]{1,6});",
    re.IGNORECASE,
)
#: Roles of a description that describe no story: who is to be credited, what may be done with it.
_NO_COPY = ("credit", "usage", "copyright", "rights")


class Field(NamedTuple):
    """A string of an item, the form its characters are in, and what it is called."""

    text: Text
    form: str
    name: str


def fields(item: dict[str, Value], keys: tuple[str, ...], source: str) -> list[Field]:
    """The strings under these keys, those in objects and lists of objects too, but for credits and notices."""
    found = []
    for key, value in held(item, keys):
        for part in value if isinstance(value, list) else [value]:
            field = _field(key, part, source) if not isinstance(part, list) else None
            if field is not None:
                found.append(field)
    return found


def _field(key: str, part: Text | dict[str, Value], source: str) -> Field | None:
    marks, text = [key], part
    if isinstance(part, dict):
        told = (part.get("role"), part.get("contenttype"))
        marks += [mark.read(source).lower() for mark in told if isinstance(mark, Text)]
        text = next((v for _, v in held(part, ("value", "text", "description", "caption"))), part)
    if not isinstance(text, Text) or any(no in mark for no in _NO_COPY for mark in marks):
        return None
    return Field(text, _form(marks), marks[1] if len(marks) > 1 else key)


def _form(marks: Sequence[str]) -> str:
    if any("html" in mark for mark in marks):
        return HTML
    if any(mark.endswith(("xml", "nitf")) for mark in marks):
        return XML
    if any(mark in ("text", "text/plain") or mark.endswith("_text") for mark in marks):
        return PLAIN
    return UNSAID


def passages(field: Field, kind: str, source: str, *, stated: bool = False) -> list[Passage]:
    """The passages of a field, all of this kind; of a body (`PARAGRAPH`), each of its own."""
    places = StringPlaces(field.text, source)
    if field.form in (HTML, XML) or (field.form == UNSAID and _TAG.search(places.text)):
        return list(_marked_up(places, kind, stated))
    if kind == kinds.PARAGRAPH:
        return list(_in_lines(places))
    return [Passage(kind, places.runs, stated)]


def _marked_up(places: StringPlaces, kind: str, stated: bool) -> Iterator[Passage]:
    from newslint.formats.html_text import html_blocks

    opening = True
    for block in html_blocks(places.text):
        runs = [found for run in block.runs for found in places.in_source(run)]
        if kind != kinds.PARAGRAPH:
            yield Passage(kind, runs, stated)
        elif block.kind != kinds.PARAGRAPH:
            yield Passage(block.kind, runs, stated=block.tag == "h1")
        else:
            found = _paragraph(runs, opening=opening)
            yield from found
            opening = opening and all(p.kind != kinds.PARAGRAPH for p in found)


def _in_lines(places: StringPlaces) -> Iterator[Passage]:
    text, opening = places.text, True
    spans = [Span(p.lines[0].start, p.lines[-1].end) for p in paragraphs(text)]
    marks = [Span(bullet_end(text, *span), span.end) for span in spans]
    for span, item, runs in zip(spans, marks, cuts(places.runs, marks), strict=True):
        if item.start > span.start:
            yield Passage(kinds.LIST_ITEM, runs)
        else:
            found = _paragraph(runs, opening=opening)
            yield from found
            opening = opening and all(p.kind != kinds.PARAGRAPH for p in found)


def _paragraph(runs: Sequence[Run], *, opening: bool) -> list[Passage]:
    text = text_of(runs)
    blocks = paragraph_blocks(text, Span(0, len(text)), opening=opening)
    if len(blocks) == 1:
        return [Passage(blocks[0].kind, runs)]
    return [Passage(b.kind, part) for b, part in zip(blocks, cuts(runs, [b.span for b in blocks]), strict=True)]


class StringPlaces:
    """The text of a string with its escapes undone, and from places in it to places in the source."""

    def __init__(self, string: Text, source: str) -> None:
        """Raises InputError, naming the line, where an escape is half a character."""
        self.runs = list(string.runs(source))
        self.text = text_of(self.runs)
        self._starts = [0, *accumulate(len(run.text) for run in self.runs)]

    def in_source(self, run: Run) -> Iterator[Run]:
        """A run of the text as runs of the source."""
        at = bisect_right(self._starts, run.begin) - 1
        if not run.verbatim:
            last = bisect_right(self._starts, run.stop - 1, at) - 1 if run.stop > run.begin else at
            yield run._replace(begin=self._place(at, run.begin), stop=self._place(last, run.stop))
            return
        while at < len(self.runs) and self._starts[at] < run.stop:
            begin, stop = max(run.begin, self._starts[at]), min(run.stop, self._starts[at + 1])
            text = run.text[begin - run.begin : stop - run.begin]
            yield Run(text, self._place(at, begin), self._place(at, stop), self.runs[at].verbatim)
            at += 1

    def _place(self, at: int, offset: int) -> int:
        """Where in the source this offset in run number `at` is, be it the run's end."""
        if at >= len(self.runs):
            return self.runs[-1].stop if self.runs else 0
        run, inside = self.runs[at], offset - self._starts[at]
        if run.verbatim:
            return run.begin + inside
        return run.stop if inside else run.begin
