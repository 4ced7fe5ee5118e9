"""Whom a clause makes a pronoun stand for, whoever else is near: relative clauses, phrases set in, reflexives."""

from __future__ import annotations

import re

from newslint.analysis.pronouns import POSSESSIVE, REFLEXIVE, Pronoun
from newslint.analysis.referents import Referent
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story

#: ", who took [his]": no comma closes the clause before the pronoun, and nothing in it is another clause's subject.
_RELATIVE = re.compile(r",? who(?:se)? [^,;:.()“”\"—–]*\Z")
#: ", on [his] first trip", right after the name.
_SET_IN = re.compile(
    r", (?:speaking |appearing |writing |now |then |still )?(?:on|in|at|during|after|before|for|since|making|beginning"
    r"|ending|serving|nearing|entering|finishing|completing|marking|starting|throughout|under|towards?|despite|through)"
    r" (?:[a-z-]+ ){0,2}\Z"
)


def bound(story: Story, before: tuple[Referent, ...], pronoun: Pronoun) -> Referent | None:
    """The one of the referents before a pronoun in its sentence to whom the clause binds it; None where to none.

    A possessive binds to the name a relative clause hangs on or that its phrase is set in after, a reflexive to that or
    to the last one before it that is neither a possessive nor led by a preposition.
    """
    if pronoun.form not in (POSSESSIVE, REFLEXIVE) or not before:
        return None
    nearest = before[-1]
    between = story.text[nearest.span.end : pronoun.span.start]
    if nearest.who is not None and not nearest.owner and (_RELATIVE.fullmatch(between) or _SET_IN.fullmatch(between)):
        return nearest
    if pronoun.form == REFLEXIVE:
        return next((r for r in reversed(before) if r.carries), None)
    return None
