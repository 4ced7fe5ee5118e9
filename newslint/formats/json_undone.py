"""Strings of a source in JSON as copy, their escapes undone where they stand."""

from __future__ import annotations

from newslint.formats.json_text import Text
from newslint.formats.stretch import Stretch
from newslint.model.offsets import Columns, OffsetMap, Pieces

_new = tuple.__new__  # makes records in a third of the time of their constructor


class Undone:
    """A source in which the escapes of the strings that are copied are undone.

    A string begins where it did, its text is shorter than it was written, and nothing is read from what it leaves free
    before its closing quote; so nothing else moves. Where an escape was written is worked out when it is asked for.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._strings: set[Text] = set()

    def copy(self, string: Text) -> Stretch:
        """A string's characters at their places in this source. Raises InputError as `Text.copy` does."""
        begin, stop = string
        text = string.read(self.source)
        length = len(text)
        if length < stop - begin:
            self._strings.add(string)
        return _new(Stretch, (text, begin, begin + length, None))

    def traced(self, offsets: OffsetMap) -> OffsetMap:
        """The map of a text that was read from this source, taken to the source as it is written."""
        return offsets.then(self._written) if self._strings else offsets

    def _written(self) -> OffsetMap:
        """The map from this source to the one that is written."""
        starts, begins, stops, same = list[int](), list[int](), list[int](), list[bool]()
        at = 0
        for string in sorted(self._strings):
            begin, stop = string
            copy = string.copy(self.source)
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
