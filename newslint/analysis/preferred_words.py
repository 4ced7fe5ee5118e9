"""A name of somebody, in words, as a house style has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.analysis.marks import shaped
from newslint.analysis.transliteration import romanised
from newslint.registry.forms import name_words, split_name
from newslint.registry.normalise import skeleton, squash
from newslint.registry.preferred import first_parts, has_article, without_article
from newslint.registry.style import Preferred
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.registry.forms import Parts


def restyled(words: Sequence[str], preferred: Preferred, *, may_be_plural: bool = False) -> tuple[str, ...] | None:
    """The words of a name as the style has them; None where they are so, or no form that it stands in for.

    A single word is a family name or a given one, or perhaps a family name in the plural.
    """
    right = _step(words, preferred, may_be_plural)
    return right if right is not None and _step(right, preferred, may_be_plural) is None else None


def _step(words: Sequence[str], preferred: Preferred, may_be_plural: bool) -> tuple[str, ...] | None:
    """What the style makes of these words, which may be a form that gives way in its turn; None where that is they."""
    right = _full(words, preferred) if len(words) > 1 else _single_or_plural(words[0], preferred, may_be_plural)
    return right if right is not None and not is_written(" ".join(words), " ".join(right)) else None


def _full(words: Sequence[str], preferred: Preferred) -> tuple[str, ...] | None:
    """A name of several words; what follows a name, such as Jr., and what stands before it, stays."""
    size = len(name_words(" ".join(words)))
    right, *rivals = (" ".join(name_words(form)) for form in (preferred.form, *preferred.rivals))
    for first, last in _stretches(size):
        form = " ".join(words[first:last])
        if squash(form) in map(squash, (right, *rivals)):
            if not _gives_way(form, right, rivals):
                return None
            kept = _with_middle(words[first:last], preferred, least=2)
            return (*words[:first], *(kept or right.split()), *words[last:])
    kept = _with_middle(words[:size], preferred)
    return (*kept, *words[size:]) if kept else None


def _gives_way(form: str, right: str, rivals: Sequence[str]) -> bool:
    """Whether one of these forms gives way; one that differs in marks alone does where it is written as a rival is."""
    if squash(form) != squash(right):
        return True
    return not is_written(form, right) and any(is_written(form, rival) for rival in rivals)


def _with_middle(words: Sequence[str], preferred: Preferred, least: int = 1) -> tuple[str, ...] | None:
    """A name with words of its own between given and family name, one of so many letters at the least, which stay."""
    right = first_parts(preferred.entity, preferred.form)
    rivals = {parts[:2] for parts in _rival_parts(preferred)}
    own = {squash(word) for word in preferred.form.split()}
    for parts in split_name(words):
        if right is not None and parts[:2] in rivals and len(parts.given_words) + len(parts.family_words) < len(words):
            middle = words[len(parts.given_words) : -len(parts.family_words)]
            if not any(len(squash(word)) >= least and squash(word) not in own for word in middle):
                return None
            given = parts.given_words if parts.given == right.given else right.given_words
            family = parts.family_words if parts.family == right.family else right.family_words
            found = (*given, *middle, *family)
            return found if _settles(found, preferred) else None
    return None


def _settles(words: Sequence[str], preferred: Preferred) -> bool:
    """Whether a name is no form that gives way in its turn, and does not divide as one."""
    forms = {squash(" ".join(name_words(form))) for form in (preferred.form, *preferred.rivals)}
    rivals = {parts[:2] for parts in _rival_parts(preferred)}
    within = {squash("".join(words[first:last])) for first, last in _stretches(len(words))}
    return forms.isdisjoint(within) and not any(parts[:2] in rivals for parts in split_name(words))


def _stretches(size: int) -> tuple[tuple[int, int], ...]:
    """Where in so many words the name may stand: in all of them, or without the first or the last."""
    return (0, size), (1, size), (0, size - 1)


def _single_or_plural(word: str, preferred: Preferred, may_be_plural: bool) -> tuple[str, ...] | None:
    right = _single(word, preferred)
    if right is None and may_be_plural and squash(word) not in map(squash, preferred.form.split()):
        right = next((_plural(one) for part in _singulars(word) if (one := _single(part, preferred))), None)
    return tuple(right.split()) if right is not None else None


def _single(word: str, preferred: Preferred) -> str | None:
    right = first_parts(preferred.entity, preferred.form)
    if right is None:
        known = squash(word) in map(squash, (preferred.form, *preferred.rivals))
        return preferred.form if known and _gives_way(word, preferred.form, preferred.rivals) else None
    family, squashed, rivals = " ".join(right.family_words), squash(word), list(_rival_parts(preferred))
    if squashed == right.family:
        return family if _gives_way(word, family, [" ".join(parts.family_words) for parts in rivals]) else None
    if squashed in map(squash, preferred.form.replace("-", " ").split()):
        return None
    if any(_bare(word) == _bare(" ".join(parts.family_words)) for parts in rivals):
        return family if has_article(word) else without_article(family)
    if any(squashed == parts.given for parts in rivals) and _sounds_alike(squashed, right.given):
        return " ".join(right.given_words)
    return None


def _bare(family: str) -> str:
    return squash(without_article(family))


def _rival_parts(preferred: Preferred) -> Iterator[Parts]:
    return (parts for rival in preferred.rivals if (parts := first_parts(preferred.entity, rival)) is not None)


def is_written(surface: str, form: str) -> bool:
    """Whether copy has a form as it is written: in capitals throughout, or with one where a sentence begins, too."""
    surface, form = shaped(surface), shaped(form)
    return surface in (form, form[:1].upper() + form[1:]) or (surface.isupper() and surface == form.upper())


def _sounds_alike(given: str, other: str) -> bool:
    return skeleton(given) == skeleton(other) or romanised(given) == romanised(other)


def _singulars(word: str) -> Iterator[str]:
    """What a word may be the plural of."""
    for ending in ("s", "es", "S", "ES"):
        if word.endswith(ending):
            yield word.removesuffix(ending)


def _plural(name: str) -> str:
    return name + ("es" if squash(name).endswith(("s", "x", "z", "ch", "sh")) else "s")
