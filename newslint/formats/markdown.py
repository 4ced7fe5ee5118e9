"""Markdown with front matter: CommonMark, tables and strikethrough. Code blocks are no copy and are left out."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.formats import markdown_blocks as roles
from newslint.formats.builder import TextBuilder
from newslint.formats.decoding import decode
from newslint.formats.front_matter import FrontMatter, read_front_matter
from newslint.formats.lines import ends_sentence
from newslint.formats.markdown_blocks import MarkdownBlock
from newslint.formats.markdown_told import Rest, divided
from newslint.formats.own_reports import refuse_report
from newslint.formats.paragraph import paragraph_blocks
from newslint.formats.source import Source
from newslint.formats.stretch import Stretch
from newslint.formats.wire import stated_date
from newslint.model import document as kinds
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_FIELD_KINDS = {
    "title": kinds.HEADLINE,
    "headline": kinds.HEADLINE,
    "subtitle": kinds.SUBHEAD,
    "deck": kinds.SUBHEAD,
    "dek": kinds.SUBHEAD,
    "standfirst": kinds.SUBHEAD,
    "byline": kinds.BYLINE,
    "author": kinds.BYLINE,
    "authors": kinds.BYLINE,
    "dateline": kinds.DATELINE,
}
_LONGEST_SUBHEAD = 120
_KINDS = {
    roles.QUOTATION: kinds.QUOTATION,
    roles.LIST_ITEM: kinds.LIST_ITEM,
    roles.CELL: kinds.TABLE_CELL,
}


def read(source: Source) -> tuple[Document, ...]:
    """One document of the file: what its front matter gives as copy, then its blocks, an empty line between them.

    Raises InputError where the file is not text, its front matter is malformed, or it is a report of newslint's.
    """
    text, encoding = decode(source.data)
    refuse_report(text)
    front = read_front_matter(text)
    builder = TextBuilder()
    _add_fields(builder, front)
    body = _Body(builder, front)
    for block in _blocks(text, front.end):
        body.add(block)
    metadata = front.metadata()
    metadata = metadata._replace(date=metadata.date or body.date)
    copy, blocks, offsets = builder.result()
    first = next((block.span for block in blocks if block.kind == kinds.HEADLINE), None)
    if first is not None and offsets.to_source(first).begin < front.end:
        metadata = metadata._replace(title=first)
    return (Document(source.path, text, encoding, "markdown", copy, blocks, offsets, metadata),)


def _add_fields(builder: TextBuilder, front: FrontMatter) -> None:
    """Add what the front matter gives of the copy; of a title and a headline the one that comes first."""
    titled, end = False, 0
    for field in sorted(front.fields, key=lambda f: f.copy.begin):
        kind = _FIELD_KINDS.get(field.key)
        if kind is None or (kind == kinds.HEADLINE and titled) or field.copy.begin < end:  # a YAML alias: read before
            continue
        end = field.copy.stop
        titled = titled or kind == kinds.HEADLINE
        builder.add(kind, field.copy)


class _Body:
    """The blocks below the front matter."""

    def __init__(self, builder: TextBuilder, front: FrontMatter) -> None:
        self._builder = builder
        self._titled = any(_FIELD_KINDS.get(f.key) == kinds.HEADLINE for f in front.fields)
        self._opening = True
        self.date: date | None = None

    def add(self, block: MarkdownBlock) -> None:
        """Add a block to the builder."""
        copy = block.copy.trimmed()
        if block.role == roles.HEADING:
            first = self._opening and (block.is_first or not self._titled)
            self._titled = True
            self._builder.add(kinds.HEADLINE if first else kinds.SUBHEAD, copy)
        elif block.role == roles.CAPTION:
            self._builder.add(kinds.CAPTION, copy)
        elif block.role in _KINDS:
            self._opening = False
            self._builder.add(_KINDS[block.role], copy)
        elif block.is_bold and _is_subhead(copy.text):
            self._builder.add(kinds.SUBHEAD, copy)
        elif copy.text:
            self._add_paragraph(copy)

    def _add_paragraph(self, copy: Stretch) -> None:
        text = copy.text
        for kind, span in paragraph_blocks(text, Span(0, len(text)), opening=self._opening):
            self._builder.add(kind, copy.cut(*span))
            if kind == kinds.PARAGRAPH:
                self._opening = False
            elif kind == kinds.DATELINE and self.date is None:
                self.date = stated_date(text[span.start : span.end])


def _blocks(source: str, begin: int) -> Iterator[MarkdownBlock]:
    """The blocks of a source from `begin` on. The parser, which takes long to load, is loaded where it is needed."""
    found = divided(source, begin)
    rests = [part for part in found if isinstance(part, Rest)]
    parsed: Iterator[Iterator[MarkdownBlock]] = iter(())
    if rests:
        from newslint.formats.markdown_tokens import parsed_blocks

        parsed = parsed_blocks(source, rests)
    for part in found:
        if isinstance(part, Rest):
            yield from next(parsed)
        else:
            yield part


def _is_subhead(text: str) -> bool:
    """Whether a paragraph in bold is a heading in all but its marks: a short line, no sentence."""
    return 0 < len(text) <= _LONGEST_SUBHEAD and not ends_sentence(text, 0, len(text))
