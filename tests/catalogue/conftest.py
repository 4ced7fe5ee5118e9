"""Cards written for a test, and copy for the declarative rules to read."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import pytest

from newslint.analysis.story import lowered
from newslint.analysis.tokens import words_of
from newslint.catalogue.cards import read_card
from newslint.catalogue.matchers import Matchers
from newslint.catalogue.rule import Rule
from newslint.model.diagnostic import Finding
from newslint.model.document import PARAGRAPH, Block, Document
from newslint.model.offsets import OffsetMap
from newslint.model.span import Span
from newslint.registry.lookup import DeprecatedForm

if TYPE_CHECKING:
    from newslint.analysis.story import Story

Card = Callable[[str], Rule]


class Places(NamedTuple):
    """A registry that knows deprecated forms alone."""

    forms: tuple[DeprecatedForm, ...] = ()

    def deprecated(self, kind: str) -> tuple[DeprecatedForm, ...]:
        return self.forms if kind == "place" else ()


class Speech(NamedTuple):
    """The direct speech of copy whose quotation marks are straight and in pairs."""

    text: str

    def quoted(self, span: Span) -> bool:
        return self.text[: span.start].count('"') % 2 == 1


class Copy(NamedTuple):
    """A story whose blocks are stated."""

    text: str
    document: Document
    date: date | None
    registry: Places
    quotes: Speech

    @property
    def lowered(self) -> str:
        return lowered(self.text)

    @property
    def words(self) -> list[str]:
        return words_of(self.lowered)

    @property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)


def copy_of(
    *blocks: str | tuple[str, str], day: str | None = None, registry: Places | None = None, apart: str = "\n\n"
) -> Story:
    """A story of these blocks, paragraphs or (kind, text), with `apart` between them."""
    text, found = "", []
    for block in blocks:
        kind, words = (PARAGRAPH, block) if isinstance(block, str) else block
        text += apart if text else ""
        found.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words
    document = Document("story.txt", text, "utf-8", "plain", text, tuple(found), OffsetMap.identity(len(text)))
    story = Copy(text, document, date.fromisoformat(day) if day else None, registry or Places(), Speech(text))
    return cast("Story", story)


def found(rules: Rule | Sequence[Rule], story: Story) -> list[str]:
    """What the rules report, as text, in order."""
    return [story.text[f.span.start : f.span.end] for f in findings(rules, story)]


def findings(rules: Rule | Sequence[Rule], story: Story) -> list[Finding]:
    several = (rules,) if isinstance(rules, Rule) else rules
    return sorted((finding for _, finding in Matchers(several).findings(story)), key=lambda f: f.span)


def fixed(rule: Rule, story: Story) -> str:
    """The copy with the first replacement of everything reported."""
    text = story.text
    for finding in reversed(findings(rule, story)):
        for replacement in (finding.replacements or ())[:1]:
            start, end = replacement.span or finding.span
            text = text[:start] + replacement.text + text[end:]
    return text


@pytest.fixture
def card(tmp_path: Path) -> Card:
    """Reads a card of these lines; what it must have and the lines lack is added."""

    def read(lines: str) -> Rule:
        text = textwrap.dedent(lines).strip() + "\n"
        for key, value in (("summary", "A test."), ("severity", "warning"), ("message", "Found.")):
            if not any(line.startswith(f"{key}:") for line in text.splitlines()):
                text += f"{key}: {value}\n"
        path = tmp_path / "house" / "card.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read_card(path, "house/card")

    return read
