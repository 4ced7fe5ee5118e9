"""RSS and Atom: every entry of a feed is a story."""

from __future__ import annotations

from newslint.errors import NOT_A_STORY, InputError
from newslint.formats.draft import Draft
from newslint.formats.feed_entry import draft_of
from newslint.formats.feed_fields import AUTHOR, Field, role_of
from newslint.formats.passages import one_line
from newslint.formats.source import Source
from newslint.formats.stretch import Run, of_runs
from newslint.formats.xml_decoding import decode_xml
from newslint.formats.xml_events import XML_LANG, End, Start, events
from newslint.model.document import Document

_ENTRIES = {"rss": "item", "RDF": "item", "feed": "entry", "entry": "entry"}


def read(source: Source) -> tuple[Document, ...]:
    """The stories of a feed, in order; none where it is empty.

    Where there are several they have names: what they are identified by, or their numbers. Raises InputError where the
    file is not well-formed XML, and, of kind "not-a-story", where it is no feed.
    """
    text, encoding = decode_xml(source.data)
    reader = _Reader(text)
    for event in events(text):
        if isinstance(event, Run):
            reader.text(event)
        elif isinstance(event, Start):
            reader.start(event)
        else:
            reader.end(event)
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
        self._entry_name = ""
        self._spaces: set[str] = set()
        self._entry: Start | None = None
        self._fields: list[Field] = []
        self._depth = 0  # inside the entry
        self._field: tuple[str, Start] | None = None
        self._runs: list[Run] = []
        self._inside: list[str] = []  # the elements that are open in the field
        self._is_marked_up = False

    def start(self, tag: Start) -> None:
        if not self._entry_name:
            self._start_feed(tag)
        if self._entry is None:
            if tag.name == self._entry_name and tag.space in self._spaces:
                self._entry, self._depth = tag, 0
            else:
                self._start_around(tag)
            return
        self._depth += 1
        if self._field is not None:
            self._inside.append(tag.name)
            self._is_marked_up = True
            return
        role = role_of(tag, self._entry.space, is_child=self._depth == 1)
        if role is not None:
            self._field, self._runs, self._is_marked_up = (role, tag), [], False

    def _start_feed(self, tag: Start) -> None:
        name = _ENTRIES.get(tag.name)
        if name is None:
            raise InputError(
                f"is no feed, its root element is <{tag.name}>; name its format with --format", NOT_A_STORY
            )
        self.is_atom = name == "entry"
        self._entry_name = name
        self._spaces = {tag.space, ""}

    def _start_around(self, tag: Start) -> None:
        if tag.name == "channel":
            self._spaces.add(tag.space)
        if tag.name in _ENTRIES or tag.name == "channel":
            self.language = tag.attributes.get(XML_LANG) or self.language
        self._runs = []

    def text(self, run: Run) -> None:
        if self._field is None:
            if self._entry is None:
                self._runs.append(run)
        elif self._field[0] != AUTHOR or not self._inside or self._inside[-1] == "name":
            self._runs.append(run)

    def end(self, tag: End) -> None:
        if self._entry is None:
            if tag.name == "language":
                self.language = one_line(of_runs(self._runs)) or self.language
            self._runs = []
            return
        if self._depth == 0:
            self.drafts.append(draft_of(self._source, self._entry, self._fields, is_atom=self.is_atom))
            self._entry, self._fields, self._runs = None, [], []
            return
        self._depth -= 1
        if self._inside:
            self._inside.pop()
        elif self._field is not None:
            role, start = self._field
            self._fields.append(Field(role, start, of_runs(self._runs), tag.begin, self._is_marked_up))
            self._field, self._runs = None, []
