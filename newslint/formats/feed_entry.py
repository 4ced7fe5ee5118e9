"""From the elements of a feed's entry to the draft of its story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.formats import feed_fields as fields
from newslint.formats.draft import Draft
from newslint.formats.feed_fields import Field
from newslint.formats.feed_text import blocks_of, form_of, one_block
from newslint.formats.inner_text import paragraph_passages
from newslint.formats.mail_dates import day_of
from newslint.formats.passages import Passage, one_line
from newslint.formats.xml_tags import XML_LANG, Tag
from newslint.model import document as kinds

#: What publishing systems put under every story of a feed.
_APPENDED = re.compile(r"The post .+ (?:appeared first on|first appeared on) .+\.?|(?:Read|See) more\W*", re.DOTALL)
_CUT_OFF = " .…[]()"
_LONGEST_BYLINE = 200


def draft_of(source: str, entry: Tag, found: Sequence[Field], *, is_atom: bool) -> Draft:
    """The story of an entry, by its elements in the order of the source."""
    draft = Draft(language=entry.attributes.get(XML_LANG))
    has_body = any(field.role == fields.BODY and field.copy.text.strip() for field in found)
    bodies = [
        list(_body(source, field, is_atom))
        if field.role == fields.BODY or (field.role == fields.DESCRIPTION and not has_body)
        else []
        for field in found
    ]
    said = " ".join(one_line(passage.copy) for body in bodies for passage in body)
    for field, body in zip(found, bodies, strict=True):
        draft.passages += body or _stated(source, field, said, is_atom)
        _note(draft, field)
    return draft


def _body(source: str, field: Field, is_atom: bool) -> Iterator[Passage]:
    opening = True
    for block in blocks_of(source, field, form_of(field, is_atom=is_atom)):
        if block.kind != kinds.PARAGRAPH:
            yield Passage(block.kind, block.copy, stated=block.tag == "h1")
        elif _APPENDED.fullmatch(block.copy.text):
            yield Passage(kinds.FURNITURE, block.copy)
        else:
            for passage in paragraph_passages(block.copy, opening=opening):
                opening = opening and passage.kind != kinds.PARAGRAPH
                yield passage


def _stated(source: str, field: Field, said: str, is_atom: bool) -> Iterator[Passage]:
    """What an element says beside the body; less what the body says too, as far as it was not cut off."""
    form = form_of(field, is_atom=is_atom)
    if field.role == fields.TITLE:
        title = one_block(source, field, form)
        if title.text:
            yield Passage(kinds.HEADLINE, title)
    elif field.role in (fields.DESCRIPTION, fields.SUMMARY, fields.CAPTION):
        kind = kinds.CAPTION if field.role == fields.CAPTION else kinds.SUBHEAD
        for block in blocks_of(source, field, form):
            text = one_line(block.copy)
            if _APPENDED.fullmatch(text):
                yield Passage(kinds.FURNITURE, block.copy)
            elif text and text.rstrip(_CUT_OFF) not in said:
                yield Passage(kind, block.copy, stated=True)
    elif field.role == fields.AUTHOR:
        author = field.copy.trimmed()
        if 0 < len(author.text) <= _LONGEST_BYLINE and "@" not in author.text:
            yield Passage(kinds.BYLINE, author)


def _note(draft: Draft, field: Field) -> None:
    """Keep what an element says of the story."""
    text = one_line(field.copy)
    if field.role == fields.DATE:
        draft.dated(field.rank, day_of(text))
    elif field.role == fields.LANGUAGE:
        draft.language = draft.language or text or None
    elif field.role == fields.NAME:
        draft.name = text or draft.name
    elif field.role == fields.LINK and not draft.name:
        draft.name = text or field.tag.attributes.get("href")
