"""The declarative kinds that look at text and blocks: pattern, repeated, required."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newslint.catalogue.rule import Match, Rule
from newslint.catalogue.scan import Scan
from newslint.catalogue.word_kinds import certainty
from newslint.model.diagnostic import Finding, Replacement
from newslint.model.span import Span


def pattern(rule: Rule, match: Match, scan: Scan) -> Iterator[Finding]:
    """Where the expression matches, each block by itself."""
    for found, start in _matches(rule, match, scan):
        span = Span(start + found.start(), start + found.end())
        if scan.admits(rule, span):
            named = {name: " ".join((text or "").split()) for name, text in found.groupdict().items()}
            yield Finding(span, {**named, "surface": scan.surface(span)}, certainty=certainty(rule))


def repeated(rule: Rule, match: Match, scan: Scan) -> Iterator[Finding]:
    """A word twice or more in a row with only white space between; a capital in what follows the first is a name's."""
    if not scan.repeats:
        return
    listed = {word for entry in match.entries for word in entry}
    for found in _twice().finditer(scan.text):
        word, rest_words = found[1], found[0].split()[1:]
        span = Span(*found.span())
        is_name = any(again[:1].isupper() or again[1:] != word[1:] for again in rest_words)
        if is_name or (listed and word.lower() not in listed) or not scan.admits(rule, span):
            continue
        rest = Span(found.end(1), span.end)
        replacement = Replacement("", rest, f"Write '{word}' once")
        data = {"surface": scan.surface(span), "word": word}
        yield Finding(span, data, (replacement,), certainty=certainty(rule))


def required(rule: Rule, match: Match, scan: Scan) -> Iterator[Finding]:
    """The kinds of block a story lacks, or the expression that none of the blocks looked at has; at its beginning."""
    start = scan.blocks[0].span.start if scan.blocks else 0
    here = Span(start, start)
    kinds = {block.kind for block in scan.blocks}
    missing = [kind for entry in match.entries for kind in entry if kind not in kinds]
    for kind in missing:
        yield Finding(here, {"missing": kind.replace("_", " ")}, certainty=certainty(rule))
    looked_at = match.pattern is not None and next(scan.blocks_of(rule), None) is not None
    if looked_at and next(_matches(rule, match, scan), None) is None:
        yield Finding(here, {}, certainty=certainty(rule))


def _matches(rule: Rule, match: Match, scan: Scan) -> Iterator[tuple[re.Match[str], int]]:
    """The matches of a rule's expression and where the block that has each begins."""
    if match.pattern is None or (match.literals and not any(literal in scan.lowered for literal in match.literals)):
        return
    expression = re.compile(match.pattern)
    for block in scan.blocks_of(rule):
        for found in expression.finditer(scan.text[block.span.start : block.span.end]):
            yield found, block.span.start


@lru_cache(maxsize=1)
def _twice() -> re.Pattern[str]:
    letters = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
    return re.compile(rf"(?<!\w)(?<!\w['’-])({letters})(?:\s+\1)+(?!\w|['’&-]\w)", re.IGNORECASE)
