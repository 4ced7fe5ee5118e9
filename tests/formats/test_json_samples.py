"""Real items in JSON, their text against what `json` and `html.parser` alone make of them; skipped without them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from newslint.formats import read
from newslint.model.document import COPY

SAMPLES = Path(__file__).parents[3] / "shared/samples"
FOLDERS = ("ninjs", "ninjs-invalid", "ninjs-superdesk", "dpa-digitalwires")
FILES = [path for folder in FOLDERS for path in sorted((SAMPLES / folder).glob("*.json"))]
#: What the keys begin with that hold a body, or forms of it.
BODIES = ("body_", "bodies", "article_html", "infobox_html")
#: What is no copy in any of them.
FURNITURE = ("copyright", "notice", "usage", "rights", "ednote", "contact", "notepad", "linkbox", "standard", "subject")

pytestmark = pytest.mark.skipif(not FILES, reason="the samples are not here")


class _Text(HTMLParser):
    """The text of HTML, with nothing left out but what is never shown."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("head", "script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("head", "script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.said.append(data)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def bodies(value: Any) -> Iterator[list[str]]:
    """The text of the bodies of each item in a value: of one item they are forms of one body, as text and as HTML."""
    if isinstance(value, list):
        for inner in value:
            yield from bodies(inner)
    elif isinstance(value, dict):
        named = {name: inner for name, inner in value.items() if name.startswith(BODIES)}
        yield [_shown(text) for name, inner in named.items() for text in _texts(inner)]
        yield from bodies([inner for name, inner in value.items() if name not in named])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value if isinstance(value, list) else ():
        type_ = str(one.get("contenttype") or one.get("contentType"))
        if "value" in one and ("xml" not in type_ or "html" in type_):
            yield one["value"]


def _shown(body: str) -> str:
    reader = _Text()
    reader.feed(body)
    reader.close()
    return " ".join(reader.said)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_body_is_in_its_story_word_for_word_and_once(path: Path) -> None:
    said = letters(" ".join(document.text for document in read(str(path), path.read_bytes())))
    items = [[form for form in forms if letters(form)] for forms in bodies(json.loads(path.read_text("utf-8-sig")))]
    for forms in filter(None, items):
        assert 1 in [said.count(letters(form)) for form in forms]
        # Other forms have the same words in another order, a caption first or last.
        assert not [word for form in forms for word in form.split() if letters(word) not in said]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_of_the_furniture_is_taken_for_copy(path: Path) -> None:
    def notices(value: Any, key: str = "") -> Iterator[str]:
        if isinstance(value, list | dict):
            for name, inner in value.items() if isinstance(value, dict) else ((key, inner) for inner in value):
                yield from notices(inner, name.lower() if any(no in name.lower() for no in FURNITURE) else key)
        elif isinstance(value, str) and key and len(letters(value)) > 30:
            yield letters(value)

    told = [d.text[slice(*b.span)] for d in read(str(path), path.read_bytes()) for b in d.blocks if b.kind in COPY]
    said = [letters(text) for text in told]
    for notice in notices(json.loads(path.read_text("utf-8-sig"))):
        assert not any(notice in text for text in said), (path, notice)
