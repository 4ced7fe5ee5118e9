"""A stretch of copy: its characters, and where each of them stands in the source.

    copy = verbatim(source, begin, stop)        # the characters of the source
    copy = of_parts(parts, begin, said)         # the same, but what stands between them says something else
    copy.cut(0, 12).trimmed()                   # parts of it, at their places
    inner.traced(copy)                          # a stretch of `copy.text`, taken back to the source of `copy`

A page full of references has a piece for every other word. So pieces are kept as columns that are made, cut and moved
as wholes: a loop over records of them takes five times as long. Offsets are code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, compress
from operator import eq

from newslint.model.offsets import Columns
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
    pieces: Columns | None = None

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
        return _cut_pieces(kept, pieces, start)

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
            return _through(self, outer.pieces)
        return _moved(self, outer.begin)

    def columns(self) -> Columns:
        """Its pieces; of a stretch that is its source, the one it is."""
        return self.pieces or Columns((0,), (self.begin,), (self.stop,), (True,))


EMPTY = Stretch("", 0, 0)


def verbatim(source: str, begin: int, stop: int) -> Stretch:
    """The characters of a stretch of source."""
    return _new(Stretch, (source[begin:stop], begin, stop, None))


def standing_for(text: str, begin: int, stop: int) -> Stretch:
    """Text that stands for a stretch of source that reads otherwise, or for none."""
    return Stretch(text, begin, stop, Columns((0,), (begin,), (stop,), (False,)))


def of_parts(parts: Sequence[str], begin: int, said: Mapping[str, str]) -> Stretch:
    """A stretch of source from `begin` on in parts, of which every other one may say something else than it reads.

    The first part, the third and so on are copy as it stands, as `re.split` gives it around one group; `said` has what
    the parts between them say: nothing, itself, or what is not verbatim.
    """
    if len(parts) == 1:
        return _new(Stretch, (parts[0], begin, begin + len(parts[0]), None))
    texts = list(parts)
    texts[1::2] = [said[part] for part in texts[1::2]]
    return of_texts(texts, parts, list(accumulate(map(len, parts), initial=begin)))


def of_texts(texts: Sequence[str], parts: Sequence[str], bounds: Sequence[int]) -> Stretch:
    """What parts of a source say that follow each other, by where each begins and, at last, where the last one stops.

    A part that reads as it says is verbatim.
    """
    lengths = list(map(len, texts))
    starts = list(accumulate(lengths, initial=0))
    begins, stops, same = bounds[:-1], bounds[1:], list(map(eq, texts, parts))
    starts.pop()
    if 0 in lengths:
        starts, begins = list(compress(starts, lengths)), list(compress(begins, lengths))
        stops, same = list(compress(stops, lengths)), list(compress(same, lengths))
    return _whole("".join(texts), Columns(starts, begins, stops, same))


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
    return _whole("".join(texts), Columns(starts, begins, stops, same))


def joined(stretches: Sequence[Stretch]) -> Stretch:
    """The copy of several stretches, one after the other as in the source."""
    kept = [stretch for stretch in stretches if stretch.text]
    if len(kept) < 2:
        return kept[0] if kept else EMPTY
    starts, begins, stops, same = list[int](), list[int](), list[int](), list[bool]()
    length = 0
    for stretch in kept:
        its = stretch.columns()
        starts += [start + length for start in its.starts]
        begins += its.begins
        stops += its.stops
        same += its.verbatim
        length += len(stretch.text)
    return _whole("".join([stretch.text for stretch in kept]), Columns(starts, begins, stops, same))


def _cut_pieces(kept: str, pieces: Columns, start: int) -> Stretch:
    """The pieces of what was kept of a text, from `start` of it on, the first and last of them cut to it."""
    starts, begins, stops, same = pieces
    end = start + len(kept)
    first, after = bisect_right(starts, start) - 1, bisect_left(starts, end)
    begins, stops, same = list(begins[first:after]), list(stops[first:after]), same[first:after]
    if same[-1]:
        stops[-1] = begins[-1] + end - starts[after - 1]
    if same[0]:
        begins[0] += start - starts[first]
    moved = [0, *[at - start for at in starts[first + 1 : after]]]
    return _whole(kept, Columns(moved, begins, stops, same))


def _whole(text: str, pieces: Columns) -> Stretch:
    """The stretch of a text with these pieces; none are kept where one is all and verbatim."""
    if not text:
        return EMPTY
    begins, stops, same = pieces.begins, pieces.stops, pieces.verbatim
    only = len(begins) == 1 and same[0]
    return _new(Stretch, (text, begins[0], stops[-1], None if only else pieces))


def _through(inner: Stretch, outer: Columns) -> Stretch:
    """A stretch of a text, taken through the pieces of that text to their source."""
    text, begin, stop, pieces = inner
    theirs, from_, to, kept = outer
    at = bisect_right(theirs, begin) - 1
    end = bisect_left(theirs, stop, at + 1)
    if end == at + 1 and kept[at]:
        return _moved(inner, from_[at] - theirs[at])
    if pieces is None:
        return _cut_pieces(text, outer, begin)
    starts, begins, stops, same = list[int](), list[int](), list[int](), list[bool]()
    for start, begin, stop, is_same in zip(*pieces, strict=True):
        at = bisect_right(theirs, begin, at, end) - 1
        after = bisect_left(theirs, stop, at + 1, end)
        starts.append(start)
        begins.append(from_[at] + begin - theirs[at] if kept[at] else from_[at])
        if not is_same:
            same.append(False)
        else:
            same.append(kept[at])
            if after > at + 1:
                shift = start - begin
                starts += [next_ + shift for next_ in theirs[at + 1 : after]]
                begins += from_[at + 1 : after]
                stops += to[at : after - 1]
                same += kept[at + 1 : after]
        at = after - 1
        stops.append(from_[at] + stop - theirs[at] if kept[at] else to[at])
    return _whole(text, Columns(starts, begins, stops, same))


def _moved(copy: Stretch, by: int) -> Stretch:
    """A stretch that stands so many characters further on in the source."""
    text, begin, stop, pieces = copy
    if pieces is not None and by:
        starts, begins, stops, same = pieces
        pieces = Columns(starts, [at + by for at in begins], [at + by for at in stops], same)
    return _new(Stretch, (text, begin + by, stop + by, pieces))
