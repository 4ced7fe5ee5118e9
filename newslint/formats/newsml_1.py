"""NewsML 1.2: every NewsItem a story, its lines and its components, whose text is NITF, XHTML or plain."""

from __future__ import annotations

from newslint.formats.draft import Draft
from newslint.formats.nitf import NITF, NITF_FACTS, nitf_fact
from newslint.formats.passages import Passage, one_line
from newslint.formats.source import Source
from newslint.formats.vocabulary import BLOCK, FACT, INLINE, OUTSIDE, SKIPPED, Element, Flow, Vocabulary, block, each
from newslint.formats.xhtml import XHTML
from newslint.formats.xml_copy import CopyReader
from newslint.formats.xml_steps import Steps
from newslint.formats.xml_stories import read_stories
from newslint.formats.xml_tags import XML_LANG, Tag
from newslint.model import document as kinds
from newslint.model.document import Document

#: What a component holds: a whole document of either vocabulary, or elements of both.
_CONTENT = Vocabulary(
    {
        **XHTML.elements,
        **NITF.elements,
        "title": XHTML.elements["title"],
        "body": XHTML.elements["body"],
        "html": block(OUTSIDE, inside=XHTML),
        "nitf": block(OUTSIDE, inside=NITF),
    },
    INLINE,
    XHTML.classes,
)
_ITEM = Vocabulary(
    {
        "HeadLine": block(kinds.HEADLINE, stated=True),
        "SubHeadLine": block(kinds.SUBHEAD, stated=True),
        **each("ByLine ByLineTitle", block(kinds.BYLINE, stated=True)),
        "DateLine": block(kinds.DATELINE, stated=True),
        "SlugLine": block(kinds.FURNITURE, stated=True),
        **each("DateAndTime DateId FirstCreated ThisRevisionCreated DateLineDate", block(FACT)),
        **each("PublicIdentifier NewsItemId Description", block(FACT)),
        **each("NewsComponent ContentItem", BLOCK),
        "DataContent": Element(Flow.LINES, kinds.PARAGRAPH, inside=_CONTENT),
        **each("Catalog RightsMetadata UsageRights Comment MetadataType", SKIPPED),
        "br": Element(Flow.BREAK),
    },
    INLINE,
)
#: The date of a story is when this revision of it was made, failing that what comes nearest.
_DATES = {"ThisRevisionCreated": 0, "FirstCreated": 1, "DateLineDate": 2, "DateId": 3, "DateAndTime": 20}
_NAMES = frozenset(("PublicIdentifier", "NewsItemId"))
#: The elements that say something of an item, apart from their text.
_STEPS = Steps(
    _ITEM,
    NITF_FACTS
    | _NAMES
    | frozenset(_DATES)
    | frozenset(("NewsItem", "NewsComponent", "Role", "HeadLine", "SlugLine", "Language", "DataContent"))
    | frozenset(("Topic", "TopicType", "Description")),
)


class _Reader:
    """The items of a file, in order."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.copy = CopyReader(_STEPS, self)
        self._sent = ""
        self._reset(Draft())

    def _reset(self, draft: Draft) -> None:
        self._draft = draft
        self._roles: list[str] = []
        self._titled = self._told_language = self._is_person = False
        self.copy.opening = True
        draft.dated(_DATES["DateAndTime"], self._sent)

    def started(self, tag: Tag) -> str | None:
        name, said = tag.name, tag.attributes
        if name == "NewsItem":
            self._reset(Draft(language=said.get(XML_LANG)))
            self.drafts.append(self._draft)
        elif name == "NewsComponent":
            self._roles.append(self._roles[-1] if self._roles else "")
        elif name == "Role" and self._roles:
            self._roles[-1] = said.get("FormalName", "")
        elif name == "HeadLine":
            return self._kind_of_headline()
        elif name == "Language" and not self._told_language:
            self._draft.language = said.get("FormalName") or self._draft.language
            self._told_language = True
        elif name == "DataContent":
            return kinds.CAPTION if self._roles[-1:] == ["Caption"] else None
        elif name in ("Topic", "TopicType"):
            self._is_person = name == "TopicType" and said.get("FormalName", "").lower() == "person"
        elif name in NITF_FACTS:
            nitf_fact(self._draft, tag)
        return None

    def _kind_of_headline(self) -> str | None:
        """The first headline is the story's; what pictures beside it are headed with is their captions."""
        first, self._titled = not self._titled, True
        return None if first else kinds.CAPTION if len(self._roles) > 1 else kinds.SUBHEAD

    def ended(self, name: str, text: str) -> None:
        if name in _DATES:
            self._date(name, one_line(text))
        elif name in _NAMES:
            # The public identifier comes last and is the fuller one.
            self._draft.name = one_line(text) or self._draft.name
        elif name == "NewsComponent":
            del self._roles[-1:]  # an item that stands in a component begins anew
        elif name == "SlugLine":
            self._draft.slug = self._draft.slug or one_line(text)
        elif name == "person" or (name == "Description" and self._is_person):
            self._draft.named(text)

    def heard(self, passage: Passage) -> None:
        self._draft.passages.append(passage)

    def _date(self, name: str, value: str) -> None:
        if name == "DateAndTime":
            self._sent = value
        else:
            self._draft.dated(_DATES[name], value)


def read(source: Source) -> tuple[Document, ...]:
    """The items of the file, in order, each with its public identifier where there are several.

    Raises InputError where the file is not well-formed XML, and where there is no NewsItem in it.
    """
    return read_stories(source, _Reader(), "newsml-1.2", "<NewsItem> of NewsML 1.2")
