"""A block of Markdown, whoever reads it."""

from __future__ import annotations

from newslint.formats.stretch import Stretch
from newslint.typed import NamedTuple

HEADING, PARAGRAPH, CAPTION = "heading", "paragraph", "caption"
QUOTATION, LIST_ITEM, CELL = "quotation", "list item", "cell"


class MarkdownBlock(NamedTuple):
    """The copy of a block and what holds it: the innermost of a quotation, a list item and a table's cell.

    `is_first` of a heading says that it is of the first level, `is_bold` of a paragraph that it is bold from end to
    end.
    """

    role: str
    copy: Stretch
    is_first: bool = False
    is_bold: bool = False


def paragraph(content: str, copy: Stretch) -> MarkdownBlock:
    """A paragraph that stands in nothing, from its source without the white space around it, and what it says."""
    is_bold = content.startswith(("**", "__")) and content.endswith(content[:2])
    return MarkdownBlock(PARAGRAPH, copy, is_bold=is_bold)
