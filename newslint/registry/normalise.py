"""The forms under which names are compared; building the index and looking up use these same functions."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_APART = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "ə": "a", "ŋ": "n", "ς": "σ", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'",
})  # fmt: skip
_UMLAUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ASCII_DROP = {c: None for c in range(128) if not chr(c).isalnum()}

_SOUNDS = (
    ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "k"), ("cz", "s"), ("sz", "s"), ("zh", "s"),
    ("ts", "s"), ("tz", "s"), ("ph", "f"), ("ck", "k"), ("gh", "g"), ("kh", "k"), ("th", "t"), ("dh", "d"),
    ("bh", "b"), ("dj", "j"), ("dzh", "j"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"),
    ("x", "ks"), ("z", "s"), ("w", "v"), ("j", "i"),
)  # fmt: skip
#: Those that a part without h, c and z may have.
_FEW_SOUNDS = tuple((written, sign) for written, sign in _SOUNDS if not set("hcz") & set(written))
_VOWELS = str.maketrans("aeiouy", "......", "h'")


def fold(text: str) -> str:
    """Lower case without diacritics or ligatures: 'Łukasz Müller' is 'lukasz muller'."""
    low = text.lower()
    if low.isascii():
        return low
    apart = unicodedata.normalize("NFKD", low.translate(_APART)).lower().translate(_APART)
    return "".join(c for c in apart if not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def squash(text: str) -> str:
    """Folded, letters and digits alone: 'Ban Ki-moon' and 'Ban Ki Moon' are both 'bankimoon'."""
    folded = fold(text)
    if folded.isascii():
        return folded.translate(_ASCII_DROP)
    return "".join(c for c in folded if c.isalnum())


def spelt_out(text: str) -> str | None:
    """The squashed form with its umlauts spelt out ('Schröder' is 'schroeder'), where it has any."""
    low = text.lower()
    if low.isascii():
        return None
    low = unicodedata.normalize("NFC", low)
    spelt = low.translate(_UMLAUT)
    return None if spelt == low else squash(spelt)


def skeleton(part: str) -> str:
    """A squashed name part as it sounds, every run of vowels alike: 'baerbock' and 'barbok' are 'b.rb.k'.

    Letters that sound alike in the romanisations wire copy meets share a sign, doubled ones count once, and an h after
    a letter is not heard; the first letter is kept.
    """
    heard = part
    for written, sign in _SOUNDS if "h" in part or "c" in part or "z" in part else _FEW_SOUNDS:
        if written in heard:
            heard = heard.replace(written, sign)
    rest = heard[1:].translate(_VOWELS)
    out = heard[:1]
    for letter in rest:
        if letter != out[-1]:
            out += letter
    return out


def slug(name: str) -> str:
    """The id made from a name: 'Annalena Baerbock' is 'annalena-baerbock'."""
    return "-".join("".join(c if c.isalnum() else " " for c in fold(name).replace("'", "")).split())
