"""Readings of its own that a single word has, so that it is no slip for a name it is near."""

from __future__ import annotations

import re

from newslint.analysis.slips import is_broken_off
from newslint.analysis.words import COMMON, COUNTRY, FAMILY, NOT_NAME, PLACE, REGISTERED_FAMILY, SMALL
from newslint.model.document import HEADLINE
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story
    from newslint.model.span import Span

#: A dash and what stands right behind it, unless that is in small letters, as in "Roe-led".
_JOINED = re.compile(r"[-–—]((?![a-zß-öø-ÿ])\w*)")
#: " said", ", who", ", 54,".
_SPEAKS = re.compile(r" ([a-z]+)(?= (?!by\b)|[,.])|, who\b|, \d\d[,.]")
_IN_COUNTRY = re.compile(r", ([A-Z][\w.]+)")
#: What leads to a name that somebody goes by beside their own.
_KNOWN_AS = re.compile(r"(?:\bknown as|\balias|\bcall[ -]?sign|\bcode-?named?|\bnom de guerre|\bgoes by) [\"“‘']?\Z")
#: "her uncle Roe": kin are called by their given names.
_KIN = re.compile(
    r"\b(?:(?:grand|great-grand|step)?(?:daughter|father|mother|son)|aunt|brother|cousin|husband|nephew|niece|sister"
    r"|twin|uncle|wife),? \Z"
)
_LONGEST_LEAD = 24
#: What stands on the other side of an "&".
_AHEAD, _BEHIND = re.compile(r"([\w'’-]*) ?& \Z"), re.compile(r" & ?([\w'’-]*)")
#: A word that is all that is quoted: “Roe!”
_OPENS, _CLOSES = frozenset('"“„«'), re.compile(r"[.,!?…]*[\"”»]")


def is_something_else(story: Story, mention: Mention, word: str) -> bool:
    """Whether a single word has a reading of its own: a common word, a nationality, another name."""
    text, span = story.text, mention.span
    if mention.followed or is_broken_off(text, span) or _is_joined(story, span) or _is_called_so(text, span):
        return True
    if _is_of_firm(story, mention):
        return True
    if _is_place(story, mention) or (
        mention.before and story.lexicon.country_of(f"{mention.before[-1][0]} {mention.words[0]}")
    ):
        return True
    kinds = story.knowledge.word_kinds.of(mention.words[0])
    if kinds & (NOT_NAME & ~COMMON) or (kinds & COMMON and mention.honorific is None and not _speaks(story, mention)):
        return True
    if kinds & REGISTERED_FAMILY or story.registry.exact(mention.words[0]):
        return mention.honorific is None
    return any(m.words == mention.words and _is_led_by_a_word(story, m) for m in story.mentions)


def is_of_kin(story: Story, mention: Mention) -> bool:
    """Whether a word stands where the given name of somebody's kin does: "her uncle Roe"."""
    start = mention.span.start
    return _KIN.search(story.text, max(0, start - _LONGEST_LEAD), start) is not None


def _is_called_so(text: str, span: Span) -> bool:
    """Whether a word is given as another name for somebody, or is all that is quoted."""
    start, end = span
    if text[start - 1 : start] in _OPENS and _CLOSES.match(text, end):
        return True
    return _KNOWN_AS.search(text, max(0, start - _LONGEST_LEAD), start) is not None


def _is_of_firm(story: Story, mention: Mention) -> bool:
    """Whether a word is part of a firm's name, as "Roe & Hale" is, unless in a headline that is two people named below.

    Headlines have "&" for "and".
    """
    text, (start, end) = story.text, mention.span
    if text[start - 2 : start] != "& " and text[end : end + 2] != " &":
        return False
    if story.document.blocks[mention.block].kind != HEADLINE:
        return True
    named = {m.words[-1] for m in story.mentions if m.full}
    others = _AHEAD.search(text, max(0, start - _LONGEST_LEAD), start), _BEHIND.match(text, end)
    return not all(other is None or other[1] in named for other in others)


def _is_led_by_a_word(story: Story, mention: Mention) -> bool:
    """Whether a word may be but the last of a full name, for the word before it is a name, too, or no sentence's first.

    "Wells Roe", or "the driver, Made Roe": neither "Wells" nor "Made" opens a name by itself.
    """
    if not mention.before or mention.full:
        return False
    led, start = mention.before[-1]
    kinds = story.knowledge.word_kinds.of(led)
    if kinds & SMALL or kinds & NOT_NAME != COMMON or mention.span.start != start + len(led) + 1:
        return False
    if kinds & FAMILY:
        return True
    opens = any(sentence.span.start == start for sentence in story.sentences)
    return not opens and story.document.blocks[mention.block].kind != HEADLINE


def _speaks(story: Story, mention: Mention) -> bool:
    """Whether what stands alone says something, or is somebody who does something: "Wing said", "Wing, 54,"."""
    acts = _SPEAKS.match(story.text, mention.span.end)
    return acts is not None and (acts.group(1) is None or acts.group(1) in story.lexicon.reporting_verbs)


def _is_place(story: Story, mention: Mention) -> bool:
    """Whether a word stands as a town does: before a comma and the state or country it is in."""
    match = _IN_COUNTRY.match(story.text, mention.span.end)
    return match is not None and story.knowledge.word_kinds.of(match.group(1)) & (COUNTRY | PLACE) != 0


def _is_joined(story: Story, span: Span) -> bool:
    """Whether a dash joins a word to another name than a registered one, as in the name of a line or a treaty."""
    joined = _JOINED.match(story.text, span.end)
    return joined is not None and not story.knowledge.word_kinds.of(joined.group(1)) & REGISTERED_FAMILY
