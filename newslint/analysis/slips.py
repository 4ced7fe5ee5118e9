"""Full names taken for slips of registered ones: which person is meant, which words are wrong, what is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newslint.analysis.evidence import SLIP, SURE, Setting, Weighed, is_variant, weigh
from newslint.analysis.resolving import Near, Resolution, right_parts, without_initials
from newslint.analysis.roles import agreement, office_of
from newslint.model.span import Span
from newslint.registry.entity import PERSON, Entity
from newslint.registry.forms import accepted_forms, entity_parts, family_leads, name_words, split_name
from newslint.registry.lookup import Candidate
from newslint.registry.distance import edits
from newslint.registry.normalise import squash

if TYPE_CHECKING:
    from newslint.analysis.mentions import Mention
    from newslint.analysis.roles import Office
    from newslint.analysis.story import Story


class Slip(NamedTuple):
    """A mention taken for a misspelling of a registered name: which words, the right text, and why."""

    span: Span
    right: str
    entity: Entity
    given_only: bool
    certainty: str
    reasons: tuple[str, ...]
    others: tuple[str, ...] = ()  # right texts for other people as near
    listed: bool = False  # the record lists this very form as wrong


def titled_slip(story: Story, mention: Mention, established: frozenset[str]) -> Slip | None:
    """The slip of a registered name that holds a title ("Pope Francis"), where a title or a word that nothing knows is beside it."""
    if not mention.unknown and (mention.full or not mention.before or mention.common):
        return None
    for other in (*_with_neighbours(mention), *_without_ends(mention, story.text)):
        resolution = story.knowledge.resolver.resolve(other.words)
        if resolution.near:
            slip = full_name_slip(story, other, resolution, established)
            if slip is not None:
                return slip
    return None


def _with_neighbours(mention: Mention) -> Iterator[Mention]:
    """The mention with words that were split off before or after it."""
    for size in range(1, len(mention.before) + 1):
        words = mention.before[-size:]
        yield mention._replace(words=(*(w for w, _ in words), *mention.words), span=Span(words[0][1], mention.span.end))
    if mention.after is not None:
        yield mention._replace(words=(*mention.words, mention.after[0]), span=Span(mention.span.start, mention.after[1]))


def _without_ends(mention: Mention, text: str) -> Iterator[Mention]:
    """The mention, of three words and more, without its last or its first word, which may not be of the name."""
    if len(mention.words) > 2:
        spans = word_spans(text, mention)
        yield mention._replace(words=mention.words[:-1], span=Span(spans[0].start, spans[-2].end))
        yield mention._replace(words=mention.words[1:], span=Span(spans[1].start, spans[-1].end))


def middle_slip(story: Story, mention: Mention, entity: Entity) -> Slip | None:
    """The slip in a middle name, where given and family name are right: one word that no one is called, near the right one."""
    middle = range(1, len(mention.words) - 1)
    for form in accepted_forms(entity):
        words = form.split()
        wrong = _differing(mention.words, words)
        if len(words) == len(mention.words) and len(wrong) == 1 and wrong[0] in middle:
            at = wrong[0]
            if _is_middle_slip(story, mention.words[at], words[at], squash(words[-1])):
                reasons = (f"the rest of the name is {entity.name}'s",)
                return Slip(word_spans(story.text, mention)[at], _cased(words[at], mention), entity, False, "likely", reasons)
    return None


def listed_slip(story: Story, mention: Mention, entity: Entity, first: int, last: int) -> Slip:
    """The slip that a record lists: the words that differ from the accepted form nearest to them."""
    surface = squash("".join(mention.words[first:last]))
    form = min(accepted_forms(entity), key=lambda f: (len(f.split()) != last - first, edits(surface, squash(f), 9)))
    words, spans = form.split(), word_spans(story.text, mention)[first:last]
    wrong = _differing(mention.words[first:last], words) if len(words) == last - first else list(range(last - first))
    right = " ".join(words[wrong[0] : wrong[-1] + 1]) if len(words) == last - first else form
    span = Span(spans[wrong[0]].start, spans[wrong[-1]].end)
    reasons = ("the registry lists it as a misspelling",)
    return Slip(span, _cased(right, mention), entity, wrong == [0] and not entity.family_first, "certain", reasons, listed=True)


def _differing(words: Sequence[str], right: Sequence[str]) -> list[int]:
    return [i for i, (a, b) in enumerate(zip(words, right, strict=False)) if squash(a) != squash(b)] or [0]


def _is_middle_slip(story: Story, word: str, right: str, last: str) -> bool:
    """Whether a middle word is one misspelt; in names of short words, as Korean ones are, it may be a name of its own."""
    a, b = squash(word), squash(right)
    known = story.knowledge.word_kinds.of(word) and len(last) > 3
    return min(len(a), len(b)) >= 4 and edits(a, b, 2) <= 2 and not known


def full_name_slip(story: Story, mention: Mention, resolution: Resolution, established: frozenset[str]) -> Slip | None:
    """The slip that a full name the registry does not know is, if the evidence says it is one."""
    office = office_of(story, mention.span) if resolution.near or _may_have_role(story, mention) else None
    near = list(resolution.near) + _in_that_office(story, mention, office, resolution)
    near += _of_that_family(story, mention, office, near)
    if not near:
        return None
    weighed = []
    for one in near:
        setting = Setting(
            office, one.candidate.entity.id in established, _same_middle(mention, one), mention.followed, _rivals(near, one)
        )
        weighed.append((weigh(story, one, setting), one))
    weighed.sort(key=lambda w: (-w[0].points, w[1].candidate.edits, w[1].candidate.entity.id))
    best, one = weighed[0]
    if best.points < SLIP or is_variant(story, one):
        return None
    span, right = _correction(story.text, mention, one)
    if _without_articles(story.text[span.start : span.end]) == _without_articles(right):
        return None
    others = [n for w, n in weighed[1:] if w.points >= SLIP and w.points > best.points - 1.0]
    return _slip(story, mention, best, one, others)


def _without_articles(name: str) -> str:
    return squash(" ".join(w.removeprefix("al-").removeprefix("Al-").removeprefix("el-").removeprefix("El-") for w in name.split()))


def _rivals(near: list[Near], one: Near) -> int:
    """How many other corrections are as near."""
    own = one.candidate.given, one.candidate.family
    others = {(n.candidate.given, n.candidate.family) for n in near if n.candidate.edits <= one.candidate.edits}
    return len(others - {own})


def _same_middle(mention: Mention, near: Near) -> bool:
    """Whether the words between given and family name are those of an accepted form."""
    middle = squash("".join(name_words(mention.surface)[len(near.parts.given_words) : -len(near.parts.family_words)]))
    if not middle:
        return False
    ends = near.candidate.given, near.candidate.family
    return any(squash(form) == ends[0] + middle + ends[1] for form in accepted_forms(near.candidate.entity))


def _slip(story: Story, mention: Mention, weighed: Weighed, near: Near, others: list[Near]) -> Slip:
    candidate = near.candidate
    span, right = _correction(story.text, mention, near)
    sure = weighed.role_agrees and weighed.points >= SURE and not others
    texts = tuple(_cased(_whole(mention, n), mention) for n in others)
    family_edits = candidate.given_edits if family_leads(candidate.entity, candidate.given) else candidate.family_edits
    return Slip(span, right, candidate.entity, not family_edits, "certain" if sure else "likely", weighed.reasons, texts)


def _may_have_role(story: Story, mention: Mention) -> bool:
    if mention.honorific or mention.before:
        return True
    before = story.text[max(0, mention.span.start - 24) : mention.span.start].rstrip(" ,").rpartition(" ")[2]
    after = story.text[mention.span.end : mention.span.end + 24].lstrip(" ,").partition(" ")[0]
    lexicon, led, ahead = story.lexicon, before.lower().rstrip(".,"), after.rstrip(".,")
    return led in lexicon.role_heads or ahead in lexicon.role_heads or ahead in lexicon.role_modifiers or ahead in ("the", "a")


def _in_that_office(story: Story, mention: Mention, office: Office | None, resolution: Resolution) -> list[Near]:
    """Holders of the office the copy names, on the story's date, whose names are further off than the index looks."""
    if office is None or not office.title or not office.of:
        return []
    found = []
    seen = {n.candidate.entity.id for n in resolution.near}
    splits = split_name(name_words(mention.surface))
    for entity in story.registry.holders(office.title, office.of):
        if entity.id in seen or entity.kind != PERSON:
            continue
        for held in entity_parts(entity):
            for parts in splits:
                given, family = edits(parts.given, held.given, 4), edits(parts.family, held.family, 4)
                if family <= len(held.family) // 2 and given <= len(held.given) // 2 and given + family <= 5:
                    found.append(Near(Candidate(entity, held.given, held.family, given, family), parts))
    found.sort(key=lambda n: n.candidate.edits)
    return found[:1]


def _of_that_family(story: Story, mention: Mention, office: Office | None, near: list[Near]) -> list[Near]:
    """The only person of the family name, as printed, whom the office fits: its country too, or the given name's initial."""
    if office is None or not office.title:
        return []
    seen = {n.candidate.entity.id for n in near}
    found: dict[str, Near] = {}
    for parts in split_name(without_initials(name_words(mention.surface)))[:1]:
        for entity in story.registry.family_members(parts.family):
            fit = agreement(story.lexicon, office, entity, story.date)
            right = entity_parts(entity)[0]
            if entity.id not in seen and (fit == 3 or (fit == 2 and right.given[0] == parts.given[0])):
                candidate = Candidate(entity, right.given, parts.family, edits(parts.given, right.given), 0)
                found[entity.id] = Near(candidate, parts)
    return list(found.values()) if len(found) == 1 else []


def _correction(text: str, mention: Mention, near: Near) -> tuple[Span, str]:
    """The words that are wrong and the right ones; both parts and what lies between them where both are wrong."""
    candidate, parts, right = near.candidate, near.parts, right_parts(near)
    spans = word_spans(text, mention)
    given = Span(spans[0].start, spans[len(parts.given_words) - 1].end)
    end = len(name_words(mention.surface))
    family = Span(spans[end - len(parts.family_words)].start, spans[end - 1].end)
    if not candidate.family_edits:
        return given, _cased(" ".join(right.given_words), mention)
    if not candidate.given_edits:
        return family, _cased(" ".join(right.family_words), mention)
    between = text[given.end : family.start]
    return Span(given.start, family.end), _cased(" ".join(right.given_words) + between + " ".join(right.family_words), mention)


def _whole(mention: Mention, near: Near) -> str:
    right = right_parts(near)
    return " ".join((*right.given_words, *right.family_words))


def _cased(right: str, mention: Mention) -> str:
    return right.upper() if mention.capitals else right


def word_spans(text: str, mention: Mention) -> list[Span]:
    """Where each word of a mention stands."""
    spans, at = [], mention.span.start
    for word in mention.words:
        at = text.index(word, at)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    return spans


__all__ = ["Slip", "full_name_slip", "squash", "word_spans"]
