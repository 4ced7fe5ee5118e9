"""One story as the declarative rules read it: lowered and split into words once for all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import eq

from newslint.analysis.story import lowered
from newslint.catalogue.forms import Form, finder, key_words
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story
    from newslint.catalogue.rule import Rule
    from newslint.model.document import Block

#: How much longer than its card's form, in code points, a phrase may stand in the copy: broken lines, indentation.
_SLACK = 120
#: How far, in code points, an address may reach on either side of a word in it.
_ADDRESS = 200
_ADDRESS_PART = r"://|\w@\w|\bwww\.|\w\.[a-z]{2,}(?:/|$)"


class Scan:
    """What is asked of a story's text by every declarative rule."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.text = story.text
        self.blocks = story.document.blocks
        self.lowered = story.lowered
        self.present = story.vocabulary
        self.day = story.date.isoformat() if story.date else ""

    @cached_property
    def repeats(self) -> bool:
        """Whether any word comes twice in a row, block ends and punctuation apart."""
        words = self.story.words
        return any(map(eq, words, words[1:]))

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def surface(self, span: Span) -> str:
        """The text of the span on one line."""
        return " ".join(self.text[span.start : span.end].split())

    def in_force(self, since: object) -> bool:
        """Whether what holds since that day ('' for always) holds in this story; without a date only the latter."""
        return not since or bool(self.day and self.day >= str(since))

    def block_of(self, span: Span) -> Block | None:
        """The block that the span is in, whole."""
        at = bisect_right(self._starts, span.start) - 1
        return self.blocks[at] if at >= 0 and self.blocks[at].span.covers(span) else None

    def blocks_of(self, rule: Rule) -> Iterator[Block]:
        """The blocks a rule looks at."""
        kinds = _texts(rule, "blocks")
        return (block for block in self.blocks if block.kind in kinds)

    def occurrences(self, form: Form) -> Iterator[Span]:
        """Where the copy has this form as whole words, in order, web and mail addresses and tags apart."""
        anchor = form.words[0] if form.words else " ".join(lowered(form.text).split())
        last = -1
        for at in self._places(anchor):
            for found in _around(self.text, form.text, at, at + len(anchor)):
                if found.start > last and found.start <= at and not self._in_address(found):
                    last = found.start
                    yield found

    def admits(self, rule: Rule, span: Span, exceptions: Iterable[str] = ()) -> bool:
        """Whether a rule may speak of this span: its blocks, what it skips and its exceptions, with these besides."""
        block = self.block_of(span)
        if block is None or block.kind not in _texts(rule, "blocks"):
            return False
        if self.inside(span, (*_texts(rule, "except"), *exceptions)):
            return False
        return not (rule.options["skip_quotes"] and self.story.quotes.quoted(span))

    def inside(self, span: Span, phrases: Iterable[str]) -> bool:
        """Whether a span has something of one of these phrases, however that is capitalised."""
        return any(self._is_part(span, phrase) for phrase in phrases)

    def _is_part(self, span: Span, phrase: str) -> bool:
        if not self.present.issuperset(key_words(phrase)):
            return False
        found = _around(self.text, phrase, span.start, span.end, any_case=True)
        return any(one.overlaps(span) for one in found)

    def _places(self, anchor: str) -> Iterator[int]:
        """Where the anchor is, as a whole word if it is one."""
        at = self.lowered.find(anchor)
        while at >= 0:
            end = at + len(anchor)
            if not (_continues(self.lowered, at - 1, at) or _continues(self.lowered, end - 1, end)):
                yield at
            at = self.lowered.find(anchor, end)

    def _in_address(self, span: Span) -> bool:
        """Whether the span is part of a web or mail address, a handle or a tag."""
        if span.start and self.text[span.start - 1] in "@#":
            return True
        before = self.text[max(0, span.start - _ADDRESS) : span.start]
        after = self.text[span.end : span.end + _ADDRESS]
        lead = "" if before[-1:].isspace() else "".join(before.split()[-1:])
        tail = "" if after[:1].isspace() else "".join(after.split(maxsplit=1)[:1])
        return re.compile(_ADDRESS_PART).search(f"{lead}{self.surface(span)}{tail}") is not None


def _around(text: str, form: str, start: int, end: int, any_case: bool = False) -> Iterator[Span]:
    """Where a form stands that has something of this stretch of text, or is near it."""
    reach = len(form) + _SLACK
    for match in finder(form, any_case).finditer(text, max(0, start - reach), min(len(text), end + reach)):
        yield Span(*match.span())


def _continues(text: str, before: int, after: int) -> bool:
    """Whether these two neighbouring characters are of one word."""
    return before >= 0 and after < len(text) and _is_word(text[before]) and _is_word(text[after])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _texts(rule: Rule, name: str) -> tuple[str, ...]:
    value = rule.options[name]
    return value if isinstance(value, tuple) else ()
