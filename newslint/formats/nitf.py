"""NITF 3.x: headlines, bylines, datelines, the body with its captions, and what the docdata says of the story."""

from __future__ import annotations

from newslint.formats.draft import Draft
from newslint.formats.passages import Passage
from newslint.formats.source import Source
from newslint.formats.vocabulary import (
    BLOCK,
    FACT,
    INLINE,
    OUTSIDE,
    SKIPPED,
    TITLE,
    Element,
    Flow,
    Vocabulary,
    block,
    each,
)
from newslint.formats.xml_copy import CopyReader
from newslint.formats.xml_steps import Steps
from newslint.formats.xml_stories import read_stories
from newslint.formats.xml_tags import XML_LANG, Tag
from newslint.model import document as kinds
from newslint.model.document import Document

NITF = Vocabulary(
    {
        "head": block(OUTSIDE),
        "title": block(TITLE, stated=True),
        "identified-content": block(FACT),
        "body": block(OUTSIDE),
        "hedline": block(kinds.HEADLINE),
        "hl2": block(kinds.SUBHEAD),
        "abstract": block(kinds.SUBHEAD, stated=True),
        **each("byline byttl", block(kinds.BYLINE)),
        "dateline": block(kinds.DATELINE, stated=True),
        **each("note distributor series tagline bibliography datasource media-producer", block(kinds.FURNITURE)),
        "body.content": block(kinds.PARAGRAPH),
        **each("li dt dd", block(kinds.LIST_ITEM)),
        **each("media-caption caption", block(kinds.CAPTION)),
        **each("bq", block(kinds.QUOTATION)),
        **each("td th", block(kinds.TABLE_CELL)),
        **each("hl1 p block lede ul ol dl fn table thead tbody tfoot tr media hr credit body.head body.end", BLOCK),
        "pre": Element(Flow.LINES),
        "br": Element(Flow.BREAK),
        **each("sublocation city state region country postaddr addressee", Element(Flow.PARTED)),
        **each("rights story.date media-object media-metadata nitf-table-metadata nitf-col custom-table", SKIPPED),
    },
    INLINE,
)
#: What to look for `nitf` in, wherever it stands.
_ROOT = Vocabulary({"nitf": Element(Flow.BLOCK, OUTSIDE, inside=NITF)}, INLINE)

#: The elements that say something of the story, apart from their text.
NITF_FACTS = frozenset(
    ("nitf", "body", "du-key", "date.issue", "date.release", "pubdata", "story.date", "person", "doc-id")
)
#: Which attribute of an element is a date of the story, and how much it counts.
_DATES = {
    "date.issue": ("norm", 10),
    "date.release": ("norm", 11),
    "pubdata": ("date.publication", 12),
    "story.date": ("norm", 13),
}


_STEPS = Steps(_ROOT, NITF_FACTS)


def nitf_fact(draft: Draft, tag: Tag) -> None:
    """Keep what the start tag of one of `NITF_FACTS` says of the story."""
    said = tag.attributes
    if tag.name in _DATES:
        attribute, rank = _DATES[tag.name]
        draft.dated(rank, said.get(attribute))
    elif tag.name == "du-key":
        draft.slug = draft.slug or said.get("key")
    elif tag.name == "doc-id":
        draft.name = draft.name or said.get("id-string")
    else:
        draft.language = draft.language or said.get(XML_LANG) or said.get("baselang")


class _Reader:
    """The stories of a file: as a rule the file is one."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.copy = CopyReader(_STEPS, self)

    def started(self, tag: Tag) -> None:
        if tag.name == "nitf":
            self.drafts.append(Draft())
            self.copy.opening = True
        if self.drafts:
            nitf_fact(self.drafts[-1], tag)

    def ended(self, name: str, text: str) -> None:
        if name == "person" and self.drafts:
            self.drafts[-1].named(text)

    def heard(self, passage: Passage) -> None:
        self.drafts[-1].passages.append(passage)


def read(source: Source) -> tuple[Document, ...]:
    """The stories of the file, in order: one, unless it wraps several.

    Raises InputError where the file is not well-formed XML, and, of kind "not-a-story", where there is no NITF in it.
    """
    return read_stories(source, _Reader(), "nitf", "<nitf>", b"nitf")
