"""Full names taken on evidence for slips of registered ones: whose, which words are wrong, what is right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from newslint.analysis.evidence import SLIP, SURE, Setting, Weighed, is_derived, is_far, weigh
from newslint.analysis.officials import in_that_office, may_have_role, of_that_family
from newslint.analysis.resolving import Near, Resolution, right_parts
from newslint.analysis.roles import office_of
from newslint.analysis.slips import Slip, cased, is_broken_off, nearest_spelling, word_spans
from newslint.analysis.transliteration import is_variant
from newslint.analysis.words import COMMON, GIVEN
from newslint.model.span import Span
from newslint.registry.distance import edits
from newslint.registry.forms import Parts, accepted_forms, entity_parts, family_leads, name_words
from newslint.registry.normalise import fold, squash
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias

    from newslint.analysis.mentions import Mention
    from newslint.analysis.offices import Office
    from newslint.analysis.story import Story
    from newslint.registry.lookup import Candidate


#: Words of the copy, where they start and where they end.
_Stretch: TypeAlias = "tuple[tuple[str, ...], int, int]"


class Established(NamedTuple):
    """Whom a story names rightly: the ids of those it names in full, and the names, squashed, that stand alone."""

    ids: frozenset[str]
    alone: frozenset[str]


def full_name_slip(story: Story, mention: Mention, resolution: Resolution, established: Established) -> Slip | None:
    """The slip that a full name the registry does not know is, if the evidence says it is one."""
    if is_broken_off(story.text, mention.span):
        return None
    office = office_of(story, mention.span) if resolution.near or may_have_role(story, mention) else None
    near = [n for n in resolution.near if _may_be_meant(story, n)]
    near += in_that_office(story, mention, office, resolution)
    near += of_that_family(story, mention, office, near)
    if not near:
        return None
    weighed, titled = [], _titled(story, mention, office)
    for one in near:
        setting = Setting(
            office,
            one.candidate.entity.id in established.ids,
            one.candidate.family in established.alone,
            _same_middle(mention, one),
            mention.followed,
            _rivals(near, one),
            titled,
        )
        weighed.append((weigh(story, one, setting), one))
    weighed.sort(key=lambda w: (-w[0].points, w[1].candidate.edits, w[1].candidate.entity.id))
    best, one = weighed[0]
    if best.points < SLIP or is_variant(story, one) or _is_family(story.text, mention, one):
        return None
    accepted = {_without_articles(form) for form in accepted_forms(one.candidate.entity)}
    if _without_articles(mention.surface) in accepted:
        return None
    others = [n for w, n in weighed[1:] if w.points >= SLIP and w.points > best.points - 1.0]
    return _slip(story, mention, best, one, others)


#: The words of a run beyond these are not looked at: no list of names is without a comma for so long.
_LONGEST_RUN = 8


def titled_slip(story: Story, mention: Mention, established: Established) -> Slip | None:
    """The slip of a name that holds a title ("Pope Francis"), where one, or a word that nothing knows, is beside it."""
    if not mention.unknown and (mention.full or not mention.before or mention.common):
        return None
    resolve = story.knowledge.resolver.resolve
    for words, start, end in chain(_with_neighbours(mention), _stretches(story, mention)):
        resolution = resolve(words)
        if resolution.near:
            other = mention._replace(words=words, span=Span(start, end))
            slip = full_name_slip(story, other, resolution, established)
            if slip is not None:
                return slip
    return None


def _with_neighbours(mention: Mention) -> Iterator[_Stretch]:
    """A mention's words with those that were split off before or after it."""
    words = mention.words
    for word, start in reversed(mention.before):
        words = (word, *words)
        yield words, start, mention.span.end
    if mention.after is not None:
        yield (*mention.words, mention.after[0]), mention.span.start, mention.after[1]


def _stretches(story: Story, mention: Mention) -> Iterator[_Stretch]:
    """The stretches of two words and more of a longer run, the longest first: not all of it may be of one name.

    None begins right after a given name that opens the run, for it is the same person's.
    """
    if len(mention.words) < 3:
        return
    kinds = story.knowledge.word_kinds
    led_by_given = bool(kinds.of(mention.words[0]) & GIVEN) and not kinds.of(mention.words[0]) & COMMON
    count = min(len(mention.words), _LONGEST_RUN)
    spans = word_spans(story.text, mention)
    for size in range(count - 1, 1, -1):
        for at in range(count - size + 1):
            if at == 1 and led_by_given:
                continue
            yield mention.words[at : at + size], spans[at].start, spans[at + size - 1].end


def _may_be_meant(story: Story, near: Near) -> bool:
    """Whether a form divides into names so that what differs can be a slip.

    Of a title for a given name ("President Okonwo") the plural is no slip, and it anchors only a family name that is
    hardly changed; it is no part of that. A given name of two words is not meant by the first of them.
    """
    candidate = near.candidate
    lexicon, given = story.lexicon, candidate.given
    if (given in lexicon.role_heads or given in lexicon.honorifics) and given not in lexicon.given_names:
        return near.parts.given != given + "s" and not is_far(candidate.family_edits, candidate.family)
    first, *others = right_parts(near).family_words
    if others and fold(first) in lexicon.role_heads:
        return False
    words = (candidate.entity.given or "").split()
    return not (candidate.entity.family_first and len(words) > 1 and given == squash(words[0]))


def _titled(story: Story, mention: Mention, office: Office | None) -> str | None:
    """The pronoun stated by the title before a name or the role beside it: "Mrs", "spokeswoman"."""
    lexicon, words = story.lexicon, office.words if office is not None else ()
    stated = lexicon.honorifics.get(mention.honorific) if mention.honorific else None
    return stated or next((s for w in words if (s := lexicon.role_stated.get(w) or lexicon.person_stated.get(w))), None)


def _is_family(text: str, mention: Mention, near: Near) -> bool:
    """Whether a family or people of a kind are named after somebody: 'the Joe Manchins'."""
    led = text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the "
    return led and is_derived(near.parts.family_words[-1], right_parts(near).family_words[-1])


def _rivals(near: list[Near], one: Near) -> int:
    """How many other corrections are as near."""
    own = one.candidate.given, one.candidate.family
    others = {(n.candidate.given, n.candidate.family) for n in near if n.candidate.edits <= one.candidate.edits}
    return len(others - {own})


def _same_middle(mention: Mention, near: Near) -> bool | None:
    """Whether what stands between given and family name is, by its initial, in an accepted form; None where none is."""
    middle = _between(name_words(mention.surface), near.parts.given_words, near.parts.family_words)
    if not middle:
        return None
    candidate = near.candidate
    forms = [squash(form) for form in accepted_forms(candidate.entity)]
    if any(form == candidate.given + middle + candidate.family for form in forms):
        return True
    held = [f[len(candidate.given) : -len(candidate.family)] for f in forms if _has_ends(f, candidate)]
    return None if any(m[:1] == middle[0] for m in held) or not any(held) else False


def _between(words: list[str], given: tuple[str, ...], family: tuple[str, ...]) -> str:
    return squash("".join(words[len(given) : -len(family)]))


def _has_ends(form: str, candidate: Candidate) -> bool:
    ends = candidate.given, candidate.family
    return len(form) > len(ends[0]) + len(ends[1]) and form.startswith(ends[0]) and form.endswith(ends[1])


def _slip(story: Story, mention: Mention, weighed: Weighed, near: Near, others: list[Near]) -> Slip:
    candidate = near.candidate
    span, right = _correction(story, mention, near)
    sure = weighed.role_agrees and weighed.points >= SURE and not others
    texts = tuple(cased(_whole(mention, n), mention) for n in others)
    family_edits = candidate.given_edits if family_leads(candidate.entity, candidate.given) else candidate.family_edits
    return Slip(
        span, right, candidate.entity, not family_edits, "certain" if sure else "likely", weighed.reasons, texts
    )


def _right_parts(story: Story, near: Near) -> Parts:
    """The registered words, as near as those that were matched, that are nearest to the copy letter by letter."""
    candidate, parts = near.candidate, near.parts
    alike = {
        " ".join((*p.given_words, *p.family_words)): p
        for p in reversed(entity_parts(candidate.entity))
        if edits(parts.given, p.given) == candidate.given_edits
        and edits(parts.family, p.family) == candidate.family_edits
    }
    copy = " ".join((*parts.given_words, *parts.family_words))
    return alike[nearest_spelling(story, copy, reversed(alike))] if alike else right_parts(near)


def _correction(story: Story, mention: Mention, near: Near) -> tuple[Span, str]:
    """The words that are wrong and the right ones; both parts and what lies between them where both are wrong."""
    candidate, parts, right = near.candidate, near.parts, _right_parts(story, near)
    text = story.text
    spans = word_spans(text, mention)
    given = Span(spans[0].start, spans[len(parts.given_words) - 1].end)
    end = len(name_words(mention.surface))
    family = Span(spans[end - len(parts.family_words)].start, spans[end - 1].end)
    if not candidate.family_edits:
        return given, cased(" ".join(_as_many(right.given_words, parts.given_words)), mention)
    if not candidate.given_edits:
        return family, cased(" ".join(right.family_words), mention)
    between = text[given.end : family.start]
    return Span(given.start, family.end), cased(
        " ".join(_as_many(right.given_words, parts.given_words)) + between + " ".join(right.family_words), mention
    )


def _as_many(right: tuple[str, ...], copy: tuple[str, ...]) -> tuple[str, ...]:
    """The right given names, without initials that the copy leaves out: "Janet" of "Janet L."."""
    named = tuple(word for word in right if len(word.rstrip(".")) > 1)
    return named if len(copy) < len(right) and named else right


def _whole(mention: Mention, near: Near) -> str:
    right = right_parts(near)
    return " ".join((*right.given_words, *right.family_words))


def _without_articles(name: str) -> str:
    return squash(
        " ".join(
            w.removeprefix("al-").removeprefix("Al-").removeprefix("el-").removeprefix("El-") for w in name.split()
        )
    )
