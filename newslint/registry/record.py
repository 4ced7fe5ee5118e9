"""One record of a source file: the entity it makes, and where its parts stand in the file."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.registry.entity import Entity
from newslint.typed import NamedTuple

#: The way from a record to one of its values: keys, and numbers from 0 in lists.
Where = tuple[str | int, ...]


class Record(NamedTuple):
    """An entity and its place. `lines` has the lines, from 1, of values inside it, where those are known."""

    path: str
    line: int
    entity: Entity
    lines: Mapping[Where, int] = {}

    def line_of(self, *where: str | int) -> int:
        """The line of a value of the record, or of the nearest around it whose line is known."""
        return line_of(self.lines, where, self.line)


def line_of(lines: Mapping[Where, int], where: Where, otherwise: int) -> int:
    """The line of a value, or of the nearest around it whose line is known."""
    for size in range(len(where), 0, -1):
        found = lines.get(where[:size])
        if found is not None:
            return found
    return otherwise
