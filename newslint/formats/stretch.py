"""A stretch of copy: its characters, and where each of them stands in the source.

    copy = verbatim(source, begin, stop)        # the characters of the source
    copy = of_parts(parts, begin, said)         # the same, but what stands between them says something else
    copy.cut(0, 12).trimmed()                   # parts of it, at their places
    inner.traced(copy)                          # a stretch of `copy.text`, taken back to the source of `copy`

Offsets are code points. Where each character stands is worked out when it is first asked for (see `pieces`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from newslint.formats import pieces as found
from newslint.model.offsets import Columns, Pieces
from newslint.typed import NamedTuple

_new = tuple.__new__  # makes records in a third of the time of their constructor


class Run(NamedTuple):
    """Characters and the stretch of source they were read from; `verbatim` where they are the same."""

    text: str
    begin: int
    stop: int
    verbatim: bool


class Stretch(NamedTuple):
    """Copy and the stretch of source it was read from, up to `stop`.

    Where there are no `pieces` the two are the same characters. Otherwise these say what was read from where: `starts`
    count from the start of `text`, the first is 0, and none of the pieces is empty. An empty stretch has no pieces.
    """

    text: str
    begin: int
    stop: int
    pieces: Pieces | None = None

    def cut(self, start: int, end: int) -> Stretch:
        """The copy from `start` up to `end` of the text. A piece that is not verbatim keeps its whole source."""
        text, begin, _, pieces = self
        kept = text[start:end]
        if len(kept) == len(text):
            return self
        if not kept:
            return EMPTY
        if pieces is None:
            return _new(Stretch, (kept, begin + start, begin + start + len(kept), None))
        return _of_columns(kept, found.cut(pieces.columns(), start, start + len(kept)))

    def trimmed(self) -> Stretch:
        """The copy without white space at either end."""
        text = self.text
        bare = text.strip()
        if len(bare) == len(text):
            return self
        start = len(text) - len(text.lstrip())
        return self.cut(start, start + len(bare))

    def traced(self, outer: Stretch) -> Stretch:
        """This copy, whose source is the text of `outer`, at its place in the source of `outer`."""
        if outer.pieces is not None:
            return _through(self, outer.pieces.columns())
        return _moved(self, outer.begin)

    def columns(self) -> Columns:
        """Its pieces; of a stretch that is its source, the one it is."""
        if self.pieces is not None:
            return self.pieces.columns()
        return Columns((0,), (self.begin,), (self.stop,), (True,))

    def stands_for_its_source(self) -> bool:
        """Whether it is one piece that reads otherwise than its source."""
        return self.pieces is not None and not self.pieces.columns().verbatim[0]


EMPTY = Stretch("", 0, 0)


def verbatim(source: str, begin: int, stop: int) -> Stretch:
    """The characters of a stretch of source."""
    return _new(Stretch, (source[begin:stop], begin, stop, None))


def standing_for(text: str, begin: int, stop: int) -> Stretch:
    """Text that stands for a stretch of source that reads otherwise, or for none."""
    return Stretch(text, begin, stop, Pieces.of(Columns((0,), (begin,), (stop,), (False,))))


def of_parts(parts: Sequence[str], begin: int, said: Mapping[str, str]) -> Stretch:
    """A stretch of source from `begin` on in parts, of which every other one may say something else than it reads.

    The first part, the third and so on are copy as it stands, as `re.split` gives it around one group; `said` has what
    the parts between them say: nothing, itself, or what is not verbatim.
    """
    if len(parts) == 1:
        return _new(Stretch, (parts[0], begin, begin + len(parts[0]), None))
    texts = list(parts)
    texts[1::2] = map(said.__getitem__, texts[1::2])
    return of_texts(texts, parts, begin, begin + sum(map(len, parts)))


def of_texts(texts: Sequence[str], parts: Sequence[str], begin: int, stop: int) -> Stretch:
    """What parts of a source say that follow each other, by where the first begins and the last one stops.

    A part that reads as it says is verbatim.
    """
    text = "".join(texts)
    if not text:
        return EMPTY
    pieces = Pieces(found.of_texts, texts, parts, begin)
    first = last = 0
    while not texts[first]:
        begin += len(parts[first])
        first += 1
    while not texts[last - 1]:
        last -= 1
        stop -= len(parts[last])
    return _new(Stretch, (text, begin, stop, pieces))


def of_runs(runs: Iterable[Run]) -> Stretch:
    """The copy of runs that follow each other; verbatim ones that do so in the source too are one piece."""
    texts: list[str] = []
    starts, begins, stops, same = list[int](), list[int](), list[int](), list[bool]()
    length = 0
    for text, begin, stop, is_same in runs:
        if not text:
            continue
        texts.append(text)
        if is_same and same and same[-1] and stops[-1] == begin:
            stops[-1] = stop
        else:
            starts.append(length)
            begins.append(begin)
            stops.append(stop)
            same.append(is_same)
        length += len(text)
    return _of_columns("".join(texts), Columns(starts, begins, stops, same))


def joined(stretches: Sequence[Stretch]) -> Stretch:
    """The copy of several stretches, one after the other as in the source."""
    kept = [stretch for stretch in stretches if stretch.text]
    if len(kept) < 2:
        return kept[0] if kept else EMPTY
    pieces = Pieces(found.one_after_the_other, kept)
    return _new(Stretch, ("".join([one.text for one in kept]), kept[0].begin, kept[-1].stop, pieces))


def _of_columns(text: str, columns: Columns) -> Stretch:
    """The stretch of a text with these pieces; none are kept where one is all and verbatim."""
    if not text:
        return EMPTY
    only = len(columns.begins) == 1 and columns.verbatim[0]
    return _new(Stretch, (text, columns.begins[0], columns.stops[-1], None if only else Pieces.of(columns)))


def _through(inner: Stretch, outer: Columns) -> Stretch:
    """A stretch of a text, taken through the pieces of that text to their source."""
    text, begin, stop, pieces = inner
    if not text:
        return EMPTY
    theirs = outer.starts
    at = bisect_right(theirs, begin) - 1
    last = bisect_left(theirs, stop, at + 1) - 1
    if last == at and outer.verbatim[at]:
        return _moved(inner, outer.begins[at] - theirs[at])
    if pieces is None:
        traced = Pieces(found.cut, outer, begin, stop)
    else:
        own = pieces.columns
        traced = Pieces(lambda: found.through(own(), outer))
    return _new(Stretch, (text, found.begin_in(outer, at, begin), found.stop_in(outer, last, stop), traced))


def _moved(copy: Stretch, by: int) -> Stretch:
    """A stretch that stands so many characters further on in the source."""
    text, begin, stop, pieces = copy
    if pieces is not None and by:
        own = pieces.columns
        pieces = Pieces(lambda: found.moved(own(), by))
    return _new(Stretch, (text, begin + by, stop + by, pieces))
