"""Where the text of a Markdown block stands in its lines, whose indents, quote marks and bullets were taken off."""

from __future__ import annotations

import re

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

from newslint.formats.places import Places

_NEWLINE = re.compile(r"\r\n?|\n")
_PIPE = re.compile(r"(?<!\\)\|")


class SourceLines:
    """The lines of a stretch of source, `begin` to `stop`, counted from 0, without their newlines."""

    def __init__(self, source: str, begin: int, stop: int) -> None:
        self._source = source
        starts, ends = [begin], []
        for newline in _NEWLINE.finditer(source, begin, stop):
            ends.append(newline.start())
            starts.append(newline.end())
        self._spans = list(zip(starts, [*ends, stop], strict=True))
        self._row, self._cells, self._marks = -1, 0, list[int]()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """From the start of line `first` to the end of the line before `last`."""
        return self._spans[first][0], self._spans[max(first, last - 1)][1]

    def places(self, opened: Token, token: Token) -> Places:
        """The places of what a token of text says, by the token that opens its block. Cells are asked in order."""
        if opened.type in ("th_open", "td_open"):
            return self._of_cell(token)
        if opened.type == "heading_open" and opened.markup.startswith("#"):
            return self._of_heading(token)
        return self._of_paragraph(token)

    def _of_paragraph(self, token: Token) -> Places:
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

    def _of_heading(self, token: Token) -> Places:
        """The places of a heading's text between its number signs."""
        begin, end = self._spans[_lines(token)[0]]
        kept = self._source[begin:end].rstrip(" \t")
        bare = kept.rstrip("#")
        if bare != kept and bare.endswith((" ", "\t")):
            kept = bare
        kept = kept.rstrip(MD_TRIM_CHARS)
        return Places(self._source, [(0, begin + len(kept) - len(token.content))], len(token.content))

    def _of_cell(self, token: Token) -> Places:
        """The places of a table cell's text, which stands after the cells of its line that were asked before."""
        row = _lines(token)[0]
        if row != self._row:
            self._to_row(row)
        marks = self._marks
        written = token.content.replace("|", "\\|")
        for number in range(self._cells, len(marks) - 1):
            cell = self._source[marks[number] + 1 : marks[number + 1]].rstrip(MD_TRIM_CHARS)
            if cell.strip(MD_TRIM_CHARS) == written or (number == 0 and cell.endswith(written)):
                self._cells = number + 1
                return self._cell(token.content, marks[number] + 1 + len(cell) - len(written))
        raise AssertionError(f"no cell of line {row} reads {written!r}")

    def _to_row(self, row: int) -> None:
        """Find what a line's cells stand between, once: a line may have thousands of them."""
        begin, end = self._spans[row]
        self._row, self._cells = row, 0
        self._marks = [begin - 1, *(m.start() for m in _PIPE.finditer(self._source, begin, end)), end]

    def _cell(self, content: str, begin: int) -> Places:
        starts = [(0, begin)]
        for number, pipe in enumerate((m.start() for m in re.finditer(r"\|", content)), start=1):
            starts.append((pipe, begin + pipe + number))
        return Places(self._source, starts, len(content))


def _lines(token: Token) -> tuple[int, int]:
    if token.map is None:
        raise AssertionError(f"a block of text without lines: {token}")
    return token.map[0], token.map[1]
