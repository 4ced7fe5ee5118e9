"""Stories read against registries of the tests' own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

import pytest

from newslint.analysis.lexicon import Lexicon, load_lexicon
from newslint.analysis.story import Knowledge, Story
from newslint.formats import read
from newslint.model.document import Document, Metadata
from newslint.registry.entity import Entity
from newslint.registry.lookup import Registry
from tests.registry.made import registry

#: Opens every story, so that what follows is copy.
HEAD = "Council meets in the hall\n\n"

Tell = Callable[..., Story]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def tell(lexicon: Lexicon) -> Tell:
    """Makes a story of paragraphs, of a day, read against records; `people` are those its metadata names."""

    @cache
    def made(records: tuple[Entity, ...]) -> Registry:
        return registry(records)

    def told(
        text: str,
        records: Iterable[Entity] = (),
        *,
        day: str | None = None,
        people: tuple[str, ...] = (),
        head: str = HEAD,
    ) -> Story:
        (document,) = read("story.txt", (head + text).encode())
        document = with_people(document, people)
        as_of = date.fromisoformat(day) if day else None
        return Story(document, Knowledge(made(tuple(records)), lexicon, as_of))

    return told


def with_people(document: Document, people: tuple[str, ...]) -> Document:
    return document._replace(metadata=Metadata(document.metadata.date, people=people))


def slips(story: Story) -> list[tuple[str, str]]:
    """What the story has wrong and what is right, in order."""
    return [(story.text[slip.span.start : slip.span.end], slip.right) for _, slip in story.people.slips]


def named(story: Story, head: str = HEAD) -> list[str]:
    """The mentions below the headline, as the copy has them."""
    return [story.text[m.span.start : m.span.end] for m in story.mentions if m.span.start >= len(head)]
