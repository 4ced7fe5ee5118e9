"""Compiling records into an index; memory grows with the distinct name parts, not with the records' text."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable
from typing import BinaryIO

from newslint.registry.entity import PERSON, Entity
from newslint.registry.forms import accepted_forms, parts_of
from newslint.registry.index import BLOCK, CONTENTS, MAGIC, SECTIONS, TABLES, encode, number_bits
from newslint.registry.keys import half_key, key_of, near_keys, office_key, pair_key
from newslint.registry.normalise import spelt_out, squash
from newslint.registry.table import WORD, build_key_set, build_table, near_entry


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
        self.tables = {name: _Pending() for name in TABLES}
        #: What halves can be asked for; those of names spelt out are not in the table.
        self.halves = array(WORD)
        self.parts: dict[str, int] = {}
        self.family_counts, self.given_counts = array(WORD), array(WORD)
        self.block_ends, self.rows, self.written = array(WORD), list[str](), 0
        self.deprecated: list[int] = []
        self.counts: dict[str, int] = {}

    def add(self, number: int, entity: Entity) -> None:
        self.counts[entity.kind] = self.counts.get(entity.kind, 0) + 1
        self.rows.append(encode(entity))
        if len(self.rows) == BLOCK:
            self.end_block()
        self.tables["id"].file(key_of(entity.id), number)
        for form in self.all_forms(entity):
            self.tables["form"].file(key_of(form), number)
        if entity.kind == PERSON:
            self.add_parts(number, entity)
        for office in {office_key(r.title, r.of) for r in entity.roles}:
            self.tables["office"].file(key_of(office), number)
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
        """File a person under each division of each form; the first, which is the record's own, is counted."""
        tables, pairs = self.tables, dict[tuple[str, str], bool]()
        for parts in parts_of(entity):
            pairs[parts.family, parts.given] = True
            spelt = spelt_out("".join(parts.family_words))
            if spelt:
                pairs.setdefault((spelt, parts.given), False)
        for i, ((family_text, given_text), written) in enumerate(pairs.items()):
            family, given = self.part(family_text), self.part(given_text)
            tables["pair"].file(pair_key(family, given), number)
            beside_family = half_key(family, given_text[0], family=True)
            self.halves.append(beside_family)
            if written:
                tables["half"].file(beside_family, given)
                tables["half"].file(half_key(given, family_text[0], family=False), family)
            if i == 0:
                tables["family"].file(family, number)
                self.family_counts[family] += 1
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
        data = zlib.compress("\n".join(self.rows).encode(), 6)
        self.file.write(data)
        self.written += len(data)
        self.block_ends.append(self.written)
        self.rows = []

    def write(self, name: str, data: bytes | bytearray | array[int]) -> None:
        self.file.write(bytes(-(self.file.tell() - self.base) % 4))
        start = self.file.tell()
        self.file.write(data)
        self.where[name] = (start - self.base, self.file.tell() - start)

    def write_tables(self) -> None:
        self.write("half_signs", build_key_set(self.halves + self.tables["half"].keys))
        for name in TABLES:
            pending = self.tables.pop(name)
            for part, data in zip(
                ("starts", "keys", "numbers"), build_table(pending.keys, pending.numbers), strict=True
            ):
                self.write(f"{name}_{part}", data)

    def write_parts(self) -> None:
        ends, total, near, bits = array(WORD), 0, _Pending(), number_bits(len(self.parts))
        for number, text in enumerate(self.parts):
            total += len(text.encode())
            ends.append(total)
            for key in near_keys(text):
                near.file(key, near_entry(key, number, bits))
        self.write("part_ends", ends)
        self.write("parts", "".join(self.parts).encode())
        self.parts.clear()
        starts, _, entries = build_table(near.keys, near.numbers, per_bucket=1)
        self.write("near_starts", starts)
        self.write("near_entries", entries)


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
    builder.write_tables()
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
