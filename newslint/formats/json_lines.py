"""JSON Lines: a story a line, under the names of any kind of item that newslint knows, or the newsroom's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.errors import InputError
from newslint.formats.decoding import decode
from newslint.formats.json_fault import expected
from newslint.formats.json_item import File, documents
from newslint.formats.json_scanner import Scanner
from newslint.formats.json_shape import Shapes, no_story, not_a_story
from newslint.formats.json_text import Value
from newslint.formats.source import Source
from newslint.model.document import Document

_FORMAT = "json-lines"
_LINE = re.compile(r"[^ \t\r\n][^\n]*")
_BLANK = re.compile(r"[ \t\r]*+")
#: After so many lines that cannot be read the rest is not tried.
_MOST_FAULTS = 100


def read(source: Source) -> Iterator[Document]:
    """The stories of a file, each read when it is asked for, and named by its id or else by its line.

    After the last of them raises InputError where any line could not be read; before the first, of kind
    "not-a-story", where the first line holds none.
    """
    text, encoding = decode(source.data)
    return read_lines(source.path, text, encoding, Shapes(source.json_names))


def read_lines(path: str, text: str, encoding: str, shapes: Shapes, kind: str | None = None) -> Iterator[Document]:
    """The stories in these lines, as `read` gives them; a line that does not show what it is is of this kind."""
    file = File(path, text, encoding, _FORMAT)
    scanner, wanted = shapes.scanner(text)
    faults: list[str] = []
    begun = False
    for number, begin, stop in _lines(text):
        try:
            item = _item(text, scanner, begin, stop)
            of = (shapes.kind_of(item, text) if item is not None else None) or kind
            if item is not None and of is not None:
                begun = True
                yield from documents(file, shapes.names(of), item, f"line {number}")
            elif begun:
                faults.append(f"line {number}: not a story: there is no headline and no body")
            else:
                raise no_story(wanted)
        except InputError as error:
            if not begun:
                raise error if error.kind != "malformed" or kind else not_a_story(str(error)) from None
            faults.append(str(error))
        if len(faults) == _MOST_FAULTS:
            break
    if faults:
        more = f"; {len(faults) - 1} more lines cannot be read" if len(faults) > 1 else ""
        raise InputError(faults[0] + more, "malformed")


def _item(text: str, scanner: Scanner, begin: int, stop: int) -> dict[str, Value] | None:
    """The object of a line, None where it is another value. Raises InputError where it is not JSON, or more follows."""
    value, end = scanner.parse(begin, stop)
    if end < stop and not _BLANK.fullmatch(text, end, stop):
        raise expected(text, end, stop, "the end of the line")
    return value if isinstance(value, dict) else None


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """The lines that are not blank: number, where what is on it begins, where it ends."""
    number, at = 1, 0
    for line in _LINE.finditer(text):
        number += text.count("\n", at, line.start())
        at = line.start()
        yield number, at, line.end()
