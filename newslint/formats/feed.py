"""RSS and Atom: every entry of a feed is a story."""

from __future__ import annotations

from newslint.errors import NOT_A_STORY, InputError
from newslint.formats.draft import Draft
from newslint.formats.feed_entry import draft_of
from newslint.formats.feed_fields import AUTHOR, Field, role_of
from newslint.formats.passages import one_line
from newslint.formats.source import Source
from newslint.formats.stretch import Stretch, joined
from newslint.formats.xml_decoding import decode_xml
from newslint.formats.xml_names import Namespaces
from newslint.formats.xml_tags import XML_LANG, Tag, Tags, tags
from newslint.formats.xml_text import as_written
from newslint.model.document import Document
from newslint.typed import NamedTuple

_ENTRIES = {"rss": "item", "RDF": "item", "feed": "entry", "entry": "entry"}


def read(source: Source) -> tuple[Document, ...]:
    """The stories of a feed, in order; none where it is empty.

    Where there are several they have names: what they are identified by, or their numbers. Raises InputError where the
    file is not well-formed XML, and, of kind "not-a-story", where it is no feed.
    """
    text, encoding = decode_xml(source.data)
    reader = _Reader(text)
    reader.read()
    drafts = reader.drafts
    for number, draft in enumerate(drafts, 1):
        draft.name = (draft.name or str(number)) if len(drafts) > 1 else None
        draft.language = draft.language or reader.language
    format_ = "atom" if reader.is_atom else "rss"
    return tuple(draft.document(source.path, text, encoding, format_) for draft in drafts)


class _Open(NamedTuple):
    """A field that is being read: its role, its start tag, and where its text begins."""

    role: str
    tag: Tag
    begin: int


class _Reader:
    def __init__(self, source: str) -> None:
        self.drafts: list[Draft] = []
        self.language: str | None = None
        self.is_atom = False
        self._source = source
        self._namespaces = Namespaces()
        self._entry_name = ""
        self._spaces: set[str] = set()
        self._entry: Tag | None = None
        self._entry_space = ""
        self._fields: list[Field] = []
        self._depth = 0  # inside the entry
        self._field: _Open | None = None
        self._from = 0  # where the text since the last tag begins
        self._names: list[Stretch] = []  # of an author
        self._inside: list[str] = []  # the elements that are open in the field
        self._is_marked_up = False

    def read(self) -> None:
        known = Tags()
        for raw, begin, stop in tags(self._source):
            tag = known[raw]
            if self._field is not None and self._field.role == AUTHOR:
                self._name(begin)
            if not tag.is_end:
                self._start(tag, stop)
                begin = stop
            if tag.is_end or tag.is_empty:
                self._end(tag, begin)
            self._from = stop

    def _name(self, stop: int) -> None:
        """Take the text up to here where it is an author's name, and none of what else is said of one."""
        if not self._inside or self._inside[-1] == "name":
            self._names.append(as_written(self._source, self._from, stop))

    def _start(self, tag: Tag, stop: int) -> None:
        space = self._namespaces.enter(tag)
        if not self._entry_name:
            self._start_feed(tag, space)
        if self._entry is None:
            if tag.name == self._entry_name and space in self._spaces:
                self._entry, self._entry_space, self._depth = tag, space, 0
            else:
                self._start_around(tag, space)
            return
        self._depth += 1
        if self._field is not None:
            self._inside.append(tag.name)
            self._is_marked_up = True
            return
        role = role_of(tag.name, space, self._entry_space, is_child=self._depth == 1)
        if role is not None:
            self._field, self._names, self._is_marked_up = _Open(role, tag, stop), [], False

    def _start_feed(self, tag: Tag, space: str) -> None:
        name = _ENTRIES.get(tag.name)
        if name is None:
            raise InputError(
                f"is no feed, its root element is <{tag.name}>; name its format with --format", NOT_A_STORY
            )
        self.is_atom = name == "entry"
        self._entry_name = name
        self._spaces = {space, ""}

    def _start_around(self, tag: Tag, space: str) -> None:
        if tag.name == "channel":
            self._spaces.add(space)
        if tag.name in _ENTRIES or tag.name == "channel":
            self.language = tag.attributes.get(XML_LANG) or self.language

    def _end(self, tag: Tag, begin: int) -> None:
        self._namespaces.leave()
        if self._entry is None:
            if tag.name == "language":
                self.language = one_line(as_written(self._source, self._from, begin)) or self.language
        elif self._depth == 0:
            self.drafts.append(draft_of(self._source, self._entry, self._fields, is_atom=self.is_atom))
            self._entry, self._fields = None, []
        else:
            self._depth -= 1
            if self._inside:
                self._inside.pop()
            elif self._field is not None:
                self._fields.append(self._whole(self._field, begin))
                self._field = None

    def _whole(self, field: _Open, stop: int) -> Field:
        role, tag, begin = field
        copy = joined(self._names) if role == AUTHOR else as_written(self._source, begin, stop)
        return Field(role, tag, copy, begin, stop, self._is_marked_up)
