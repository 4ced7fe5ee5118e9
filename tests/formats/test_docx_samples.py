"""Real Word files, compared with what lxml and python-docx read in them; skipped where they are not here."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from newslint.formats import read
from newslint.model.document import Document

etree = pytest.importorskip("lxml.etree")
docx = pytest.importorskip("docx")

FILES = sorted((Path(__file__).parents[3] / "shared/samples/docx").glob("*.docx"))
OURS = sorted((Path(__file__).parents[2] / "fixtures/wire/docx").glob("*.docx"))
#: The characters of a paragraph itself, as accepted: none of a text box in it.
CHARACTERS = (
    ".//*[local-name()='r']/*[local-name()='t' or local-name()='tab' or local-name()='br']"
    "[not(ancestor::*[local-name()='del' or local-name()='moveFrom' or local-name()='Fallback'])]"
)
NEAREST = "ancestor::*[local-name()='p'][1]"
PARAGRAPHS = (
    "//*[local-name()='body']//*[local-name()='p'][namespace-uri()=namespace-uri(/*)]"
    "[not(ancestor::*[local-name()='Fallback'])]"
)

pytestmark = pytest.mark.skipif(not FILES, reason="the samples are not here")
each = pytest.mark.parametrize("path", [*FILES, *OURS], ids=lambda p: p.name)


def document(path: Path) -> Document:
    (found,) = read(str(path), path.read_bytes())
    return found


def main_part(path: Path) -> Any:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return etree.fromstring(package.read("word/document.xml"))


def line(paragraph: Any) -> str:
    """A paragraph's own characters."""
    own = [c for c in paragraph.xpath(CHARACTERS) if c.xpath(NEAREST)[0] is paragraph]
    elements = {"tab": "\t", "br": "\u2028"}
    return "".join(elements.get(etree.QName(c).localname) or c.text or "" for c in own)


@each
def test_every_paragraph_is_a_line_and_notes_come_after(path: Path) -> None:
    expected = [line(paragraph) for paragraph in main_part(path).xpath(PARAGRAPHS)]
    assert document(path).source.split("\n")[: len(expected)] == expected


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_python_docx_reads_no_more(path: Path) -> None:
    try:
        other = docx.Document(str(path))
    except (KeyError, ValueError):  # one that python-docx does not take
        assert "strict" in path.name
        return
    lines = iter(document(path).source.replace("\u2028", "\n").split("\n"))
    for paragraph in other.paragraphs:
        assert paragraph.text in lines
    cells = {c.text for table in other.tables for row in table.rows for c in row.cells if "\n" not in c.text}
    blocks = [b for b in document(path).blocks if b.kind == "table_cell"]
    said = {document(path).text[b.span.start : b.span.end] for b in blocks}
    assert {cell.strip() for cell in cells if cell.strip()} <= said


@each
def test_every_line_that_says_anything_is_in_the_text(path: Path) -> None:
    found = document(path)
    assert "".join(found.text.split()) == "".join(found.source.split())
