"""Blocks of Markdown that are told without a parser, and what is left to it."""

from __future__ import annotations

import re

from newslint.formats import markdown_blocks as roles
from newslint.formats.markdown_blocks import MarkdownBlock, paragraph
from newslint.formats.markdown_marks import SAID, said
from newslint.formats.markdown_parts import LIST, REST, Part, items, parts
from newslint.formats.stretch import Stretch, of_parts
from newslint.typed import NamedTuple

_QUOTED = re.compile(r"((?<![^\r\n])> ?)")


class Rest(NamedTuple):
    """A stretch of source that only the parser can tell; no block of it reaches beyond."""

    begin: int
    stop: int


def divided(source: str, begin: int) -> list[MarkdownBlock | Rest]:
    """The blocks of a source from the line at `begin` on, in order, and between any of them at most one rest."""
    found: list[MarkdownBlock | Rest] = []
    may_refer = "]:" in source
    first = -1  # where what is left begins
    for part in parts(source, begin):
        blocks = [] if part.kind == REST else _told(source, part, may_refer=may_refer)
        if not blocks:
            first = part.begin if first < 0 else first
            continue
        if first >= 0:
            found.append(Rest(first, part.begin))
            first = -1
        found += blocks
    if first >= 0:
        found.append(Rest(first, len(source)))
    return found


def _told(source: str, part: Part, *, may_refer: bool) -> list[MarkdownBlock]:
    """The blocks of a part; none where what they say takes the parser."""
    kind, begin, stop = part
    text = source[begin:stop]
    if kind == LIST:
        copies = [_copy(source[at:end], at, may_refer=may_refer) for at, end in items(source, begin, stop)]
        return [] if None in copies else [MarkdownBlock(roles.LIST_ITEM, copy) for copy in copies if copy is not None]
    if kind == roles.QUOTATION:
        quoted = of_parts(_QUOTED.split(text), begin, SAID)
        copy = _copy(quoted.text, 0, may_refer=may_refer)
        return [] if copy is None else [MarkdownBlock(roles.QUOTATION, copy.traced(quoted))]
    if kind == roles.HEADING:
        title = text.lstrip("#").lstrip(" \t")
        copy = None if text.rstrip().endswith("#") else _copy(title, stop - len(title), may_refer=may_refer)
        return [] if copy is None else [MarkdownBlock(roles.HEADING, copy, is_first=not text.startswith("##"))]
    copy = _copy(text, begin, may_refer=may_refer)
    return [] if copy is None else [paragraph(text.rstrip(), copy)]


def _copy(text: str, begin: int, *, may_refer: bool) -> Stretch | None:
    """What a paragraph says, the blanks below it aside; None where that, or what it defines, takes the parser."""
    content = text.rstrip(" \t\xa0")
    if content[-1].isspace() or (may_refer and content[0] == "["):
        return None
    return said(content, begin, may_refer=may_refer)
