"""IPTC 7901, the text message of the agencies: a header, a slug, the headline up to an equals sign, the text.

The header, "eca062 4 i 211 ccccb dpa 061", is left out; the slug below it, before the text (STX), is furniture. The
lines up to the one that ends with "=" are the head: leads and corrections, headline, byline. What an agency adds
for its customers below the text, a notebook, what is "not for publication", is furniture. The date is that of the
dateline, otherwise that of the stamp in the trailer.
"""

from __future__ import annotations

import re

from newslint.formats.builder import TextBuilder
from newslint.formats.lines import ends_sentence
from newslint.formats.source import Source
from newslint.formats.transmission import Message, read_messages, stamped_date
from newslint.formats.wire_copy import add_copy, clean_copy, dateline_date, read_paragraphs
from newslint.model import document as kinds
from newslint.model.document import Document, Metadata
from newslint.model.span import SourceSpan

_NAME = "IPTC 7901"
_LINE = re.compile(r"[^\r\n]+")
_BLANK_LINE = re.compile(r"(?>\r\n?|\n)[ \t]*+[\r\n]")
_BYLINE = re.compile(r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|DI|Door|DOOR)[ ][^\W\d_a-zß-öø-ÿ]")
_DESIGNATION = re.compile(
    r"\(.{1,60}\)|\(?(?:\d{1,2}(?:st|nd|rd|th)[ ]lead|lead|update(?:[ ]\d{1,2})?|urgent|flash|alert|bulletin|snap"
    r"|corrected|correction|repeat)\b[^\w]{0,40}",
    re.IGNORECASE,
)
_NOTEBOOK = re.compile(r"\#{1,3}[ ][^\r\n]{0,40}\b(?:notebook|notizblock|bloc-notes)\b", re.IGNORECASE)
#: A notice on its own, not a sentence of the copy about one.
_NOT_FOR_PUBLICATION = re.compile(
    r"(?:(?:\*[ ]?){3,}\s*|(?=the[ ]following|die[ ](?:nach)?folgenden|not\b|nicht\b))"
    r"[^.!?\"“”„«»]{0,80}\b(?:not[ ](?:intended[ ])?for[ ]publication|nicht[ ]zur[ ]Veröffentlichung)\b",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 160
_MOST_HEAD_LINES = 8
_LONGEST_HEADLINE = 240
#: A head line shorter than this was not broken for want of room.
_BROKEN = 40


def read(source: Source) -> tuple[Document, ...]:
    """One document of each message of the file, its blocks with an empty line between them.

    Raises InputError of kind "malformed" where the file has no header, or a message is cut short.
    """
    return tuple(_document(*sent) for sent in read_messages(source, _NAME))


def _document(path: str, source: str, encoding: str, message: Message, story: str | None) -> Document:
    builder = TextBuilder()
    slug = _add_slug(builder, source, message)
    begin = _add_head(builder, source, *message.text)
    paragraphs = read_paragraphs(source, begin, message.text.stop)
    tail = next((n for n, paragraph in enumerate(paragraphs) if _opens_tail(paragraph.text)), len(paragraphs))
    add_copy(builder, paragraphs[:tail])
    for paragraph in paragraphs[tail:]:
        builder.add(kinds.FURNITURE, paragraph)
    text, blocks, offsets = builder.result()
    stated = dateline_date(text, blocks) or stamped_date(source[message.trailer.begin : message.trailer.begin + 200])
    metadata = Metadata(date=stated, slug=slug)
    return Document(path, source, encoding, "iptc7901", text, blocks, offsets, metadata, story)


def _opens_tail(text: str) -> bool:
    """Whether what an agency tells its customers begins here, below the copy."""
    if text[0] == "#":
        return _NOTEBOOK.match(text) is not None
    return len(text) <= _LONGEST_NOTICE and _NOT_FOR_PUBLICATION.match(text) is not None


def _add_slug(builder: TextBuilder, source: str, message: Message) -> str | None:
    """Add what stands between header and text, and give the slug: that, or the first field of a header in fields."""
    preface = read_paragraphs(source, *message.preface)
    for paragraph in preface:
        builder.add(kinds.FURNITURE, paragraph)
    header, sign, _ = source[message.header.begin : message.header.stop].partition("\x1f")
    slug = preface[0].text.splitlines()[0] if preface else header if sign else ""
    return slug.strip().rstrip("/") or None


def _add_head(builder: TextBuilder, source: str, begin: int, stop: int) -> int:
    """Add the lines above the text, and say where the text begins."""
    lines, end = _head_lines(source, begin, stop)
    parts: list[tuple[SourceSpan, str]] = []
    for line in lines:
        kind = _head_kind(source[line.begin : line.stop].strip())
        above, its_kind = parts[-1] if parts else (line, "")
        if kind == its_kind == kinds.HEADLINE and _goes_on(source, above):
            parts[-1] = (SourceSpan(above.begin, line.stop), kind)
        else:
            parts.append((line, kind))
    headline = max((span for span, kind in parts if kind == kinds.HEADLINE), default=None)
    for span, kind in parts:
        builder.add(kinds.SUBHEAD if kind == kinds.HEADLINE and span != headline else kind, clean_copy(source, *span))
    return end


def _head_kind(line: str) -> str:
    if _BYLINE.match(line):
        return kinds.BYLINE
    return kinds.FURNITURE if _DESIGNATION.fullmatch(line) else kinds.HEADLINE


def _head_lines(source: str, begin: int, stop: int) -> tuple[list[SourceSpan], int]:
    """The lines of the head without its equals sign, and where it ends.

    Without the sign the head is a headline on its own: short lines, no sentence, a blank line below.
    """
    lines: list[SourceSpan] = []
    for found in _LINE.finditer(source, begin, stop):
        blank = found.group().isspace()
        parted = lines and (blank or _BLANK_LINE.search(source, lines[-1].stop, found.start()))
        if parted or len(lines) == _MOST_HEAD_LINES:
            break
        if blank:
            continue
        bare = found.group().rstrip()
        if bare.endswith("="):
            return [*lines, SourceSpan(found.start(), found.start() + len(bare) - 1)], found.end()
        lines.append(SourceSpan(*found.span()))
    else:
        return [], begin
    length = lines[-1].stop - lines[0].begin
    if length > _LONGEST_HEADLINE or ends_sentence(source, lines[0].begin, lines[-1].stop):
        return [], begin
    return lines, lines[-1].stop


def _goes_on(source: str, above: SourceSpan) -> bool:
    """Whether a headline goes on in the next line: a line with room left was ended on purpose."""
    text = source[above.begin : above.stop].rstrip()
    return len(text) >= _BROKEN and not text.endswith(":")
