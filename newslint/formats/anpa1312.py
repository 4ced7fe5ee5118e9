"""ANPA 1312, the text message of American wires: a header, lines marked with ^ as the head, the text, a trailer.

Every line of the head begins with "^" and ends with "<", a byline with "="; the marks are no part of the copy. The
first is the slug, "BC-Geneva-Talks,0412"; lines to editors and lists of photos are furniture; the first of the others
is the headline, what follows it stands under it. A tab or spaces open a paragraph of the text. A message in tabular
format (DC2 in its header) keeps its lines apart. The date is that of the dateline, otherwise that of the trailer.
"""

from __future__ import annotations

import re

from newslint.formats.builder import TextBuilder
from newslint.formats.source import Source
from newslint.formats.transmission import Message, a_date, read_messages
from newslint.formats.wire import is_byline
from newslint.formats.wire_copy import add_copy, clean_copy, dateline_date, read_paragraphs
from newslint.model import document as kinds
from newslint.model.document import Document, Metadata
from newslint.model.span import SourceSpan
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_NAME = "ANPA 1312"
_TABULAR = "\x12"
_LINE = re.compile(r"[^\r\n]+")
#: A line of the head: up to its mark or the end of the line, or on in lines that neither a mark nor a blank opens.
_HEAD_LINE = re.compile(r"\s*+\^([^\r\n<]*+(?:(?<![<=])(?<![<=][ ])(?:\r\n?|\n)(?![\s^])[^\r\n<]*+){0,4})<?")
_MARKS = "^<= \t\r\n"
_NUMBER = re.compile(r"\*\d{3,5}")
_SLUG = re.compile(
    r"(?P<slug>(?:AM|PM|BC|AP)s?-[^,]{1,80}|[^,]{1,80}(?=,))(?:,[ ]?(?:\d{2,5}|\d{1,2}(?:st|nd|rd|th)[ ].{1,40}))?"
)
_TO_EDITORS = re.compile(
    r"\(?(?:eds?|editors|note to editors|advisory)\b[:.,]|[\w-]{1,12} (?:photos?|graphics?|video)\b(?: [A-Z]+\d|:)",
    re.I,
)
_STAMP = re.compile(r"-(\d\d)-(\d\d)-(\d\d)[ ]\d{4}")


def read(source: Source) -> tuple[Document, ...]:
    """One document of each message of the file, its blocks with an empty line between them.

    Raises InputError of kind "malformed" where the file has no header, or a message is cut short.
    """
    return tuple(_document(*sent) for sent in read_messages(source, _NAME))


def _document(path: str, source: str, encoding: str, message: Message, story: str | None) -> Document:
    builder = TextBuilder()
    begin, slug = _add_head(builder, source, message.text)
    if _TABULAR in source[message.preface.begin : message.preface.stop]:
        for line in _LINE.finditer(source, begin, message.text.stop):
            builder.add(kinds.TABLE_CELL, clean_copy(source, *_unmarked(source, SourceSpan(*line.span()))))
    else:
        add_copy(builder, read_paragraphs(source, begin, message.text.stop, "^<="))
    text, blocks, offsets = builder.result()
    stated = dateline_date(text, blocks) or _stamped(source, message)
    metadata = Metadata(date=stated, slug=slug)
    return Document(path, source, encoding, "anpa1312", text, blocks, offsets, metadata, story)


def _add_head(builder: TextBuilder, source: str, text: SourceSpan) -> tuple[int, str | None]:
    """Add the marked lines above the text; give where that begins, and the slug."""
    at, slug = text.begin, None
    seen: set[str] = set()
    while (found := _HEAD_LINE.match(source, at, text.stop)) is not None:
        at = found.end()
        span = _unmarked(source, SourceSpan(*found.span(1)))
        words = source[span.begin : span.stop]
        keyword = _SLUG.fullmatch(words) if not seen else None
        if keyword:
            slug, kind = keyword["slug"], kinds.FURNITURE
        else:
            kind = _head_kind(words, signed=found[1].rstrip().endswith("="), titled=kinds.HEADLINE in seen)
        if not _NUMBER.fullmatch(words):
            seen.add(kind)
        builder.add(kind, clean_copy(source, *span))
    return at, slug


def _head_kind(words: str, *, signed: bool, titled: bool) -> str:
    if _NUMBER.fullmatch(words) or _TO_EDITORS.match(words):
        return kinds.FURNITURE
    if signed or is_byline(words):
        return kinds.BYLINE
    return kinds.SUBHEAD if titled else kinds.HEADLINE


def _unmarked(source: str, span: SourceSpan) -> SourceSpan:
    """A line or paragraph without the marks at either end."""
    begin, stop = span
    while begin < stop and source[begin] in _MARKS:
        begin += 1
    while begin < stop and source[stop - 1] in _MARKS:
        stop -= 1
    return SourceSpan(begin, stop)


def _stamped(source: str, message: Message) -> date | None:
    """The date of the trailer, "AP-WF-11-13-13 1509GMT": month, day, year."""
    stamp = _STAMP.search(source, message.trailer.begin, min(message.trailer.stop, message.trailer.begin + 100))
    return a_date(int(stamp[3]), int(stamp[1]), int(stamp[2])) if stamp else None
