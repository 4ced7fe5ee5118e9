"""From an XML file to its stories, by a reader that makes a draft of each."""

from __future__ import annotations

from typing import Protocol

from newslint.errors import InputError
from newslint.formats.draft import Draft
from newslint.formats.source import Source
from newslint.formats.xml_copy import CopyReader
from newslint.formats.xml_decoding import decode_xml
from newslint.formats.xml_events import events
from newslint.formats.xml_root import xml_root
from newslint.model.document import Document

_HEAD = 4096


class StoryReader(Protocol):
    """Listens to its own `copy` and makes the drafts, in the order of the source."""

    drafts: list[Draft]
    copy: CopyReader


def read_stories(source: Source, reader: StoryReader, format_: str, what: str) -> tuple[Document, ...]:
    """The stories of the file. Where there are several they have names: what they call themselves, or their numbers.

    Raises InputError where the file is not well-formed XML, and where the reader finds no story: no `what`.
    """
    text, encoding = decode_xml(source.data)
    reader.copy.read(events(text))
    drafts = reader.drafts
    if not drafts:
        root = xml_root(source.data[:_HEAD]) or "?"
        raise InputError(f"holds no {what}, its root element is <{root}>; name its format with --format", "malformed")
    for number, draft in enumerate(drafts, 1):
        draft.name = (draft.name or str(number)) if len(drafts) > 1 else None
    return tuple(draft.document(source.path, text, encoding, format_) for draft in drafts)
