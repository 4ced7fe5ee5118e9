"""Markdown with front matter: CommonMark, tables and strikethrough. Code blocks are no copy and are left out."""

from __future__ import annotations

from newslint.formats.builder import TextBuilder
from newslint.formats.decoding import decode
from newslint.formats.front_matter import FrontMatter, read_front_matter
from newslint.formats.inline import locate, markdown_parser
from newslint.formats.lines import ends_sentence
from newslint.formats.markdown_html import html_paragraphs
from newslint.formats.markdown_lines import SourceLines
from newslint.formats.own_reports import refuse_report
from newslint.formats.paragraph import paragraph_blocks
from newslint.formats.source import Source
from newslint.formats.stretch import Run, Stretch, of_runs
from newslint.formats.wire import stated_date
from newslint.model import document as kinds
from newslint.model.document import Document
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from markdown_it.token import Token

    from newslint.formats.places import Places

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
_CONTAINERS = {
    "blockquote": kinds.QUOTATION,
    "list_item": kinds.LIST_ITEM,
    "th": kinds.TABLE_CELL,
    "td": kinds.TABLE_CELL,
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
    body = _Body(builder, text, front)
    body.add()
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

    def __init__(self, builder: TextBuilder, source: str, front: FrontMatter) -> None:
        self._builder = builder
        self._source = source
        self._tokens = markdown_parser().parse(source[front.end :])
        self._lines = SourceLines(source, front.end)
        self._titled = any(_FIELD_KINDS.get(f.key) == kinds.HEADLINE for f in front.fields)
        self._opening = True
        self._containers: list[str] = []
        self._cells = 0
        self.date: date | None = None

    def add(self) -> None:
        """Add the blocks to the builder, in order."""
        for before, token in zip([None, *self._tokens], self._tokens, strict=False):
            name = token.type.removesuffix("_open").removesuffix("_close")
            if name == "tr":
                self._cells = 0
            if name in _CONTAINERS and token.nesting > 0:
                self._containers.append(name)
            elif name in _CONTAINERS and token.nesting < 0:
                self._containers.pop()
            elif token.type == "inline" and token.content and before is not None:
                self._add_inline(before, token)
            elif token.type == "html_block" and token.map:
                begin, stop = self._lines.span(*token.map)
                for runs in html_paragraphs(self._source, begin, stop):
                    self._add_copy(of_runs(runs).trimmed())

    def _add_inline(self, opened: Token, token: Token) -> None:
        places = self._places(opened, token)
        runs: list[Run] = []
        for part in locate(token.children or (), token.content):
            runs += [found for run in part.runs for found in places.in_source(run)]
            if part.caption is not None:
                self._add_block(opened, token, of_runs(runs).trimmed())
                runs = []
                caption = [found for run in part.caption for found in places.in_source(run)]
                self._builder.add(kinds.CAPTION, of_runs(caption))
        self._add_block(opened, token, of_runs(runs).trimmed())

    def _places(self, opened: Token, token: Token) -> Places:
        if opened.type in ("th_open", "td_open"):
            places, self._cells = self._lines.of_cell(token, self._cells)
            return places
        if opened.type == "heading_open" and opened.markup.startswith("#"):
            return self._lines.of_heading(token)
        return self._lines.of_paragraph(token)

    def _add_block(self, opened: Token, token: Token, copy: Stretch) -> None:
        if opened.type == "heading_open":
            first = self._opening and (opened.tag == "h1" or not self._titled)
            self._titled = True
            self._builder.add(kinds.HEADLINE if first else kinds.SUBHEAD, copy)
        elif self._containers:
            self._opening = False
            self._builder.add(_CONTAINERS[self._containers[-1]], copy)
        elif _is_bold_line(token, copy.text):
            self._builder.add(kinds.SUBHEAD, copy)
        else:
            self._add_copy(copy)

    def _add_copy(self, copy: Stretch) -> None:
        text = copy.text
        if not text:
            return
        for kind, span in paragraph_blocks(text, Span(0, len(text)), opening=self._opening):
            self._builder.add(kind, copy.cut(*span))
            if kind == kinds.PARAGRAPH:
                self._opening = False
            elif kind == kinds.DATELINE and self.date is None:
                self.date = stated_date(text[span.start : span.end])


def _is_bold_line(token: Token, text: str) -> bool:
    """Whether a paragraph is a heading in all but its marks: a short line, bold from end to end, no sentence."""
    bold = token.content.startswith(("**", "__")) and token.content.endswith(token.content[:2])
    return bold and 0 < len(text) <= _LONGEST_SUBHEAD and not ends_sentence(text, 0, len(text))
