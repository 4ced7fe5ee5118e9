"""Registries made in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from hypothesis import strategies as st

from newslint.registry.build import build_index
from newslint.registry.entity import ORGANISATION, PERSON, PLACE, Deprecated, Entity, Role
from newslint.registry.index import Index
from newslint.registry.lookup import Registry
from newslint.registry.normalise import slug, squash


def built(entities: Iterable[Entity]) -> bytes:
    file = BytesIO()
    build_index(entities, file)
    return file.getvalue()


def index(*entities: Entity) -> Index:
    return Index(memoryview(built(entities)))


def registry(*layers: Iterable[Entity]) -> Registry:
    return Registry([index(*layer) for layer in layers])


def person(name: str, **fields: object) -> Entity:
    return Entity(slug(name), name, **fields)  # type: ignore[arg-type]


_WORD = st.text("abdeiklnorstuéøñжи习", min_size=1, max_size=9).map(str.capitalize)
_NAME = st.lists(_WORD, min_size=1, max_size=4).map(" ".join)
_NAMES = st.lists(_NAME, max_size=2).map(tuple)
_DATE = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2090, 1, 1)).map(date.isoformat), st.just("1999"))
_ROLE = st.builds(Role, _NAME, st.one_of(st.none(), _NAME), _DATE, _DATE)
_DEPRECATED = st.builds(Deprecated, _NAME, st.one_of(st.none(), st.dates()), _NAMES)


@st.composite
def entities(draw: st.DrawFn) -> list[Entity]:
    """Records with ids of their own."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        given, family = draw(_WORD), draw(_NAME)
        stated = draw(st.booleans())
        first = stated and draw(st.booleans())
        made.append(
            Entity(
                f"e{number}",
                f"{family} {given}" if first else f"{given} {family}",
                draw(st.sampled_from((PERSON, PERSON, PERSON, PLACE, ORGANISATION))),
                given if stated else None,
                family if stated else None,
                first,
                draw(_NAMES),
                draw(_NAMES),
                draw(st.sampled_from(((), ("he",), ("she", "they")))),
                draw(st.lists(_ROLE, max_size=2).map(tuple)),
                draw(st.lists(_DEPRECATED, max_size=1).map(tuple)),
                draw(_DATE),
                draw(_DATE),
                draw(st.sampled_from((None, "Q7"))),
                draw(st.sampled_from((None, "The town's own list"))),
                draw(_DATE),
            )
        )
    return [e for e in made if squash(e.name)]
