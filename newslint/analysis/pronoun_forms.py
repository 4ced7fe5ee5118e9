"""The forms of one pronoun that stands where another does: 'her' as an object is 'him', before a noun 'his'."""

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
    "they": ("they", "them", "their", "theirs", "themselves"),
}
#: Forms that stand beside another of the same pronoun and case.
_AS_WELL = {"themselves": "themself"}
#: Every form with the pronoun it is of.
PRONOUN_OF = {form: pronoun for pronoun, forms in _FORMS.items() for form in forms}
_NEXT_WORD = re.compile(r"[ \u00a0][“\"‘'$£€¥(]?([^\W_][\w’'-]*)")
#: Small words that may stand between a possessive and its noun.
_BEFORE_NOUN = frozenset(("own", "first", "second", "third", "last", "next", "other", "many", "few", "only", "most"))


def forms_in_place_of(story: Story, span: Span, pronoun: str) -> tuple[str, ...]:
    """The forms of `pronoun` ("he", "she", "they") for the place of another at `span`; none where none stands there.

    Capitals are kept. What follows tells a possessive from an object.
    """
    word = story.text[span.start : span.end]
    low = word.lower()
    cases = [case for forms in _FORMS.values() for case, form in zip(_CASES, forms, strict=True) if form == low]
    if not cases:
        return ()
    case = cases[0]
    if len(cases) > 1:
        case = "possessive" if _before_noun(story, span) else ("object" if low == "her" else "alone")
    right = _FORMS[pronoun][_CASES.index(case)]
    forms = (right, _AS_WELL[right]) if right in _AS_WELL else (right,)
    if word.isupper() and len(word) > 1:
        return tuple(map(str.upper, forms))
    return tuple(map(str.capitalize, forms)) if word[0].isupper() else forms


def _before_noun(story: Story, span: Span) -> bool:
    found = _NEXT_WORD.match(story.text, span.end)
    if found is None:
        return False
    word = found.group(1).lower()
    return word in _BEFORE_NOUN or not (word in story.lexicon.small_words or word in story.lexicon.weekdays)
