"""Every example of every rule card, written out in every text format: reported at the same words, or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newslint.catalogue import Rule, load_catalogue
from newslint.catalogue.rule import Example, Passage
from newslint.engine.examples import check_examples
from newslint.engine.run import lint_bytes
from newslint.engine.settings import Settings
from newslint.formats import known_formats, read
from tests.wrapping import WRAPPINGS, wrap

RULES = tuple(load_catalogue().rules.values())
#: Formats that are no text, that only tell others apart, or that every example is in anyway.
NOT_WRAPPED = {"docx", "json", "plain"}
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
each_format = pytest.mark.parametrize("format_", WRAPPINGS)


def wrapped(example: Example, format_: str) -> Example:
    """The example in this format, what is marked in it marked at the same characters."""
    passages = []
    for passage in example.passages:
        story = wrap(passage.text, WRAPPINGS[format_])
        spans = [story.span(span) for span in passage.spans]
        assert None not in spans, "a mark around nothing, or around more than a block, is no place in every format"
        passages.append(Passage(story.source, tuple(span for span in spans if span is not None)))
    return example._replace(passages=tuple(passages), fixed=None, format=format_)


def fixed(rule: Rule, example: Example, format_: str, folder: Path) -> str | None:
    """The source of a wrapped example with every fix made; None where one is for a person to choose."""
    registry = folder / "registry.jsonl"
    registry.write_text(example.registry or "", encoding="utf-8")
    settings = Settings(
        registries=(str(registry),) if example.registry else (),
        as_of=date.fromisoformat(example.as_of) if example.as_of else None,
        select=(rule.id,),
        format=format_,
        certainty="possible" if rule.certainty == "possible" else "likely",
    )
    source = wrap(example.passages[0].text, WRAPPINGS[format_]).source
    found = lint_bytes(source.encode(), "story", settings).diagnostics
    if not found or any(not d.fixes or d.fixes[0].safety == "display" for d in found):
        return None
    for edit in sorted((e for d in found for e in d.fixes[0].edits), key=lambda e: e.start.offset, reverse=True):
        source = source[: edit.start.offset] + edit.replacement + source[edit.end.offset :]
    return source


def text_of(source: str, format_: str) -> str:
    (document,) = read("story", source.encode(), name=format_)
    return document.text


def test_every_format_is_in_the_table() -> None:
    assert {f.name for f in known_formats()} == {*WRAPPINGS, *NOT_WRAPPED}


@each_format
@each_rule
def test_the_examples_are_reported_at_the_same_words(rule: Rule, format_: str) -> None:
    examples = [wrapped(example, format_) for example in rule.examples if example.format is None]
    problems = [str(problem) for problem in check_examples(rule, examples=examples)]
    # A fix reads otherwise in every format; the next test looks at it.
    assert [problem for problem in problems if "a fix is offered that the card does not show" not in problem] == []


@each_format
@each_rule
def test_a_fix_that_may_be_made_makes_what_the_card_says(rule: Rule, format_: str, tmp_path: Path) -> None:
    for example in rule.examples:
        if example.fixed is None or example.format is not None:
            continue
        source = fixed(rule, example, format_, tmp_path)
        if source is not None:
            expected = wrap(example.fixed, WRAPPINGS[format_]).source
            assert text_of(source, format_) == text_of(expected, format_)
