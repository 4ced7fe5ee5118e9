"""A house style put to one registry: whom its entries are for, and which of their forms give way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.errors import StyleError
from newslint.registry.entity import ORGANISATION, PERSON, Entity
from newslint.registry.forms import Parts, accepted_forms, form_parts, name_words
from newslint.registry.lookup import Registry, accepted_squashed
from newslint.registry.normalise import fold, skeleton, squash
from newslint.registry.style import HouseStyle, Preference, Preferred, Style

_ARTICLE = re.compile(r"\A[AaEe]l[- ]")


def resolve(style: Style, registry: Registry) -> HouseStyle:
    """The style's preferences for the entities that this registry has; the others do not matter here.

    Raises StyleError, with file and line, where a newsroom's own entry has a form that the registry does not accept,
    or names several entities.
    """
    found: dict[str, Preferred] = {}
    for preference in style.preferences:
        entity = find(preference, registry)
        if entity is None:
            continue
        wrong = unaccepted(preference, entity)
        if wrong and preference.own:
            raise StyleError(f"{preference.place}: {wrong}")
        if not wrong:
            found[entity.id] = preferred_of(preference, entity)
    families: dict[str, tuple[Preferred, ...]] = {}
    for one in found.values():
        for family in sorted(_families(one)):
            families[family] = (*families.get(family, ()), one)
    return HouseStyle(style.title, found, families)


def _families(preferred: Preferred) -> set[str]:
    """The squashed family names, with their article and without, of the forms that give way."""
    found = set()
    for rival in preferred.rivals:
        parts = first_parts(preferred.entity, rival)
        if parts is not None:
            found |= {parts.family, squash(without_article(" ".join(parts.family_words)))}
    return found


def without_article(family: str) -> str:
    """A family name without the Arabic article that one standing alone may lack."""
    return _ARTICLE.sub("", family)


def has_article(family: str) -> bool:
    """Whether a family name opens with the Arabic article."""
    return _ARTICLE.match(family) is not None


def first_parts(entity: Entity, form: str) -> Parts | None:
    """The likeliest division of a person's form into given and family name; None where it has not both."""
    return next(form_parts(entity, form), None) if entity.kind == PERSON else None


def find(preference: Preference, registry: Registry) -> Entity | None:
    """Whom an entry is for: by id, by canonical name, or by a form that only one record accepts.

    Raises StyleError where a newsroom's own entry may be for several.
    """
    by_id = registry.record(preference.entity)
    if by_id is not None:
        return by_id
    accepting = [e for e in registry.exact(preference.entity) if preference.entity in accepted_forms(e)]
    named = [e for e in accepting if e.name == preference.entity] or accepting
    if len(named) > 1 and preference.own:
        ids = ", ".join(e.id for e in named)
        raise StyleError(f"{preference.place}: '{preference.entity}' is a name of several records; give an id: {ids}")
    return named[0] if len(named) == 1 else None


def unaccepted(preference: Preference, entity: Entity) -> str | None:
    """What to say of an entry with a form that is none of the entity's, marks and case apart."""
    accepted = accepted_squashed(entity)
    wrong = next((f for f in (preference.form, *preference.instead_of) if squash(f) not in accepted), None)
    if wrong is None:
        return None
    forms = ", ".join(dict.fromkeys(accepted_forms(entity)))
    return (
        f"'{wrong}' is no form that the registry accepts for {entity.id}; it accepts: {forms}; "
        "another is added to the aliases of the record"
    )


def preferred_of(preference: Preference, entity: Entity) -> Preferred:
    """What an entry comes to for its entity."""
    rivals = preference.instead_of or tuple(_rivals(preference.form, entity))
    since = f" from {preference.since} on" if preference.since else ""
    reason = f"the style {preference.style} has it{since}" + (f": {preference.source}" if preference.source else "")
    return Preferred(entity, preference.form, rivals, preference.since, preference.exceptions, reason)


def _rivals(form: str, entity: Entity) -> Iterator[str]:
    """The accepted forms that are the same name in another spelling, or another name: not shorter or longer ones.

    An organisation's other forms are descriptions and initials as well as names, so that only other spellings count.
    """
    words = _words(form)
    for other in dict.fromkeys(accepted_forms(entity)):
        if other == form or other.isupper() != form.isupper():
            continue
        if squash(other) == squash(form) or skeleton(squash(other)) == skeleton(squash(form)):
            yield other
        elif entity.kind != ORGANISATION and not (_words(other) <= words or words <= _words(other)):
            parts, others = first_parts(entity, form), first_parts(entity, other)
            if not (parts and others) or parts[:2] != others[:2]:  # else they differ in what is between or after
                yield other


def _words(form: str) -> set[str]:
    return {fold(word) for word in name_words(form)}
