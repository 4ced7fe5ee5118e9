"""From the strings of an item in JSON to passages of copy: plain text or HTML, at their places in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.formats.builder import Run, cut, text_of, trimmed
from newslint.formats.inner_text import paragraph_passages
from newslint.formats.joined_runs import JoinedRuns
from newslint.formats.json_names import held
from newslint.formats.json_text import Text, Value
from newslint.formats.lines import bullet_end, paragraphs
from newslint.formats.paragraph import paragraph_blocks
from newslint.formats.passages import Passage
from newslint.model import document as kinds
from newslint.model.span import Span
from newslint.typed import NamedTuple

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
            field = _field(key, part, source) if isinstance(part, Text | dict) else None
            if field is not None:
                found.append(field)
    return found


def _field(key: str, part: Text | dict[str, Value], source: str) -> Field | None:
    marks: list[str] = [key]
    text: Value = part
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
    """The passages of a field, all of this kind; of a body (`PARAGRAPH`), each of its own.

    Raises InputError, naming the line, where an escape is half a character.
    """
    runs = list(field.text.runs(source))
    text = text_of(runs)
    if (field.form in (HTML, XML) and not _is_bare(text)) or (field.form == UNSAID and _has_markup(text)):
        return list(_marked_up(JoinedRuns(runs), kind, stated))
    if kind == kinds.PARAGRAPH:
        return list(_in_lines(text, runs))
    return [Passage(kind, runs, stated)]


def _is_bare(text: str) -> bool:
    """Whether a text is no HTML, whatever is said of it: there are lines and no tag."""
    return "\n" in text and "<" not in text and "&" not in text


def _has_markup(text: str) -> bool:
    return ("<" in text or "&" in text) and _TAG.search(text) is not None


def _in_lines(text: str, runs: Sequence[Run]) -> Iterator[Passage]:
    opening = True
    cutter = _Cutter(runs)
    for lines, _ in paragraphs(text):
        start, end = lines[0].start, lines[-1].end
        item = bullet_end(text, start, end)
        if item > start:
            yield Passage(kinds.LIST_ITEM, cutter.cut(item, end))
            continue
        for kind, span in paragraph_blocks(text, Span(start, end), opening=opening):
            yield Passage(kind, cutter.cut(*span))
            opening = opening and kind != kinds.PARAGRAPH


class _Cutter:
    """Cuts runs into stretches of their text that come one after the other."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._at = 0  # the run that is next, and where it begins
        self._begin = 0

    def cut(self, start: int, end: int) -> list[Run]:
        """The runs of the stretch from `start` to `end`, which is not before the one cut last."""
        runs, at, begin = self._runs, self._at, self._begin
        while begin + len(runs[at].text) <= start:
            begin += len(runs[at].text)
            at += 1
        first, around = at, begin
        while begin + len(runs[at].text) < end:
            begin += len(runs[at].text)
            at += 1
        self._at, self._begin = at, begin
        return cut(runs[first : at + 1], Span(start - around, end - around))


def _marked_up(joined: JoinedRuns, kind: str, stated: bool) -> Iterator[Passage]:
    from newslint.formats.html_text import html_blocks

    opening = True
    for block in html_blocks(joined.text):
        runs = trimmed(joined.traced(block.runs))
        if kind != kinds.PARAGRAPH:
            yield Passage(kind, runs, stated)
        elif block.kind != kinds.PARAGRAPH:
            yield Passage(block.kind, runs, stated=block.tag == "h1")
        elif runs:
            for part in paragraph_passages(runs, opening=opening):
                opening = opening and part.kind != kinds.PARAGRAPH
                yield part
