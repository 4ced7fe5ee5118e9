"""Whether a name that is near a registered one is a slip for it or somebody else's: evidence weighed, reasons kept.

Weights are in points; a name is taken for a slip from `SLIP` on. They were set on labelled misspellings and
look-alikes in published copy; each stands for an idea, given beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.analysis.resolving import Near
from newslint.analysis.roles import Office, agreement
from newslint.analysis.words import COMMON, FAMILY, GIVEN, NOT_NAME, WordKinds
from newslint.registry.normalise import fold, skeleton, squash

if TYPE_CHECKING:
    from newslint.analysis.story import Story
    from newslint.registry.lookup import Registry

#: A near name with this many points is a slip; with `SURE` and an agreeing role it is certain.
SLIP, SURE = 3.0, 7.0
#: A part that one registered person in so many carries is common.
_COMMON_SHARE = 1 / 700
#: Shares are taken of at least so many people, so that a small registry makes nobody common.
_LEAST_PEOPLE = 10_000


class Weighed(NamedTuple):
    """What the evidence for a slip comes to, and the clauses that say why."""

    points: float
    reasons: tuple[str, ...]
    role_agrees: bool


class Setting(NamedTuple):
    """What the story adds to a near name."""

    office: Office | None
    established: bool  # the right name stands elsewhere in the story, or in its metadata
    followed: bool  # the run goes on with a word of an organisation, place or work
    rivals: int  # other people as near


def is_variant(story: Story, near: Near) -> bool:
    """Whether a near name is another accepted way to write or call the person: a nickname, another transliteration."""
    candidate, parts = near.candidate, near.parts
    given = parts.given == candidate.given or (
        candidate.given in story.lexicon.nicknames.get(parts.given, ())
        and candidate.given not in story.lexicon.name_spellings.get(parts.given, ())
    )
    given = given or transliterated(parts.given) == transliterated(candidate.given)
    return given and transliterated(parts.family) == transliterated(candidate.family)


def transliterated(part: str) -> str:
    """A part with the endings that romanisations of Slavic names write differently made one: Sergey and Sergei, -sky and -skyy."""
    base = part.rstrip("iyj")
    ending = part[len(base) :]
    if base.endswith("sk") and ending:
        return base + "y"
    return base + "i" if ending and (len(ending) > 1 or base[-1:] in "aeou") else part


def weigh(story: Story, near: Near, setting: Setting) -> Weighed:
    """The evidence that the copy's full name is a slip for the near person's."""
    candidate, parts = near.candidate, near.parts
    kinds, registry = story.knowledge.word_kinds, story.registry
    points = {1: 2.0, 2: 1.0, 3: 0.0}.get(candidate.edits, -1.0) - 1.5 * bool(candidate.given_edits and candidate.family_edits)
    reasons = []
    given_word, family_word = "".join(parts.given_words), " ".join(parts.family_words)
    if candidate.given_edits:
        points += _given_slip(story, given_word, parts.given, candidate.given)
    if candidate.family_edits:
        points += _family_slip(kinds, registry, family_word, parts.family, candidate.family)
    if not candidate.given_edits:
        points += -1.0 if _common_given(registry, parts.given) else 1.0
        reasons.append(f"the given name is {candidate.entity.name}'s")
    if not candidate.family_edits:
        points += _anchor(registry, kinds, family_word, parts.family)
        reasons.append(f"the family name is {candidate.entity.name}'s")
    agrees = setting.office is not None and (fit := agreement(story.lexicon, setting.office, candidate.entity, story.date)) >= 0
    if setting.office is not None and candidate.entity.roles:
        points += {3: 4.0, 2: 3.0, 1: 2.0, 0: 0.0, -1: -2.0}[fit]
        if agrees and fit:
            reasons.append(f"the role is {candidate.entity.name}'s")
    if setting.established:
        points += 3.0
        reasons.append("the right name stands elsewhere in the story")
    points -= 2.5 * setting.followed + 1.5 * min(setting.rivals, 2)
    return Weighed(points, tuple(reasons), agrees and setting.office is not None and bool(setting.office.title))


def _given_slip(story: Story, word: str, part: str, right: str) -> float:
    """For a given name that differs: a listed confusion is likely, another real given name is another person."""
    points = _change(part, right)
    if right in story.lexicon.name_spellings.get(part, ()):
        return points + 1.0
    kinds = story.knowledge.word_kinds.of(word)
    if kinds & GIVEN or story.registry.part_counts(part)[1]:
        return points - 2.0
    return points + 2.0


def _family_slip(kinds: WordKinds, registry: Registry, word: str, part: str, right: str) -> float:
    """For a family name that differs: one that nobody is known to bear is a slip."""
    points = _change(part, right)
    what = kinds.of(word)
    families, _ = registry.part_counts(part)
    if what & FAMILY or families:
        return points - (3.0 if _common_family(registry, kinds, part) else 2.0)
    if what & COMMON:
        return points - 1.0
    return points + 2.0


def _anchor(registry: Registry, kinds: WordKinds, word: str, part: str) -> float:
    """What a family name that is right says: the rarer it is, the more surely it is that person's."""
    if _common_family(registry, kinds, part):
        return -1.5
    return 1.5 if kinds.of(word) & FAMILY or registry.part_counts(part)[0] > 3 else 3.0


def _change(part: str, right: str) -> float:
    """How like a slip the change itself is: the sound kept, the initial kept, not in the shortest of names."""
    points = 0.0
    if part[0] != right[0]:
        points -= 2.0
    if len(right) <= 4:
        points -= 1.0
    if skeleton(part) == skeleton(right):
        points += 1.0
    elif len(part) == len(right) and sorted(part) != sorted(right) and not _sounds_or_keys_near(part, right):
        points -= 1.0
    return points


def _sounds_or_keys_near(part: str, right: str) -> bool:
    """Whether each letter that stands for another is one that a hand or an ear confuses with it."""
    return all(x == y or (x in _VOWELS and y in _VOWELS) or y in _CONFUSED.get(x, "") for x, y in zip(part, right, strict=True))


_VOWELS = frozenset("aeiouy")
#: Letters that sound alike or lie side by side on the keyboard.
_CONFUSED = {
    "b": "vnp", "c": "xvksz", "d": "sft", "f": "dgv", "g": "fhkj", "h": "gj", "j": "hkg", "k": "jlcg", "l": "kr", "m": "n", "n": "bm",
    "p": "ob", "q": "wk", "r": "tel", "s": "adzc", "t": "ryd", "v": "cbwf", "w": "qev", "x": "zc", "z": "xs",
}  # fmt: skip


def _common_given(registry: Registry, part: str) -> bool:
    return registry.part_counts(part)[1] > _COMMON_SHARE * max(registry.size, _LEAST_PEOPLE)


def _common_family(registry: Registry, kinds: WordKinds, part: str) -> bool:
    return registry.part_counts(part)[0] > _COMMON_SHARE / 2 * max(registry.size, _LEAST_PEOPLE)


def is_same_word(first: str, second: str) -> bool:
    """Whether two spellings differ in diacritics, case, hyphens or spaces alone."""
    return squash(first) == squash(second)


def is_derived(word: str, name: str) -> bool:
    """Whether a word is made from a name: its plural, or an adjective, a follower or a doctrine of it."""
    low, base = fold(word), fold(name)
    if not low.startswith(base[:-1]):
        return False
    return any(low == stem + ending for stem in (base, base[:-1]) for ending in _DERIVED)


_DERIVED = frozenset(("s", "es", "ies", "ian", "ians", "an", "ans", "ite", "ites", "ism", "ist", "ists", "esque", "omics", "world", "land", "ia", "y", "ville"))

__all__ = ["NOT_NAME", "SLIP", "SURE", "Setting", "Weighed", "is_derived", "is_same_word", "weigh"]
