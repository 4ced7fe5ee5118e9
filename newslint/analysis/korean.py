"""Korean given names in Latin letters: of two syllables, each of which makes names with others."""

from __future__ import annotations

from newslint.registry.normalise import fold
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon


def has_another_syllable(lexicon: Lexicon, one: str, other: str) -> bool:
    """Whether two given names, hyphenated or in two words, differ in whole syllables alone: Jae-in and Jae-un."""
    a, b = (fold(name).replace("-", " ").split() for name in (one, other))
    if a == b or not len(a) == len(b) == 2:
        return False
    syllables = lexicon.korean_syllables
    return all(x == y or (x in syllables and y in syllables) for x, y in zip(a, b, strict=True))
