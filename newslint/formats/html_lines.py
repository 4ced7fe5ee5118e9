"""The lines of a block of HTML while it is read, by the parts that its tokens have of them."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.formats.html_tokens import Tokens
from newslint.formats.stretch import EMPTY, Stretch, joined, standing_for
from newslint.formats.whitespace import collapsed


class OpenLines:
    """The lines of the block that is open. White space is as a reader of the page sees it, or set out as it stands."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._line: list[tuple[int, int]] = []  # of the line that is open: from which part up to which
        self._above: list[Stretch] = []  # the lines that ended, and what ended them

    def are_empty(self) -> bool:
        """Whether nothing of the block has been read yet."""
        return not self._line and not self._above

    def add(self, first: int, after: int) -> None:
        """The parts from `first` up to `after` are text of the line."""
        if not self._line:  # white space between two blocks is most of what stands between tags
            texts = self._tokens.texts
            while first < after and _is_blank(texts[first]):
                first += 1
        if first < after:
            self._line.append((first, after))

    def end_line(self, number: int, *, is_set_out: bool) -> bool:
        """The line ends at the tag that is this part. Whether it is an empty one below others: the block ends, then."""
        line = self._end_of_line(is_set_out=is_set_out)
        if not line.text:
            return bool(self._above)
        begin, stop = self._tokens.bounds[number : number + 2]
        self._above += (line, standing_for("\n", begin, stop))
        return False

    def whole(self, *, is_set_out: bool) -> Stretch:
        """The copy of the block, no white space around it; the next one is empty."""
        line = self._end_of_line(is_set_out=is_set_out)
        if not self._above:
            return line
        lines, self._above = [*self._above, line], []
        return joined(lines).trimmed()

    def _end_of_line(self, *, is_set_out: bool) -> Stretch:
        ranges, self._line = self._line, []
        if not ranges:
            return EMPTY
        first, after = ranges[-1]
        ranges[-1] = less_blank(self._tokens.texts, first, after, at_start=False)
        read = self._tokens.copy_as_written if is_set_out else self._tokens.copy
        line = read(*ranges[0]) if len(ranges) == 1 else joined([read(*parts) for parts in ranges])
        return (line if is_set_out else collapsed(line)).trimmed()


def less_blank(texts: Sequence[str], first: int, after: int, *, at_start: bool = True) -> tuple[int, int]:
    """The parts from `first` up to `after` less those at their end, and at their start, that are white space."""
    while first < after and _is_blank(texts[after - 1]):
        after -= 1
    while at_start and first < after and _is_blank(texts[first]):
        first += 1
    return first, after


def _is_blank(text: str) -> bool:
    return not text or text.isspace()
