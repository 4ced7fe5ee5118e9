"""Rows in columns on standard output; on a terminal the last column is broken where the line would be."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from newslint.cli.output import look, standard_output

_GAP = "  "
#: With less room than this the last column stands below the others.
_LEAST = 24


def write_columns(rows: Sequence[Sequence[str]], indent: str = "") -> None:
    """Write rows of as many cells each, aligned; a row is one line where standard output is no terminal."""
    stream = standard_output()
    width = look(stream, os.environ).width
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for *cells, last in rows:
        first = indent + "".join(f"{cell:{at}}{_GAP}" for cell, at in zip(cells, widths, strict=False))
        stream.writelines(f"{line.rstrip()}\n" for line in _lines(first, last, width))


def _lines(first: str, last: str, width: int | None) -> Iterator[str]:
    if width is None or len(first) + len(last) <= width:
        yield first + last
        return
    from textwrap import wrap

    if width - len(first) >= _LEAST:
        margin, (opening, *more) = " " * len(first), wrap(last, width - len(first))
        yield first + opening
    else:
        yield first
        margin = " " * 4
        more = wrap(last, max(width - len(margin), _LEAST))
    yield from (margin + line for line in more)
