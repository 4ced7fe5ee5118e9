"""What a lexicon says of titles: the honorifics and roles that stand before a name, and what follows it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from newslint.analysis.lexicon_artefact import Artefact, Phrases


class TitleWords:
    """Honorifics and roles."""

    _artefact: Artefact

    # Honorifics

    @cached_property
    def honorifics(self) -> Mapping[str, str | None]:
        """Honorifics before a name, each with the pronoun it states ("he", "she") or None."""
        return self._artefact.decoded("honorifics")  # type: ignore[no-any-return]

    @cached_property
    def courtesy_titles(self) -> frozenset[str]:
        """Those honorifics that anyone may have (mr, ms, miss): they never stand beside another of them."""
        return self._artefact.set_of("courtesy_titles")

    @cached_property
    def honorific_pairs(self) -> frozenset[tuple[str, str]]:
        """Pairs of different honorifics that rightly follow each other: ("rev", "dr")."""
        return frozenset((first, second) for first, second in self._artefact.decoded("honorific_pairs"))

    @cached_property
    def post_nominals(self) -> Mapping[str, frozenset[str]]:
        """What may follow a name, in its own case, no full stops (PhD, Esq), each with the honorifics it doubles."""
        return self._artefact.sets("post_nominals")

    # Roles

    @cached_property
    def role_heads(self) -> frozenset[str]:
        """Single words that end a role before a name: minister, sen, coach."""
        return self._artefact.set_of("role_heads")

    @cached_property
    def descriptions(self) -> frozenset[str]:
        """Role words that say what somebody is beside an office: democrat, friend, author."""
        return self._artefact.set_of("descriptions")

    @cached_property
    def role_modifiers(self) -> frozenset[str]:
        """Single words inside or before a role: prime, foreign, deputy, former."""
        return self._artefact.set_of("role_modifiers")

    @cached_property
    def role_phrases(self) -> Phrases:
        """Roles that have a small word inside: ("secretary", "of", "state")."""
        return self._artefact.phrases("role_phrases")

    @cached_property
    def every_role_phrase(self) -> frozenset[tuple[str, ...]]:
        """All of these roles."""
        return frozenset(phrase for phrases in self.role_phrases.values() for phrase in phrases)

    @cached_property
    def role_phrase_words(self) -> frozenset[str]:
        """Every word of these roles: secretary, of, state."""
        return self._artefact.set_of("role_phrase_words")

    @cached_property
    def role_stated(self) -> Mapping[str, str]:
        """Role words that state a pronoun: spokeswoman, she."""
        return self._artefact.decoded("role_stated")  # type: ignore[no-any-return]

    @cached_property
    def not_in_office(self) -> frozenset[str]:
        """Modifiers that say the role is not held now: former, late, incoming."""
        return self._artefact.set_of("not_in_office")

    @cached_property
    def _offices(self) -> Mapping[str, str]:
        return self._artefact.decoded("offices")  # type: ignore[no-any-return]

    @cached_property
    def _one_spelling(self) -> Mapping[str, str]:
        return self._artefact.decoded("role_spellings")  # type: ignore[no-any-return]

    def office(self, title: str) -> str:
        """The one form of all wordings of an office: that of 'Minister of Defense' is 'defence minister'.

        A title that no group has comes back in lower case, in UK spelling, hyphens opened. Leave out the country.
        """
        words = title.lower().replace("-", " ").replace(".", "").split()
        spelt = " ".join(self._one_spelling.get(word, word) for word in words)
        return self._offices.get(spelt, spelt)
