"""Every card that ships: its examples come out as it says, and its words are as they should be."""

from __future__ import annotations

import re

import pytest

from newslint.catalogue import Rule, load_catalogue
from newslint.catalogue.rule import Example
from newslint.checks import find_check
from newslint.engine.examples import check_examples

RULES = tuple(load_catalogue().rules.values())
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


def test_there_are_rules() -> None:
    assert RULES


@each_rule
def test_the_examples_come_out_as_the_card_says(rule: Rule) -> None:
    assert [str(problem) for problem in check_examples(rule)] == []


@each_rule
def test_the_examples_are_enough_and_all_different(rule: Rule) -> None:
    invalid = [example for example in rule.examples if not example.valid]
    valid = [example for example in rule.examples if example.valid]
    assert len(invalid) >= 1, "an invalid example shows what is reported"
    assert len(valid) >= 2, "two valid ones show near misses that are not"
    seen = [(example.passages, example.as_of, example.format, example.registry) for example in rule.examples]
    assert len(set(seen)) == len(seen), "no example stands twice"


@each_rule
def test_the_invalid_examples_come_out_the_same_in_markdown(rule: Rule) -> None:
    examples = [e for e in rule.examples if not e.valid and e.format is None and _is_plain_in_markdown(e)]
    wrapped = tuple(example._replace(format="markdown") for example in examples)
    assert [str(problem) for problem in check_examples(rule, examples=wrapped)] == []


@each_rule
def test_the_check_is_there(rule: Rule) -> None:
    assert rule.check is None or callable(find_check(rule))


@each_rule
def test_the_words_read_well(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z0-9'‘“].{10,118}[^.]\.", rule.summary), "a summary is one sentence with a full stop"
    assert not re.match(r"(?i)(this rule|checks?|detects?|finds?|reports?|flags?) ", rule.summary)
    assert rule.message.endswith((".", "?")), "a message ends with a full stop"
    assert "please" not in rule.message.lower()
    assert rule.rationale and rule.rationale.endswith("."), "a card says why"
    assert "\n" not in rule.summary + rule.message
    assert rule.fix is None or rule.fix.title is None or not rule.fix.title.endswith(".")


def _is_plain_in_markdown(example: Example) -> bool:
    text = "".join(passage.text for passage in example.passages)
    return len(example.passages) == 1 and not re.search(r"[*_`<>\[\]\\&#|~+=]|^\s|^[-\d]|\n", text)
