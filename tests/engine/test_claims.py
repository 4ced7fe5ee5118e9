from __future__ import annotations

import tracemalloc
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.engine.claims import Claimed, Ledger
from tests.conftest import diagnostic

SHARED = "titles/shared-headline"


def claim(path: str, *keys: str, topic: str = "rain", rule: str = SHARED, suppressed: bool = False) -> Claimed:
    made = diagnostic("Storm shuts port", "Storm", path=path, rule=rule, related=())
    return Claimed(topic, keys, made, suppressed)


def test_a_later_story_is_told_where_the_first_is() -> None:
    ledger = Ledger()
    assert list(ledger.settle([claim("a.txt", "storm")])) == []
    (second,) = ledger.settle([claim("b.txt", "other", "storm")])
    (third,) = ledger.settle([claim("caf\udce9.txt", "other")])
    (fourth,) = ledger.settle([claim("d.txt", "storm", "other")])
    assert [(d.path, d.related[0].path) for d in (second, third, fourth)] == [
        ("b.txt", "a.txt"),
        ("caf\udce9.txt", "b.txt"),
        ("d.txt", "a.txt"),
    ]
    first = claim("a.txt").diagnostic
    assert (second.related[0].start, second.related[0].end) == (first.start, first.end)


def test_a_story_never_contradicts_itself() -> None:
    assert list(Ledger().settle([claim("a.txt", "storm"), claim("a.txt", "storm")])) == []


def test_rules_and_topics_do_not_share_keys() -> None:
    ledger = Ledger()
    assert list(ledger.settle([claim("a.txt", "storm")])) == []
    assert list(ledger.settle([claim("b.txt", "storm", rule="text/shared-paragraph")])) == []
    assert list(ledger.settle([claim("c.txt", "storm", topic="snow")])) == []


Story = list[tuple[str, list[str], bool]]
STORIES = st.lists(
    st.lists(st.tuples(st.sampled_from("ABC"), st.lists(st.sampled_from("rstuv")), st.booleans()), max_size=3),
    max_size=30,
)


def told(stories: Iterable[Story]) -> tuple[list[tuple[str, str]], int]:
    """What is to be told, by a ledger that is as plain as can be."""
    first: dict[tuple[str, str], str] = {}
    pairs, suppressed = [], 0
    for number, story in enumerate(stories):
        for topic, keys, is_suppressed in story:
            earlier = next((first[topic, key] for key in keys if (topic, key) in first), None)
            if earlier is not None and is_suppressed:
                suppressed += 1
            elif earlier is not None:
                pairs.append((f"{number}.txt", earlier))
        for topic, keys, _ in story:
            for key in keys:
                first.setdefault((topic, key), f"{number}.txt")
    return pairs, suppressed


@given(STORIES)
def test_the_first_of_each_key_keeps_it(stories: list[Story]) -> None:
    ledger = Ledger()
    found = [
        (d.path, d.related[0].path)
        for number, story in enumerate(stories)
        for d in ledger.settle([claim(f"{number}.txt", *k, topic=t, suppressed=s) for t, k, s in story])
    ]
    assert (found, ledger.suppressed) == told(stories)


@pytest.mark.parametrize(("topics", "most"), [(20_000, 300), (10_000, 800)])
def test_little_is_kept_of_a_story(topics: int, most: int) -> None:
    made = claim("archive/2024/11/25/story-00000.txt").diagnostic
    ledger = Ledger()
    tracemalloc.start()
    try:
        for number in range(20_000):
            keys = tuple(f"{band}:{number * 31 + band:08x}" for band in range(10))
            path = f"archive/2024/11/25/story-{number:05}.txt"
            assert not list(ledger.settle([Claimed(f"headline {number % topics}", keys, made._replace(path=path))]))
        kept = tracemalloc.get_traced_memory()[0] / 20_000
    finally:
        tracemalloc.stop()
    assert kept < most
