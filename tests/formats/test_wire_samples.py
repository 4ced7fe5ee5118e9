"""Real messages of wires, compared with what they say character by character; skipped where they are not here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newslint.formats import read
from newslint.model.document import COPY, Document

SAMPLES = Path(__file__).parents[3] / "shared/samples"
FILES = sorted((SAMPLES / "iptc7901").glob("*")) + sorted((SAMPLES / "anpa1312").glob("*"))
#: What is never copy: for editors, for customers, for machines.
NO_COPY = re.compile(
    r"not (?:intended )?for publication|Editing by|Tel:|Notebook|NOTEBOOK|^Eds:|^\(Eds:|AP Photo|AAP RESULTS"
    r"|^1ST LEAD|GMT|\bccccb\b|[\x00-\x08\x0e-\x1f\x7f]",
    re.MULTILINE,
)

pytestmark = pytest.mark.skipif(not FILES, reason="the samples are not here")
each = pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)


def document(path: Path) -> Document:
    (found,) = read(str(path), path.read_bytes())
    return found


def text_part(path: Path) -> str:
    """The text of a message as a dumb machine cuts it out: between STX and ETX, or all below the header."""
    data = path.read_bytes().decode("cp1252", "replace")
    cut = re.search(r"\x02(.*?)\x03", data, re.DOTALL)
    return cut[1] if cut else data.partition("\n")[2]


@each
def test_nothing_is_lost_and_nothing_made_up(path: Path) -> None:
    found = document(path)
    marks = r"[\s^<=]|^[ \t]*(?:-|\d\.) "
    bare = re.sub(marks, "", text_part(path), flags=re.MULTILINE)
    preface = found.blocks[0].span.end if "\x02" in found.source and found.format == "iptc7901" else 0
    read_bare = re.sub(marks, "", found.text[preface:], flags=re.MULTILINE)
    assert re.sub(r"\W", "", read_bare) == re.sub(r"\W", "", bare)


@each
def test_nothing_of_the_furniture_is_taken_for_copy(path: Path) -> None:
    found = document(path)
    for block in found.blocks:
        if block.kind in COPY:
            assert not NO_COPY.search(found.text[block.span.start : block.span.end])


@each
def test_what_every_message_states(path: Path) -> None:
    found = document(path)
    assert found.metadata.slug
    if "\x03" in found.source:
        assert found.metadata.date
        assert sum(block.kind == "headline" for block in found.blocks) == 1
