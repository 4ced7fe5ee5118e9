"""Titles that state a pronoun, and the people recorded with others, or titled otherwise in the same story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newslint.analysis.identities import Identities, Key, stated_by
from newslint.analysis.referents import NEVER
from newslint.analysis.sentences import sentence_at
from newslint.model.span import Span
from newslint.registry.normalise import squash

if TYPE_CHECKING:
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story

_TITLE = re.compile(r"([^\W\d_][\w.’'-]*?)\.?[ \u00a0]\Z")
_ROLE = re.compile(r"([^\W\d_][\w’'-]*)(,?)[ \u00a0]\Z")
_COUPLE = re.compile(r"\b(?:and|&|an?|any|another|every|no|one|or)\s+\Z", re.IGNORECASE)
#: Posts that have a form for either, where the copy describes somebody; with a capital they are formal titles anybody may have.
_POSTS = {
    "chairman": "he",
    "spokesman": "he",
    "chairwoman": "she",
    "spokeswoman": "she",
    "councilman": "he",
    "councilwoman": "she",
}
_FAMILY = re.compile(
    r"\b(?:wife|wives|husband|widow|widower|spouse|couple|married|marriage|divorced?|son|daughter|brother|sister|father|mother|parents|family|siblings?|twins?|children)\b",
    re.IGNORECASE,
)


class Title(NamedTuple):
    """A word before a name that states a pronoun: its span, what it states, and the number of the mention after it."""

    span: Span
    states: str
    mention: int
    courtesy: bool


def find_titles(story: Story) -> Iterator[Title]:
    """The titles before names that state a pronoun."""
    lexicon = story.lexicon
    for number, mention in enumerate(story.mentions):
        if mention.honorific:
            states = lexicon.honorifics.get(mention.honorific)
            found = _TITLE.search(story.text, max(0, mention.span.start - 16), mention.span.start)
            if (
                states
                and found
                and (mention.honorific in lexicon.courtesy_titles or mention.honorific in ("sir", "dame"))
            ):
                if not _COUPLE.search(story.text, max(0, found.start() - 8), found.start()):
                    yield Title(Span(found.start(1), mention.span.start - 1), states, number, courtesy=True)
            continue
        found = _ROLE.search(story.text, max(0, mention.span.start - 30), mention.span.start)
        if found is None or not mention.full:
            continue
        word = found.group(1)
        states = _POSTS.get(word) or stated_by(lexicon, word.lower())
        if (
            states is None
            or (word.lower() in lexicon.relations and word not in _POSTS)
            or not word.lower().endswith(("man", "woman", "ess"))
        ):
            continue
        if found.group(2) and not _is_set_off(story, found, mention):
            continue
        yield Title(Span(*found.span(1)), states, number, courtesy=False)


def _is_set_off(story: Story, role: re.Match[str], mention: Mention) -> bool:
    """Whether a name between commas says who the role's holder is: 'its chairman, Jane Roe, said'."""
    return (
        story.text[mention.span.end : mention.span.end + 1] == ","
        and story.text[mention.span.end : mention.span.end + 5] != ", and"
    )


def contradicted_titles(story: Story, identities: Identities) -> Iterator[tuple[Title, Key]]:
    """The titles that contradict the pronouns recorded for the person named after them."""
    for title in find_titles(story):
        key = identities.keys[title.mention]
        entity = identities.entity(key)
        if entity is None or not entity.pronouns or title.states in entity.pronouns or NEVER in entity.pronouns:
            continue
        if not story.mentions[title.mention].full and _may_be_relative(story, identities, title):
            continue
        yield title, key


def mixed_titles(story: Story, identities: Identities) -> Iterator[tuple[Title, Title]]:
    """Titles that state other pronouns than the title the story first gave the same person; each with that first one."""
    first: dict[Key, Title] = {}
    for title in find_titles(story):
        key = identities.keys[title.mention]
        entity = identities.entity(key)
        if not title.courtesy or not isinstance(key, int) or (entity is not None and entity.pronouns):
            continue
        known = first.setdefault(key, title)
        full = story.mentions[title.mention].full or story.mentions[known.mention].full
        if known.states != title.states and full and not _may_be_relative(story, identities, title):
            yield title, known


def _may_be_relative(story: Story, identities: Identities, title: Title) -> bool:
    """Whether a family name under a title may be that of somebody else: a namesake on record or in the story, a relative."""
    mention = story.mentions[title.mention]
    family = squash(mention.words[-1])
    if any(title.states in e.pronouns for e in story.registry.family_members(family)):
        return True
    namesakes = {
        k for k, m in zip(identities.keys, story.mentions, strict=True) if m.full and squash(m.words[-1]) == family
    }
    if len(namesakes) > 1:
        return True
    at = sentence_at(story.sentences, mention.span.start)
    if at is None:
        return True
    rest = Span(mention.span.end, story.sentences[at].span.end)
    if re.search(r"\b(?:he|his|him)\b" if title.states == "he" else r"\b(?:she|her)\b", story.text[slice(*rest)]):
        return True
    start, end = (
        story.sentences[max(0, at - 2)].span.start,
        story.sentences[min(len(story.sentences) - 1, at + 1)].span.end,
    )
    return _FAMILY.search(story.text, start, end) is not None
