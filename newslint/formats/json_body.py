"""The body of a story that an item may give in several renditions: plain text, HTML, its agency's own XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from newslint.formats.json_fields import HTML, XML, Field, fields, passages
from newslint.formats.json_text import Value
from newslint.formats.passages import Passage
from newslint.formats.undone import Undone
from newslint.model import document as kinds
from newslint.typed import NamedTuple

_NOT_WORDS = re.compile(r"[\W_]+")


class Rendition(NamedTuple):
    """A field that is a rendition of a body, and its passages."""

    field: Field
    passages: list[Passage]


class Body(NamedTuple):
    """The passages of a body, and its other renditions as far as they say what it does not."""

    passages: list[Passage]
    others: list[Rendition]


def read_body(item: dict[str, Value], keys: tuple[str, ...], undone: Undone) -> Body:
    """The body of an item: HTML, or else plain text, and of several the fullest; XML where there is nothing else.

    A rendition that says the same is read once only: what is wrong in it is wrong in the body. One in which any
    paragraph reads otherwise is another text, and is to be read for itself. The item has all of the keys.
    """
    found = [field for field in fields(item, keys, undone.source) if field.text.begin < field.text.stop]
    if len(found) > 1 and any(field.form != XML for field in found):
        found = [field for field in found if field.form != XML]
    if len(found) == 1:
        return Body(passages(found[0], kinds.PARAGRAPH, undone), [])
    read = [Rendition(field, passages(field, kinds.PARAGRAPH, undone)) for field in found]
    if not read:
        return Body([], [])
    main = _main(read)
    said = _Said(main.passages)
    return Body(main.passages, [other for other in read if other is not main and not said.has(other.passages)])


def _main(read: list[Rendition]) -> Rendition:
    """The rendition to read of several: HTML, and then the fullest."""
    in_html = [rendition for rendition in read if rendition.field.form == HTML]
    if len(in_html) == 1:
        return in_html[0]
    return max(in_html or read, key=lambda rendition: len(_words(rendition.passages)))


class _Said:
    """What passages say, paragraph by paragraph, and taken together in letters and digits only."""

    def __init__(self, told: Sequence[Passage]) -> None:
        self._told = told
        self._texts = {passage.copy.text for passage in told}

    @cached_property
    def _words(self) -> str:
        return _words(self._told)

    def has(self, told: Iterable[Passage]) -> bool:
        """Whether they say all that these say."""
        return all(passage.copy.text in self._texts or _words([passage]) in self._words for passage in told)


def _words(told: Iterable[Passage]) -> str:
    """What passages say, letters and digits only."""
    return _NOT_WORDS.sub("", "".join([passage.copy.text for passage in told]))
