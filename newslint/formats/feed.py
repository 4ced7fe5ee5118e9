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
from newslint.formats.xml_names import named_tags
from newslint.formats.xml_tags import XML_LANG, Tag
from newslint.formats.xml_text import as_written, text_of
from newslint.model.document import Document

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


class _Reader:
    def __init__(self, source: str) -> None:
        self.drafts: list[Draft] = []
        self.language: str | None = None
        self.is_atom = False
        self._source = source
        self._tags = named_tags(source)
        self._entry_name = ""
        self._spaces: set[str] = set()

    def read(self) -> None:
        at = 0
        for (tag, space, deeper, _), begin, stop in self._tags:
            if deeper < 0:
                if tag.name == "language":
                    self.language = one_line(text_of(self._source, at, begin)) or self.language
            else:
                if not self._entry_name:
                    self._start_feed(tag, space)
                if tag.name == self._entry_name and space in self._spaces:
                    found = self._fields(space) if deeper else []
                    self.drafts.append(draft_of(self._source, tag, found, is_atom=self.is_atom))
                else:
                    self._start_around(tag, space)
            at = stop

    def _fields(self, entry_space: str) -> list[Field]:
        """Read an entry to its end tag."""
        found: list[Field] = []
        depth = 0
        for (tag, space, deeper, _), _, stop in self._tags:
            role = role_of(tag.name, space, entry_space, is_child=not depth) if deeper >= 0 else None
            if role is None:
                depth += deeper
                if depth < 0:
                    break
            elif role == AUTHOR:
                found.append(self._author(tag, stop))
            else:
                end, is_marked_up = self._end_of(tag, stop)
                found.append(Field(role, tag, self._source, stop, end, is_marked_up))
        return found

    def _end_of(self, tag: Tag, begin: int) -> tuple[int, bool]:
        """Where the text ends of an element that begins here, and whether any tags are in it."""
        depth = 0 if tag.is_empty else 1
        is_marked_up = False
        while depth:
            (_, _, deeper, _), begin, _ = next(self._tags)
            depth += deeper
            is_marked_up = is_marked_up or depth > 0
        return begin, is_marked_up

    def _author(self, tag: Tag, begin: int) -> Field:
        """Read an author: who that is, and none of what else is said."""
        inside = [] if tag.is_empty else ["name"]
        names: list[Stretch] = []
        at = end = begin
        is_marked_up = False
        while inside:
            (tag_inside, _, deeper, _), end, stop = next(self._tags)
            if inside[-1] == "name":
                names.append(as_written(self._source, at, end))
            if deeper < 0:
                inside.pop()
            elif deeper:
                inside.append(tag_inside.name)
            is_marked_up = is_marked_up or deeper >= 0
            at = stop
        return Field(AUTHOR, tag, self._source, begin, end, is_marked_up, joined(names))

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
