"""From the strings of an item in JSON to passages of copy: plain text or HTML, at their places in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.formats.inner_text import paragraph_passages
from newslint.formats.json_text import Text, Value
from newslint.formats.lines import bullet_end, paragraphs
from newslint.formats.paragraph import paragraph_blocks
from newslint.formats.passages import Passage
from newslint.formats.stretch import Stretch
from newslint.formats.undone import Undone
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
#: What the string is called in a field that is an object.
_VALUES = ("value", "text", "description", "caption")
_MOST_FORMS, _LONGEST_KEY = 1000, 60
_new = tuple.__new__  # makes records in a third of the time of their constructor


class Field(NamedTuple):
    """A string of an item, the form its characters are in, and what it is called."""

    text: Text
    form: str
    name: str


def fields(item: dict[str, Value], keys: tuple[str, ...], source: str) -> list[Field]:
    """The strings under these keys, those in objects and lists of objects too, but for credits and notices.

    The item has all of the keys.
    """
    found = []
    for key in keys:
        value = item[key]
        for part in value if type(value) is list else (value,):
            field = _field(key, part, source)
            if field is not None:
                found.append(field)
    return found


def _field(key: str, part: Value, source: str) -> Field | None:
    if type(part) is Text:
        form = _FORMS[key]
        return None if form is None else _new(Field, (part, form, key))
    if not isinstance(part, dict):
        return None
    told = (part.get("role"), part.get("contenttype"))
    marks = (key, *(mark.read(source).lower() for mark in told if isinstance(mark, Text)))
    text = next((part[name] for name in _VALUES if name in part), None)
    form = _form(marks) if isinstance(text, Text) else None
    if form is None or not isinstance(text, Text):
        return None
    return Field(text, form, marks[1] if len(marks) > 1 else key)


def _form(marks: Sequence[str]) -> str | None:
    """The form of a string by its key and what is said of it; None where it is no copy."""
    if any(no in mark for no in _NO_COPY for mark in marks):
        return None
    if any("html" in mark for mark in marks):
        return HTML
    if any(mark.endswith(("xml", "nitf")) for mark in marks):
        return XML
    if any(mark in ("text", "text/plain") or mark.endswith("_text") for mark in marks):
        return PLAIN
    return UNSAID


class _Forms(dict[str, "str | None"]):
    """The forms of strings by their keys, kept as they are asked for."""

    def __missing__(self, key: str) -> str | None:
        form = _form((key,))
        if len(self) < _MOST_FORMS and len(key) <= _LONGEST_KEY:
            self[key] = form
        return form


_FORMS = _Forms()


def passages(field: Field, kind: str, undone: Undone, *, stated: bool = False) -> list[Passage]:
    """The passages of a field, all of this kind; of a body (`PARAGRAPH`), each of its own.

    Raises InputError, naming the line, where an escape is half a character.
    """
    source, string = undone.source, field.text
    copy = undone.copy(string.read(source), *string, lambda: string.copy(source))
    text = copy.text
    if (field.form in (HTML, XML) and not _is_bare(text)) or (field.form == UNSAID and _has_markup(text)):
        return _marked_up(copy, kind, stated)
    if kind == kinds.PARAGRAPH:
        return _in_lines(copy)
    return [_new(Passage, (kind, copy, stated))]


def _is_bare(text: str) -> bool:
    """Whether a text is no HTML, whatever is said of it: there are lines and no tag."""
    return "\n" in text and "<" not in text and "&" not in text


def _has_markup(text: str) -> bool:
    return ("<" in text or "&" in text) and _TAG.search(text) is not None


def _in_lines(copy: Stretch) -> list[Passage]:
    found: list[Passage] = []
    opening, text = True, copy.text
    for lines, _ in paragraphs(text):
        start, end = lines[0].start, lines[-1].end
        item = bullet_end(text, start, end)
        if item > start:
            found.append(Passage(kinds.LIST_ITEM, copy.cut(item, end)))
            continue
        for kind, span in paragraph_blocks(text, _new(Span, (start, end)), opening=opening):
            found.append(_new(Passage, (kind, copy.cut(*span), False)))
            opening = opening and kind != kinds.PARAGRAPH
    return found


def _marked_up(copy: Stretch, kind: str, stated: bool) -> list[Passage]:
    from newslint.formats.html_text import blocks_of
    from newslint.formats.html_tokens import Tokens, html_tokens

    parts, bounds, texts, tags = html_tokens(copy.text)
    blocks = blocks_of(Tokens(parts, [copy.begin + at for at in bounds], texts, tags))
    if kind != kinds.PARAGRAPH:
        return [_new(Passage, (kind, block.copy, stated)) for block in blocks]
    found: list[Passage] = []
    opening = True
    for block in blocks:
        if block.kind != kinds.PARAGRAPH:
            found.append(Passage(block.kind, block.copy, stated=block.tag == "h1"))
            continue
        for part in paragraph_passages(block.copy, opening=opening):
            opening = opening and part.kind != kinds.PARAGRAPH
            found.append(part)
    return found
