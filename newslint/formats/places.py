"""From a position in a paragraph's own text, as a parser was given it, to the position in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newslint.formats.stretch import Run, Stretch
from newslint.model.offsets import Columns, Pieces


class Places:
    """Where the parts of a content stand in the source: from each `content` start on, it is the source from there."""

    __slots__ = ("_content", "_length", "_source", "_starts")

    def __init__(self, source: str, starts: Sequence[tuple[int, int]], length: int) -> None:
        self._source = source
        self._content = [content for content, _ in starts]
        self._starts = [begin for _, begin in starts]
        self._length = length

    def in_source(self, run: Run) -> Iterator[Run]:
        """A run of the content as runs of the source; a newline takes in all the characters of the source's own."""
        if run.text == "\n" and run.verbatim:
            yield self._newline(run)
        elif not run.verbatim:
            yield run._replace(begin=self._at(run.begin), stop=self._at(run.stop - 1) + 1)
        else:
            yield from self._parts(run)

    def copy(self, content: str) -> Stretch | None:
        """The content, at its places; None where it has other characters than the source, its newlines aside."""
        starts, begins, stops, same = list[int](), list[int](), list[int](), list[bool]()
        for start, end, begin in zip(self._content, [*self._content[1:], len(content)], self._starts, strict=True):
            text = content[start:end]
            bare = text if self._source.startswith(text, begin) else text.removesuffix("\n")
            stop = begin + len(bare)
            if not self._source.startswith(bare, begin):
                return None
            if bare:
                starts.append(start)
                begins.append(begin)
                stops.append(stop)
                same.append(True)
            if len(bare) < len(text):
                starts.append(start + len(bare))
                begins.append(stop)
                stops.append(stop + (2 if self._source.startswith("\r\n", stop) else 1))
                same.append(False)
        return Stretch(content, begins[0], stops[-1], Pieces.of(Columns(starts, begins, stops, same)))

    def _parts(self, run: Run) -> Iterator[Run]:
        at = run.begin
        while at < run.stop:
            part = bisect_right(self._content, at)
            stop = min(run.stop, self._content[part] if part < len(self._content) else self._length)
            begin, text = self._at(at), run.text[at - run.begin : stop - run.begin]
            same = self._source.startswith(text, begin)  # white space that a tab stands for is not
            yield Run(text, begin, begin + len(text), verbatim=same)
            at = stop

    def _newline(self, run: Run) -> Run:
        begin = self._at(run.begin)
        stop = begin + (2 if self._source.startswith("\r\n", begin) else 1)
        return Run("\n", begin, stop, verbatim=self._source[begin:stop] == "\n")

    def _at(self, offset: int) -> int:
        part = bisect_right(self._content, offset) - 1
        return self._starts[part] + offset - self._content[part]
