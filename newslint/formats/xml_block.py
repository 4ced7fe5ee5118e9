"""The text of a block of an XML document while it is read: what there is between its tags, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from newslint.formats.stretch import Stretch, joined, standing_for
from newslint.formats.whitespace import collapsed
from newslint.formats.xml_text import as_read, as_written, lines_as_read, text_of


class OpenBlock:
    """The text of the block that is open, and of what stands outside the copy.

    Offsets are those of tags in the source, in its order. What lies between two of them is read as late as can be, for
    most text is read in one piece then.
    """

    def __init__(self, source: str = "") -> None:
        #: Whether its text is set in lines, as plain text is, and whether it is no copy at all.
        self.in_lines = False
        self.is_outside = True
        self._source = source
        self._from = 0  # where the text begins that is not yet among the parts
        self._within: list[int] = []  # where in it the texts begin of elements that are watched
        self._breaks: list[tuple[int, int]] = []  # in it, ahead of these, where lines end that hold text
        self._parts: list[Stretch] = []
        self._parted = False

    def pass_over(self, stop: int) -> None:
        """Nothing up to here is text of the block."""
        self._from = stop

    def watch(self, begin: int) -> None:
        """An element begins here of which `own` will be asked."""
        self._within.append(begin)

    def part(self, begin: int, stop: int) -> None:
        """What stands on either side of this tag are words apart."""
        self.take(begin)
        self._from = stop
        self._parted = True

    def end_line(self, begin: int, stop: int) -> bool:
        """A line ends at this tag. Whether it is an empty one: then the paragraph does."""
        line = self._source[self._breaks[-1][1] if self._breaks else self._from : begin].strip()
        if line and (line[0] not in "<&" or line[-1] not in ">;") and not self.in_lines and not self._within:
            self._breaks.append((begin, stop))  # whatever it has of tags and references, it is not empty
            return False
        self.take(begin)
        self._from = stop
        last = next((part for part in reversed(self._parts) if not part.text.isspace() or _is_break(part)), None)
        if last is None or _is_break(last):
            return last is not None
        self._parts.append(standing_for("\n", begin, stop))
        return False

    def own(self, begin: int, stop: int) -> str:
        """The text of an element that began here, since then or since the last block in it."""
        if self._within and self._within[-1] == begin:
            self._within.pop()
            return "" if self.is_outside else text_of(self._source, begin, stop)
        self.take(stop)
        own = list(takewhile(lambda part: part.begin >= begin, reversed(self._parts)))
        return "".join([part.text for part in own[::-1]])

    def take(self, stop: int) -> None:
        """Read the text up to here."""
        for begin in self._within:
            self._read(begin)
        self._within.clear()
        self._read(stop)

    def whole(self, stop: int) -> list[Stretch]:
        """The parts of the block, which ends here; the next one is empty."""
        if not self.in_lines and not self._within:  # white space behind the text of a block is none
            text = self._source[self._from : stop].rstrip()
            if text:
                self._read(self._from + len(text))
        else:
            self.take(stop)
        parts = self._parts
        if parts:
            self._parts, self._parted = [], False
        return parts

    def _read(self, stop: int) -> None:
        begin, self._from = self._from, stop
        if begin >= stop or self.is_outside:
            self._breaks.clear()
            return
        if not self._parts and not self.in_lines:  # nor is that ahead of it
            text = self._source[begin:stop].lstrip()
            begin = stop - len(text)
            if not text:
                return
        if self._breaks:
            self._read_lines(begin, stop)
        else:
            self._add((as_written if self.in_lines else as_read)(self._source, begin, stop))

    def _read_lines(self, begin: int, stop: int) -> None:
        breaks, self._breaks = self._breaks, []
        # White space at either end may set the lines apart from what else the block has.
        is_bare = not self._source[begin].isspace() and not self._source[stop - 1].isspace()
        lines = lines_as_read(self._source, begin, breaks, stop) if is_bare else None
        if lines is not None:
            self._add(lines)
            return
        for end, after in breaks:
            self._add(as_read(self._source, begin, end))
            self._parts.append(standing_for("\n", end, after))
            begin = after
        self._add(as_read(self._source, begin, stop))

    def _add(self, part: Stretch) -> None:
        if not part.text or (not self._parts and part.text.isspace()):
            return
        if self._parted:
            self._parted = False
            if self._parts and self._parts[-1].text[-1].isalnum() and part.text[0].isalnum():
                self._parts.append(standing_for(" ", part.begin, part.begin))
        self._parts.append(part)


def tidied(parts: Sequence[Stretch]) -> Stretch:
    """The copy of parts with white space as a reader of the page sees it, none at either end."""
    if len(parts) == 1:
        return collapsed(parts[0]).trimmed()
    lines: list[Stretch] = []
    at = 0
    for end in (*(number for number, part in enumerate(parts) if _is_break(part)), len(parts)):
        lines += (collapsed(joined(parts[at:end])).trimmed(), *parts[end : end + 1])
        at = end + 1
    return joined(lines).trimmed()


def _is_break(part: Stretch) -> bool:
    return part.text == "\n" and part.stands_for_its_source()
