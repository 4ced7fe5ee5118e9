"""A document with everything checks share about it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newslint.model.document import Document

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon
    from newslint.analysis.quotes import Quotes
    from newslint.analysis.sentences import Sentence
    from newslint.registry.lookup import Registry


class Knowledge(NamedTuple):
    """What stories are read against: names, words, and the date of a story that gives none."""

    registry: Registry
    lexicon: Lexicon
    as_of: date | None = None


class Story:
    """One document and its analyses. Spans are in the document's text."""

    def __init__(self, document: Document, knowledge: Knowledge) -> None:
        self.document = document
        self.text = document.text
        self.registry = knowledge.registry
        self.lexicon = knowledge.lexicon
        self.date = document.metadata.date or knowledge.as_of

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of every block of copy, in order; none crosses a block."""
        from newslint.analysis.sentences import split_sentences

        return split_sentences(self)

    @cached_property
    def quotes(self) -> Quotes:
        """The stretches of direct speech."""
        from newslint.analysis.quotes import find_quotes

        return find_quotes(self)
