from __future__ import annotations

from newslint.engine.fingerprint import fingerprint, numbered
from newslint.model.span import Span
from tests.conftest import diagnostic

RULE = "names/misspelled"
COPY = "The foreign minister, Annalena Barbock, said on Friday that talks went on."


def mark(text: str, word: str = "Barbock", rule: str = RULE) -> str:
    at = text.index(word)
    return fingerprint(rule, text, Span(at, at + len(word)), Span(0, len(text)))


def test_where_the_words_stand_makes_no_difference() -> None:
    assert mark(COPY) == mark("GENEVA\n\nAn earlier paragraph of any length.\n\n" + COPY)
    assert mark(COPY) == mark(COPY.replace(" ", "\n"))


def test_what_stands_outside_the_block_makes_no_difference() -> None:
    span, block = Span(9, 16), Span(9, 21)
    one = fingerprint(RULE, "Earlier. Barbock said. Later.", span, block)
    assert one == fingerprint(RULE, "Another: Barbock said. Words.", span, block)
    assert one != fingerprint(RULE, "Another: Barbock read. Words.", span, block)


def test_typography_makes_no_difference() -> None:
    assert mark(COPY) == mark(COPY.replace(",", " –").replace("said on", "“said on").upper(), "BARBOCK")


def test_rule_words_and_context_do() -> None:
    others = [
        mark(COPY, rule="names/first-reference"),
        mark(COPY.replace("Barbock", "Barbok"), "Barbok"),
        mark(COPY.replace("minister", "secretary")),
        mark(COPY.replace("Friday", "Monday")),
    ]
    assert len({mark(COPY), *others}) == 5
    assert mark(COPY) == mark(COPY.replace("talks", "meetings"))


def test_repeats_in_one_file_are_told_apart_and_stay_so() -> None:
    one = diagnostic("Barbock", "Barbock")
    first, second, third = (d.fingerprint for d in numbered([one, one, one]))
    assert len({first, second, third}) == 3 and first == one.fingerprint
    assert [d.fingerprint for d in numbered([one, one])] == [first, second]
