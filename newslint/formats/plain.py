"""Plain text as wire copy really looks: headlines, bylines, datelines, subheads, lists, sign-offs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint.formats.decoding import decode
from newslint.formats.lines import Paragraph, bullet_end, ends_sentence, has_inner_stop, paragraphs
from newslint.formats.own_reports import refuse_report
from newslint.formats.paragraph import split_dateline
from newslint.formats.source import Source
from newslint.formats.wire import (
    is_byline,
    is_dated_line,
    is_sign_off,
    is_site_name,
    is_slug,
    is_writer_title,
    same_title,
    stated_date,
)
from newslint.model import document as kinds
from newslint.model.document import Block, Document, Metadata
from newslint.model.offsets import OffsetMap
from newslint.model.span import Span
from newslint.typed import NamedTuple

_LONGEST_HEADLINE = 400
_LONGEST_LINE = 600
_LONGEST_HEAD = 12
_LONGEST_SUBHEAD = 100
_new = tuple.__new__  # makes units in a third of the time


class Unit(NamedTuple):
    """A paragraph of the file: its place, its text as far as a line could be anything else, how many lines it has, and
    whether blank lines set it off."""

    start: int
    end: int
    text: str
    lines: int
    alone: bool


def read(source: Source) -> tuple[Document, ...]:
    """One document of the file. Its text is the decoded file itself.

    Raises InputError where it is not text, and where it is a report of newslint's.
    """
    text, encoding = decode(source.data)
    refuse_report(text)
    units = [_unit(text, paragraph) for paragraph in paragraphs(text)]
    body, head, stated = _head(units)
    blocks = (*head, *_body(text, units[body:]))
    stated = stated or _dateline_date(text, blocks)
    return (
        Document(
            source.path, text, encoding, "plain", text, blocks, OffsetMap.identity(len(text)), Metadata(date=stated)
        ),
    )


def _unit(text: str, paragraph: Paragraph) -> Unit:
    lines, alone = paragraph
    start, end = lines[0].start, lines[-1].end
    return _new(Unit, (start, end, text[start : min(end, start + _LONGEST_LINE)], len(lines), alone))


def _head(units: list[Unit]) -> tuple[int, list[Block], date | None]:
    """What stands above the copy: how many units it takes, its blocks, and a date it gives."""
    blocks: list[Block] = []
    headline: str | None = None
    stated: date | None = None
    for at, unit in enumerate(units[:_LONGEST_HEAD]):
        kind = _head_kind(units, at, headline, after=blocks[-1].kind if blocks else None)
        if kind is None:
            return at, blocks, stated
        if kind == kinds.HEADLINE:
            headline = unit.text
        elif kind == kinds.DATELINE:
            stated = stated or stated_date(unit.text)
        blocks.append(Block(kind, Span(unit.start, unit.end)))
    return min(len(units), _LONGEST_HEAD), blocks, stated


def _head_kind(units: list[Unit], at: int, headline: str | None, after: str | None) -> str | None:
    """The kind of a unit above the copy; None where the copy begins."""
    unit = units[at]
    following = units[at + 1] if at + 1 < len(units) else None
    if headline is not None and same_title(unit.text, headline) and not unit.text.endswith(":"):
        return kinds.HEADLINE
    if is_byline(unit.text) or (after == kinds.BYLINE and is_writer_title(unit.text)):
        return kinds.BYLINE
    if is_dated_line(unit.text):
        return kinds.DATELINE
    if is_slug(unit.text) or is_sign_off(unit.text):
        return kinds.FURNITURE
    if following is None or bullet_end(unit.text, 0, len(unit.text)):
        return None
    if headline is None:
        if same_title(unit.text, following.text) or _after_byline(units, at):
            return kinds.HEADLINE
        if not _is_title(unit):
            return None
        return kinds.FURNITURE if is_site_name(unit.text) and _is_title(following) else kinds.HEADLINE
    return kinds.SUBHEAD if _is_title(unit) and len(unit.text) <= _LONGEST_SUBHEAD else None


def _after_byline(units: list[Unit], at: int) -> bool:
    return at + 2 < len(units) and is_byline(units[at + 1].text) and same_title(units[at].text, units[at + 2].text)


def _is_title(unit: Unit) -> bool:
    """Whether a unit looks like a headline: short, and no full sentence.

    With a final stop it has to stand alone and to be in capitals as headlines of the older style are.
    """
    text = unit.text
    if unit.lines > 3 or unit.end - unit.start > _LONGEST_HEADLINE or not _opens_title(text):
        return False
    if (has_inner_stop(text) and not _is_capitalised(text)) or text.startswith(("Q ", "Q. ", "QUESTION:")):
        return False
    if text.endswith("."):
        return unit.alone and _is_capitalised(text)
    if text.endswith((":", ";", ",", "—", "–", "-")) or (text[0] == "(" and text[-1] == ")"):
        return False
    return not (text[-1] in "\"”’'" and text[-2:-1] in (".", ",", "?", "!"))


def _opens_title(text: str) -> bool:
    first = text.lstrip("\"'“‘«„(")[:1]
    return bool(first) and (first.isdigit() or not first.islower())


def _is_capitalised(text: str) -> bool:
    """Whether most words of four letters and more have a capital, as in a headline of the older style."""
    words = [w for w in text.split() if len(w.strip("\"'“”‘’.,:;()")) >= 4]
    return len(words) >= 2 and sum(not w.strip("\"'“‘(")[:1].islower() for w in words) >= 0.7 * len(words)


def _body(text: str, units: list[Unit]) -> Iterator[Block]:
    opening = True
    for at, unit in enumerate(units):
        following = units[at + 1] if at + 1 < len(units) else None
        if is_sign_off(unit.text):
            yield Block(kinds.FURNITURE, Span(unit.start, unit.end))
            continue
        start = bullet_end(text, unit.start, unit.end)
        if start > unit.start:
            yield Block(kinds.LIST_ITEM, Span(start, unit.end))
            continue
        if following is None and is_byline(unit.text):
            yield Block(kinds.BYLINE, Span(unit.start, unit.end))
        elif not opening and following is not None and _is_subhead(text, unit, following):
            yield Block(kinds.SUBHEAD, Span(unit.start, unit.end))
        else:
            yield from split_dateline(text, Span(unit.start, unit.end), opening=opening)
            opening = False


def _is_subhead(text: str, unit: Unit, following: Unit) -> bool:
    if unit.lines > 1 or len(unit.text) > _LONGEST_SUBHEAD or ends_sentence(text, unit.start, unit.end):
        return False
    if _is_speaker_turn(unit.text) or unit.text[-1] in '—–-,)]"”':
        return False
    return "  " not in unit.text and ends_sentence(text, following.start, following.end) and _is_title(unit)


def _is_speaker_turn(text: str) -> bool:
    """Whether a line is a transcript's: "THE PRESIDENT: Thank you", "Q Is that so"."""
    label, colon, _ = text.partition(":")
    return bool(colon and label.isupper()) or text.startswith(("Q ", "A ", "Q. ", "A. "))


def _dateline_date(text: str, blocks: tuple[Block, ...]) -> date | None:
    for block in blocks:
        if block.kind == kinds.DATELINE:
            return stated_date(text[block.span.start : block.span.end])
    return None
