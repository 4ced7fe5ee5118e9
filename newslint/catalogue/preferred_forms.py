"""The names of places and organisations that a house style has otherwise, found as declarative rules find words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.analysis.house_style import Unstyled
from newslint.analysis.runs import in_capitals
from newslint.analysis.sentences import sentence_at
from newslint.catalogue.forms import Form, key_words
from newslint.catalogue.scan import Scan
from newslint.catalogue.word_kinds import Hit, longest, right_text
from newslint.model.document import COPY
from newslint.model.span import Span
from newslint.registry.normalise import skeleton, squash
from newslint.registry.style import Preferred
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story

#: A name goes on with another word.
_GOES_ON = re.compile(r"\s[^\W\d_a-zß-öø-ÿ]\w")


def unstyled_things(story: Story, preferred: Sequence[Preferred]) -> Iterator[Unstyled]:
    """Where the copy has a form that one of these stands in for, outside quotations; in order."""
    if not preferred:
        return
    scan = Scan(story)
    for hit in longest(_hits(scan, preferred)):
        one = preferred[hit.form.group]
        if not hit.form.right or not _is_copy(scan, hit.span) or scan.inside(hit.span, _exceptions(one)):
            continue
        if _is_in_other_name(scan, hit, one.form):
            continue
        right = _right(scan, hit, one.form)
        if right != scan.surface(hit.span):
            yield Unstyled(hit.span, right, one, _before_stop(scan, hit.span, right))


def _is_in_other_name(scan: Scan, hit: Hit, preferred: str) -> bool:
    """Whether a form is part of somebody's name, or of that of something named after it, as the Burma Road is.

    Initials and another spelling are put right in the names of bodies and places too.
    """
    if hit.form.text.isupper():
        return False
    if skeleton(squash(hit.form.text)) != skeleton(squash(preferred)) and _GOES_ON.match(scan.text, hit.span.end):
        return True
    return any(m.full and m.span != hit.span and m.span.covers(hit.span) for m in scan.story.mentions)


def _hits(scan: Scan, preferred: Sequence[Preferred]) -> Iterator[Hit]:
    """Where the copy has one of the forms: those that are preferred too, which may hold another in them."""
    for group, one in enumerate(preferred):
        for text in (one.form, *one.rivals):
            form = Form(text, key_words(text), (one.form,) if text != one.form else (), group)
            if scan.present.issuperset(form.words):
                yield from (Hit(span, form) for span in scan.occurrences(form))


def _exceptions(one: Preferred) -> Iterator[str]:
    """Phrases in which a form stays: the style's own, and those that keep an old form of the name."""
    yield from one.exceptions
    for old in one.entity.deprecated:
        yield from old.exceptions


def _is_copy(scan: Scan, span: Span) -> bool:
    """Whether a span is the story's own words."""
    block = scan.block_of(span)
    return block is not None and block.kind in COPY and not scan.story.quotes.quoted(span)


def _right(scan: Scan, hit: Hit, form: str) -> str:
    """The form in the case of the copy."""
    block = scan.block_of(hit.span)
    right = right_text(scan, hit, scan.surface(hit.span), form)
    capitals = block is not None and in_capitals(scan.text, block.span)
    return right.upper() if capitals else right


def _before_stop(scan: Scan, span: Span, right: str) -> str:
    """What to write for a form, of two full stops at the end of a sentence one alone: the U.N., the UN."""
    stops = scan.text[span.end - 1] == "."
    if stops and not right.endswith("."):
        sentence = sentence_at(scan.story.sentences, span.start)
        ends = sentence is not None and scan.story.sentences[sentence].span.end == span.end
        return f"{right}." if ends else right
    return right[:-1] if right.endswith(".") and not stops and scan.text[span.end : span.end + 1] == "." else right
