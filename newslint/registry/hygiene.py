"""What is doubtful in registry sources that load: names that collide, forms that mislead, dates that cannot be.

Each kind of flaw has a code. Errors make look-up go wrong, warnings are probably mistakes, and infos are worth a look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newslint.errors import RegistryError
from newslint.registry.load import read_records, source_files, told_apart
from newslint.registry.record import Record
from newslint.typed import NamedTuple

ERROR, WARNING, INFO = "error", "warning", "info"


class Flaw(NamedTuple):
    """A doubt about a record. `other` is the path and line of the other place it is about, where there is one."""

    code: str
    severity: str
    path: str
    line: int
    message: str
    other: tuple[str, int] | None = None


class Examination(NamedTuple):
    """The flaws found, by path and line; what could not be read, one line each; and how many records could."""

    flaws: tuple[Flaw, ...]
    failures: tuple[str, ...]
    records: int


def examine(paths: Sequence[str | Path]) -> Examination:
    """Examine the records of these sources, each path a layer; a record replaces that of the same id in earlier layers.

    Raises RegistryError where there is nothing at a path; what is wrong inside a file is a failure or a flaw.
    """
    from newslint.registry.hygiene_dates import date_flaws, office_flaws
    from newslint.registry.hygiene_forms import form_flaws, item_flaws
    from newslint.registry.hygiene_near import near_alias_flaws, near_people_flaws

    failures: list[str] = []
    flaws: list[Flaw] = []
    known: dict[str, Record] = {}
    count = 0
    for path in paths:
        layer: dict[str, Record] = {}
        for record in _valid(source_files(path), failures):
            count += 1
            flaws.extend(_file_under_id(record, layer))
        known |= layer
    records = list(known.values())
    for find in (form_flaws, item_flaws, near_alias_flaws, near_people_flaws, date_flaws, office_flaws):
        flaws.extend(find(records))
    return Examination(tuple(sorted(set(flaws), key=_order)), tuple(failures), count)


def flaw(
    code: str, severity: str, record: Record, where: tuple[str | int, ...], message: str, other: Record | None = None
) -> Flaw:
    """A flaw at a value of a record; the message goes on with the other record's place."""
    place = (other.path, other.line) if other else None
    ending = f" ({place[0]}:{place[1]})" if place else ""
    return Flaw(code, severity, record.path, record.line_of(*where), message + ending, place)


def _valid(files: Iterable[str], failures: list[str]) -> Iterator[Record]:
    for file in files:
        for record in read_records(file):
            if isinstance(record, RegistryError):
                failures.append(str(record))
            else:
                yield record


def _file_under_id(record: Record, layer: dict[str, Record]) -> Iterator[Flaw]:
    if record.entity.id in layer:
        record = record._replace(entity=told_apart(record.entity))
    first = layer.setdefault(record.entity.id, record)
    if first is not record:
        said = f"the id '{record.entity.id}' is already that of '{first.entity.name}'"
        yield flaw("duplicate-id", ERROR, record, ("id",), said, first)


def _order(found: Flaw) -> tuple[str, int, str, str]:
    return found.path, found.line, found.code, found.message
