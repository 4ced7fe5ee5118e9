"""A story while its file is being read."""

from __future__ import annotations

from datetime import date

from newslint.formats.iso_dates import iso_day
from newslint.formats.passages import Passage, laid_out, one_line
from newslint.formats.undone import Undone
from newslint.model.document import Document, Metadata


class Draft:
    """The passages and the facts of one story, as they are found."""

    def __init__(self, name: str | None = None, language: str | None = None) -> None:
        self.name = name
        self.language = language
        self.slug: str | None = None
        self.passages: list[Passage] = []
        #: The source that the passages are of, where that is not the one that is written.
        self.undone: Undone | None = None
        self._people: dict[str, None] = {}
        self._days: dict[int, date] = {}

    def dated(self, rank: int, value: str | None) -> None:
        """A date or time of the story, where it is one. Of several, the one of the lowest rank is the story's own."""
        day = iso_day(value or "")
        if day is not None:
            self._days.setdefault(rank, day)

    def named(self, text: str) -> None:
        """A person whom the file says the story is about."""
        name = one_line(text)
        if name:
            self._people.setdefault(name)

    def document(self, path: str, source: str, encoding: str, format_: str) -> Document:
        """The story as the checks see it."""
        # What a reader chose late may stand ahead of what it took at once.
        text, blocks, offsets = laid_out(sorted(self.passages, key=lambda p: p.copy.begin))
        if self.undone is not None:
            offsets = self.undone.traced(offsets)
        day = self._days[min(self._days)] if self._days else None
        metadata = Metadata(day, self.language or None, self.slug or None, tuple(self._people))
        return Document(path, source, encoding, format_, text, blocks, offsets, metadata, self.name)
