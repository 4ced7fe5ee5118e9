"""NewsML-G2: every item of a message its own story, with its text as NITF, XHTML or plain text inside."""

from __future__ import annotations

from newslint.formats.draft import Draft
from newslint.formats.nitf import NITF, NITF_FACTS, nitf_fact
from newslint.formats.passages import Passage, one_line
from newslint.formats.renditions import Renditions
from newslint.formats.source import Source
from newslint.formats.vocabulary import (
    FACT,
    INLINE,
    OUTSIDE,
    SKIPPED,
    TITLE,
    Element,
    Flow,
    Vocabulary,
    block,
    each,
)
from newslint.formats.xhtml import XHTML
from newslint.formats.xml_copy import CopyReader
from newslint.formats.xml_steps import Steps
from newslint.formats.xml_stories import read_stories
from newslint.formats.xml_tags import XML_LANG, Tag
from newslint.model import document as kinds
from newslint.model.document import Document

_ITEMS = frozenset(("newsItem", "packageItem", "knowledgeItem", "conceptItem", "planningItem", "catalogItem"))
#: Elements that repeat what another item or a vocabulary says.
_ELSEWHERE = (
    "catalog catalogRef rightsInfo edNote link icon sameAs broader narrower related exactMatch closeMatch derivedFrom"
    " facetConcept personDetails organisationDetails geoAreaDetails POIDetails objectDetails eventDetails"
    " remoteContent hopHistory contactInfo hierarchyInfo"
)
_BREAKS = {"br": Element(Flow.BREAK)}

#: The text of an item as it is marked up; another vocabulary than these (results, events) holds no copy.
_MARKED_UP = Vocabulary(
    {**XHTML.elements, "html": block(OUTSIDE, inside=XHTML), "nitf": block(OUTSIDE, inside=NITF)},
    SKIPPED,
    XHTML.classes,
)
#: An item that a package refers to, and a concept that an item defines.
_REFERENCE = Vocabulary(
    {
        **each("title headline", block(kinds.LIST_ITEM, stated=True)),
        "description": block(kinds.PARAGRAPH, stated=True),
        **each(_ELSEWHERE, SKIPPED),
        **_BREAKS,
    },
    INLINE,
)
_CONCEPT = Vocabulary(
    {
        "name": block(kinds.SUBHEAD),
        **each("definition note", block(kinds.PARAGRAPH)),
        **each(_ELSEWHERE, SKIPPED),
        **_BREAKS,
    },
    INLINE,
)
_ITEM = Vocabulary(
    {
        **each("headline", block(kinds.HEADLINE, stated=True)),
        "title": block(TITLE, stated=True),
        "slugline": block(kinds.FURNITURE, stated=True),
        "by": block(kinds.BYLINE, stated=True),
        "dateline": block(kinds.DATELINE, stated=True),
        "description": block(kinds.SUBHEAD, stated=True),
        **each("name sent versionCreated firstCreated contentCreated contentModified embargoed", block(FACT)),
        "itemRef": block(OUTSIDE, inside=_REFERENCE),
        "conceptRef": SKIPPED,
        "concept": block(OUTSIDE, inside=_CONCEPT),
        "inlineXML": block(kinds.PARAGRAPH, inside=_MARKED_UP),
        "inlineData": Element(Flow.LINES, kinds.PARAGRAPH),
        **each(_ELSEWHERE, SKIPPED),
        **_BREAKS,
    },
    INLINE,
)
#: The date of a story is when this version of it was made, failing that what comes nearest.
_DATES = {
    "versionCreated": 0,
    "contentModified": 1,
    "contentCreated": 2,
    "firstCreated": 3,
    "sent": 20,
    "embargoed": 21,
}
_SUBJECTS = frozenset(("subject", "assert"))
_PICTURES = ("picture", "graphic", "video", "animation")
#: The elements that say something of an item, apart from their text.
_STEPS = Steps(
    _ITEM,
    NITF_FACTS
    | _ITEMS
    | _SUBJECTS
    | frozenset(_DATES)
    | frozenset(("itemClass", "language", "headline", "description", "slugline", "name", "type", "personDetails"))
    | frozenset(("contentSet", "inlineXML", "inlineData")),
)


class _Reader:
    """The items of a message, in order."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.copy = CopyReader(_STEPS, self)
        self._sent = ""
        self._reset(Draft())

    def _reset(self, draft: Draft) -> None:
        self._draft = draft
        self._class = ""
        self._told_language = self._is_person = False
        self._names: list[str] | None = None
        self._renditions = Renditions()
        self.copy.opening = True
        draft.dated(_DATES["sent"], self._sent)

    def started(self, tag: Tag) -> str | None:
        name, said = tag.name, tag.attributes
        if name in _ITEMS or (name == "contentSet" and not self.drafts):
            self._reset(Draft(said.get("guid"), said.get(XML_LANG)))
            self.drafts.append(self._draft)
        elif name == "itemClass":
            self._class = self._class or said.get("qcode", "")
        elif name == "language":
            self._speaks(said.get("tag"))
        elif name in _SUBJECTS:
            self._names, self._is_person = [], _is_person(said.get("type") or said.get("typeuri"))
        elif name in ("type", "personDetails"):
            self._is_person = (
                self._is_person or name == "personDetails" or _is_person(said.get("qcode") or said.get("uri"))
            )
        elif name in ("inlineXML", "inlineData"):
            self.copy.opening = True
            return self._renditions.begin(tag)
        elif name in ("headline", "description"):
            return self._kind_of(tag)
        elif name in NITF_FACTS:
            nitf_fact(self._draft, tag)
        return None

    def ended(self, name: str, text: str) -> None:
        if name in _DATES:
            self._date(name, one_line(text))
        elif name == "name" and self._names is not None:
            self._names.append(text)
        elif name in _SUBJECTS:
            for person in self._names or () if self._is_person else ():
                self._draft.named(person)
            self._names = None
        elif name == "person":
            self._draft.named(text)
        elif name == "slugline":
            self._draft.slug = self._draft.slug or one_line(text)
        elif name in ("inlineXML", "inlineData"):
            self._renditions.end()
        elif name == "contentSet":
            self._draft.passages += self._renditions.best()

    def heard(self, passage: Passage) -> None:
        if not self._renditions.take(passage):
            self._draft.passages.append(passage)

    def _kind_of(self, tag: Tag) -> str | None:
        """The kind of a headline or description that its role, or what the item shows, makes another than usual."""
        role = tag.attributes.get("role", "").rpartition(":")[2].lower()
        if tag.name == "headline":
            return kinds.SUBHEAD if role.startswith("sub") else None
        return kinds.CAPTION if role == "caption" or self._class.endswith(_PICTURES) else None

    def _speaks(self, language: str | None) -> None:
        if language and not self._told_language:
            self._draft.language, self._told_language = language, True

    def _date(self, name: str, value: str) -> None:
        if name == "sent":
            self._sent = value
        else:
            self._draft.dated(_DATES[name], value)


def _is_person(type_: str | None) -> bool:
    return type_ is not None and type_.rpartition(":")[2].rpartition("/")[2] == "person"


def read(source: Source) -> tuple[Document, ...]:
    """The items of the file, in order, each with its guid where there are several.

    Raises InputError where the file is not well-formed XML, and where there is no item in it.
    """
    return read_stories(source, _Reader(), "newsml-g2", "item of NewsML-G2")
