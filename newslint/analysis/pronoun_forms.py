"""The form of one pronoun that stands where another does: 'her' as an object is 'him', before a noun 'his'."""

from __future__ import annotations

import re

from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story
    from newslint.model.span import Span

_CASES = ("subject", "object", "possessive", "alone", "reflexive")
_FORMS = {
    "he": ("he", "him", "his", "his", "himself"),
    "she": ("she", "her", "her", "hers", "herself"),
    "they": ("they", "them", "their", "theirs", "themself"),
}
#: Every form with the pronoun it is of.
PRONOUN_OF = {form: pronoun for pronoun, forms in _FORMS.items() for form in forms}
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_][\w’'-]*)")
#: Small words that may stand between a possessive and its noun.
_BEFORE_NOUN = frozenset(("own", "first", "second", "third", "last", "next", "other", "many", "few", "only", "most"))


def form_in_place_of(story: Story, span: Span, pronoun: str) -> str | None:
    """The form of `pronoun` ("he", "she", "they") for the place of another at `span`; None where none stands there.

    Capitals are kept. What follows tells a possessive from an object.
    """
    word = story.text[span.start : span.end]
    low = word.lower()
    cases = [case for forms in _FORMS.values() for case, form in zip(_CASES, forms, strict=True) if form == low]
    if not cases:
        return None
    case = cases[0]
    if len(cases) > 1:
        case = "possessive" if _before_noun(story, span) else ("object" if low == "her" else "alone")
    right = _FORMS[pronoun][_CASES.index(case)]
    if word.isupper() and len(word) > 1:
        return right.upper()
    return right.capitalize() if word[0].isupper() else right


def _before_noun(story: Story, span: Span) -> bool:
    found = _NEXT_WORD.match(story.text, span.end)
    return found is not None and found.group(1).lower() not in story.lexicon.small_words - _BEFORE_NOUN
