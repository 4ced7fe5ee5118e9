"""The pieces of a stretch of copy: which characters of the source each of its characters was read from.

A page full of references has a piece for every other word. So pieces are columns that are made, cut and moved as
wholes: a loop over records of them takes five times as long.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress
from operator import eq

from newslint.model.offsets import Columns
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.formats.stretch import Stretch


def of_texts(texts: Sequence[str], parts: Sequence[str], begin: int) -> Columns:
    """The pieces of what parts of a source say that follow each other from `begin` on."""
    lengths = list(map(len, texts))
    starts = list(accumulate(lengths, initial=0))
    bounds = list(accumulate(map(len, parts), initial=begin))
    begins, stops, same = bounds[:-1], bounds[1:], list(map(eq, texts, parts))
    starts.pop()
    if 0 not in lengths:
        return Columns(starts, begins, stops, same)
    starts, begins, stops = (list(compress(column, lengths)) for column in (starts, begins, stops))
    return Columns(starts, begins, stops, list(compress(same, lengths)))


def one_after_the_other(stretches: Iterable[Stretch]) -> Columns:
    """The pieces of stretches that follow each other."""
    starts, begins, stops, same = list[int](), list[int](), list[int](), list[bool]()
    length = 0
    for stretch in stretches:
        its = stretch.columns()
        starts += [start + length for start in its.starts]
        begins += its.begins
        stops += its.stops
        same += its.verbatim
        length += len(stretch.text)
    return Columns(starts, begins, stops, same)


def cut(pieces: Columns, start: int, end: int) -> Columns:
    """The pieces of a text from `start` up to `end` of it, the first and last of them cut to it."""
    starts, begins, stops, same = pieces
    first, after = bisect_right(starts, start) - 1, bisect_left(starts, end)
    begins, stops, same = list(begins[first:after]), list(stops[first:after]), same[first:after]
    if same[-1]:
        stops[-1] = begins[-1] + end - starts[after - 1]
    if same[0]:
        begins[0] += start - starts[first]
    return Columns([0, *[at - start for at in starts[first + 1 : after]]], begins, stops, same)


def moved(pieces: Columns, by: int) -> Columns:
    """Pieces that stand so many characters further on in the source."""
    starts, begins, stops, same = pieces
    return Columns(starts, [at + by for at in begins], [at + by for at in stops], same)


def through(inner: Columns, outer: Columns) -> Columns:
    """The pieces of a text, taken through those of the text that is their source."""
    theirs, from_, to, kept = outer
    starts, begins, stops, same = list[int](), list[int](), list[int](), list[bool]()
    at = 0
    for start, begin, stop, is_same in zip(*inner, strict=True):
        at = bisect_right(theirs, begin, at) - 1
        after = bisect_left(theirs, stop, at + 1)
        starts.append(start)
        begins.append(begin_in(outer, at, begin))
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
        stops.append(stop_in(outer, at, stop))
    return Columns(starts, begins, stops, same)


def begin_in(pieces: Columns, at: int, begin: int) -> int:
    """Where in the source something begins that begins in the piece of this number."""
    return pieces.begins[at] + begin - pieces.starts[at] if pieces.verbatim[at] else pieces.begins[at]


def stop_in(pieces: Columns, at: int, stop: int) -> int:
    """Where in the source something stops that stops in the piece of this number."""
    return pieces.begins[at] + stop - pieces.starts[at] if pieces.verbatim[at] else pieces.stops[at]
