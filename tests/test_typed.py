"""Records without `typing` at run time."""

from __future__ import annotations

import pickle

import pytest

from newslint.typed import NamedTuple


class Point(NamedTuple):
    """A point."""

    x: int
    y: int = 0

    @property
    def sum(self) -> int:
        return self.x + self.y


class Named(Point):
    """One of a class of its own."""


def test_a_record_is_a_tuple_with_named_fields() -> None:
    point = Point(1)
    assert point == (1, 0) == Point(x=1, y=0)
    assert (point.x, point.y, point.sum) == (1, 0, 1)
    assert repr(point) == "Point(x=1, y=0)"
    assert point._replace(y=4) == (1, 4)
    assert (Point._fields, Point._field_defaults) == (("x", "y"), {"y": 0})
    assert Point.__mro__ == (Point, tuple, object)


def test_a_record_says_where_and_what_it_is() -> None:
    assert (Point.__module__, Point.__qualname__, Point.__doc__) == (__name__, "Point", "A point.")
    assert Point.__annotations__ == {"x": "int", "y": "int"}


def test_a_record_can_be_pickled_and_derived_from() -> None:
    assert pickle.loads(pickle.dumps(Point(1, 2))) == Point(1, 2)
    assert Named(1, 2).sum == 3


def test_a_record_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Point(1).x = 2  # type: ignore[misc]


@pytest.mark.parametrize("fields", [{}, {"y": 1}, {"x": 1, "z": 2}])
def test_a_record_takes_its_fields_and_no_others(fields: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(**fields)


def test_a_named_tuple_has_no_other_base() -> None:
    with pytest.raises(TypeError, match="Both: a named tuple has no other base"):
        type(NamedTuple)("Both", (NamedTuple, Exception), {"__module__": __name__})
