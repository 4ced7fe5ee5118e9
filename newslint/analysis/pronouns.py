"""The copy's he and she: where each stands and what it is in its clause; but for those of nobody in particular."""

from __future__ import annotations

import re

from newslint.analysis.sentences import sentence_at
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.story import Story

SUBJECT, OBJECT, POSSESSIVE, REFLEXIVE = "subject", "object", "possessive", "reflexive"

_FORMS = {
    "he": ("he", SUBJECT), "him": ("he", OBJECT), "his": ("he", POSSESSIVE), "himself": ("he", REFLEXIVE),
    "she": ("she", SUBJECT), "her": ("she", POSSESSIVE), "hers": ("she", POSSESSIVE), "herself": ("she", REFLEXIVE),
}  # fmt: skip
_PRONOUN = re.compile(
    r"[HhSs](?<![\w@#./’'-][HhSs])(?:(?<=[Hh])(?:e|is|im|er|ers|imself|erself)|(?<=[Ss])he)"
    r"(?![\w@/-])(?!['’](?!s\b|d\b|ll\b|[^\w]))"
)
#: Said of anybody ("he or she"), of a style ("Her Majesty"), or of the words themselves ("she/her").
_ANYBODY = (
    r"(?i)(?:\b(?:he|him|his|himself|she|her|hers|herself|they|them|their) (?:or|and|and/or) |/)\Z"
    r"|\b(?:he|she|they)/\Z"
)
_ANYBODY_ENDS = (" or ", " and ", "/or ", "/")
_ANYBODY_AFTER = re.compile(
    r" (?:or|and/or) (?:he|him|his|himself|she|her|hers|herself|they|their|them)\b|/(?:he|she|him|her|his|hers|they)\b"
    r"| (?:(?:Royal|Imperial|Serene) )?(?:Majesty|Highness|Excellency|Holiness|Eminence|Honou?r|Lordship|Ladyship)\b"
    r"| \([^)]{1,30}\)(?= (?:is|was|has|would|can)\b)"
)
#: After "her": what no noun phrase goes on with, so that it is an object.
_AFTER_OBJECT = (
    r"\s*(?:[^\w\s'’“\"-]|$)|\s+(?:and|or|but|to|in|on|at|as|for|from|with|by|of|that|who|when|while|after|before|into"
    r"|about|because|if|the|a|an|this|not|over|out|up|off|is|was|so|until|since|during|through|again|back|down|away|then"
    r"|there|here|how|why|what|where|his|her|its|their|him)\b"
)
#: No verb has a capital: what looks like a subject before one is a family name.
_FAMILY_NAME = re.compile(r"He [A-Z][a-z]")


class Pronoun(NamedTuple):
    """One of he, she, him, her, his, hers, himself, herself; `says` is "he" or "she".

    It is `aside` in direct speech, and where it may be a family name: it counts for others but is not judged itself.
    """

    span: Span
    says: str
    form: str
    sentence: int
    aside: bool


def find_pronouns(story: Story) -> tuple[Pronoun, ...]:
    """The pronouns of the story's sentences that stand for one person, in order."""
    found = []
    text, sentences, quotes = story.text, story.sentences, story.quotes
    family = any(p.family == "he" or p.given == "he" for p in story.people.persons)
    named = {m.span.start for m in story.mentions if m.words[0] in ("He", "Her", "She")}
    for match in _PRONOUN.finditer(text):
        start, end = match.span()
        if start in named or _FAMILY_NAME.match(text, start):
            continue
        led = text[max(0, start - 5) : start].lower().endswith(_ANYBODY_ENDS)
        if led and re.compile(_ANYBODY).search(text, max(0, start - 14), start):
            continue
        if _ANYBODY_AFTER.match(text, end):
            continue
        sentence = sentence_at(sentences, start)
        if sentence is None:
            continue
        says, form = _FORMS[match.group().lower()]
        if match.group().lower() == "her" and re.compile(_AFTER_OBJECT).match(text, end):
            form = OBJECT
        aside = quotes.covers(start) or (family and match.group() == "He")
        found.append(Pronoun(Span(start, end), says, form, sentence, aside))
    return tuple(found)
