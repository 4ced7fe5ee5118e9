from __future__ import annotations

from newslint.engine.claims import Claimed, Ledger
from tests.conftest import diagnostic


def claim(path: str, *keys: str, rule: str = "titles/shared-headline") -> Claimed:
    return Claimed(keys, diagnostic("Storm shuts port", "Storm", path=path, rule=rule, related=()))


def test_a_later_story_is_told_where_the_first_is() -> None:
    ledger = Ledger()
    assert list(ledger.settle([claim("a.txt", "storm")])) == []
    (second,) = ledger.settle([claim("b.txt", "other", "storm")])
    (third,) = ledger.settle([claim("c.txt", "other")])
    assert (second.path, second.related[0].path) == ("b.txt", "a.txt")
    assert (third.path, third.related[0].path) == ("c.txt", "b.txt")


def test_a_story_never_contradicts_itself() -> None:
    assert list(Ledger().settle([claim("a.txt", "storm"), claim("a.txt", "storm")])) == []


def test_rules_do_not_share_keys() -> None:
    ledger = Ledger()
    assert list(ledger.settle([claim("a.txt", "storm")])) == []
    assert list(ledger.settle([claim("b.txt", "storm", rule="text/shared-paragraph")])) == []
