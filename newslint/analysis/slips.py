"""Slips: registered names that are misspelt; here those that the record alone tells: listed ones and middle names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newslint.model.span import Span
from newslint.registry.distance import edits
from newslint.registry.entity import Entity
from newslint.registry.forms import accepted_forms
from newslint.registry.normalise import fold, squash
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story

#: Spellings that differ in more letters are as far from the copy as any.
_FAR = 9


class Slip(NamedTuple):
    """A mention taken for a misspelling of a registered name: which words, the right text, and why."""

    span: Span
    right: str
    entity: Entity
    given_only: bool
    certainty: str
    reasons: tuple[str, ...]
    others: tuple[str, ...] = ()  # right texts for other people as near
    listed: bool = False  # the record lists this very form as wrong


def middle_slip(story: Story, mention: Mention, entity: Entity) -> Slip | None:
    """The slip in a word beside the given and family name that are right: no name of its own, near a registered one."""
    beside = range(1, len(mention.words))
    for form in accepted_forms(entity):
        words = form.split()
        wrong = _differing(mention.words, words)
        if len(words) == len(mention.words) and len(wrong) == 1 and wrong[0] in beside:
            at = wrong[0]
            if _is_middle_slip(story, mention.words[at], words[at], squash(words[-1])):
                reasons = (f"the rest of the name is {entity.name}'s",)
                return Slip(
                    word_spans(story.text, mention)[at], cased(words[at], mention), entity, False, "likely", reasons
                )
    return None


def listed_slip(story: Story, mention: Mention, entity: Entity, first: int, last: int) -> Slip:
    """The slip that a record lists: the words that differ from the accepted form nearest to them."""
    surface = squash("".join(mention.words[first:last]))
    form = min(accepted_forms(entity), key=lambda f: (len(f.split()) != last - first, edits(surface, squash(f), 9)))
    words, spans = form.split(), word_spans(story.text, mention)[first:last]
    wrong = _differing(mention.words[first:last], words) if len(words) == last - first else list(range(last - first))
    right = " ".join(words[wrong[0] : wrong[-1] + 1]) if len(words) == last - first else form
    span = Span(spans[wrong[0]].start, spans[wrong[-1]].end)
    reasons = ("the registry lists it as a misspelling",)
    return Slip(
        span, cased(right, mention), entity, wrong == [0] and not entity.family_first, "certain", reasons, listed=True
    )


def _differing(words: Sequence[str], right: Sequence[str]) -> list[int]:
    return [i for i, (a, b) in enumerate(zip(words, right, strict=False)) if squash(a) != squash(b)] or [0]


def _is_middle_slip(story: Story, word: str, right: str, last: str) -> bool:
    """Whether a middle word is one misspelt; in names of short words, as Korean ones, it may be a name of its own."""
    a, b = squash(word), squash(right)
    known = story.knowledge.word_kinds.of(word) and len(last) > 3
    return min(len(a), len(b)) >= 4 and edits(a, b, 2) <= 2 and not known


def is_broken_off(text: str, span: Span) -> bool:
    """Whether a name's last word is not whole: a speaker breaks off ("Blin- Blinken"), a sign stands for letters."""
    return text[span.end : span.end + 1] in _BREAKS and re.compile(_BROKEN_OFF).match(text, span.end) is not None


_BREAKS = frozenset("-‐‑*\ufffd")
_BROKEN_OFF = r"[-‐‑](?!\w)|[*\ufffd]\w|\ufffd"


def nearest_spelling(story: Story, copy: str, forms: Iterable[str]) -> str:
    """Of forms that are as right, the one nearest to the copy; of those as near one that stands in it, else the first.

    Diacritics count where the copy's form has some.
    """

    def distance(form: str) -> tuple[int, bool, int]:
        marks = 0 if copy.isascii() else edits(copy.lower(), form.lower(), _FAR)
        return edits(fold(copy), fold(form), _FAR), form not in story.text, marks

    return min(forms, key=distance)


def cased(right: str, mention: Mention) -> str:
    """The right text in the capitals of its block, where that is printed in them."""
    return right.upper() if mention.capitals else right


def word_spans(text: str, mention: Mention) -> list[Span]:
    """Where each word of a mention stands."""
    spans, at = [], mention.span.start
    for word in mention.words:
        at = text.index(word, at)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    return spans
