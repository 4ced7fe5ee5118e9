"""Words that the copy vouches for: '[sic]' or '(sic)' stands right after them."""

from __future__ import annotations

import re

from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story

#: One of these stands in any copy that vouches for a word.
_BEGINNINGS = tuple(bracket + word for bracket in "[(" for word in ("sic", "SIC", "Sic"))
# Compiled when they are first used: hardly any copy does.
_SIC = r"(?i)[\[(]sic[!.]?[\])]"
_WORD_BEFORE = r"([^\W_]+(?:['’.-][^\W_]+)*)[\"”'’»*_]*\s*\Z"
_LONGEST = 80


def may_vouch(text: str) -> bool:
    """Whether there can be such a mark in a text."""
    return any(beginning in text for beginning in _BEGINNINGS)


def vouched_for(story: Story) -> tuple[Span, ...]:
    """The word before each mark, or the whole name that it ends; in order."""
    text = story.text
    ends = [_word(text, mark.start()) for mark in re.finditer(_SIC, text)]
    words = [word for word in ends if word is not None]
    names = {mention.span.end: mention.span.start for mention in story.mentions} if words else {}
    return tuple(Span(min(word.start, names.get(word.end, word.start)), word.end) for word in words)


def covers(vouched: Span, span: Span) -> bool:
    """Whether what is said of `span` is said of the words vouched for: all of it, or the end of it."""
    return vouched.covers(span) or (span.end == vouched.end and span.start <= vouched.start)


def _word(text: str, end: int) -> Span | None:
    start = max(0, end - _LONGEST)
    word = re.search(_WORD_BEFORE, text[start:end])
    return Span(start + word.start(1), start + word.end(1)) if word else None
