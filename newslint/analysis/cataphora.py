"""Pronouns that come before whom they stand for, as in 'In her first speech, Okafor said'."""

from __future__ import annotations

import re

from newslint.analysis.pronouns import POSSESSIVE, SUBJECT, Pronoun
from newslint.analysis.unnamed import DETERMINERS
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.reach import Reach
    from newslint.analysis.referents import Referent

#: "In her second year ": an opening that no comma closes, up to the capital of its subject.
_UNCLOSED = re.compile(r"(?:(?:Early|Late) (?:on )?)?(?:in|at|on|during|throughout)\s", re.IGNORECASE)
_UNCLOSED_REST = re.compile(r" (?:[a-z-]+ ){1,3}(?=[A-Z])")


def subject_ahead(reach: Reach, pronoun: Pronoun, back: tuple[int, ...]) -> Referent | None:
    """The person recorded otherwise who is the subject after the opening that a pronoun stands in, where it means them.

    Nobody stands before the pronoun in its sentence. `back` are the sentences it reaches.
    """
    end = opening_end(reach, pronoun)
    if end is None:
        return None
    people = reach.referents.of(pronoun.sentence)
    if any(r.carries for r in people if r.span.start < end):
        return None
    subject = next((r for r in people if r.span.start >= end), None)
    if subject is None or not subject.named or not subject.carries or subject.may_be(pronoun.says):
        return None
    if not _is_led_by_roles(reach, end, subject.span.start):
        return None
    if pronoun.form == SUBJECT:
        others = [*(r for r in people if r.span.start >= end), *(r for s in back for r in reach.referents.of(s))]
        return None if any(r.may_be(pronoun.says) for r in others) else subject
    lead = reach.lead(pronoun, back)
    return None if lead is not None and lead.may_be(pronoun.says) else subject


def opening_end(reach: Reach, pronoun: Pronoun) -> int | None:
    """Where the opening of its sentence ends that a pronoun stands in; None where it stands in none."""
    if pronoun.form not in (POSSESSIVE, SUBJECT):
        return None
    start = reach.story.sentences[pronoun.sentence].span.start
    if pronoun.form == POSSESSIVE and _UNCLOSED.fullmatch(reach.story.text, start, pronoun.span.start):
        rest = _UNCLOSED_REST.match(reach.story.text, pronoun.span.end)
        if rest is not None:
            return rest.end()
    end = reach.opening_end(pronoun.sentence)
    return None if end is None or end < pronoun.span.end else end


def _is_led_by_roles(reach: Reach, start: int, end: int) -> bool:
    """Whether nothing but an article, roles and capitalised words stands between two offsets."""
    lexicon = reach.story.lexicon
    words = reach.story.text[start:end].split()
    return all(
        w[0].isupper() or w in DETERMINERS or w in lexicon.role_heads or w in lexicon.role_modifiers for w in words
    )
