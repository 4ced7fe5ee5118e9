"""The title of one pronoun that stands where another's does: 'Mr' is 'Ms', 'chairman' is 'chairwoman' or 'chair'."""

from __future__ import annotations

_PAIRS = (
    ("mr", "ms"), ("mr", "mrs"), ("mr", "miss"), ("sir", "dame"), ("king", "queen"), ("prince", "princess"),
    ("lord", "lady"), ("duke", "duchess"), ("count", "countess"), ("baron", "baroness"), ("emperor", "empress"),
    ("headmaster", "headmistress"), ("actor", "actress"), ("host", "hostess"), ("heir", "heiress"),
    ("waiter", "waitress"), ("steward", "stewardess"), ("god", "goddess"), ("abbot", "abbess"), ("brother", "sister"),
)  # fmt: skip
_ENDINGS = {"he": "man", "she": "woman", "they": "person"}
_OF_EITHER = {"mr": "mx", "ms": "mx", "mrs": "mx", "miss": "mx", "chairman": "chair", "chairwoman": "chair"}


def titles_in_place_of(title: str, pronoun: str) -> tuple[str, ...]:
    """The titles that state `pronoun` ("he", "she", "they"), or none, in place of another; empty where none is known.

    Capitals and a full stop are kept.
    """
    low = title.rstrip(".").lower()
    found: list[str] = []
    if pronoun in ("he", "she"):
        own, other = (0, 1) if pronoun == "he" else (1, 0)
        found += [pair[own] for pair in _PAIRS if pair[other] == low][:1]
    stem = next((low.removesuffix(end) for end in ("woman", "man") if low.endswith(end)), "")
    if stem:
        found += [stem + _ENDINGS[pronoun]] if pronoun != "they" else []
        found.append(_OF_EITHER.get(low, stem + "person"))
    elif pronoun == "they" and low in _OF_EITHER:
        found.append(_OF_EITHER[low])
    return tuple(_like(title, word) for word in found)


def _like(title: str, word: str) -> str:
    bare = title.rstrip(".")
    if bare.isupper() and len(bare) > 1:
        word = word.upper()
    elif bare[0].isupper():
        word = word.capitalize()
    return word + title[len(bare) :]
