"""Where the text of a Markdown block stands in its lines, whose indents, quote marks and bullets were taken off."""

from __future__ import annotations

import re

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

from newslint.formats.places import Places

_NEWLINE = re.compile(r"\r\n?|\n")
_PIPE = re.compile(r"(?<!\\)\|")


class SourceLines:
    """The lines of a source, counted from 0, without their newlines; `offset` is where the first of them begins."""

    def __init__(self, source: str, offset: int) -> None:
        self._source = source
        starts, ends = [offset], []
        for newline in _NEWLINE.finditer(source, offset):
            ends.append(newline.start())
            starts.append(newline.end())
        self._spans = list(zip(starts, [*ends, len(source)], strict=True))
        self._row, self._marks = -1, list[int]()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From the start of line `first` to the end of the line before `last`."""
        return self._spans[first][0], self._spans[max(first, last - 1)][1]

    def of_paragraph(self, token: Token) -> Places:
        """The places of a paragraph's or an underlined heading's text: each line of it ends where its source's does."""
        first, last = _lines(token)
        starts: list[tuple[int, int]] = []
        offset = 0
        wanted = token.content.split("\n")
        for number, line in enumerate(wanted):
            while True:
                begin, end = self._spans[first]
                raw = self._source[begin:end]
                kept = raw.rstrip(MD_TRIM_CHARS) if number == len(wanted) - 1 else raw
                first += 1
                if kept.endswith(line.lstrip(" \t")) or first >= last:
                    break
            starts.append((offset, begin + len(kept) - len(line)))
            offset += len(line) + 1
        return Places(self._source, starts, len(token.content))

    def of_heading(self, token: Token) -> Places:
        """The places of a heading's text between its number signs."""
        begin, end = self._spans[_lines(token)[0]]
        kept = self._source[begin:end].rstrip(" \t")
        bare = kept.rstrip("#")
        if bare != kept and bare.endswith((" ", "\t")):
            kept = bare
        kept = kept.rstrip(MD_TRIM_CHARS)
        return Places(self._source, [(0, begin + len(kept) - len(token.content))], len(token.content))

    def of_cell(self, token: Token, after: int) -> tuple[Places, int]:
        """The places of a table cell's text, which stands after this many cells of its line, and how many it closes."""
        marks = self._cell_marks(_lines(token)[0])
        written = token.content.replace("|", "\\|")
        for number in range(after, len(marks) - 1):
            cell = self._source[marks[number] + 1 : marks[number + 1]].rstrip(MD_TRIM_CHARS)
            if cell.strip(MD_TRIM_CHARS) == written or (number == 0 and cell.endswith(written)):
                return self._cell(token.content, marks[number] + 1 + len(cell) - len(written)), number + 1
        raise AssertionError(f"no cell of line {_lines(token)[0]} reads {written!r}")

    def _cell_marks(self, row: int) -> list[int]:
        """What a line's cells stand between; kept, as a line may have thousands of them."""
        if row != self._row:
            begin, end = self._spans[row]
            self._row, self._marks = (
                row,
                [begin - 1, *(m.start() for m in _PIPE.finditer(self._source, begin, end)), end],
            )
        return self._marks

    def _cell(self, content: str, begin: int) -> Places:
        starts = [(0, begin)]
        for number, pipe in enumerate((m.start() for m in re.finditer(r"\|", content)), start=1):
            starts.append((pipe, begin + pipe + number))
        return Places(self._source, starts, len(content))


def _lines(token: Token) -> tuple[int, int]:
    if token.map is None:
        raise AssertionError(f"a block of text without lines: {token}")
    return token.map[0], token.map[1]
