"""A story held in a JSON object, whatever its keys are called, and the items in it that are stories of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint.formats.iso_dates import iso_day
from newslint.formats.json_body import read_body
from newslint.formats.json_fields import fields, passages
from newslint.formats.json_names import Held, first, people
from newslint.formats.json_text import Text, Value
from newslint.formats.passages import Passage, laid_out, one_line
from newslint.formats.undone import Undone
from newslint.formats.vocabulary import TITLE
from newslint.formats.wire import stated_date
from newslint.model import document as kinds
from newslint.model.document import COPY, Document, Metadata
from newslint.typed import NamedTuple

#: Types of items whose text stands under a picture; many pictures have one headline, which is no story's.
_MEDIA = ("picture", "photo", "image", "graphic", "video", "audio", "animation")
#: What makes a story: a byline and a place are none.
_TOLD = COPY - {kinds.DATELINE}
_SAID = frozenset((kinds.HEADLINE, kinds.SUBHEAD, kinds.CAPTION))


class File(NamedTuple):
    """The file that items are read from, and the name of the format they are in."""

    path: str
    source: str
    encoding: str
    format: str


class Item(NamedTuple):
    """An object that may be a story, what it is called, and what the item it stands in says that holds for it too."""

    members: dict[str, Value]
    story: str | None
    metadata: Metadata = Metadata()
    said: frozenset[str] = frozenset()


def documents(file: File, held: Held, members: dict[str, Value], story: str | None = None) -> Iterator[Document]:
    """The stories of an item: its own, renditions of its body that read otherwise, then those of the items in it.

    Each is named by the item's own id, or else `story`. Raises InputError for what cannot be read of it.
    """
    waiting = [Item(members, first(members, held(members).id, file.source) or story)]
    while waiting:
        reader = _Reader(file, held, waiting.pop())
        yield from reader.documents()
        waiting += reversed(reader.items())


class _Reader:
    __slots__ = ("_file", "_held", "_is_media", "_item", "_metadata", "_names", "_said", "_undone")

    def __init__(self, file: File, held: Held, item: Item) -> None:
        self._file = file
        self._held = held
        self._item = item
        self._names = names = held(item.members)
        self._is_media = bool(names.type) and (first(item.members, names.type, file.source) or "").lower() in _MEDIA
        self._metadata = self._stated()
        self._undone = Undone(file.source)
        self._said: set[str] = set()

    def documents(self) -> list[Document]:
        """The story of the item, and renditions of its body that read otherwise."""
        body, others = read_body(self._item.members, self._names.bodies, self._undone)
        if self._is_media:
            body = [Passage(kinds.CAPTION, passage.copy, stated=True) for passage in body]
        parts = [told for part in (body, *self._headlines(), *self._around()) if (told := self._new(part))]
        parts.sort(key=_begin)
        found = self._document([passage for part in parts for passage in part], self._item.story)
        for field, told in others:
            found += self._document(told, f"{self._item.story or 'story'}, {field.name}")
        return found

    def items(self) -> list[Item]:
        """The items in this one, named by their own id, or else by the name that they have here."""
        found = []
        for key in self._names.parts:
            value = self._item.members[key]
            named = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else (), 1)
            for name, members in named:
                if isinstance(members, dict):
                    own = first(members, self._held(members).id, self._file.source)
                    here = first(members, ("name",) if "name" in members else (), self._file.source) or name
                    story = own or f"{(self._item.story or 'story').partition('#')[0]}#{here}"
                    found.append(Item(members, story, self._metadata, frozenset(self._said)))
        return found

    def _new(self, part: list[Passage]) -> list[Passage]:
        """The passages of a part less the titles and captions that the item around has too."""
        if not self._item.said and not self._names.parts:
            return [passage for passage in part if passage.copy.text]
        found = []
        for passage in part:
            said = one_line(passage.copy.text) if passage.kind in _SAID else ""
            if not passage.copy.text or said in self._item.said:
                continue
            if said:
                self._said.add(said)
            found.append(passage)
        return found

    def _document(self, told: list[Passage], story: str | None) -> list[Document]:
        """The story of these passages, if they tell one."""
        text, blocks, offsets = laid_out(told)
        if not any(block.kind in _TOLD for block in blocks):
            return []
        file, metadata = self._file, self._metadata
        if metadata.date is None:
            datelines = (stated_date(text[slice(*b.span)]) for b in blocks if b.kind == kinds.DATELINE)
            metadata = metadata._replace(date=next(filter(None, datelines), None))
        places = self._undone.traced(offsets)
        return [Document(file.path, file.source, file.encoding, file.format, text, blocks, places, metadata, story)]

    def _stated(self) -> Metadata:
        """What the item says of itself, and what the one it stands in says of its language and date."""
        members, names, source, around = self._item.members, self._names, self._file.source, self._item.metadata
        return Metadata(
            self._day() or around.date,
            first(members, names.language, source) or around.language,
            first(members, names.slug, source),
            tuple(dict.fromkeys(people(members, names.people, source))) if names.people else (),
        )

    def _day(self) -> date | None:
        """The day of the date that counts most of those the item has."""
        for key in self._names.date:
            value = self._item.members[key]
            if isinstance(value, Text) and (day := iso_day(value.read(self._file.source))):
                return day
        return None

    def _headlines(self) -> list[list[Passage]]:
        """The headline that counts most, then the others, which are stated."""
        kind = kinds.SUBHEAD if self._is_media else kinds.HEADLINE
        found: list[list[Passage]] = []
        stated = False
        for field in fields(self._item.members, self._names.headline, self._file.source):
            told = passages(field, kind, self._undone, stated=stated)
            if any(passage.copy.text for passage in told):
                kind, stated = kinds.SUBHEAD, True
            found.append(told)
        return found

    def _around(self) -> list[list[Passage]]:
        """The passages of each other field of copy."""
        names, members, source = self._names, self._item.members, self._file.source
        summary = kinds.CAPTION if self._is_media else kinds.SUBHEAD
        return [
            passages(field, kind, self._undone, stated=stated)
            for kind, keys, stated in (
                (kinds.SUBHEAD if self._is_media else TITLE, names.title, True),
                (kinds.SUBHEAD, names.subhead, False),
                (kinds.BYLINE, names.byline, False),
                (kinds.DATELINE, names.dateline, True),
                (summary, names.summary, True),
                (kinds.CAPTION, names.caption, True),
                (kinds.PARAGRAPH, names.more, False),
            )
            if keys
            for field in fields(members, keys, source)
        ]


def _begin(part: list[Passage]) -> int:
    return part[0].copy.begin
