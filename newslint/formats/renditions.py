"""The same text given in several ways, of which a story is one."""

from __future__ import annotations

from newslint.formats.passages import Passage
from newslint.formats.vocabulary import FACT
from newslint.formats.xml_events import Start
from newslint.model.document import COPY

_MARKED_UP = "inlineXML"


class Renditions:
    """What an item gives as its content: the first text that is marked up is its copy, else the longest there is."""

    def __init__(self) -> None:
        self._given: list[tuple[bool, list[Passage]]] = []
        self._current: list[Passage] | None = None

    def begin(self, tag: Start) -> str | None:
        """A rendition begins; its kind is given where it is none to read."""
        self._current = []
        self._given.append((tag.name == _MARKED_UP, self._current))
        type_ = tag.attributes.get("contenttype", "text/plain")
        encoded = "encoding" in tag.attributes
        return FACT if tag.name != _MARKED_UP and (encoded or not type_.startswith("text/")) else None

    def end(self) -> None:
        """The rendition that began last is whole."""
        self._current = None

    def take(self, passage: Passage) -> bool:
        """Keep a passage if it is in a rendition, and say whether it is."""
        if self._current is None:
            return False
        self._current.append(passage)
        return True

    def best(self) -> list[Passage]:
        """The passages of the rendition to read."""
        for marked_up, passages in self._given:
            if marked_up and any(p.kind in COPY for p in passages):
                return passages
        return max((passages for _, passages in self._given), key=_length, default=[])


def _length(passages: list[Passage]) -> int:
    return sum(len(run.text) for passage in passages for run in passage.runs)
