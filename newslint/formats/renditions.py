"""The same text given in several ways, of which a story is one."""

from __future__ import annotations

from newslint.formats.passages import Passage
from newslint.formats.vocabulary import FACT
from newslint.formats.xml_tags import Tag
from newslint.model.document import COPY

_MARKED_UP = "inlineXML"


class Renditions:
    """What an item gives as its content: the first text that is marked up is its copy, else the longest there is."""

    def __init__(self) -> None:
        self._given: list[tuple[bool, list[Passage]]] = []
        self._current: list[Passage] = []
        self._depth = 0

    def begin(self, tag: Tag) -> str | None:
        """A rendition begins; its kind is given where it is none to read."""
        self._depth += 1
        if self._depth > 1:  # one that stands in another is part of it
            return None
        marked_up = tag.name == _MARKED_UP
        if any(_is_copy(given) for given in self._given):
            return FACT
        self._current = []
        self._given.append((marked_up, self._current))
        type_ = tag.attributes.get("contenttype", "text/plain")
        encoded = "encoding" in tag.attributes
        return FACT if not marked_up and (encoded or not type_.startswith("text/")) else None

    def end(self) -> None:
        """The rendition that began last is whole."""
        self._depth = max(0, self._depth - 1)

    def take(self, passage: Passage) -> bool:
        """Keep a passage if it is in a rendition, and say whether it is."""
        if not self._depth:
            return False
        self._current.append(passage)
        return True

    def best(self) -> list[Passage]:
        """The passages of the rendition to read; what has been given until now is done with."""
        given, self._given = self._given, []
        for rendition in given:
            if _is_copy(rendition):
                return rendition[1]
        return max((passages for _, passages in given), key=_length, default=[])


def _is_copy(rendition: tuple[bool, list[Passage]]) -> bool:
    """Whether a rendition is marked up and holds copy: then it is the one to read."""
    marked_up, passages = rendition
    return marked_up and any(p.kind in COPY for p in passages)


def _length(passages: list[Passage]) -> int:
    return sum(len(passage.copy.text) for passage in passages)
