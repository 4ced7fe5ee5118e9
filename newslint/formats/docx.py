"""Word files (.docx): titles, headings, paragraphs, tables, notes, captions, text boxes, changes as accepted.

A Word file has no lines, so the source of its document is the text taken out of it, one paragraph a line: the line of a
diagnostic is the number of the paragraph, its column the character in it. Paragraphs count as they come in the main
part, empty ones too, those of table cells where the table stands and those of a text box after the paragraph it hangs
on; then come the paragraphs of the footnotes, then those of the endnotes, as they are referred to. A line break inside
a paragraph is U+2028 there. Comments, headers and footers, hidden text and the instructions of fields are left out.

This source cannot be written back: `encoding` is "docx", in which no text is saved, and a fix is for the writer to
make. The language is the one most of the text is marked with. The date is that of the dateline alone: the dates in a
Word file's properties are as often those of its template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.formats.builder import TextBuilder
from newslint.formats.lines import bullet_end, ends_sentence, has_inner_stop
from newslint.formats.paragraph import paragraph_blocks
from newslint.formats.source import Source
from newslint.formats.stretch import Run, Stretch, of_runs
from newslint.formats.wire import is_byline, is_dated_line, is_sign_off, is_slug, stated_date
from newslint.formats.word_package import Package
from newslint.formats.word_paragraph import Paragraph
from newslint.formats.word_styles import HEADING, Styles
from newslint.formats.word_text import LINE_BREAK, PartText
from newslint.model import document as kinds
from newslint.model.document import Document, Metadata
from newslint.model.span import Span

_ENCODING = "docx"
_LONGEST_HEADLINE, _LONGEST_SUBHEAD = 240, 120


def read(source: Source) -> tuple[Document, ...]:
    """One document of the file, its blocks with an empty line between them.

    Raises InputError where the file is broken, encrypted, no Word file, or made to do harm.
    """
    package = Package(source.data)
    styles = Styles()
    part = package.related("styles")
    if part is not None:
        package.parse(part, styles.handlers())
    main = PartText()
    package.parse(package.main, main.handlers())
    paragraphs = [*main.paragraphs(), *_notes(package, main.notes)]
    copy = _Copy(paragraphs, styles)
    copy.add()
    text, blocks, offsets = copy.builder.result()
    datelines = (text[b.span.start : b.span.end] for b in blocks if b.kind == kinds.DATELINE)
    metadata = Metadata(date=next(filter(None, map(stated_date, datelines)), None), language=_language(main, styles))
    document = Document(source.path, copy.source, _ENCODING, "docx", text, blocks, offsets, metadata)
    return (document._replace(rewritable=False),)


def _notes(package: Package, referred: Sequence[str]) -> Iterator[Paragraph]:
    """The paragraphs of the notes that the text refers to, footnotes first."""
    for kind in ("footnote", "endnote"):
        part = package.related(f"{kind}s") if any(note.startswith(kind) for note in referred) else None
        if part is None:
            continue
        text = PartText()
        package.parse(part, text.handlers())
        by_note: dict[str, list[Paragraph]] = {}
        for paragraph in text.paragraphs():
            by_note.setdefault(f"{kind}Reference {paragraph.note}", []).append(paragraph)
        for note in dict.fromkeys(referred):
            yield from by_note.get(note, ())


def _language(main: PartText, styles: Styles) -> str | None:
    """The language most of the text is marked with; what is not marked is in the one the styles name."""
    count: dict[str, int] = {}
    for language, length in main.languages.items():
        named = language or styles.language
        if named:
            count[named] = count.get(named, 0) + length
    return max(count, key=lambda language: count[language], default=None)


class _Copy:
    """Makes blocks of paragraphs. `source` is their text, one a line."""

    def __init__(self, paragraphs: Sequence[Paragraph], styles: Styles) -> None:
        self.builder = TextBuilder()
        self._paragraphs = paragraphs
        self._texts = [paragraph.text for paragraph in paragraphs]
        self.source = "\n".join(self._texts)
        self._kinds = [_styled_kind(paragraph, styles) for paragraph in paragraphs]
        self._titled = False
        self._opening = True
        self._has_titles = kinds.HEADLINE in self._kinds or HEADING in self._kinds
        self._left = sum(bool(text.strip()) for text in self._texts)

    def add(self) -> None:
        """Add every paragraph to the builder, in order."""
        at = 0
        for paragraph, text, kind in zip(self._paragraphs, self._texts, self._kinds, strict=True):
            copy = _placed(text, at).trimmed()
            if copy.text:
                self._left -= 1
                self._add(paragraph, copy, kind)
            at += len(text) + 1

    def _add(self, paragraph: Paragraph, copy: Stretch, kind: str | None) -> None:
        text = copy.text
        if kind is None:
            kind = self._unstyled_kind(paragraph, text)
        if kind in (HEADING, kinds.HEADLINE):
            kind = kinds.SUBHEAD if self._titled or not self._opening else kinds.HEADLINE
            self._titled = True
        if kind is not None:
            self.builder.add(kind, copy)
            return
        item = bullet_end(text, 0, len(text))
        if item:
            self.builder.add(kinds.LIST_ITEM, copy.cut(item, len(text)))
            return
        for found, span in paragraph_blocks(text, Span(0, len(text)), opening=self._opening):
            self.builder.add(found, copy.cut(*span))
            self._opening = self._opening and found != kinds.PARAGRAPH

    def _unstyled_kind(self, paragraph: Paragraph, text: str) -> str | None:
        """What a paragraph is by its looks; None for one of copy."""
        if self._opening and is_slug(text):
            return kinds.FURNITURE
        if len(text) > _LONGEST_HEADLINE or not _is_title(text):
            return None
        bold = paragraph.bold > 0 and not paragraph.plain
        if self._opening and not self._titled and not self._has_titles and self._left:
            return kinds.HEADLINE
        return kinds.SUBHEAD if bold and len(text) <= _LONGEST_SUBHEAD else None


def _styled_kind(paragraph: Paragraph, styles: Styles) -> str | None:
    """The kind of block that its place, its style and its numbering make of a paragraph."""
    if paragraph.in_cell:
        return kinds.TABLE_CELL
    if paragraph.heading:
        return HEADING
    kind = styles.kind(paragraph.style) if paragraph.style else None
    return kinds.LIST_ITEM if kind is None and paragraph.listed else kind


def _is_title(text: str) -> bool:
    """Whether a paragraph may be a headline: no sentence, no list item, no byline, date or sign-off."""
    return not (
        ends_sentence(text, 0, len(text))
        or has_inner_stop(text)
        or bullet_end(text, 0, len(text))
        or is_byline(text)
        or is_dated_line(text)
        or is_sign_off(text)
    )


def _placed(text: str, begin: int) -> Stretch:
    """A paragraph at its place in the source; the line breaks between two words are a newline of the text."""
    if LINE_BREAK not in text:
        return Stretch(text, begin, begin + len(text))
    runs: list[Run] = []
    ended = begin
    for line in text.split(LINE_BREAK):
        if line:
            if runs:
                runs.append(Run("\n", ended, begin, verbatim=False))
            ended = begin + len(line)
            runs.append(Run(line, begin, ended, verbatim=True))
        begin += len(line) + 1
    return of_runs(runs)
