"""The comments of HTML in the strings of JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.errors import InputError
from newslint.formats.comments import MARK, Found
from newslint.formats.comments_markup import html_comments
from newslint.formats.json_text import Text
from newslint.formats.stretch import Stretch
from newslint.model.span import SourceSpan

# No string goes over the end of its line: one that is never closed spoils no line but its own.
_STRING = re.compile(r'"([^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+)"')


def json_comments(source: str) -> Iterator[Found]:
    """The comments in each string that has any, at their places in the source."""
    for string in _STRING.finditer(source):
        begin, stop = string.span(1)
        if source.find(MARK, begin, stop) >= 0 and source.find("<!--", begin, stop) >= 0:
            yield from _within(source, Text(begin, stop))


def _within(source: str, string: Text) -> Iterator[Found]:
    try:
        copy = string.copy(source)
    except InputError:
        return  # the reader has said so where the string is one that it reads
    home = SourceSpan(string.begin, string.stop)
    for comment, _ in html_comments(copy.text):
        place, target = (_place(copy, span, string) for span in (comment.source, comment.target))
        yield Found(comment._replace(source=place, target=target), home)


def _place(copy: Stretch, span: SourceSpan, string: Text) -> SourceSpan:
    """A stretch of the string's text in the source."""
    if span.begin == span.stop:
        return SourceSpan(string.stop, string.stop)
    found = copy.cut(span.begin, span.stop)
    return SourceSpan(found.begin, found.stop)
