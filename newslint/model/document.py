"""A story as every check sees it, whatever format it was read from."""

from __future__ import annotations

from datetime import date

from newslint.model.offsets import OffsetMap
from newslint.model.span import SourceSpan, Span
from newslint.typed import NamedTuple

#: The kinds of block a reader tells apart.
HEADLINE, SUBHEAD, BYLINE, DATELINE = "headline", "subhead", "byline", "dateline"
PARAGRAPH, LIST_ITEM, CAPTION, QUOTATION, TABLE_CELL = "paragraph", "list_item", "caption", "quotation", "table_cell"
FURNITURE = "furniture"

#: The kinds that are the story's own copy: what a reader of the story reads as text.
COPY = frozenset({HEADLINE, SUBHEAD, DATELINE, PARAGRAPH, LIST_ITEM, CAPTION, QUOTATION, TABLE_CELL})


class Block(NamedTuple):
    """A stretch of the text with one role in the story; blocks are in order and never overlap.

    A dateline is a block of its own ahead of the paragraph it opens ("GENEVA, Jan 18 -").
    Furniture is what stands in the file but is not copy: a site's name, a slug line, a sign-off.
    """

    kind: str
    span: Span


class Copy(NamedTuple):
    """The text of a story as its reader reads it, without the way back to the source: enough to show it."""

    path: str
    story: str | None
    text: str
    blocks: tuple[Block, ...]
    language: str | None = None


class Metadata(NamedTuple):
    """What the document says of itself: its date, language, slug, and the people it names.

    `title` is where the text has a headline that is a field of the file, for pages and lists that name the story; the
    copy may have its own beside it.
    """

    date: date | None = None
    language: str | None = None
    slug: str | None = None
    people: tuple[str, ...] = ()
    title: Span | None = None


class Comment(NamedTuple):
    """A comment of the file's markup: what it says, and where it stands in the source, its marks included.

    `target` is the stretch of source of the paragraph it stands in, or of the next where it stands by itself; empty
    where none follows. One that is not `closed` runs to the end of the file; only its first line counts as its place.
    """

    text: str
    source: SourceSpan
    target: SourceSpan
    closed: bool = True


class Document(NamedTuple):
    """One story: its text, the blocks of it, and the map from every character back to the source.

    `path` is as the user gave it, `story` names the story where a file holds several. `source` is the
    whole decoded file without a byte order mark, newlines as they stand; `encoding` is what it was
    decoded from. For plain text `text` is `source`. `rewritable` is False where the source is text taken out of a
    file that is none, so that no edit of it can be written back. `comments` are those of the story that speak to
    newslint, in order.
    """

    path: str
    source: str
    encoding: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    metadata: Metadata = Metadata()
    story: str | None = None
    rewritable: bool = True
    comments: tuple[Comment, ...] = ()
