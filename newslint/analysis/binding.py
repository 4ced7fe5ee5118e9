"""Pronouns that the clause itself binds to one person: reflexives, relative clauses, phrases set in after a subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.analysis.pronouns import OBJECT, POSSESSIVE, REFLEXIVE, SUBJECT, Pronoun
from newslint.analysis.referents import Referent, Referents

if TYPE_CHECKING:
    from newslint.analysis.story import Story


def bound(story: Story, referents: Referents, pronoun: Pronoun) -> Referent | None:
    return None
