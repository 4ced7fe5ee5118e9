"""A document with everything checks share about it."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from newslint.analysis.tokens import words_of
from newslint.model.document import Document
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.analysis.house_style import Styling
    from newslint.analysis.lexicon import Lexicon
    from newslint.analysis.linking import People
    from newslint.analysis.mentions import Mention, RunReader
    from newslint.analysis.quotes import Quotes
    from newslint.analysis.resolving import Resolver
    from newslint.analysis.sentences import Sentence
    from newslint.analysis.words import WordKinds
    from newslint.registry.lookup import Registry
    from newslint.registry.style import HouseStyle


class Knowledge:
    """What stories are read against: names, words, the house style, and the date of a story that gives none."""

    def __init__(
        self, registry: Registry, lexicon: Lexicon, as_of: date | None = None, style: HouseStyle | None = None
    ) -> None:
        self.registry = registry
        self.lexicon = lexicon
        self.as_of = as_of
        self.style = style

    @cached_property
    def word_kinds(self) -> WordKinds:
        """What each capitalised word can be."""
        from newslint.analysis.words import WordKinds

        return WordKinds(self.lexicon, self.registry)

    @cached_property
    def run_reader(self) -> RunReader:
        """Whom each run of capitalised words names."""
        from newslint.analysis.mentions import RunReader

        return RunReader(self.word_kinds, self.registry, self.lexicon)

    @cached_property
    def resolver(self) -> Resolver:
        """Whom each full name can stand for."""
        from newslint.analysis.resolving import Resolver

        return Resolver(self.registry)


class Story:
    """One document and its analyses. Spans are in the document's text."""

    def __init__(self, document: Document, knowledge: Knowledge) -> None:
        self.document = document
        self.text = document.text
        self.knowledge = knowledge
        self.registry = knowledge.registry
        self.lexicon = knowledge.lexicon
        self.date = document.metadata.date or knowledge.as_of

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, every character in its place."""
        return lowered(self.text)

    @cached_property
    def words(self) -> Sequence[str]:
        """The words of the text in lower case, in order, as `words_of` gives them."""
        return words_of(self.lowered)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the text in lower case."""
        return frozenset(self.words)

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

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The places where the copy seems to name a person, in order, known or not."""
        from newslint.analysis.mentions import find_mentions

        return find_mentions(self)

    @cached_property
    def people(self) -> People:
        """The people of the story: whom each mention stands for."""
        from newslint.analysis.linking import link_people

        return link_people(self)

    @cached_property
    def styling(self) -> Styling | None:
        """How the house style has the names of the story; None where none is set."""
        if self.knowledge.style is None:
            return None
        from newslint.analysis.house_style import Styling

        return Styling(self, self.knowledge.style)


def lowered(text: str) -> str:
    """The text in lower case, every character in its place, curly apostrophes too."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
