"""A source in which what was escaped is undone where it stands: strings of JSON, HTML in the text of XML."""

from __future__ import annotations

from collections.abc import Callable

from newslint.formats.stretch import Stretch
from newslint.model.offsets import Columns, OffsetMap, Pieces

_new = tuple.__new__  # makes records in a third of the time of their constructor


class Undone:
    """A source in which the escapes of the stretches that are copied are undone.

    What such a stretch says begins where it did, and is shorter than it was written; nothing is read from what it
    leaves free before its end, so nothing else moves. Where an escape was written is worked out when it is asked for.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._written: dict[tuple[int, int], Callable[[], Stretch]] = {}

    def copy(self, text: str, begin: int, stop: int, written: Callable[[], Stretch]) -> Stretch:
        """What a stretch says, at its place in this source; asked for, `written` gives it as the source has it."""
        length = len(text)
        if length < stop - begin:
            self._written[begin, stop] = written
        return _new(Stretch, (text, begin, begin + length, None))

    def traced(self, offsets: OffsetMap) -> OffsetMap:
        """The map of a text that was read from this source, taken to the source as it is written."""
        return offsets.then(self._as_written) if self._written else offsets

    def _as_written(self) -> OffsetMap:
        """The map from this source to the one that is written."""
        starts, begins, stops, same = list[int](), list[int](), list[int](), list[bool]()
        at = 0
        for (begin, stop), written in sorted(self._written.items(), key=_place):
            copy = written()
            its = copy.columns()
            starts += (at, *(begin + start for start in its.starts), begin + len(copy.text))
            begins += (at, *its.begins, stop)
            stops += (begin, *its.stops, stop)
            same += (True, *its.verbatim, False)
            at = stop
        starts.append(at)
        begins.append(at)
        stops.append(len(self.source))
        same.append(True)
        return OffsetMap.of_pieces(Pieces.of(Columns(starts, begins, stops, same)), len(self.source))


def _place(stretch: tuple[tuple[int, int], object]) -> tuple[int, int]:
    return stretch[0]
