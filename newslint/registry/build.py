"""Compiling records into an index; memory grows with the distinct name parts, not with the records' text."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable
from typing import BinaryIO

from newslint.registry.entity import PERSON, Entity
from newslint.registry.forms import accepted_forms, parts_of
from newslint.registry.index import BLOCK, CONTENTS, MAGIC, SECTIONS, encode, half_key, office_key
from newslint.registry.normalise import near_keys, spelt_out, squash
from newslint.registry.table import WORD, build_table, key_of, pair_key


class _Pending:
    """A table being filled."""

    def __init__(self) -> None:
        self.keys, self.numbers = array(WORD), array(WORD)

    def file(self, key: int, number: int) -> None:
        self.keys.append(key)
        self.numbers.append(number)


class _Builder:
    """What is known of the index while records stream in."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.base = file.tell()
        self.where: dict[str, tuple[int, int]] = {}
        self.forms, self.ids, self.pairs, self.families, self.offices, self.halves = (_Pending() for _ in range(6))
        self.tables = {
            "form": self.forms,
            "id": self.ids,
            "pair": self.pairs,
            "half": self.halves,
            "family": self.families,
            "office": self.offices,
        }
        self.parts: dict[str, int] = {}
        self.family_counts, self.given_counts = array(WORD), array(WORD)
        self.block_ends, self.rows, self.written = array(WORD), list[list[object]](), 0
        self.deprecated: list[int] = []
        self.counts: dict[str, int] = {}

    def add(self, number: int, entity: Entity) -> None:
        self.counts[entity.kind] = self.counts.get(entity.kind, 0) + 1
        self.rows.append(encode(entity))
        if len(self.rows) == BLOCK:
            self.end_block()
        self.ids.file(key_of(entity.id), number)
        for form in self.all_forms(entity):
            self.forms.file(key_of(form), number)
        if entity.kind == PERSON:
            self.add_parts(number, entity)
        for office in {office_key(r.title, r.of) for r in entity.roles}:
            self.offices.file(key_of(office), number)
        if entity.deprecated:
            self.deprecated.append(number)

    def all_forms(self, entity: Entity) -> set[str]:
        forms = set()
        for form in (*accepted_forms(entity), *entity.misspellings, *(d.text for d in entity.deprecated)):
            forms.add(squash(form))
            spelt = spelt_out(form)
            if spelt:
                forms.add(spelt)
        return forms - {""}

    def add_parts(self, number: int, entity: Entity) -> None:
        pairs, families, givens = set(), set(), set()
        for i, parts in enumerate(parts_of(entity)):
            family, given = self.part(parts.family), self.part(parts.given)
            pairs.add((family, given))
            if i == 0:
                families.add(family)
                givens.add(given)
            spelt = spelt_out("".join(parts.family_words))
            if spelt:
                pairs.add((self.part(spelt), given))
        for family, given in pairs:
            self.pairs.file(pair_key(family, given), number)
        for both in dict.fromkeys((p.family, p.given) for p in parts_of(entity)):
            family, given = map(self.part, both)
            self.halves.file(half_key(family, both[1][0], family=True), given)
            self.halves.file(half_key(given, both[0][0], family=False), family)
        for family in families:
            self.families.file(family, number)
            self.family_counts[family] += 1
        for given in givens:
            self.given_counts[given] += 1

    def part(self, text: str) -> int:
        number = self.parts.get(text)
        if number is None:
            number = self.parts[text] = len(self.parts)
            self.family_counts.append(0)
            self.given_counts.append(0)
        return number

    def end_block(self) -> None:
        """Write the pending records as one compressed block, right into the file."""
        data = zlib.compress(json.dumps(self.rows, ensure_ascii=False, separators=(",", ":")).encode(), 6)
        self.file.write(data)
        self.written += len(data)
        self.block_ends.append(self.written)
        self.rows = []

    def write(self, name: str, data: bytes | array[int]) -> None:
        self.file.write(bytes(-(self.file.tell() - self.base) % 4))
        start = self.file.tell()
        self.file.write(data)
        self.where[name] = (start - self.base, self.file.tell() - start)

    def write_table(self, name: str, pending: _Pending, stored: bool = True) -> None:
        starts, entries = build_table(pending.keys, pending.numbers, stored)
        self.write(f"{name}_starts", starts)
        self.write(f"{name}_entries", entries)
        del pending.keys, pending.numbers

    def write_parts(self) -> None:
        ends, total, near = array(WORD), 0, _Pending()
        for number, text in enumerate(self.parts):
            total += len(text.encode())
            ends.append(total)
            for key in near_keys(text):
                near.file(key_of(key), number)
        self.write("part_ends", ends)
        self.write("parts", "".join(self.parts).encode())
        self.parts.clear()
        self.write_table("near", near, stored=False)


def build_index(entities: Iterable[Entity], file: BinaryIO) -> int:
    """Write the index of these records, where `file` stands; how many there were."""
    builder = _Builder(file)
    file.write(bytes(CONTENTS.size))
    start = file.tell()
    count = 0
    for entity in entities:
        builder.add(count, entity)
        count += 1
    if builder.rows:
        builder.end_block()
    builder.where["blocks"] = (start - builder.base, builder.written)
    builder.write("block_ends", builder.block_ends)
    for name, table in builder.tables.items():
        builder.write_table(name, table)
    builder.write("family_counts", builder.family_counts)
    builder.write("given_counts", builder.given_counts)
    builder.write_parts()
    facts = {"counts": builder.counts, "deprecated": builder.deprecated}
    builder.write("facts", json.dumps(facts, ensure_ascii=False).encode())
    end = file.tell()
    file.seek(builder.base)
    file.write(CONTENTS.pack(MAGIC, *(n for name in SECTIONS for n in builder.where[name])))
    file.seek(end)
    return count
