"""The names that an item has, whatever items with other keys came before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.formats import json_names
from newslint.formats.json_names import Held, Names, held
from newslint.formats.json_text import Text, Value

NAMES = Names(headline=("head", "title"), bodies=("body_b", "body_*", "text"), date=("day",))
KEYS = st.lists(st.sampled_from(["title", "head", "text", "body_a", "body_b", "body_c", "day", "odd"]), unique=True)


def item(keys: list[str]) -> dict[str, Value]:
    return {key: Text(0, 0) for key in keys}


@pytest.fixture(params=[1000, 1], ids=["remembered", "looked up"])
def held_by(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type[Held]:
    monkeypatch.setattr(json_names, "_MOST_SETS", request.param)
    return Held


def test_what_is_called_by_a_name_comes_in_the_order_of_the_names(held_by: type[Held]) -> None:
    names = held_by(NAMES)
    for _ in range(2):
        assert names(item(["title", "body_c", "text", "body_b", "head", "body_a"])) == Names(
            headline=("head", "title"), bodies=("body_b", "body_c", "body_a", "text")
        )
        assert names(item(["body_a", "odd", "body_c", "day"])) == Names(bodies=("body_a", "body_c"), date=("day",))
    assert names(item([])) == Names()


@given(st.lists(KEYS, max_size=6))
def test_items_are_told_apart_by_their_keys_and_the_order_of_these(items: list[list[str]]) -> None:
    names = Held(NAMES)
    for keys in [*items, *items]:
        found, members = names(item(keys)), item(keys)
        for mine, wanted in zip(found, NAMES, strict=True):
            assert list(mine) == [key for key, _ in held(members, wanted)]
