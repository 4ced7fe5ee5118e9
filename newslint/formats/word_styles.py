"""What the paragraph styles of a Word file say of a paragraph: a title, a heading, a caption, an item of a list."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.formats.word_names import local_name, value
from newslint.formats.word_package import Handlers
from newslint.model import document as kinds
from newslint.typed import NamedTuple

#: A heading of any level: the first may be the headline.
HEADING = "heading"
#: Styles by name, in lower case; names of the built-in ones are English whatever Word speaks.
_KINDS = {
    "title": kinds.HEADLINE,
    "headline": kinds.HEADLINE,
    "subtitle": kinds.SUBHEAD,
    "subhead": kinds.SUBHEAD,
    "subheading": kinds.SUBHEAD,
    "standfirst": kinds.SUBHEAD,
    "byline": kinds.BYLINE,
    "author": kinds.BYLINE,
    "dateline": kinds.DATELINE,
    "caption": kinds.CAPTION,
    "quote": kinds.QUOTATION,
    "intense quote": kinds.QUOTATION,
    "block text": kinds.QUOTATION,
    "header": kinds.FURNITURE,
    "footer": kinds.FURNITURE,
}
_FAMILIES = {
    "heading": HEADING,
    "list": kinds.LIST_ITEM,
    "toc": kinds.FURNITURE,
    "index": kinds.FURNITURE,
    "table of": kinds.FURNITURE,
}
_DEEPEST = 20


class Style(NamedTuple):
    """A paragraph style: its name, the style it is based on, and whether it makes a heading or an item of a list."""

    name: str
    base: str | None = None
    heading: bool = False
    listed: bool = False


class Styles:
    """The styles of a file, by id."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._id = ""
        self._known: dict[str, str | None] = {}
        self.language: str | None = None

    def kind(self, style: str) -> str | None:
        """The kind of block a style makes of a paragraph, or `HEADING`; None where it says nothing."""
        if style not in self._known:
            self._known[style] = self._kind(style)
        return self._known[style]

    def _kind(self, style: str | None) -> str | None:
        for _ in range(_DEEPEST):
            if style is None:
                return None
            known = self._styles.get(style, Style(style))
            kind = _named(known.name) or (HEADING if known.heading else kinds.LIST_ITEM if known.listed else None)
            if kind is not None:
                return kind
            style = known.base
        return None

    def handlers(self) -> Handlers:
        """What reads the styles from their part."""
        return Handlers(self._start, lambda name: None, lambda text: None)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = local_name(name)
        if local == "style":
            self._id = value(attributes, "styleId") or ""
            self._styles[self._id] = Style(self._id)
        elif local == "lang" and not self._id:
            self.language = value(attributes, "val")
        elif self._id:
            style, said = self._styles[self._id], value(attributes, "val")
            if local == "name" and said:
                self._styles[self._id] = style._replace(name=said)
            elif local == "basedOn":
                self._styles[self._id] = style._replace(base=said)
            elif local == "outlineLvl" and said and said < "9":
                self._styles[self._id] = style._replace(heading=True)
            elif local == "numPr":
                self._styles[self._id] = style._replace(listed=True)


def _named(name: str) -> str | None:
    said = name.lower()
    known = _KINDS.get(said)
    if known is not None:
        return known
    # Where the file has no styles the id stands for the name: "Heading1", "ListBullet".
    return next((kind for family, kind in _FAMILIES.items() if said.startswith(family)), None)
