"""Who a quotation that goes on is attributed to by a pronoun: '“It holds,” Okafor said. “It will stay,” she added.'"""

from __future__ import annotations

import re

from newslint.analysis.pronouns import SUBJECT, Pronoun
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.reach import Reach
    from newslint.analysis.referents import Referent
    from newslint.model.span import Span

#: What stands between a quotation and who said it, and the verb after that.
_CLOSED = re.compile(r"[,?!.…-][”\"’']\s\Z")
_VERB = re.compile(r" (?:also |then |later )?([a-z]+)\b")


def speaker_before(reach: Reach, pronoun: Pronoun) -> Referent | None:
    """The person named who says what goes before in the same paragraph, where the pronoun says who goes on speaking."""
    sentences, at = reach.story.sentences, pronoun.sentence - 1
    if pronoun.form != SUBJECT or at < 0 or sentences[at].block != sentences[pronoun.sentence].block:
        return None
    if not _speaks(reach, pronoun.span):
        return None
    named = [r for r in reach.referents.of(at) if not reach.story.quotes.covers(r.span.start)]
    if len(named) != 1 or not named[0].named or reach.pronouns_of(at):
        return None
    return named[0] if _speaks(reach, named[0].span) else None


def _speaks(reach: Reach, span: Span) -> bool:
    """Whether somebody stands between the end of a quotation and a verb of saying."""
    text = reach.story.text
    verb = _VERB.match(text, span.end)
    if verb is None or verb.group(1) not in reach.story.lexicon.reporting_verbs:
        return False
    return _CLOSED.search(text, max(0, span.start - 4), span.start) is not None
