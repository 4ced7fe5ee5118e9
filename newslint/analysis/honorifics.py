"""Titles that state a pronoun, and the people recorded with others, or titled otherwise in the same story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint.analysis.identities import NEVER, Identities, Key, stated_by
from newslint.analysis.sentences import sentence_at
from newslint.model.span import Span
from newslint.registry.normalise import squash
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story

#: Before a title it is not one person's, or nobody's in particular: 'Mr and Mrs Roe', 'a Mr Roe'.
_NOT_ONE = r"(?i)\b(?:and|&|an?|any|another|every|no|one|or)\s+\Z"
#: Posts with a form for either, where the copy describes somebody; with a capital they are titles anybody may have.
_POSTS = {
    "chairman": "he",
    "spokesman": "he",
    "councilman": "he",
    "chairwoman": "she",
    "spokeswoman": "she",
    "councilwoman": "she",
}
_POST_ENDINGS = ("man", "woman", "ess")
#: Honorifics that, like the courtesy titles, go by the person alone.
_STYLES = frozenset(("sir", "dame"))
#: Compiled when they are first used: hardly any story needs them.
_FAMILY = (
    r"(?i)\b(?:wife|wives|husband|widow|widower|spouse|couple|married|marriage|divorced?|son|daughter|brother|sister"
    r"|father|mother|parents|family|siblings?|twins?|children)\b"
)
_PRONOUNS = {"he": r"\b(?:he|his|him)\b", "she": r"\b(?:she|her)\b"}


class Title(NamedTuple):
    """A word before a name that states a pronoun: its span, what it states, and the number of the mention after it."""

    span: Span
    states: str
    mention: int
    courtesy: bool


def find_titles(story: Story) -> Iterator[Title]:
    """The titles before names that state a pronoun: courtesy titles, and posts before a name in full."""
    for number, mention in enumerate(story.mentions):
        if mention.honorific or mention.full:
            title = _title(story, number, mention)
            if title is not None:
                yield title


def _title(story: Story, number: int, mention: Mention) -> Title | None:
    text, end = story.text, mention.span.start - 1
    if not text[end : end + 1].isspace():
        return None
    word = text[max(0, end - 30) : end].rpartition(" ")[2].rpartition("\n")[2]
    if mention.honorific:
        states = story.lexicon.honorifics.get(mention.honorific)
        known = mention.honorific in story.lexicon.courtesy_titles or mention.honorific in _STYLES
        if (
            states is None
            or not known
            or re.compile(_NOT_ONE).search(text, max(0, end - len(word) - 8), end - len(word))
        ):
            return None
        return Title(Span(end - len(word), end), states, number, courtesy=True)
    post = word.removesuffix(",")
    states = _post_states(story.lexicon, post)
    if states is None or (post != word and not _is_set_off(text, mention)):
        return None
    return Title(Span(end - len(word), end - len(word) + len(post)), states, number, courtesy=False)


def _post_states(lexicon: Lexicon, post: str) -> str | None:
    """The pronoun that a post states; words for relatives are none."""
    low = post.lower()
    if not low.endswith(_POST_ENDINGS):
        return None
    if post in _POSTS:
        return _POSTS[post]
    return None if low in lexicon.relations else stated_by(lexicon, low)


def _is_set_off(text: str, mention: Mention) -> bool:
    """Whether a name between commas says who the post's holder is: 'its chairman, Jane Roe, said'."""
    return text[mention.span.end : mention.span.end + 1] == "," and not text.startswith(", and ", mention.span.end)


def contradicted_titles(story: Story, identities: Identities, titles: Iterable[Title]) -> Iterator[tuple[Title, Key]]:
    """Of these titles those that contradict the pronouns recorded for the person named after them."""
    for title in titles:
        key = identities.keys[title.mention]
        entity = identities.entity(key)
        if entity is None or not entity.pronouns or title.states in entity.pronouns or NEVER in entity.pronouns:
            continue
        if story.mentions[title.mention].full or not _may_be_relative(story, identities, title):
            yield title, key


def mixed_titles(story: Story, identities: Identities, titles: Iterable[Title]) -> Iterator[tuple[Title, Title]]:
    """Those that state other pronouns than the first the story gave the same person; each with that first one."""
    first: dict[Key, Title] = {}
    for title in titles:
        key = identities.keys[title.mention]
        entity = identities.entity(key)
        if not title.courtesy or not isinstance(key, int) or (entity is not None and entity.pronouns):
            continue
        known = first.setdefault(key, title)
        full = story.mentions[title.mention].full or story.mentions[known.mention].full
        if known.states != title.states and full and not _may_be_relative(story, identities, title):
            yield title, known


def _may_be_relative(story: Story, identities: Identities, title: Title) -> bool:
    """Whether a name under a title may be somebody else's.

    There is a namesake on record or in the story, relatives are near, or the sentence goes on as the title does.
    """
    mention = story.mentions[title.mention]
    family = squash(mention.words[-1])
    if any(title.states in e.pronouns for e in story.registry.family_members(family)):
        return True
    named = zip(identities.keys, story.mentions, strict=True)
    if len({key for key, m in named if m.full and squash(m.words[-1]) == family}) > 1:
        return True
    at = sentence_at(story.sentences, mention.span.start)
    if at is None or re.compile(_PRONOUNS[title.states]).search(
        story.text, mention.span.end, story.sentences[at].span.end
    ):
        return True
    near = story.sentences[max(0, at - 2)], story.sentences[min(len(story.sentences) - 1, at + 1)]
    return re.compile(_FAMILY).search(story.text, near[0].span.start, near[1].span.end) is not None
