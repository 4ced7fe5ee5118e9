"""What a lexicon says of the parts of names: how common they are, what joins them, which are mistaken for another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from newslint.analysis.lexicon_artefact import Artefact
from newslint.analysis.wordlist import WordList


class NameParts:
    """Given and family names, and the small words in and around them."""

    _artefact: Artefact

    @cached_property
    def common_families(self) -> frozenset[str]:
        """Family names that very many people bear."""
        return self._artefact.set_of("common_families")

    @cached_property
    def common_givens(self) -> frozenset[str]:
        """Given names that very many people bear."""
        return self._artefact.set_of("common_givens")

    @cached_property
    def korean_families(self) -> frozenset[str]:
        """Korean family names in Latin letters."""
        return self._artefact.set_of("korean_families")

    @cached_property
    def korean_syllables(self) -> frozenset[str]:
        """What Korean given names of two syllables are made of, in Latin letters; some are English words."""
        return self._artefact.set_of("korean_syllables")

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that never open a name: articles, pronouns, prepositions, conjunctions, opening adverbs."""
        return self._artefact.set_of("small_words")

    @cached_property
    def particles(self) -> frozenset[str]:
        """Small words inside names: van, bin, de."""
        return self._artefact.set_of("particles")

    @cached_property
    def name_suffixes(self) -> frozenset[str]:
        """What ends a name and is part of it: jr, iii."""
        return self._artefact.set_of("name_suffixes")

    @cached_property
    def nicknames(self) -> Mapping[str, frozenset[str]]:
        """Given names, each with the others one person may go by: tony, {anthony, antony}."""
        return self._artefact.sets("nicknames")

    @cached_property
    def name_spellings(self) -> Mapping[str, frozenset[str]]:
        """Given names, each with those that sound the same and are mistaken for it: antony, {anthony}."""
        return self._artefact.sets("name_spellings")

    @cached_property
    def given_names(self) -> WordList:
        """Given names."""
        return self._artefact.words("given-names")

    @cached_property
    def family_names(self) -> WordList:
        """Family names."""
        return self._artefact.words("family-names")

    @cached_property
    def rare_family_names(self) -> WordList:
        """Family names that few people bear."""
        return self._artefact.words("rare-family-names")

    @cached_property
    def name_triples(self) -> WordList:
        """What several given or family names have of three letters in a row; ^ and $ stand for a name's ends."""
        return self._artefact.words("name-triples")
