"""What a capitalised word of the copy can be: part of a name, a role, a country, a common word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from unicodedata import normalize

from newslint.analysis.lexicon import Lexicon
from newslint.registry.lookup import Registry
from newslint.registry.normalise import squash
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.analysis.lexicon_artefact import Phrases
    from newslint.analysis.wordlist import WordList

#: Kinds, as bits: a word may be several.
ROLE, HONORIFIC, COUNTRY, CALENDAR, ORGANISATION, PLACE, OTHER, COMMON = (1 << i for i in range(8))
GIVEN, FAMILY, INITIAL, SUFFIX, PARTICLE, SMALL = (1 << i for i in range(8, 14))
ROLE_HEAD, KOREAN_FAMILY, KOREAN_SYLLABLE, CITY = (1 << i for i in range(16, 20))
REGISTERED_GIVEN, REGISTERED_FAMILY = 1 << 14, 1 << 15
REGISTERED = REGISTERED_GIVEN | REGISTERED_FAMILY
#: A known part of some person's name.
NAME = GIVEN | FAMILY | REGISTERED
#: What cannot open a name, unless it is a known part of one.
NOT_NAME = ROLE | HONORIFIC | COUNTRY | CALENDAR | ORGANISATION | PLACE | OTHER | COMMON

#: What follows the apostrophe of a contraction: "I've", "We're".
_CONTRACTED = frozenset(("ve", "m", "ll", "d", "re", "t"))

_MOST_KEPT = 200_000


class _Known(dict[str, int]):
    """The kinds of words, each worked out when it is first asked for."""

    def __init__(self, kinds_of: Callable[[str], int]) -> None:
        super().__init__()
        self._kinds_of = kinds_of

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KEPT:
            self.clear()
        kinds = self[word] = self._kinds_of(word)
        return kinds


class WordKinds:
    """Remembers what each word can be, over all stories of a run."""

    def __init__(self, lexicon: Lexicon, registry: Registry) -> None:
        self._lexicon = lexicon
        self._registry = registry
        self._known = _Known(self._classify)
        #: The kinds of a word as it stands in the copy, without possessive ending.
        self.of: Callable[[str], int] = self._known.__getitem__

    @cached_property
    def _classes(self) -> tuple[tuple[int, Mapping[str, object] | frozenset[str] | WordList], ...]:
        """The classes of words, and the kind that is said of those of each."""
        lexicon = self._lexicon
        return (
            (ROLE | ROLE_HEAD, lexicon.role_heads), (ROLE, lexicon.role_modifiers), (HONORIFIC, lexicon.honorifics),
            (COUNTRY, lexicon.countries), (COUNTRY, lexicon.country_adjectives), (CALENDAR, lexicon.months),
            (CALENDAR, lexicon.weekdays),
            (ORGANISATION, lexicon.organisation_words), (PLACE, lexicon.place_words),
            (OTHER, lexicon.other_proper_words), (COMMON, lexicon.words), (GIVEN, lexicon.given_names),
            (FAMILY, lexicon.family_names), (SUFFIX, lexicon.name_suffixes),
            (PARTICLE, lexicon.particles), (SMALL, lexicon.small_words),
            (KOREAN_FAMILY, lexicon.korean_families), (KOREAN_SYLLABLE, lexicon.korean_syllables),
            (CITY, lexicon.cities),
        )  # fmt: skip

    def words_of_place(self, words: Sequence[str]) -> int:
        """How many of these words, from the first on, name a country or a place that takes several; 0 where none do."""
        for phrase in self._places.get(words[0].lower().rstrip("."), ()):
            if tuple(word.lower().rstrip(".") for word in words[: len(phrase)]) == phrase:
                return len(phrase)
        return 0

    @cached_property
    def _places(self) -> Phrases:
        return self._lexicon.place_phrases

    def _classify(self, word: str) -> int:
        lexicon, low = self._lexicon, _composed(word.lower()).replace("’", "'").rstrip(".")
        if len(low) == 1 or (
            word.endswith(".")
            and word[:-1].replace(".", "").isupper()
            and len(word) <= 6
            and low.replace(".", "") not in lexicon.country_acronyms
        ):
            return INITIAL
        if "'" in low and low.rpartition("'")[2] in _CONTRACTED:
            return COMMON | ROLE
        kinds = 0
        for bit, members in self._classes:
            if low in members:
                kinds |= bit
        if (
            "-" in low
            and not kinds & NAME
            and all(part in lexicon.words or part in lexicon.role_heads for part in low.split("-"))
        ):
            kinds |= COMMON
        families, givens = self._registry.part_counts(squash(word))
        if families:
            kinds |= REGISTERED_FAMILY
        if givens:
            kinds |= REGISTERED_GIVEN
        return kinds


def _composed(word: str) -> str:
    """A word with its letters and their marks in one, as the lexicon has them."""
    return word if word.isascii() else normalize("NFC", word)
