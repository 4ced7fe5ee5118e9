"""Real Markdown, its text against the page that its front matter and CommonMark make; skipped without the samples."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from newslint.formats import read
from newslint.model.document import COPY, Document

html = pytest.importorskip("lxml.html")

FOLDERS = (Path(__file__).parents[3] / "shared/samples/markdown", Path(__file__).parents[2] / "fixtures/wire/markdown")
FILES = [path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.glob("*.md"))]
#: The keys of front matter whose values are copy.
COPY_KEYS = ("title", "headline", "subtitle", "deck", "dek", "standfirst", "byline", "author", "authors", "dateline")

each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:40])


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def document(path: Path) -> Document:
    (found,) = read(str(path), path.read_bytes())
    return found


def parts(path: Path) -> tuple[dict[str, object], str]:
    """The front matter and the page below it as HTML."""
    source = path.read_text("utf-8-sig")
    fence, load = ("+++\n", tomllib.loads) if source.startswith("+++\n") else ("---\n", yaml.safe_load)
    _, front, body = source.split(fence, 2) if source.startswith(fence) else ("", "", source)
    return load(front) or {}, MarkdownIt("commonmark").enable("table").render(body)


def shown(page: str) -> str:
    """The text of a page as a browser shows it, with the captions that stand for pictures."""
    tree = html.fromstring(f"<div>{page}</div>")
    for unseen in tree.xpath("//pre|//script|//style|//comment()"):
        unseen.drop_tree()
    return " ".join(str(text) for text in tree.xpath("//text()|//@alt"))


@each
def test_nothing_of_the_page_is_lost(path: Path) -> None:
    said = letters(document(path).text)
    assert not [word for word in shown(parts(path)[1]).split() if letters(word) not in said]


@each
def test_the_text_is_the_page_under_its_title(path: Path) -> None:
    found = document(path)
    front, page = parts(path)
    values = [front.get(key) for key in COPY_KEYS]
    fields = {letters(str(item)) for value in values for item in (value if isinstance(value, list) else [value])}
    blocks = [letters(found.text[slice(*block.span)]) for block in found.blocks]
    expected = letters(shown(page))
    while "".join(blocks) != expected and blocks[0] in fields:
        blocks.pop(0)
    assert "".join(blocks) == expected


@each
def test_no_address_is_taken_for_copy(path: Path) -> None:
    found = document(path)
    front, _ = parts(path)
    furniture = {letters(str(v)) for k, v in front.items() if k not in COPY_KEYS and len(letters(str(v))) > 8}
    for block in found.blocks:
        text = found.text[slice(*block.span)]
        assert block.kind not in COPY or letters(text) not in furniture or letters(text) == letters(str(front["title"]))
