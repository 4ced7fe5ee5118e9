"""The 32-bit keys that names are filed under; building the index and looking up use these same functions.

Texts may share a key: whoever looks up verifies what comes back.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from newslint.registry.normalise import fold, skeleton, squash

#: So many letters a part has at most whose every deletion is a key.
_LONG = 40
_SMALL = frozenset(("of", "for", "the", "and", "affairs"))


def key_of(text: str) -> int:
    """The key of a text."""
    return crc32(text.encode())


def pair_key(first: int, second: int) -> int:
    """The key of two numbers, in their order."""
    return (first * 2654435761 ^ second * 40503) & 0xFFFFFFFF


def half_key(part: int, initial: str, family: bool) -> int:
    """What a part is filed under by the whole part beside it in a name and its own first letter."""
    return pair_key(2 * part + family, ord(initial))


@lru_cache(maxsize=4096)
def near_keys(part: str) -> frozenset[int]:
    """Keys that a squashed name part shares with the parts it may be a slip for.

    The part itself and each form with one letter deleted: two parts of three letters and more, one edit apart, share
    one. From six letters on, where two edits may be one slip, how it sounds; from eight, that with a sign left out.
    A part longer than `_LONG`, which is hardly a name, has its ends instead: one edit leaves one of them as it is.
    """
    size = len(part)
    texts = [part.encode()]
    if size >= _LONG:
        texts += (f"<{part[: _LONG // 3]}".encode(), f">{part[-(_LONG // 3) :]}".encode())
    if 2 < size <= _LONG:
        texts += _shortened(part)
    if 5 < size <= _LONG:
        heard = f"={skeleton(part)}"
        texts.append(heard.encode())
        if size > 7:
            texts += _shortened(heard, 3)
    return frozenset(map(crc32, texts))


def _shortened(text: str, first: int = 0) -> list[bytes]:
    """A text without each of its letters in turn, from this one on."""
    if text.isascii():
        data = text.encode()
        return [data[:i] + data[i + 1 :] for i in range(first, len(data))]
    return [(text[:i] + text[i + 1 :]).encode() for i in range(first, len(text))]


def office_key(title: str, of: str | None) -> str:
    """What an office is filed under: the words of its title in no order, small ones left out, and its country or body.

    'Minister for Foreign Affairs' and 'foreign minister' are one; a title that ends in its country is split there.
    """
    if of is None and " of " in title:
        title, _, of = title.rpartition(" of ")
    words = sorted(set(fold(title).replace("-", " ").replace("defense", "defence").split()) - _SMALL)
    return f"{' '.join(words)}|{squash(of or '')}"
