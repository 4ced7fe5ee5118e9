"""What makes a diagnostic the same one in the next version of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from newslint.model.diagnostic import Diagnostic
from newslint.model.span import Span

#: Words of context on either side, and how far to look for them, in code points.
_WORDS, _REACH = 3, 120


def fingerprint(rule: str, text: str, span: Span, block: Span) -> str:
    """A hash of the rule, the marked words and the words around them in the block: no place in the file goes into it.

    Case, punctuation and spacing make no difference. The same words in the same context give the same hash:
    `numbered` tells those apart.
    """
    before = _words(text[max(block.start, span.start - _REACH) : span.start])[-_WORDS:]
    after = _words(text[span.end : min(block.end, span.end + _REACH)])[:_WORDS]
    parts = (_words(text[span.start : span.end]), before, after)
    return _digest("\0".join((rule, *map(" ".join, parts))))


def numbered(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """These diagnostics of one file, in order, each with a fingerprint of its own: repeats are counted into it."""
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        mark = diagnostic.fingerprint
        seen[mark] += 1
        yield diagnostic if seen[mark] == 1 else diagnostic._replace(fingerprint=_digest(f"{mark}\0{seen[mark]}"))


def _words(text: str) -> list[str]:
    """The words in lower case, letters and digits alone."""
    return "".join(c if c.isalnum() else " " if c.isspace() else "" for c in text.casefold()).split()


def _digest(text: str) -> str:
    import hashlib

    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
