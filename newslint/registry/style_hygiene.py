"""What is doubtful of a house style: entries for nobody on record, and those for which no form gives way."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.errors import StyleError
from newslint.registry.lookup import Registry
from newslint.registry.preferred import find, preferred_of, unaccepted
from newslint.registry.style import Preference, Style

#: The most records that are looked through for a name that is near, and how alike it must be, in percent.
_MOST, _ALIKE = 100_000, 75


def doubts(style: Style, registry: Registry) -> Iterator[tuple[Preference, str]]:
    """The entries of a style that are wrong or of no use with this registry, each with one line that says why.

    A run of stories is silent about whom its registry lacks; here it may be a slip in the name.
    """
    for preference in style.preferences:
        doubt = _doubt(preference, registry)
        if doubt is not None:
            yield preference, doubt


def _doubt(preference: Preference, registry: Registry) -> str | None:
    try:
        entity = find(preference._replace(own=True), registry)
    except StyleError as error:
        return str(error)
    if entity is None:
        hint = _nearest(preference.entity, registry)
        return f"{preference.place}: no record has the id or the name '{preference.entity}'{hint}"
    wrong = unaccepted(preference, entity)
    if wrong is None and not preferred_of(preference, entity).rivals:
        wrong = f"'{preference.form}' stands in for no other form of {entity.id}; 'instead-of' lists those it does"
    return wrong and f"{preference.place}: {wrong}"


def _nearest(name: str, registry: Registry) -> str:
    """The end of a line: whom an entry may be for, where the registry is not too large to look through."""
    if registry.size > _MOST:
        return ""
    from rapidfuzz import fuzz, process

    names = {text for entity in registry.records() for text in (entity.name, entity.id)}
    found = process.extractOne(name, sorted(names), scorer=fuzz.ratio, processor=str.lower, score_cutoff=_ALIKE)
    return f"; did you mean '{found[0]}'?" if found else ""
