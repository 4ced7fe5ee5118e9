"""What words are: honorifics, roles, countries, verbs of saying, common nouns for people, name parts.

The files are in `rules/lexicon/<language>/`, one a word class; a newsroom's own in `<folder>/lexicon/<language>/` add
to them. They are compiled once into the cache. Opening that reads only a table of contents: a class is decoded when it
is first asked for, and the long word lists stay in the mapped file.

Words are in lower case, apostrophes straight, without a closing full stop: ask for `token.lower().rstrip(".")`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from newslint.analysis.lexicon_artefact import VERSION, Artefact, Phrases
from newslint.analysis.lexicon_names import NameParts
from newslint.analysis.lexicon_titles import TitleWords
from newslint.analysis.wordlist import WordList
from newslint.data import rules_folder
from newslint.data.cache import StrPath, compiled, content_key
from newslint.errors import RuleError
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


class Lexicon(TitleWords, NameParts):
    """The words of one language. Nothing in it may be changed; what is decoded is kept."""

    def __init__(self, language: str, artefact: Artefact) -> None:
        self.language = language
        self._artefact = artefact

    # Countries

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Names, adjectives and peoples, without any full stop, each with the country's or body's canonical name."""
        return self._artefact.decoded("countries")  # type: ignore[no-any-return]

    @cached_property
    def country_adjectives(self) -> frozenset[str]:
        """Adjectives and peoples, those of no one country with them: german, germans, arab, korean."""
        return self._artefact.set_of("country_adjectives")

    @cached_property
    def country_acronyms(self) -> frozenset[str]:
        """Keys of `countries` that are acronyms of two or three letters: only in capitals are they these."""
        return self._artefact.set_of("country_acronyms")

    def country_of(self, words: str) -> str | None:
        """The canonical name of the country or body that a name, adjective or people stands for; None where not of one.

        Ask only of what is capitalised in the copy, as it stands there or in lower case: 'US' and 'us' are the United
        States, the 'Un' of a name is not the United Nations.
        """
        key = words.lower().replace(".", "").removeprefix("the ")
        if words[1:2].islower() and words[0].isupper() and key in self.country_acronyms:
            return None
        return self.countries.get(key)

    # The calendar

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Months and their abbreviations, from 1."""
        return self._artefact.decoded("months")  # type: ignore[no-any-return]

    @cached_property
    def weekdays(self) -> Mapping[str, int]:
        """Weekdays and their abbreviations, Monday 0."""
        return self._artefact.decoded("weekdays")  # type: ignore[no-any-return]

    # Verbs and nouns

    @cached_property
    def reporting_verbs(self) -> frozenset[str]:
        """Verbs of saying, present and past forms."""
        return self._artefact.set_of("reporting_verbs")

    @cached_property
    def person_nouns(self) -> frozenset[str]:
        """Common nouns, singular, that can bring in an unnamed person: nurse, spokesman."""
        return self._artefact.set_of("person_nouns")

    @cached_property
    def person_stated(self) -> Mapping[str, str]:
        """Person nouns, singular, that state a pronoun: mother, she."""
        return self._artefact.decoded("person_stated")  # type: ignore[no-any-return]

    @cached_property
    def relations(self) -> frozenset[str]:
        """Person nouns for somebody other than the one in the possessive before them: wife, lawyer's son."""
        return self._artefact.set_of("relations")

    # Words of other names

    @cached_property
    def organisation_words(self) -> frozenset[str]:
        """Words that show a capitalised run to be an organisation."""
        return self._artefact.set_of("organisation_words")

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Words that show a capitalised run to be a place."""
        return self._artefact.set_of("place_words")

    @cached_property
    def place_phrases(self) -> Phrases:
        """Names of places in several words: ("new", "york")."""
        return self._artefact.phrases("place_phrases")

    @cached_property
    def other_proper_words(self) -> frozenset[str]:
        """Words that show a capitalised run to be an event, a law, a work or a product."""
        return self._artefact.set_of("other_proper_words")

    # Abbreviations, in their own case; the full stop that closes them is left off, those inside are kept

    @cached_property
    def abbreviations_before_name(self) -> frozenset[str]:
        """Abbreviations that never end a sentence: Mr, Sen, St."""
        return self._artefact.set_of("abbreviations_before_name")

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations that may end a sentence or not: U.S, Inc, p.m."""
        return self._artefact.set_of("abbreviations")

    # Word lists

    @cached_property
    def words(self) -> WordList:
        """Common words."""
        return self._artefact.words("words")

    @cached_property
    def cities(self) -> WordList:
        """Cities of one word that few people are named after."""
        return self._artefact.words("cities")


def load_lexicon(language: str = "en", folders: Iterable[StrPath] = ()) -> Lexicon:
    """The shipped lexicon of a language and what these folders' `lexicon/<language>/` add to it.

    Raises RuleError, with file and line, for a file that does not validate or whose name is no word class, and for a
    language or a folder that is not there.
    """
    return Lexicon(language, Artefact(_compiled(language, _sources(language, folders))))


def lexicon_key(language: str = "en", folders: Iterable[StrPath] = ()) -> str:
    """A hash of all that this lexicon is made of. Raises OSError and RuleError."""
    return content_key(f"lexicon-{language}", _sources(language, folders), VERSION)


def _sources(language: str, folders: Iterable[StrPath]) -> list[str]:
    shipped = os.path.join(rules_folder(), "lexicon")
    if not os.path.isdir(os.path.join(shipped, language)):
        known = ", ".join(sorted(entry.name for entry in os.scandir(shipped) if entry.is_dir()))
        raise RuleError(f"no lexicon for the language '{language}'; there is: {known}")
    sources = _files(os.path.join(shipped, language))
    for folder in folders:
        if not os.path.isdir(folder):
            raise RuleError(f"{folder}: no such folder")
        sources += _files(os.path.join(folder, "lexicon", language))
    return sources


def _compiled(language: str, sources: Sequence[str]) -> memoryview:
    def build(file: Any) -> None:
        from newslint.analysis.lexicon_compile import write_lexicon

        write_lexicon(file, sources)

    try:
        return compiled(f"lexicon-{language}", sources, VERSION, build)
    except OSError as error:
        raise RuleError(f"{error.filename or 'lexicon'}: {error.strerror or error}; make the file readable") from error


def _files(folder: str) -> list[str]:
    if not os.path.isdir(folder):
        return []
    names = (name for name in os.listdir(folder) if name.endswith((".yaml", ".yml", ".txt")) and name[0] != ".")
    return [os.path.join(folder, name) for name in sorted(names)]
