"""Whether a name that is near a registered one is a slip for it or somebody else's: evidence weighed, reasons kept.

Weights are in points; a name is taken for a slip from `SLIP` on. They were set on labelled misspellings and
look-alikes in published copy; each stands for an idea, given beside it.
"""

from __future__ import annotations

from math import log2

from newslint.analysis.changes import change, is_odd
from newslint.analysis.korean import has_another_syllable
from newslint.analysis.offices import Office, agreement
from newslint.analysis.resolving import Near, right_parts
from newslint.analysis.words import COMMON, FAMILY, GIVEN
from newslint.registry.forms import family_leads
from newslint.registry.normalise import fold
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.story import Story
    from newslint.registry.entity import Entity
    from newslint.registry.lookup import Registry

#: A near name with this many points is a slip; with `SURE` and an agreeing role it is certain.
SLIP, SURE = 2.5, 7.0
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
    alone: bool  # the right family name stands alone elsewhere in the story
    middle: bool | None  # whether the middle names or initials are the registered ones, where both have some
    followed: bool  # the run goes on with a word of an organisation, place or work
    rivals: int  # other people as near
    titled: str | None  # the pronoun that the title the copy gives states


def weigh(story: Story, near: Near, setting: Setting) -> Weighed:
    """The evidence that the copy's full name is a slip for the near person's."""
    candidate, parts = near.candidate, near.parts
    points = {1: 2.0, 2: 1.0, 3: 0.0}.get(candidate.edits, -1.0) - 1.5 * bool(
        candidate.given_edits and candidate.family_edits
    )
    far = is_far(candidate.given_edits, candidate.given) + is_far(candidate.family_edits, candidate.family)
    points -= 2.5 * far
    reasons = []
    given_word, family_word = "".join(parts.given_words), " ".join(parts.family_words)
    if candidate.given_edits:
        points += _given_slip(story, given_word, parts.given, candidate.given)
    if candidate.family_edits:
        points += _family_slip(story, family_word, parts.family, candidate.family)
    first, last = ("family", "given") if family_leads(candidate.entity, candidate.given) else ("given", "family")
    if not candidate.given_edits:
        points += _given_anchor(story, given_word, parts.given)
        reasons.append(f"the {first} name is {candidate.entity.name}'s")
    if not candidate.family_edits:
        points += _anchor(story, family_word, parts.family)
        reasons.append(f"the {last} name is {candidate.entity.name}'s")
    fit = _fit(story, setting.office, candidate.entity)
    if fit is not None:
        points += _OFFICE_POINTS[fit]
        if fit > 0:
            reasons.append(f"the registry records that role for {candidate.entity.name}")
    if setting.established and not (far and candidate.given_edits):
        points += 3.0 if candidate.family_edits else 1.5
        reasons.append("the right name stands elsewhere in the story")
    elif setting.alone and candidate.family_edits and not candidate.given_edits:
        points += 2.5
        reasons.append("the right family name stands alone in the story")
    if setting.middle:
        points += 1.5
        reasons.append(f"the middle names are {candidate.entity.name}'s")
    elif setting.middle is False:
        points -= 2.0
    if not setting.established and (fit is None or fit <= 0):
        points += _alone(story, near, given_word)
    points -= 2.5 * setting.followed + 1.5 * min(setting.rivals, 2)
    points -= 4.0 * _is_titled_otherwise(near, setting)
    if fit == 3 and not candidate.family_edits and len(parts.given) > 1:
        points = max(points, SLIP + 1.0)
    if (fit is None or fit < 2) and _is_of_another_syllable(story, near):
        points = min(points, SLIP - 1.0)
    role_agrees = fit is not None and fit >= 0 and setting.office is not None and bool(setting.office.title)
    return Weighed(points, tuple(reasons), role_agrees)


def _is_titled_otherwise(near: Near, setting: Setting) -> bool:
    """Whether the title the copy gives states another pronoun than the record."""
    recorded = near.candidate.entity.pronouns
    return setting.titled is not None and recorded in (("he",), ("she",)) and setting.titled not in recorded


def _is_of_another_syllable(story: Story, near: Near) -> bool:
    """Whether the copy has another syllable in a Korean given name, on whichever side it is taken to stand."""
    right = right_parts(near)
    pairs = (near.parts.given_words, right.given_words), (near.parts.family_words, right.family_words)
    return any(has_another_syllable(story.lexicon, " ".join(copy), " ".join(own)) for copy, own in pairs)


#: What an office says by how it fits, as `agreement` tells.
_OFFICE_POINTS = {3: 5.5, 2: 4.5, 1: 2.0, 0: 0.0, -1: -1.5}


def _fit(story: Story, office: Office | None, entity: Entity) -> int | None:
    """How the office fits; None where there is none to go by.

    What somebody is beside an office, or in any firm or body, says nothing unless country or body fit too.
    """
    if office is None or not entity.roles:
        return None
    fit = agreement(story.lexicon, office, entity, story.date)
    says_nothing = office.title in story.lexicon.descriptions and fit in (-1, 2)
    return 0 if says_nothing else fit


def is_far(distance: int, right: str) -> bool:
    """Whether so many edits leave little of a part."""
    return distance > 0.34 * len(right)


def _alone(story: Story, near: Near, given_word: str) -> float:
    """What the name has to say where nothing else does: letters that make no name, or how likely chance is.

    The more people bear the part that is right, the more of them have a near namesake who is not on record.
    """
    candidate, parts = near.candidate, near.parts
    odd = is_odd(story.lexicon, parts.given, candidate.given) or is_odd(story.lexicon, parts.family, candidate.family)
    points = 1.5 if odd else -1.0 * (candidate.edits > 2)
    if not candidate.given_edits:
        listed = parts.family in story.lexicon.family_names and candidate.family in story.lexicon.common_families
        return points - 0.5 * listed - 0.25 * _doublings(story.registry, parts.given, 48)
    if not candidate.family_edits and _is_given(story, given_word, parts.given):
        points -= 0.5 * _doublings(story.registry, parts.family, 4)
        return points - 0.5 * (parts.family in story.lexicon.common_families)
    return points - 0.25 * _doublings(story.registry, parts.family, 32)


def _doublings(registry: Registry, part: str, few: int) -> float:
    """How many times over the bearers of a part, as either name, are twice a few."""
    return log2(max(sum(registry.part_counts(part)), few) / few)


def _is_given(story: Story, word: str, part: str) -> bool:
    """Whether somebody is known to bear this given name."""
    return bool(story.knowledge.word_kinds.of(word) & GIVEN) or story.registry.part_counts(part)[1] > 0


def _given_slip(story: Story, word: str, part: str, right: str) -> float:
    """For a given name that differs: a listed confusion is likely, another real given name is another person."""
    points = change(part, right)
    if right in story.lexicon.name_spellings.get(part, ()):
        return points + 1.0
    return points - 2.0 if _is_given(story, word, part) else points + 2.0


def _family_slip(story: Story, word: str, part: str, right: str) -> float:
    """For a family name that differs: one that nobody is known to bear is a slip."""
    points = change(part, right)
    what = story.knowledge.word_kinds.of(word)
    if story.registry.part_counts(part)[0]:
        return points - (3.0 if _common_family(story, part) else 2.0)
    if what & FAMILY:
        return points - (2.5 if part in story.lexicon.common_families else 1.5)
    if what & COMMON:
        return points - 1.0
    return points + (1.0 if part in story.lexicon.rare_family_names else 2.0)


def _given_anchor(story: Story, word: str, part: str) -> float:
    """What a given name that is right says."""
    if _common_given(story, part):
        return -1.0
    known = story.knowledge.word_kinds.of(word) & GIVEN or story.registry.part_counts(part)[1] > 3
    return 1.0 if known else 2.0


def _anchor(story: Story, word: str, part: str) -> float:
    """What a family name that is right says: the rarer it is, the more surely it is that person's."""
    if _common_family(story, part):
        return -1.5
    known = story.knowledge.word_kinds.of(word) & FAMILY or story.registry.part_counts(part)[0] > 3
    return 1.5 if known else 3.0


def _common_given(story: Story, part: str) -> bool:
    return part in story.lexicon.common_givens or _share(story.registry, part) > _COMMON_SHARE


def _common_family(story: Story, part: str) -> bool:
    return part in story.lexicon.common_families or _share(story.registry, part) > _COMMON_SHARE / 2


def _share(registry: Registry, part: str) -> float:
    """The share of the registered people who have this part, as either name: order differs between languages."""
    return sum(registry.part_counts(part)) / max(registry.size, _LEAST_PEOPLE)


def is_derived(word: str, name: str) -> bool:
    """Whether a word is made from a name: its plural, or an adjective, a follower, a doctrine or a land of it."""
    low, base = fold(word), fold(name)
    if low.startswith(base) and (low[len(base) :] in _DERIVED or low[len(base) :] in _LANDS):
        return True
    stem = base[:-1]
    return base[-1:] in "aeiouy" and low.startswith(stem) and low[len(stem) :] in _DERIVED


_DERIVED = frozenset("s es ies ian ians an ans ite ites ism ist ists esque omics".split())
#: What makes a land of a whole name; without the name's last vowel it makes another name: Silina, Silinia.
_LANDS = frozenset(("ia", "land", "world", "ville"))
