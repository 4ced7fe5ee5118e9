"""Whether a name that is near a registered one is a slip for it or somebody else's: evidence weighed, reasons kept.

Weights are in points; a name is taken for a slip from `SLIP` on. They were set on labelled misspellings and
look-alikes in published copy; each stands for an idea, given beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.analysis.offices import Office, agreement
from newslint.analysis.resolving import Near
from newslint.analysis.words import COMMON, FAMILY, GIVEN
from newslint.registry.forms import family_leads
from newslint.registry.normalise import fold, skeleton

if TYPE_CHECKING:
    from newslint.analysis.story import Story
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
    middle: bool  # the middle names or initials are the registered ones
    followed: bool  # the run goes on with a word of an organisation, place or work
    rivals: int  # other people as near


def is_variant(story: Story, near: Near) -> bool:
    """Whether a near name is another accepted way to write or call the person: a nickname, another transliteration."""
    candidate, parts = near.candidate, near.parts
    given = parts.given == candidate.given or (
        candidate.given in story.lexicon.nicknames.get(parts.given, ())
        and candidate.given not in story.lexicon.name_spellings.get(parts.given, ())
    )
    given = given or romanised(parts.given) == romanised(candidate.given)
    return given and _without_article(transliterated(parts.family)) == _without_article(
        transliterated(candidate.family)
    )


def _without_article(part: str) -> str:
    """A family part without the Arabic article that copy may leave out."""
    return part[2:] if part[:2] in ("al", "el") and len(part) > 5 else part


def transliterated(part: str) -> str:
    """A family part with the endings made one that romanisations of Slavic names differ in: -sky, -skyy and -skiy."""
    base = part.rstrip("iyj")
    ending = part[len(base) :]
    if len(ending) > 1:
        return base + "i"
    return base + "i" if base.endswith("sk") and ending else part


def romanised(part: str) -> str:
    """A given name with what romanisations differ in made one: Sergey and Sergei, Mohammed and Mohamed."""
    base = part.rstrip("iyj")
    ending = part[len(base) :]
    for one, other in (("ii", "i"), ("mm", "m"), ("ks", "x"), ("oha", "uha")):
        base = base.replace(one, other)
    return base + "i" if ending and (len(ending) > 1 or base[-1:] in "aeou") else base + ending


def weigh(story: Story, near: Near, setting: Setting) -> Weighed:
    """The evidence that the copy's full name is a slip for the near person's."""
    candidate, parts = near.candidate, near.parts
    points = {1: 2.0, 2: 1.0, 3: 0.0}.get(candidate.edits, -1.0) - 1.5 * bool(
        candidate.given_edits and candidate.family_edits
    )
    for distance, right in ((candidate.given_edits, candidate.given), (candidate.family_edits, candidate.family)):
        points -= 2.5 * (distance > 0.34 * len(right))
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
    agrees = (
        setting.office is not None
        and (fit := agreement(story.lexicon, setting.office, candidate.entity, story.date)) >= 0
    )
    if setting.office is not None and candidate.entity.roles:
        points += {3: 5.5, 2: 4.5, 1: 2.0, 0: 0.0, -1: -1.5}[fit]
        if agrees and fit:
            reasons.append(f"the registry records that role for {candidate.entity.name}")
    if setting.established:
        points += 3.0 if candidate.family_edits else 1.5
        reasons.append("the right name stands elsewhere in the story")
    if setting.middle:
        points += 1.5
        reasons.append(f"the middle names are {candidate.entity.name}'s")
    points -= 2.5 * setting.followed + 1.5 * min(setting.rivals, 2)
    if agrees and fit == 3 and not candidate.family_edits and len(parts.given) > 1:
        points = max(points, SLIP + 1.0)
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


def _family_slip(story: Story, word: str, part: str, right: str) -> float:
    """For a family name that differs: one that nobody is known to bear is a slip."""
    points = _change(part, right)
    what = story.knowledge.word_kinds.of(word)
    if story.registry.part_counts(part)[0]:
        return points - (3.0 if _common_family(story, part) else 2.0)
    if what & FAMILY:
        return points - 1.5
    if what & COMMON:
        return points - 1.0
    return points + 2.0


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


def _change(part: str, right: str) -> float:
    """How like a slip the change itself is: the sound kept, the initial kept, not in the shortest of names."""
    points = 0.0
    if part[0] != right[0]:
        points -= 2.0
    if len(right) <= 4:
        points -= 0.5
    if skeleton(part) == skeleton(right):
        points += 1.0
    elif len(part) == len(right) and sorted(part) != sorted(right):
        points -= _unlike(part, right)
    return points


def _unlike(part: str, right: str) -> int:
    """How many letters stand for others that neither a hand nor an ear confuses with them."""
    pairs = [(x, y) for x, y in zip(part, right, strict=True) if x != y]
    return sum(not (x in _VOWELS and y in _VOWELS) and y not in _CONFUSED.get(x, "") for x, y in pairs)


_VOWELS = frozenset("aeiouy")
#: Letters that sound alike or lie side by side on the keyboard.
_CONFUSED = {
    "a": "sqwz", "e": "wrsd", "i": "uokj", "o": "ipkl", "u": "yijh", "y": "tugh",
    "b": "vnp", "c": "xvksz", "d": "sft", "f": "dgv", "g": "fhkj", "h": "gj", "j": "hkg", "k": "jlcg", "l": "kr",
    "m": "n", "n": "bm", "p": "ob", "q": "wk", "r": "tel", "s": "adzc", "t": "ryd", "v": "cbwf",
    "w": "qev", "x": "zc", "z": "xs",
}  # fmt: skip


def _common_given(story: Story, part: str) -> bool:
    return part in story.lexicon.common_givens or _share(story.registry, part) > _COMMON_SHARE


def _common_family(story: Story, part: str) -> bool:
    return part in story.lexicon.common_families or _share(story.registry, part) > _COMMON_SHARE / 2


def _share(registry: Registry, part: str) -> float:
    """The share of the registered people who have this part, as either name: order differs between languages."""
    return sum(registry.part_counts(part)) / max(registry.size, _LEAST_PEOPLE)


def is_derived(word: str, name: str) -> bool:
    """Whether a word is made from a name: its plural, or an adjective, a follower or a doctrine of it."""
    low, base = fold(word), fold(name)
    stems = (base, base[:-1]) if base[-1:] in "aeiouy" else (base,)
    return any(low == stem + ending for stem in stems for ending in _DERIVED)


_DERIVED = frozenset(
    (
        "s",
        "es",
        "ies",
        "ian",
        "ians",
        "an",
        "ans",
        "ite",
        "ites",
        "ism",
        "ist",
        "ists",
        "esque",
        "omics",
        "world",
        "land",
        "ia",
        "ville",
    )
)
