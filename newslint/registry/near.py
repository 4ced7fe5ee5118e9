"""The people of one layer of the registry whose names are near one in the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.registry.index import Index, NearPart
from newslint.typed import NamedTuple

#: People with one part and the other's initial that are worth looking at one by one, and how many edits and letters
#: that other part may have.
_FEW_HALVES, FAR, _LONG = 64, 3, 4


class NearPerson(NamedTuple):
    """The number of a record, its given and family part that are near, and the edits of each."""

    number: int
    given: str
    family: str
    given_edits: int
    family_edits: int


def near_people(layer: Index, given: str, family: str, given_most: int, family_most: int) -> Iterator[NearPerson]:
    """People whose given and family parts are each near these squashed ones; somebody may come more than once.

    Where the layer knows one part as it stands, only people with exactly that part are near: a slip in both that makes
    one of them another name is too rare to pay for. Their other part is looked at up to `FAR` edits away.
    """
    of_family, of_given = layer.part_number(family), layer.part_number(given)
    if of_family is None and of_given is None:
        if given_most and family_most:
            yield from _both_near(layer, given, family, given_most, family_most)
        return
    if of_family is not None and of_given is not None:
        for number in layer.people(of_family, of_given):
            yield NearPerson(number, given, family, 0, 0)
    if of_family is not None and given_most:
        for near in _beside(layer, of_family, given, given_most, is_family=True):
            for number in layer.people(of_family, near.number):
                yield NearPerson(number, near.text, family, near.distance, 0)
    if of_given is not None and family_most:
        for near in _beside(layer, of_given, family, family_most, is_family=False):
            for number in layer.people(near.number, of_given):
                yield NearPerson(number, given, near.text, 0, near.distance)


def _both_near(layer: Index, given: str, family: str, given_most: int, family_most: int) -> Iterator[NearPerson]:
    """People of whose parts each is near one of these.

    Given names recur and are looked for first; of the family parts, only those are with such a given part beside them.
    """
    givens = layer.near_parts(given, given_most)
    if not givens:
        return
    alike = layer.families_beside(layer.alike(family), {near.text[0] for near in givens})
    for f in layer.near_among(alike, family, family_most):
        for g in givens:
            for number in layer.people(f.number, g.number):
                yield NearPerson(number, g.text, f.text, g.distance, f.distance)


def _beside(layer: Index, known: int, other: str, most: int, *, is_family: bool) -> Sequence[NearPart]:
    """Parts near this other one that people may have beside the known one.

    They are looked for among those of its initial, or by their keys where these are many.
    """
    if len(other) >= _LONG:
        others = layer.half_known(known, other[0], family=is_family)
        if len(others) <= _FEW_HALVES:
            return [*layer.far_parts(other, others, FAR), *layer.initial_slips(other)]
    return layer.near_parts(other, most)
