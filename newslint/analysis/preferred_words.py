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
    if len(words) > 1:
        return _full(words, preferred)
    right = _single(words[0], preferred)
    if right is None and may_be_plural:
        right = next((_plural(one) for word in _singulars(words[0]) if (one := _single(word, preferred))), None)
    return tuple(right.split()) if right is not None else None


def _full(words: Sequence[str], preferred: Preferred) -> tuple[str, ...] | None:
    """A name of several words; what follows a name, such as Jr., and what stands before it, stays."""
    size = len(name_words(" ".join(words)))
    right = name_words(preferred.form)
    for first, last in ((0, size), (1, size), (0, size - 1)):
        form = " ".join(words[first:last])
        if squash(form) == squash(" ".join(right)):
            told = any(is_written(form, " ".join(name_words(rival))) for rival in preferred.rivals)
            return (*words[:first], *right, *words[last:]) if told and not is_written(form, " ".join(right)) else None
        if any(squash(form) == squash(" ".join(name_words(rival))) for rival in preferred.rivals):
            return (*words[:first], *right, *words[last:])
    return _with_middle(words[:size], words[size:], preferred)


def _with_middle(words: Sequence[str], rest: Sequence[str], preferred: Preferred) -> tuple[str, ...] | None:
    """A name with initials or names between given and family name, which stay."""
    right = first_parts(preferred.entity, preferred.form)
    rivals = {parts[:2] for parts in _rival_parts(preferred)}
    for parts in split_name(words):
        if right is not None and parts[:2] in rivals and len(parts.given_words) + len(parts.family_words) < len(words):
            middle = words[len(parts.given_words) : -len(parts.family_words)]
            given = parts.given_words if parts.given == right.given else right.given_words
            family = parts.family_words if parts.family == right.family else right.family_words
            return (*given, *middle, *family, *rest)
    return None


def _single(word: str, preferred: Preferred) -> str | None:
    right = first_parts(preferred.entity, preferred.form)
    if right is None:
        told = any(squash(word) == squash(rival) for rival in preferred.rivals)
        return preferred.form if told and not is_written(word, preferred.form) else None
    family, squashed = " ".join(right.family_words), squash(word)
    rivals = list(_rival_parts(preferred))
    if squashed == right.family:
        told = any(is_written(word, " ".join(parts.family_words)) for parts in rivals)
        return family if told and not is_written(word, family) else None
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
