"""The comments in a file that speak to newslint: what they say, where they stand, and which paragraph they are about.

They are looked for only where a file has the word in it, apart from its reader and after it: nothing here changes what
is read. A file of several stories gives each of them the comments of its own element or text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from newslint.model.document import Comment, Document
from newslint.model.span import SourceSpan, Span
from newslint.typed import NamedTuple

#: How a comment begins that is meant for newslint.
MARK = "newslint"
_MARKS = (MARK.encode(), MARK.encode("utf-16-le")[:-1])


class Found(NamedTuple):
    """A comment, and the stretch of source whose story it is of; None for the whole file."""

    comment: Comment
    home: SourceSpan | None = None


#: Finds the comments of a source, in order.
Scan: TypeAlias = Callable[[str], Iterable[Found]]


def may_speak(data: bytes) -> bool:
    """Whether there can be any such comment in a file, in whatever encoding it is."""
    return any(mark in data for mark in _MARKS)


def commented(documents: Iterable[Document], scan: Scan) -> Iterator[Document]:
    """The documents with the comments that are theirs. They are taken one at a time; `scan` is run once a source."""
    source, homes = None, _Homes(())
    for document in documents:
        if document.source is not source:
            source = document.source
            homes = _Homes(scan(source))
        yield document._replace(comments=homes.of(document))


class _Homes:
    """The comments of a source by the stretches of it that they are at home in, which do not overlap."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._anywhere: list[Comment] = []
        self._at: dict[SourceSpan, list[Comment]] = {}
        for comment, home in found:
            (self._anywhere if home is None else self._at.setdefault(home, [])).append(comment)
        self._homes = sorted(self._at)

    def of(self, document: Document) -> tuple[Comment, ...]:
        """The comments of a story: of every home that it has copy from, and of the file where it is the only one."""
        found = [] if document.story is not None else list(self._anywhere)
        for home in self._near(document):
            span = document.offsets.to_text(home)
            if span is not None and not document.text[span.start : span.end].isspace():
                found += self._at[home]
        return tuple(sorted(found, key=lambda comment: comment.source))

    def _near(self, document: Document) -> Sequence[SourceSpan]:
        """The homes that begin before the story's copy ends and end after it begins."""
        begin, stop = document.offsets.to_source(Span(0, len(document.text)))
        low = bisect_right(self._homes, begin, key=lambda home: home.stop)
        high = bisect_right(self._homes, stop, key=lambda home: home.begin)
        return self._homes[low:high]
