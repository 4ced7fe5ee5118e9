from __future__ import annotations

import json
import zlib
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.engine.claims import Claimed
from newslint.engine.linter import Outcome
from newslint.engine.records import pack, restorer, unpack
from newslint.model.diagnostic import Failure
from tests.conftest import diagnostic

COPY = "Okafor spoke.\r\nOkafer 😀 left."


def kinds(value: Any) -> Any:
    """The types in a value, all the way down."""
    return (type(value), *map(kinds, value)) if isinstance(value, tuple) else type(value)


def test_outcomes_come_back_equal_in_every_part() -> None:
    found = diagnostic(COPY, "Okafer", path="caf\udce9.txt", story="line 7")
    outcomes = (
        Outcome((found,), (Failure("a.txt", "crash", "x"),), (Claimed("a", ("b", "\ud800"), found),)),
        Outcome(),
    )
    again = unpack(pack(outcomes))
    assert again == outcomes and kinds(again) == kinds(outcomes)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.from_type(Outcome), max_size=2).map(tuple))
def test_any_outcomes_come_back_equal_in_every_part(outcomes: tuple[Outcome, ...]) -> None:
    again = unpack(pack(outcomes))
    assert again == outcomes and kinds(again) == kinds(outcomes)


@pytest.mark.parametrize(
    "packed",
    [b"", b"[]", *(zlib.compress(json.dumps(v).encode()) for v in (7, [7], [[]], [[[], [], [], None, 1, 2, 3, 4, 5]]))],
)
def test_other_bytes_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError):
        unpack(packed)


def test_a_record_that_json_cannot_hold_is_refused_when_it_is_described() -> None:
    class Dated(NamedTuple):
        day: date

    with pytest.raises(TypeError, match="date"):
        restorer(date)
