"""The text of a feed's elements: plain, HTML that was escaped, or markup of the feed's own."""

from __future__ import annotations

import re

from newslint.formats.feed_fields import CAPTION, Field
from newslint.formats.html_stack import BESIDE
from newslint.formats.html_text import HtmlBlock, html_blocks
from newslint.formats.html_tokens import as_written
from newslint.formats.stretch import Stretch, joined, standing_for
from newslint.formats.undone import Undone
from newslint.formats.whitespace import collapsed, divided
from newslint.model import document as kinds

PLAIN, ESCAPED, INLINE, OTHER = "plain", "escaped", "inline", "other"

_new = tuple.__new__  # makes records in a third of the time of their constructor
#: What there is in HTML that does not stand for itself, white space aside.
_MARK = re.compile(r"[<&\u00ad]|\]\]>")


def form_of(field: Field, *, is_atom: bool) -> str:
    """How an element's text is set: as its attributes say in Atom, as its content does in RSS."""
    if not is_atom or field.role == CAPTION:
        return INLINE if field.is_marked_up else PLAIN if field.tag.attributes.get("type") == "plain" else ESCAPED
    type_ = field.tag.attributes.get("type", "text").lower()
    mode = field.tag.attributes.get("mode", "")
    if mode == "base64":
        return OTHER
    if type_ == "xhtml" or type_.endswith(("/xml", "+xml")) or field.is_marked_up:
        return ESCAPED if mode == "escaped" else INLINE
    if type_ in ("html", "text/html"):
        return ESCAPED
    return PLAIN if type_.startswith("text") else OTHER


def blocks_of(undone: Undone, field: Field, form: str) -> list[HtmlBlock]:
    """The blocks of an element's text, no white space around them, at their places in a source that is undone."""
    if form == INLINE:
        return html_blocks(undone.source[field.begin : field.stop], field.begin)
    if form == OTHER:
        return []
    written = field.copy
    copy = undone.copy(written.text, written.begin, written.stop, lambda: written)
    if form == PLAIN or not _MARK.search(copy.text):
        return [_new(HtmlBlock, (kinds.PARAGRAPH, collapsed(part), "", BESIDE)) for part in divided(copy.trimmed())]
    return html_blocks(copy.text, copy.begin)


def one_block(undone: Undone, field: Field, form: str) -> Stretch:
    """The text of an element that is a single line, a title's for one, at its place in a source that is undone."""
    copy = field.copy
    if form == PLAIN or (form == ESCAPED and "<" not in copy.text):
        if form == ESCAPED and "&" in copy.text:
            written = as_written(copy.text, 0)
            copy = written.traced(copy) if written.text else written
        return collapsed(copy).trimmed()
    parts: list[Stretch] = []
    for block in blocks_of(undone, field, form):
        if parts:
            parts.append(standing_for(" ", parts[-1].stop, block.copy.begin))
        parts.append(block.copy)
    return joined(parts)
