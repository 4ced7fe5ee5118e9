"""What one name part would have to go through to be another, letter by letter, and how like a slip that is."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.registry.normalise import skeleton
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon


def change(part: str, right: str) -> float:
    """How like a slip the change itself is: the sound kept, the initial kept, not in the shortest of names."""
    points = 0.0
    if part[0] != right[0]:
        points -= 2.0
    if len(right) <= 4:
        points -= 0.5
    if skeleton(part) == skeleton(right):
        points += 1.0
    elif len(part) == len(right) and sorted(part) != sorted(right):
        unlike = _unlike(part, right)
        points -= unlike + 0.5 * (unlike > 1)
    return points


def _unlike(part: str, right: str) -> int:
    """How many letters stand for others that neither a hand nor an ear confuses with them."""
    pairs = [(x, y) for x, y in zip(part, right, strict=True) if x != y]
    return sum(not (x in _VOWELS and y in _VOWELS) and y not in _CONFUSED.get(x, "") for x, y in pairs)


_VOWELS = frozenset("aeiouy")
#: Letters that sound alike or lie side by side on the keyboard.
_CONFUSED = {
    "a": "sqwz", "e": "wrsd", "i": "uokj", "o": "ipkl", "u": "yijh", "y": "tugh",
    "b": "vnp", "c": "xvksz", "d": "sft", "f": "dgv", "g": "fhkj", "h": "gj", "j": "hkg", "k": "jlcg", "l": "kr",
    "m": "n", "n": "bm", "p": "ob", "q": "wk", "r": "tel", "s": "adzc", "t": "ryd", "v": "cbwf",
    "w": "qev", "x": "zc", "z": "xs",
}  # fmt: skip


def is_odd(lexicon: Lexicon, part: str, right: str) -> bool:
    """Whether the change alone brings in three letters in a row that hardly a name has: Jfef, Nprman.

    A right name that has such letters itself is of a language whose names are not listed: nothing is odd beside it.
    """
    usual = lexicon.name_triples
    return any(t not in usual for t in triples(part)) and all(t in usual for t in triples(right))


def triples(part: str) -> Iterator[str]:
    """Every three signs in a row of a squashed name part, its ends among them."""
    bounded = f"^{part}$"
    return (bounded[at : at + 3] for at in range(len(bounded) - 2))
