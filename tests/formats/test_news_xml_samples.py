"""Real NITF and NewsML, compared with what lxml reads in them; skipped where the samples are not here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.formats import detect, read
from newslint.model.document import COPY, Document
from newslint.model.span import Span

etree = pytest.importorskip("lxml.etree")

SAMPLES = Path(__file__).parents[3] / "shared/samples"
FILES = [
    (folder, path)
    for folder in ("nitf", "newsml-g2", "newsml-1.2", "newsml-g2-invalid")
    for path in sorted((SAMPLES / folder).glob("*.xml"))
]
ITEMS = {
    "nitf": "//*[local-name()='nitf']",
    "newsml-g2": "//*[local-name()='newsItem' or local-name()='packageItem' or local-name()='conceptItem']",
    "newsml-1.2": "//*[local-name()='NewsItem']",
}
#: The elements that hold a story's copy, apart from those that state something of it.
COPY_OF = {
    "nitf": ".//*[local-name()='body.content']",
    "newsml-g2": ".//*[local-name()='inlineXML']//*[local-name()='body']",
    "newsml-1.2": ".//*[local-name()='DataContent']",
}
LEAVES = "p|h1|h2|h3|h4|hl2|li|td|th|pre|media-caption|figcaption".split("|")
PROSE = re.compile(r"(?:\w[\w,;'’\-]*[ ]){8,}\w+")

pytestmark = pytest.mark.skipif(not FILES, reason="the samples are not here")


def squeezed(text: str) -> str:
    return "".join(text.split())


def documents(path: Path) -> tuple[Document, ...]:
    return read(str(path), path.read_bytes())


def trees(folder: str, path: Path, data: bytes) -> list[etree._Element]:
    root = etree.fromstring(data, etree.XMLParser(load_dtd=False, no_network=True, recover="LISTING_25" in path.name))
    return root.xpath(ITEMS[folder.removesuffix("-invalid")])  # type: ignore[no-any-return]


def leaves(folder: str, item: etree._Element) -> Iterator[etree._Element]:
    """The innermost elements of the copy, furniture that is marked as such aside."""
    for copy in item.xpath(COPY_OF[folder.removesuffix("-invalid")]):
        for element in copy.iter(etree.Element):
            name = etree.QName(element).localname
            if name in LEAVES and not any(
                etree.QName(e).localname in LEAVES for e in element.iterdescendants(etree.Element)
            ):
                yield element


def text_of(element: etree._Element) -> str:
    return squeezed("".join(str(t) for t in element.xpath(".//text()")))


def is_headline(element: etree._Element) -> bool:
    parent = element.getparent()
    return etree.QName(element).localname == "h1" and parent is not None and etree.QName(parent).localname == "header"


@pytest.mark.parametrize(("folder", "path"), FILES, ids=lambda v: v.name if isinstance(v, Path) else v)
def test_every_story_of_a_file_with_nothing_lost_and_nothing_made_up(folder: str, path: Path) -> None:
    data = path.read_bytes()
    found = documents(path)
    items = trees(folder, path, data)
    if "LISTING_25" not in path.name:  # a piece of a file: its content alone
        assert detect(path.name, data).name == folder.removesuffix("-invalid")
        assert len(found) == len(items)
    for document, item in zip(found, items, strict=True):
        text = squeezed(document.text)
        whole = text_of(item)
        at = 0
        for leaf in leaves(folder, item):
            copy = text_of(leaf)
            if is_headline(leaf):  # an item states it a second time before its content
                assert copy in text, "lost"
                continue
            place = text.find(copy, at)
            assert place >= 0, f"lost or out of order: {copy[:60]}"
            at = place + len(copy)
        for block in document.blocks:
            if block.kind in COPY:
                assert squeezed(document.text[block.span.start : block.span.end]) in whole, "made up"


@pytest.mark.parametrize(("folder", "path"), FILES, ids=lambda v: v.name if isinstance(v, Path) else v)
def test_prose_is_at_its_place(folder: str, path: Path) -> None:
    for document in documents(path):
        for prose in PROSE.finditer(document.text):
            span = Span(*prose.span())
            place = document.offsets.to_source(span)
            if document.offsets.is_verbatim(span):
                assert document.source[place.begin : place.stop] == prose.group()


def test_furniture_is_not_taken_for_copy() -> None:
    forbidden = re.compile(
        r"Handelsregister|Nutzung nur nach|schriftlicher Vereinbarung|\d{2} \d{4} \d{4}@|Notizblock|https?://cv\."
    )
    for folder, path in FILES:
        for document in documents(path):
            for block in document.blocks:
                if block.kind in COPY:
                    assert not forbidden.search(document.text[block.span.start : block.span.end]), (folder, path.name)
