"""The body of a story that an item may give in several renditions: plain text, HTML, its agency's own XML."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newslint.formats.json_fields import HTML, XML, Field, fields, passages
from newslint.formats.json_text import Value
from newslint.formats.json_undone import Undone
from newslint.formats.passages import Passage
from newslint.model import document as kinds
from newslint.typed import NamedTuple

_NOT_WORDS = re.compile(r"[\W_]+")


class Rendition(NamedTuple):
    """What a rendition of a body is called, and its passages."""

    name: str
    passages: list[Passage]


class Body(NamedTuple):
    """The passages of a body, and its other renditions as far as they say what it does not."""

    passages: list[Passage]
    others: list[Rendition]


def read_body(item: dict[str, Value], keys: tuple[str, ...], undone: Undone) -> Body:
    """The body of an item: HTML, or else plain text, and of several the fullest; XML where there is nothing else.

    A rendition that says the same is read once only: what is wrong in it is wrong in the body. One in which any
    paragraph reads otherwise is another text, and is to be read for itself.
    """
    found = [field for field in fields(item, keys, undone.source) if field.text.begin < field.text.stop]
    if any(field.form != XML for field in found):
        found = [field for field in found if field.form != XML]
    read = [(field, passages(field, kinds.PARAGRAPH, undone)) for field in found]
    if len(read) < 2:
        return Body([passage for _, told in read for passage in told], [])
    said, (main, body) = min(((_words(told), (field, told)) for field, told in read), key=_rank)
    others = [
        Rendition(field.name, told)
        for field, told in read
        if field is not main and any(_words([passage]) not in said for passage in told)
    ]
    return Body(body, others)


def _rank(rendition: tuple[str, tuple[Field, list[Passage]]]) -> tuple[bool, int]:
    said, (field, _) = rendition
    return field.form != HTML, -len(said)


def _words(told: Iterable[Passage]) -> str:
    """What passages say, letters and digits only."""
    return _NOT_WORDS.sub("", "".join(passage.copy.text for passage in told))
