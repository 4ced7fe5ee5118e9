"""Offices: what the copy gives as one, and how it fits those the registry records for a person."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from newslint.registry.entity import Entity, Role
from newslint.registry.normalise import squash
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.lexicon import Lexicon


class Office(NamedTuple):
    """A role as the copy gives it: its words in lower case, in one wording, and its country or body if it is named."""

    title: str
    of: str | None
    words: tuple[str, ...]
    former: bool


def agreement(lexicon: Lexicon, office: Office, entity: Entity, day: date | None) -> int:
    """How an office fits a person: 3 title and country, 2 title, 1 country, 0 nothing known, -1 it does not fit.

    With a date a role must have been held then, unless the copy says former; without one any role counts.
    """
    if not entity.roles:
        return 0
    best = -1
    for role in entity.roles:
        if day is not None and not office.former and not role.may_hold_on(day):
            continue
        title, of = _office_and_country(lexicon, role)
        same_title = bool(office.title) and _same_title(office.title, title)
        same_of = office.of is not None and of is not None and (squash(office.of) == squash(of))
        if office.of is None and of is not None and office.title.startswith(of.lower() + " "):
            same_of = same_title = _same_title(lexicon.office(office.title[len(of) + 1 :]), title)
        clash = bool(office.of and of and not same_of and lexicon.country_of(office.of) and lexicon.country_of(of))
        if same_title and not clash:
            best = max(best, 3 if same_of else 2)
        elif same_of or (office.of and of and not office.title and office.of == _country_of_body(lexicon, of)):
            best = max(best, 1)
    return best


@lru_cache(maxsize=4096)
def _country_of_body(lexicon: Lexicon, body: str) -> str | None:
    """The country that the name of a body has in it: Canada of the Bank of Canada."""
    return next((country for word in body.split() if (country := lexicon.country_of(word))), None)


@lru_cache(maxsize=4096)
def _office_and_country(lexicon: Lexicon, role: Role) -> tuple[str, str | None]:
    title, of = role.title.lower(), role.of
    if of is None and " from " in title:
        head, _, of = role.title.partition(" from ")
        title = " ".join(w for w in head.split() if not lexicon.country_of(w)).lower()
        return lexicon.office(title), of
    if of is None and " of " in title:
        head, _, rest = role.title.rpartition(" of ")
        phrase = tuple(title.split())
        is_phrase = phrase in lexicon.role_phrases.get(phrase[0], ())
        if lexicon.country_of(rest) or (not is_phrase and head.split()[-1].lower() in lexicon.role_heads):
            title, of = head.lower(), rest
    country = lexicon.country_of(of) if of else None
    words = title.split()
    if of is None and len(words) > 1:
        for size in (2, 1):
            stated = lexicon.country_of(" ".join(words[:size]))
            if stated and len(words) > size:
                return lexicon.office(" ".join(words[size:])), stated
    return lexicon.office(title), country or of


def _same_title(copy: str, registered: str) -> bool:
    """Whether one title is the other, or says less of the same: 'minister' and 'foreign minister'."""
    if copy == registered:
        return True
    a, b = set(copy.split()), set(registered.split())
    return bool(a) and bool(b) and (a <= b or b <= a) and copy.split()[-1] in b
