"""What the elements of an XML vocabulary are to the text: which hold copy, of what kind, and which run on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from newslint.model import document as kinds
from newslint.typed import NamedTuple

#: What stands in the file and is no part of the story's text; what is only read to learn of the story; a title that
#: is the headline where nothing else is.
OUTSIDE, FACT, TITLE = "outside", "fact", "title"
#: Kinds that all the elements inside keep.
CLOSED = frozenset((FACT, TITLE, kinds.FURNITURE, kinds.HEADLINE, kinds.BYLINE, kinds.DATELINE, kinds.CAPTION))


class Flow(IntEnum):
    """How an element stands in the text around it."""

    INLINE = 0  # runs on: "<b>Blin</b>kin" is one word
    PARTED = 1  # runs on, but is a word or more of its own: a city and its country
    BREAK = 2  # ends a line
    BLOCK = 3  # a paragraph, or holds some
    LINES = 4  # a block whose own text is set in lines, as plain text is
    SKIPPED = 5  # left out with all that is in it


class Element(NamedTuple):
    """An element: its flow, and the kind of the text in it, None for the kind of what it stands in.

    It is `stated` where it says of the story what its copy may say again; `inside` is what its children are, where that
    is another vocabulary.
    """

    flow: Flow
    kind: str | None = None
    stated: bool = False
    inside: Vocabulary | None = None


class Vocabulary(NamedTuple):
    """Elements by local name; `other` is any that is not named, `classes` are kinds that a class attribute gives."""

    elements: Mapping[str, Element]
    other: Element
    classes: Mapping[str, str] = {}


INLINE = Element(Flow.INLINE)
BLOCK = Element(Flow.BLOCK)
SKIPPED = Element(Flow.SKIPPED)


def block(kind: str, *, stated: bool = False, inside: Vocabulary | None = None) -> Element:
    """A block whose text is of this kind."""
    return Element(Flow.BLOCK, kind, stated, inside)


def each(names: str, element: Element) -> dict[str, Element]:
    """The same for all of these names."""
    return dict.fromkeys(names.split(), element)
