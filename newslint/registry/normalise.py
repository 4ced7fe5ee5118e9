"""The forms under which names are compared; building the index and looking up use these same functions."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_APART = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "ə": "a", "ŋ": "n", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'",
})  # fmt: skip
_UMLAUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ASCII_DROP = {c: None for c in range(128) if not chr(c).isalnum()}

_SOUNDS = (
    ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "k"), ("cz", "s"), ("sz", "s"), ("zh", "s"),
    ("ts", "s"), ("tz", "s"), ("ph", "f"), ("ck", "k"), ("gh", "g"), ("kh", "k"), ("th", "t"), ("dh", "d"),
    ("bh", "b"), ("dj", "j"), ("dzh", "j"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"),
    ("x", "ks"), ("z", "s"), ("w", "v"), ("j", "i"),
)  # fmt: skip
#: So many letters a part has at most whose every deletion is a key.
_LONG = 40
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
    for written, sign in _SOUNDS:
        if written in heard:
            heard = heard.replace(written, sign)
    rest = heard[1:].translate(_VOWELS)
    out = heard[:1]
    for letter in rest:
        if letter != out[-1]:
            out += letter
    return out


def near_keys(part: str) -> set[str]:
    """Keys that a squashed name part shares with the parts it may be a slip for.

    The part itself and each form with one letter deleted: two parts of three letters and more, one edit apart, share
    one. From six letters on, where two edits may be one slip, how it sounds; from eight, that with a sign left out.
    A part longer than `_LONG`, which is hardly a name, has its ends instead: one edit leaves one of them as it is.
    """
    keys = {part}
    size = len(part)
    if size >= _LONG:
        keys.update(("<" + part[: _LONG // 3], ">" + part[-(_LONG // 3) :]))
    if size > _LONG:
        return keys
    if size > 2:
        keys.update(part[:i] + part[i + 1 :] for i in range(size))
    if size > 5:
        heard = skeleton(part)
        keys.add("=" + heard)
        if size > 7:
            keys.update("=" + heard[:i] + heard[i + 1 :] for i in range(2, len(heard)))
    return keys


def slug(name: str) -> str:
    """The id made from a name: 'Annalena Baerbock' is 'annalena-baerbock'."""
    return "-".join("".join(c if c.isalnum() else " " for c in fold(name).replace("'", "")).split())
