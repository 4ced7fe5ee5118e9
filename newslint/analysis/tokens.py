"""The words of a text as they are counted and compared, in a half of the time that an expression alone takes.

The bytes of a text are cut at whatever is in no word of ASCII; only what holds other letters is looked at by character.
"""

from __future__ import annotations

import re

_WORD, _UNSCORED_WORD = re.compile(r"\w+"), re.compile(r"[^\W_]+")
#: Bytes as they are, but those of ASCII that are in no word, which are spaces.
_UNSCORED = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
_SPACED = bytes(code if chr(code) == "_" else kept for code, kept in enumerate(_UNSCORED))


def words_of(text: str) -> list[str]:
    """The words of a text, in order: runs of letters, digits and underscores."""
    return _cut(text, _SPACED, _WORD)


def unscored_words(text: str) -> list[str]:
    """The same where an underscore is in no word."""
    return _cut(text, _UNSCORED, _UNSCORED_WORD)


def _cut(text: str, spaced: bytes, word: re.Pattern[str]) -> list[str]:
    cut = text.encode("utf-8", "surrogatepass").translate(spaced).decode("utf-8", "surrogatepass").split()
    if text.isascii():
        return cut
    words: list[str] = []
    for part in cut:
        if part.isascii():
            words.append(part)
        else:
            words += word.findall(part)
    return words
