"""The running text of a wire's message: fixed-width lines that are paragraphs, and the kind of each.

A blank line, a tab or two spaces open a paragraph, as does a list mark; any other line goes on with the one above.
Lines too long to have been broken by hand are a paragraph each. Line breaks are kept; blanks around one are not,
nor are control characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint.formats.builder import Run, TextBuilder, cut, text_of, trimmed
from newslint.formats.lines import bullet_end, ends_sentence
from newslint.formats.paragraph import paragraph_blocks
from newslint.model import document as kinds
from newslint.model.span import SourceSpan, Span

_PARAGRAPH = re.compile(
    r"[^\r\n]+(?:(?:\r\n?|\n)(?![ ]{2}|[ ]?\t|\^|[ \t]*+(?:[\r\n]|\Z)|(?:[-•*·]|\#{1,3}|(?:\*[ ]?){3,})[ \t])[^\r\n]+)*+"
)
_LINE = re.compile(r"[^\r\n]+")
_NOT_COPY = re.compile(
    r"(?<![^\S\r\n])[^\S\r\n]++(?:\r\n?|\n)[^\S\r\n]*+|(?:\r\n?|\n)[^\S\r\n]++|[\x1c-\x1f]+|[\x00-\x08\x0e-\x1b\x7f]+"
)
_SIGNATURE = re.compile(
    r"\(?[A-Za-z]{2,8}(?:\\?/[A-Za-z]{1,8}){1,3}\)?|[a-z]{2,4}(?: [a-z]{2,3}){1,5}|[A-Z]{2,6}(?: [A-Z]{2,10}| [a-z]{2,3}(?:/[a-z]{2,3})*)"
)
_PAGE_MARK = re.compile(r"\(?more\)?(?:[ ][a-z]{2,3})?", re.IGNORECASE)
#: Nobody breaks lines by hand beyond this.
_WIDEST = 120
_LONGEST_SUBHEAD = 80


def copy_runs(source: str, span: SourceSpan) -> list[Run]:
    """A stretch of copy as runs: line breaks kept, without blanks around them and without control characters."""
    runs, at = [], span.begin
    for found in _NOT_COPY.finditer(source, span.begin, span.stop):
        if at < found.start():
            runs.append(Run(source[at : found.start()], at, found.start(), verbatim=True))
        text = _standing_for(found.group())
        if text:
            runs.append(Run(text, found.start(), found.end(), verbatim=False))
        at = found.end()
    if at < span.stop:
        runs.append(Run(source[at : span.stop], at, span.stop, verbatim=True))
    return runs


def _standing_for(odd: str) -> str:
    if "\n" in odd or "\r" in odd:
        return "\n"
    return " " if odd[0] in "\x1c\x1d\x1e\x1f" else ""


def paragraph_spans(source: str, begin: int, stop: int) -> Iterator[SourceSpan]:
    """The paragraphs of a stretch of text, blank ones left out."""
    for found in _PARAGRAPH.finditer(source, begin, stop):
        text = found.group()
        if text.isspace():
            continue
        if len(text) > _WIDEST and any(line.end() - line.start() > _WIDEST for line in _LINE.finditer(text)):
            at = found.start()
            yield from (SourceSpan(at + line.start(), at + line.end()) for line in _LINE.finditer(text))
        else:
            yield SourceSpan(*found.span())


def add_copy(builder: TextBuilder, source: str, spans: Sequence[SourceSpan]) -> None:
    """Add paragraphs of copy: datelines, list items, subheads, signatures and page marks told apart."""
    paragraphs = [runs for span in spans if (runs := trimmed(copy_runs(source, span)))]
    texts = [text_of(runs) for runs in paragraphs]
    opening = True
    for number, ((text, following), runs) in enumerate(zip(pairwise([*texts, ""]), paragraphs, strict=True)):
        item = bullet_end(text, 0, len(text))
        if _PAGE_MARK.fullmatch(text) or (not following and _SIGNATURE.fullmatch(text)):
            builder.add(kinds.FURNITURE, runs)
        elif item:
            builder.add(kinds.LIST_ITEM, cut(runs, Span(item, len(text))))
        elif number and not opening and _is_subhead(text, following):
            builder.add(kinds.SUBHEAD, runs)
        else:
            for kind, span in paragraph_blocks(text, Span(0, len(text)), opening=opening):
                builder.add(kind, cut(runs, span))
                opening = opening and kind != kinds.PARAGRAPH


def _is_subhead(text: str, following: str) -> bool:
    """Whether a line stands over the paragraph that follows: short, no sentence, and the other ends as one."""
    return (
        len(text) <= _LONGEST_SUBHEAD
        and "\n" not in text
        and (text[0].isupper() or text[0].isdigit())
        and any(map(str.isalpha, text))
        and text[-1] not in "—–-_,)]\"”'"
        and not ends_sentence(text, 0, len(text))
        and ends_sentence(following, 0, len(following))
    )
