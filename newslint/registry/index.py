"""The compiled registry: one stretch of bytes, read in place, at one cost for a hundred people and for a million.

Sections, each an array of 32-bit words or a run of bytes, are found through a table of contents. People are filed
under their exact forms, under the pair of their given and family parts, under family parts and offices; distinct parts
under keys that near parts share (`keys.near_keys`). Records lie in compressed blocks.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache

from newslint.data.residence import Residence
from newslint.errors import RegistryError
from newslint.registry.distance import edits
from newslint.registry.entity import Deprecated, Entity, Role
from newslint.registry.keys import half_key, key_of, near_keys, office_key, pair_key
from newslint.registry.table import KeySet, NearTable, Table
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

VERSION = "10"
MAGIC = b"nlidx005"
#: Records in one compressed block.
BLOCK = 8
#: What records and parts are filed in.
TABLES = ("form", "id", "pair", "half", "family", "office")
#: The sections in the order of the table of contents.
SECTIONS = (
    *(f"{table}_{part}" for table in TABLES for part in ("starts", "keys", "numbers")),
    "near_starts", "near_entries", "part_ends", "family_counts", "given_counts",
    "block_ends", "blocks", "parts", "half_signs", "facts",
)  # fmt: skip
_BYTES = frozenset(("blocks", "parts", "half_signs", "facts"))
#: From this byte on it takes more than one to tell a letter.
_LETTERS = 128
CONTENTS = struct.Struct(f"<8s{2 * len(SECTIONS)}Q")


class NearPart(NamedTuple):
    """A registry part near one of the copy: its number, its squashed text, and the edits between them."""

    number: int
    text: str
    distance: int


class Index:
    """One layer of the registry. Numbers of records and of parts are its own."""

    def __init__(self, data: memoryview) -> None:
        """Raises RegistryError where the bytes are not an index of this version."""
        if len(data) < CONTENTS.size or bytes(data[:8]) != MAGIC:
            raise RegistryError("not an index of this version: build it again")
        _, *where = CONTENTS.unpack_from(data)
        words: dict[str, memoryview[int]] = {}
        texts: dict[str, memoryview] = {}
        for i, name in enumerate(SECTIONS):
            offset, length = where[2 * i], where[2 * i + 1]
            if offset + length > len(data):
                raise RegistryError("the index was cut short: build it again")
            part = data[offset : offset + length]
            if name in _BYTES:
                texts[name] = part
            else:
                words[name] = part.cast("I")
        self.forms, self.ids, self._pairs, self._halves, self._families, self._offices = (
            Table(words[f"{name}_starts"], words[f"{name}_keys"], words[f"{name}_numbers"]) for name in TABLES
        )
        self._near = NearTable(words["near_starts"], words["near_entries"], number_bits(len(words["part_ends"])))
        self._half_signs = KeySet(texts["half_signs"])
        self._part_ends, self._parts = words["part_ends"], texts["parts"]
        self.family_counts, self.given_counts = words["family_counts"], words["given_counts"]
        self._block_ends, self._blocks = words["block_ends"], texts["blocks"]
        self._residence = Residence(data)
        facts = json.loads(bytes(texts["facts"]))
        #: How many records there are of each kind, and the numbers of those with deprecated forms.
        self.counts: dict[str, int] = facts["counts"]
        self.with_deprecated: list[int] = facts["deprecated"]
        self.near_parts = lru_cache(maxsize=20000)(self._near_parts)
        self.part_number = lru_cache(maxsize=65536)(self._part_number)
        self.entity = lru_cache(maxsize=4096)(self._entity)
        self._block = lru_cache(maxsize=512)(self._read_block)

    def part(self, number: int) -> str:
        """The squashed text of a part."""
        start = self._part_ends[number - 1] if number else 0
        return str(self._parts[start : self._part_ends[number]], "utf-8")

    def _near_parts(self, part: str, most: int) -> tuple[NearPart, ...]:
        """The registry's parts within `most` edits of this one, the nearest first."""
        return self.near_among(self.alike(part), part, most)

    def alike(self, part: str) -> set[int]:
        """The numbers of the parts that share a key with this one; seldom others."""
        keys = near_keys(part)
        self._residence.touch(len(keys))
        return self._near.gather(keys)

    def near_among(self, numbers: Collection[int], part: str, most: int) -> tuple[NearPart, ...]:
        """Of the parts of these numbers, which share a key with this one, those within `most` edits, nearest first."""
        if not numbers:
            return ()
        found = []
        ends, parts = self._part_ends, self._parts
        least = len(part) - most
        first, last = _end_bytes(part)
        self._residence.touch(len(numbers))
        for number in numbers:
            low, high = ends[number - 1] if number else 0, ends[number]
            if high - low < least or (parts[low] != first and parts[high - 1] != last):
                continue
            text = str(parts[low:high], "utf-8")
            if text[0] != part[0] and not _one_initial_slip(text, part):
                continue
            distance = edits(part, text, most)
            if distance <= most:
                found.append((distance, text, number))
        found.sort()
        return tuple(NearPart(number, text, distance) for distance, text, number in found)

    def families_beside(self, numbers: Iterable[int], initials: Iterable[str]) -> list[int]:
        """Of the family parts of these numbers those beside which a given part begins with one of these letters.

        Seldom others are among them.
        """
        signs, last = self._half_signs.signs, len(self._half_signs.signs) - 1
        found = []
        for number in numbers:
            for initial in initials:
                key = half_key(number, initial, family=True)
                if signs[key >> 3 & last] >> (key & 7) & 1:
                    found.append(number)
                    break
        return found

    def initial_slips(self, part: str) -> list[NearPart]:
        """The registry's parts that differ from this one in the initial alone."""
        ends, parts = self._part_ends, self._parts
        first, last = _end_bytes(part)
        found = []
        for number in self._near.gather(map(key_of, (part, part[1:], part[:1] + part[2:]))):
            if parts[ends[number] - 1] != last or parts[ends[number - 1] if number else 0] == first < _LETTERS:
                continue
            text = self.part(number)
            if text[0] != part[0] and _one_initial_slip(text, part):
                found.append(NearPart(number, text, 1))
        return found

    def far_parts(self, part: str, numbers: Iterable[int], most: int) -> Iterator[NearPart]:
        """Of the parts of these numbers those within `most` edits of this one that keep half of their letters."""
        different = dict.fromkeys(numbers)
        self._residence.touch(len(different))
        for number in different:
            text = self.part(number)
            distance = edits(part, text, most)
            if distance <= min(most, len(text) // 2):
                yield NearPart(number, text, distance)

    def _part_number(self, part: str) -> int | None:
        """The number of a squashed part, where the registry has it."""
        self._residence.touch(3)
        for number in self._near.get(key_of(part)):
            if self.part(number) == part:
                return number
        return None

    def people(self, family: int, given: int) -> list[int]:
        """The records with this family part and this given part."""
        self._residence.touch(2)
        return self._pairs.get(pair_key(family, given))

    def half_known(self, part: int, initial: str, *, family: bool) -> list[int]:
        """The other parts, one for each record, that begin with this letter beside this family (or given) part."""
        key = half_key(part, initial, family)
        self._residence.touch(2)
        return self._halves.get(key) if self._half_signs.may_have(key) else []

    def family(self, family: int) -> list[int]:
        """The records with this family part."""
        return self._families.get(family)

    def office(self, title: str, of: str | None) -> list[int]:
        """The records that have held an office."""
        return self._offices.get(key_of(office_key(title, of)))

    def _entity(self, number: int) -> Entity:
        return decode(self._block(number // BLOCK)[number % BLOCK])

    def _read_block(self, block: int) -> list[str]:
        """The encoded records of a block."""
        self._residence.touch(1)
        start = self._block_ends[block - 1] if block else 0
        return zlib.decompress(self._blocks[start : self._block_ends[block]]).decode().split("\n")


def _end_bytes(part: str) -> tuple[int, int]:
    """The first and the last byte of a part: of three letters and more, two that differ in both are not near."""
    data = part.encode()
    return data[0], data[-1]


def _one_initial_slip(a: str, b: str) -> bool:
    """Whether two parts differ in their initials alone: one replaced, left out, put in or swapped with the next."""
    return a[1:] in (b, b[1:]) or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def number_bits(count: int) -> int:
    """How many bits the numbers of so many parts take."""
    return count.bit_length()


def encode(entity: Entity) -> str:
    """A record as a line of JSON: an array without its trailing defaults."""
    row: list[object] = [*entity]
    row[10] = [[d.text, d.since.isoformat() if d.since else None, d.exceptions] for d in entity.deprecated]
    while len(row) > 2 and not row[-1]:
        row.pop()
    return _encoded(row)


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def decode(line: str) -> Entity:
    """The record of an encoded line."""
    row = json.loads(line)
    fields: list[Any] = [tuple(v) if isinstance(v, list) else v for v in row]
    if len(row) > 9:
        fields[9] = tuple(Role(*role) for role in row[9])
    if len(row) > 10:
        fields[10] = tuple(
            Deprecated(text, date.fromisoformat(since) if since else None, tuple(exceptions))
            for text, since, exceptions in row[10]
        )
    return Entity(*fields)
