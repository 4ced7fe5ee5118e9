"""From the elements of a feed's entry to the draft of its story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.formats import feed_fields as fields
from newslint.formats.builder import text_of, trimmed
from newslint.formats.draft import Draft
from newslint.formats.feed_fields import Field
from newslint.formats.feed_text import blocks_of, form_of, one_block
from newslint.formats.inner_text import paragraph_passages
from newslint.formats.mail_dates import day_of
from newslint.formats.passages import Passage, one_line
from newslint.formats.xml_events import XML_LANG, Start
from newslint.model import document as kinds

#: What publishing systems put under every story of a feed.
_APPENDED = re.compile(r"The post .+ (?:appeared first on|first appeared on) .+\.?|(?:Read|See) more\W*", re.DOTALL)
_CUT_OFF = " .…[]()"
_LONGEST_BYLINE = 200


def draft_of(source: str, entry: Start, found: Sequence[Field], *, is_atom: bool) -> Draft:
    """The story of an entry, by its elements in the order of the source."""
    draft = Draft(language=entry.attributes.get(XML_LANG))
    has_body = any(field.role == fields.BODY and text_of(field.runs).strip() for field in found)
    bodies = [
        list(_body(source, field, is_atom))
        if field.role == fields.BODY or (field.role == fields.DESCRIPTION and not has_body)
        else []
        for field in found
    ]
    said = " ".join(one_line(passage.runs) for body in bodies for passage in body)
    for field, body in zip(found, bodies, strict=True):
        draft.passages += body or _stated(source, field, said, is_atom)
        _note(draft, field)
    return draft


def _body(source: str, field: Field, is_atom: bool) -> Iterator[Passage]:
    opening = True
    for block in blocks_of(source, field, form_of(field, is_atom=is_atom)):
        runs = trimmed(block.runs)
        if not runs:
            continue
        if block.kind != kinds.PARAGRAPH:
            yield Passage(block.kind, runs, stated=block.tag == "h1")
        elif _APPENDED.fullmatch(text_of(runs)):
            yield Passage(kinds.FURNITURE, runs)
        else:
            for passage in paragraph_passages(runs, opening=opening):
                opening = opening and passage.kind != kinds.PARAGRAPH
                yield passage


def _stated(source: str, field: Field, said: str, is_atom: bool) -> Iterator[Passage]:
    """What an element says beside the body; less what the body says too, as far as it was not cut off."""
    form = form_of(field, is_atom=is_atom)
    if field.role == fields.TITLE:
        runs = one_block(source, field, form)
        if runs:
            yield Passage(kinds.HEADLINE, runs)
    elif field.role in (fields.DESCRIPTION, fields.SUMMARY, fields.CAPTION):
        kind = kinds.CAPTION if field.role == fields.CAPTION else kinds.SUBHEAD
        for block in blocks_of(source, field, form):
            runs = trimmed(block.runs)
            text = one_line(runs)
            if _APPENDED.fullmatch(text):
                yield Passage(kinds.FURNITURE, runs)
            elif text and text.rstrip(_CUT_OFF) not in said:
                yield Passage(kind, runs, stated=True)
    elif field.role == fields.AUTHOR:
        runs = trimmed(field.runs)
        if runs and len(text_of(runs)) <= _LONGEST_BYLINE and "@" not in text_of(runs):
            yield Passage(kinds.BYLINE, runs)


def _note(draft: Draft, field: Field) -> None:
    """Keep what an element says of the story."""
    text = one_line(field.runs)
    if field.role == fields.DATE:
        draft.dated(field.rank, day_of(text))
    elif field.role == fields.LANGUAGE:
        draft.language = draft.language or text or None
    elif field.role == fields.NAME:
        draft.name = text or draft.name
    elif field.role == fields.LINK and not draft.name:
        draft.name = text or field.tag.attributes.get("href")
