"""The registry as the rest of the package sees it: layers of indexes, the later winning."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from newslint.data import rules_folder
from newslint.data.cache import StrPath, compiled, content_key, open_artefact
from newslint.errors import RegistryError
from newslint.registry.entity import Entity
from newslint.registry.forms import accepted_forms
from newslint.registry.index import VERSION, Index
from newslint.registry.keys import key_of
from newslint.registry.near import near_people
from newslint.registry.normalise import fold, spelt_out, squash
from newslint.typed import NamedTuple

#: People with one family name that are still worth looking through one by one.
FEW = 200


class Candidate(NamedTuple):
    """A person a full name may be meant for, and the edits between the parts of the two names."""

    entity: Entity
    given: str
    family: str
    given_edits: int
    family_edits: int

    @property
    def edits(self) -> int:
        return self.given_edits + self.family_edits


class DeprecatedForm(NamedTuple):
    """A form no longer right, of which entity, and since when."""

    text: str
    canonical: str
    since: date | None
    exceptions: tuple[str, ...]
    entity: str


class Registry:
    """Any number of layers; a record in a later one replaces those with its id in earlier ones."""

    def __init__(self, layers: Sequence[Index]) -> None:
        self._layers = tuple(layers)
        self.exact = lru_cache(maxsize=16384)(self._exact)
        self.near = lru_cache(maxsize=16384)(self._near)
        self.family_members = lru_cache(maxsize=4096)(self._family_members)
        self.part_counts = lru_cache(maxsize=32768)(self._part_counts)

    @classmethod
    def open(cls, paths: Sequence[StrPath] = (), *, starter: bool = True) -> Registry:
        """The registry of these sources or built indexes, each a layer, over the starter registry.

        Indexes are compiled into the user's cache where they are not there. Raises RegistryError, naming file and line.
        """
        return cls([_open_layer(path) for path in _layers(paths, starter)])

    @property
    def size(self) -> int:
        """How many records the layers hold."""
        return sum(sum(layer.counts.values()) for layer in self._layers)

    def record(self, id: str) -> Entity | None:
        """The record of this id, that of the latest layer that has one."""
        key = key_of(id)
        for layer in reversed(self._layers):
            for entity in map(layer.entity, layer.ids.get(key)):
                if entity.id == id:
                    return entity
        return None

    def records(self) -> Iterator[Entity]:
        """Every record, one at a time."""
        for at, layer in enumerate(self._layers):
            entities = map(layer.entity, range(sum(layer.counts.values())))
            yield from (entity for entity in entities if not self._replaced(entity, at))

    def _exact(self, form: str) -> tuple[Entity, ...]:
        """The entities that this form names, rightly or wrongly, whatever its case, diacritics, hyphens or spaces."""
        return self._forms_of("".join(map(squash, form.split())))

    def _forms_of(self, squashed: str) -> tuple[Entity, ...]:
        if not squashed:
            return ()
        key = key_of(squashed)
        found: dict[str, Entity] = {}
        for at, layer in enumerate(self._layers):
            for number in layer.forms.get(key):
                entity = layer.entity(number)
                if squashed in squashed_forms(entity) and not self._replaced(entity, at):
                    found[entity.id] = entity
        return tuple(found.values())

    def _near(self, given: str, family: str, given_most: int, family_most: int) -> tuple[Candidate, ...]:
        """People whose given and family parts are each near these squashed ones, the nearest first.

        In each layer they are those that `near_people` gives.
        """
        found: dict[str, Candidate] = {}
        for at, layer in enumerate(self._layers):
            for near in near_people(layer, given, family, given_most, family_most):
                self._keep(found, at, Candidate(layer.entity(near.number), *near[1:]))
        return tuple(sorted(found.values(), key=lambda c: (c.edits, c.family_edits, c.entity.id)))

    def namesakes(self, given: str, family: str) -> tuple[Entity, ...]:
        """The people with exactly this squashed given part and this family part, by their ids."""
        found: dict[str, Entity] = {}
        for at, layer in enumerate(self._layers):
            of_family = layer.part_number(family)
            of_given = None if of_family is None else layer.part_number(given)
            if of_family is not None and of_given is not None:
                for entity in map(layer.entity, layer.people(of_family, of_given)):
                    if not self._replaced(entity, at):
                        found[entity.id] = entity
        return tuple(found[id] for id in sorted(found)) if found else ()

    def _keep(self, found: dict[str, Candidate], at: int, candidate: Candidate) -> None:
        known = found.get(candidate.entity.id)
        if (known is None or candidate.edits < known.edits) and not self._replaced(candidate.entity, at):
            found[candidate.entity.id] = candidate

    def _family_members(self, family: str) -> tuple[Entity, ...]:
        """The people with this squashed family name; none where they are more than `FEW`."""
        found: dict[str, Entity] = {}
        for at, layer in enumerate(self._layers):
            number = layer.part_number(family)
            people = layer.family(number) if number is not None else []
            if len(people) > FEW:
                return ()
            for entity in map(layer.entity, people):
                if not self._replaced(entity, at):
                    found[entity.id] = entity
        return tuple(found.values())

    def _part_counts(self, part: str) -> tuple[int, int]:
        """How many people carry this squashed part as their family and as their given name."""
        families = givens = 0
        for layer in self._layers:
            number = layer.part_number(part)
            if number is not None:
                families += layer.family_counts[number]
                givens += layer.given_counts[number]
        return families, givens

    def near_family(self, family: str, most: int) -> tuple[tuple[str, int], ...]:
        """The registry's name parts within `most` edits of a squashed one, with the edits, the nearest first."""
        found = {near.text: near.distance for layer in self._layers for near in layer.near_parts(family, most)}
        return tuple(sorted(found.items(), key=lambda item: (item[1], item[0])))

    def holders(self, title: str, of: str) -> tuple[Entity, ...]:
        """The records that have held an office of a country or body, at any time."""
        found = {}
        for at, layer in enumerate(self._layers):
            for entity in map(layer.entity, layer.office(title, of)):
                if not self._replaced(entity, at):
                    found[entity.id] = entity
        return tuple(found.values())

    def deprecated(self, kind: str) -> tuple[DeprecatedForm, ...]:
        """The forms no longer right of every entity of a kind."""
        return tuple(
            DeprecatedForm(d.text, entity.name, d.since, d.exceptions, entity.id)
            for at, layer in enumerate(self._layers)
            for entity in map(layer.entity, layer.with_deprecated)
            if entity.kind == kind and not self._replaced(entity, at)
            for d in entity.deprecated
        )

    def _replaced(self, entity: Entity, at: int) -> bool:
        """Whether a later layer has a record of this id."""
        if at + 1 == len(self._layers):
            return False
        key = key_of(entity.id)
        later = ((layer, number) for layer in self._layers[at + 1 :] for number in layer.ids.get(key))
        return any(layer.entity(number).id == entity.id for layer, number in later)


@lru_cache(maxsize=8192)
def squashed_forms(entity: Entity) -> frozenset[str]:
    """Every form of the record, right or wrong, squashed."""
    return frozenset(_squashed((*accepted_forms(entity), *entity.misspellings, *(d.text for d in entity.deprecated))))


@lru_cache(maxsize=8192)
def accepted_squashed(entity: Entity) -> frozenset[str]:
    """The forms the record accepts, squashed."""
    return frozenset(_squashed(accepted_forms(entity)))


def is_misspelling(entity: Entity, form: str) -> bool:
    """Whether the record lists this form as wrong."""
    return any(fold(form) == fold(wrong) for wrong in entity.misspellings)


def _squashed(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        yield squash(form)
        spelt = spelt_out(form)
        if spelt:
            yield spelt


def registry_key(paths: Sequence[StrPath] = (), *, starter: bool = True) -> str:
    """A hash of all that the layers of this registry are made of. Raises OSError and RegistryError."""
    from newslint.registry.load import source_files

    def key(path: str) -> str:
        return content_key("registry", (path,) if _is_built(path) else source_files(path), VERSION)

    return " ".join(map(key, _layers(paths, starter)))


def _layers(paths: Sequence[StrPath], starter: bool) -> list[str]:
    shipped = (os.path.join(rules_folder(), "registry"),) if starter else ()
    return [*shipped, *(os.fspath(path) for path in paths)]


def _open_layer(path: str) -> Index:
    """The index at `path`, or compiled from the sources there."""
    if not _is_built(path):
        return _compiled_layer(path)
    data = open_artefact(path)
    if data is None:
        raise RegistryError(f"{path}: the index was cut short; build it again")
    return Index(data)


def _is_built(path: str) -> bool:
    """Whether this is an index, not a source or a folder of them."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return file.read(8) == b"newslint"


def _compiled_layer(path: str) -> Index:
    from newslint.registry.load import source_files

    files = source_files(path)

    def build(file: object) -> None:
        from newslint.registry.build import build_index
        from newslint.registry.load import read_layer

        build_index(read_layer(files), file)  # type: ignore[arg-type]

    return Index(compiled("registry", files, VERSION, build))
