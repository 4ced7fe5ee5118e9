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
from newslint.formats.paragraph import is_plain
from newslint.formats.passages import Passage, one_line
from newslint.formats.undone import Undone
from newslint.formats.xml_tags import XML_LANG, Tag
from newslint.model import document as kinds

#: What publishing systems put under every story of a feed, and how it begins.
_APPENDED = re.compile(r"The post .+ (?:appeared first on|first appeared on) .+\.?|(?:Read|See) more\W*", re.DOTALL)
_OPENINGS = ("The post ", "Read more", "See more")
_new = tuple.__new__  # makes records in a third of the time of their constructor
_CUT_OFF = " .…[]()"
_LONGEST_BYLINE = 200
_NOTHING: Sequence[Passage] = ()
_REPEATING = frozenset((fields.DESCRIPTION, fields.SUMMARY, fields.CAPTION))
_STATING = frozenset((fields.TITLE, fields.AUTHOR))


def draft_of(source: str, entry: Tag, found: Sequence[Field], *, is_atom: bool) -> Draft:
    """The story of an entry, by its elements in the order of the source."""
    draft = Draft(language=entry.attributes.get(XML_LANG))
    undone = draft.undone = Undone(source)
    body = fields.DESCRIPTION
    if any(field.role == fields.BODY and field.says_something() for field in found):
        body = fields.BODY
    bodies = [_body(undone, field, is_atom) if field.role in (fields.BODY, body) else _NOTHING for field in found]
    said = ""
    for field, passages in zip(found, bodies, strict=True):
        if passages:
            draft.passages += passages
        elif field.role in _REPEATING:
            said = said or " ".join([one_line(passage.copy.text) for body in bodies for passage in body])
            draft.passages += _repeated(undone, field, said, is_atom)
        elif field.role in _STATING:
            draft.passages += _stated(undone, field, is_atom)
        else:
            _note(draft, field)
    return draft


def _body(undone: Undone, field: Field, is_atom: bool) -> list[Passage]:
    found: list[Passage] = []
    opening = True
    for kind, copy, tag, _ in blocks_of(undone, field, form_of(field, is_atom=is_atom)):
        if kind != kinds.PARAGRAPH:
            found.append(Passage(kind, copy, stated=tag == "h1"))
        elif copy.text.startswith(_OPENINGS) and _APPENDED.fullmatch(copy.text):
            found.append(Passage(kinds.FURNITURE, copy))
        elif not opening and is_plain(copy.text):
            found.append(_new(Passage, (kind, copy, False)))
        else:
            passages = paragraph_passages(copy, opening=opening)
            opening = opening and all(passage.kind != kinds.PARAGRAPH for passage in passages)
            found += passages
    return found


def _repeated(undone: Undone, field: Field, said: str, is_atom: bool) -> Iterator[Passage]:
    """What an element says that sums up the body, less what that says too, as far as it was not cut off."""
    kind = kinds.CAPTION if field.role == fields.CAPTION else kinds.SUBHEAD
    for block in blocks_of(undone, field, form_of(field, is_atom=is_atom)):
        text = one_line(block.copy.text)
        if _APPENDED.fullmatch(text):
            yield Passage(kinds.FURNITURE, block.copy)
        elif text and text.rstrip(_CUT_OFF) not in said:
            yield Passage(kind, block.copy, stated=True)


def _stated(undone: Undone, field: Field, is_atom: bool) -> Iterator[Passage]:
    """The title, and who wrote the story."""
    if field.role == fields.TITLE:
        title = one_block(undone, field, form_of(field, is_atom=is_atom))
        if title.text:
            yield Passage(kinds.HEADLINE, title)
    else:
        author = field.copy.trimmed()
        if 0 < len(author.text) <= _LONGEST_BYLINE and "@" not in author.text:
            yield Passage(kinds.BYLINE, author)


def _note(draft: Draft, field: Field) -> None:
    """Keep what an element says of the story."""
    text = one_line(field.copy.text)
    if field.role == fields.DATE:
        draft.dated(field.rank, day_of(text))
    elif field.role == fields.LANGUAGE:
        draft.language = draft.language or text or None
    elif field.role == fields.NAME:
        draft.name = text or draft.name
    elif field.role == fields.LINK and not draft.name:
        draft.name = text or field.tag.attributes.get("href")
