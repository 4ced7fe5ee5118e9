"""The house styles that ship, with the registry that ships: what they change stays changed, and is changed but once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from newslint.catalogue.styles import known_styles, load_style
from newslint.engine.linter import Linter
from newslint.engine.provenance import settings_key
from newslint.engine.settings import Settings
from newslint.formats import read
from newslint.model.diagnostic import Diagnostic
from newslint.registry.entity import PERSON
from newslint.registry.forms import accepted_forms
from newslint.registry.lookup import Registry
from newslint.registry.preferred import find

DAY = date(2026, 5, 20)


@pytest.fixture(scope="module", params=known_styles())
def style(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def linter(style: str) -> Linter:
    return Linter(Settings(style=style, as_of=DAY, select=("names",)))


def said(linter: Linter, text: str) -> tuple[Diagnostic, ...]:
    (document,) = read("story.txt", text.encode())
    return linter.lint(document).diagnostics


def fixed(text: str, diagnostics: tuple[Diagnostic, ...]) -> str:
    edits = [edit for d in diagnostics if d.rule == "names/style" for edit in d.fixes[0].edits]
    for edit in reversed(edits):
        text = text[: edit.start.offset] + edit.replacement + text[edit.end.offset :]
    return text


def stories(style: str) -> Iterator[str]:
    """A story for every accepted form of whatever the style has a preference for."""
    registry = Registry.open()
    for preference in load_style(style).preferences:
        entity = find(preference, registry)
        assert entity is not None
        for form in dict.fromkeys(accepted_forms(entity)):
            words = f" The aides of {form.split()[-1]} left." if entity.kind == PERSON else ""
            yield f"Choir sings in May\n\nThe choir wrote to {form} on Monday.{words} A list has {form}'s name.\n"


def test_a_story_put_into_the_style_is_in_it(style: str, linter: Linter) -> None:
    changed = 0
    for text in stories(style):
        diagnostics = said(linter, text)
        after = fixed(text, diagnostics)
        changed += after != text
        assert [d for d in said(linter, after) if d.rule == "names/style"] == [], (text, after)
        places = [(d.start.offset, d.end.offset) for d in diagnostics]
        assert len(set(places)) == len(places), "the rules about names tell of a place once"
    assert changed


def test_what_a_style_prefers_no_rule_about_names_reports(style: str, linter: Linter) -> None:
    for preference in load_style(style).preferences:
        assert said(linter, f"Choir sings in May\n\nThe choir wrote to {preference.form} on Monday.\n") == ()


def test_the_key_of_settings_tells_styles_apart() -> None:
    keys = {settings_key(Settings(style=style)) for style in (None, *known_styles())}
    assert len(keys) == len(known_styles()) + 1
    assert None not in keys
