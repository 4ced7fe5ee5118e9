"""Real feeds, their stories against what lxml makes of them; skipped where the samples are not here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.formats import read
from newslint.model.document import BYLINE, COPY, Document

etree = pytest.importorskip("lxml.etree")
html = pytest.importorskip("lxml.html")

SAMPLES = Path(__file__).parents[3] / "shared/samples"
FILES = (
    [path for folder in ("rss", "atom") for path in sorted((SAMPLES / folder).iterdir())] if SAMPLES.is_dir() else []
)
#: The elements of an entry that say the same thing at two lengths: the longest is its body.
BODIES = ("encoded", "content", "description", "summary")
#: Whose `encoded` is a body too; other elements of another namespace than their entry's are something else.
CONTENT = "http://purl.org/rss/1.0/modules/content/"
#: What is never shown as text.
UNSEEN = "//script|//style|//head"

pytestmark = pytest.mark.skipif(not FILES, reason="the samples are not here")
each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def entries(path: Path) -> list[etree._Element]:
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(load_dtd=False, no_network=True))
    return [e for e in root.iter(etree.Element) if etree.QName(e).localname in ("item", "entry")]


def shown(element: etree._Element) -> str:
    """The text of an element as a browser shows it: of HTML, whether escaped or in place."""
    raw = "".join(str(text) for text in element.itertext())
    if "<" not in raw or element.get("type") == "text":
        return raw
    page = html.fromstring(f"<div>{raw}</div>")
    for unseen in page.xpath(UNSEEN):
        unseen.drop_tree()
    return " ".join(str(text) for text in page.itertext())


def children(entry: etree._Element, *names: str) -> Iterator[str]:
    """What the entry's own elements of these names show."""
    for child in entry.iterchildren(etree.Element):
        name = etree.QName(child)
        if name.namespace in (etree.QName(entry).namespace, CONTENT) and name.localname in names:
            yield shown(child)


def whole(said: str, texts: list[str]) -> list[str]:
    """The texts that these letters are made of, one after another."""
    found = []
    while said:
        found.append(next(text for text in reversed(texts) if said.startswith(text)))
        said = said.removeprefix(found[-1])
        texts.remove(found[-1])
    return found


def documents(path: Path) -> tuple[Document, ...]:
    return tuple(read(str(path), path.read_bytes()))


@each
def test_a_story_an_entry(path: Path) -> None:
    titles = [letters(title) for entry in entries(path) for title in children(entry, "title")]
    headlines = [letters(d.text[slice(*b.span)]) for d in documents(path) for b in d.blocks if b.kind == "headline"]
    assert headlines == [title for title in titles if title]


@each
def test_a_story_is_its_title_and_its_longest_body_word_for_word(path: Path) -> None:
    for entry, document in zip(entries(path), documents(path), strict=True):
        title = letters("".join(children(entry, "title")))
        body = max(map(letters, children(entry, *BODIES)), key=len, default="")
        said = [letters(document.text[slice(*b.span)]) for b in document.blocks if b.kind != BYLINE]
        # A summary or an excerpt may stand above or below the body, each element of the entry once and as a whole.
        elements = {letters(shown(element)) for element in entry.iterdescendants(etree.Element)} - {""}
        found = whole("".join(said).removeprefix(title), sorted(elements, key=len))
        assert "".join(said).startswith(title) and (body in found or not body)


@each
def test_no_copy_is_made_up_or_taken_from_elsewhere(path: Path) -> None:
    for entry, document in zip(entries(path), documents(path), strict=True):
        whole = letters(" ".join(shown(e) for e in entry.iter(etree.Element) if e is not entry))
        named = {letters(str(text)) for e in entry.iter(etree.Element) for text in e.xpath("@term|@href|@url")}
        for block in document.blocks:
            text = letters(document.text[slice(*block.span)])
            assert text in whole
            assert block.kind not in COPY or text not in named
