"""What makes a diagnostic the same one in the next version of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from newslint.model.diagnostic import Diagnostic
from newslint.model.span import Span

#: Words of context on either side, and how far to look for them, in code points.
_WORDS, _REACH = 3, 120


def fingerprint(rule: str, text: str, span: Span, block: Span) -> str:
    """A hash of the rule, the marked words and the words around them in the block: no place in the file goes into it.

    Case, punctuation and spacing make no difference. The same words in the same context give the same hash:
    `numbered` tells those apart.
    """
    before = text[max(block.start, span.start - _REACH) : span.start].split()
    after = text[span.end : min(block.end, span.end + _REACH)].split()
    near = (_words(reversed(before)), _words(after))
    marked = _words(text[span.start : span.end].split())
    return _digest("\0".join((rule, " ".join(marked), *(" ".join(islice(words, _WORDS)) for words in near))))


def numbered(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """These diagnostics of one file, in order, each with a fingerprint of its own: repeats are counted into it."""
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        mark = diagnostic.fingerprint
        seen[mark] += 1
        yield diagnostic if seen[mark] == 1 else diagnostic._replace(fingerprint=_digest(f"{mark}\0{seen[mark]}"))


def _words(words: Iterable[str]) -> Iterator[str]:
    """The words in lower case, letters and digits alone; what has none is no word."""
    folded = map(str.casefold, words)
    return filter(None, (word if word.isalnum() else "".join(filter(str.isalnum, word)) for word in folded))


def _digest(text: str) -> str:
    from _blake2 import blake2b  # hashlib's own, without the OpenSSL that hashlib loads in 3 ms

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
