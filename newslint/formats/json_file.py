"""Stories in a JSON file: one item, a list of them, or the answer of a server that has them in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint.errors import InputError
from newslint.formats.decoding import decode
from newslint.formats.json_fault import expected
from newslint.formats.json_item import File, documents
from newslint.formats.json_shape import Shapes, items, no_story, not_a_story
from newslint.formats.source import Source
from newslint.model.document import Document

#: A key that only stories have, or hardly anything else.
_STORY_KEY = re.compile(r'"(?:headline(?:s|_\w+)?|bodies|body_\w+|article_html|version_?created)"\s*:', re.IGNORECASE)
_LINES = (".jsonl", ".ndjson")
_BLANK = re.compile(r"[ \t\r\n]*+")


def read(source: Source, kind: str | None = None) -> Iterable[Document]:
    """The stories of a file, read as items of this kind, or else each as what its keys say that it is.

    A file that goes on after its first value is read as JSON Lines. Raises InputError of kind "not-a-story" for JSON
    that holds none, "malformed" for what is not JSON; otherwise as `Scanner.parse` does.
    """
    from newslint.formats.json_lines import read_lines

    text, encoding = decode(source.data)
    shapes = Shapes(source.json_names)
    if source.path.lower().endswith(_LINES):
        return read_lines(source.path, text, encoding, shapes, kind)
    reader, wanted = shapes.scanner(text)
    try:
        value, end = reader.parse()
    except InputError as error:
        if error.kind == "malformed" and not _STORY_KEY.search(text):
            raise not_a_story(str(error)) from None
        raise
    after = _BLANK.match(text, end)
    if after is not None and after.end() < len(text):
        if "\n" in text[:end].strip() or not text.startswith("{", after.end()):
            raise expected(text, after.end(), len(text), "the end")
        return read_lines(source.path, text, encoding, shapes, kind)
    found = [(item, kind or shapes.kind_of(item, text)) for item in items(value)]
    if all(of is None for _, of in found):
        raise no_story(wanted)
    return _named(
        document
        for number, (item, of) in enumerate(found, 1)
        if of is not None
        for document in documents(File(source.path, text, encoding, of), shapes.names(of), item, f"story {number}")
    )


def _named(stories: Iterator[Document]) -> Iterator[Document]:
    """The stories, one of them at a time; one that is alone in its file needs no name."""
    first = next(stories, None)
    second = next(stories, None)
    if first is not None:
        yield first if second is not None else first._replace(story=None)
    if second is not None:
        yield second
        yield from stories
