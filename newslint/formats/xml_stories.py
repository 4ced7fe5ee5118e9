"""From an XML file to its stories, by a reader that makes a draft of each."""

from __future__ import annotations

from typing import Protocol

from newslint.errors import NOT_A_STORY, InputError
from newslint.formats.draft import Draft
from newslint.formats.source import Source
from newslint.formats.xml_copy import CopyReader
from newslint.formats.xml_decoding import decode_xml
from newslint.formats.xml_root import xml_root
from newslint.model.document import Document

_HEAD = 4096


class StoryReader(Protocol):
    """Listens to its own `copy` and makes the drafts, in the order of the source."""

    drafts: list[Draft]
    copy: CopyReader


def read_stories(
    source: Source, reader: StoryReader, format_: str, what: str, mark: bytes = b""
) -> tuple[Document, ...]:
    """The stories of the file. Where there are several they have names: what they call themselves, or their numbers.

    Raises InputError where the file is not well-formed XML, and where the reader finds no story: no `what`, whose
    `mark` stands in every file that holds any.
    """
    if mark not in source.data.replace(b"\0", b""):
        raise no_story(source, f"holds no {what}")
    text, encoding = decode_xml(source.data)
    reader.copy.read(text)
    drafts = reader.drafts
    if not drafts:
        raise no_story(source, f"holds no {what}")
    for number, draft in enumerate(drafts, 1):
        draft.name = (draft.name or str(number)) if len(drafts) > 1 else None
    return tuple(draft.document(source.path, text, encoding, format_) for draft in drafts)


def no_story(source: Source, reason: str) -> InputError:
    """The fault of an XML file that is none of its format, which nobody need have said that it is."""
    root = xml_root(source.data[:_HEAD])
    said = f"its root element is <{root}>" if root else "it does not begin as XML does"
    return InputError(f"{reason}, {said}; name its format with --format", NOT_A_STORY)
