"""Pronouns and honorifics that contradict what is recorded, or what the copy says elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from newslint.analysis.antecedents import Reach
from newslint.model.diagnostic import Finding, Note

if TYPE_CHECKING:
    from newslint.analysis.story import Story

Options = Mapping[str, object]


def mismatch(story: Story, options: Options) -> Iterator[Finding]:
    for found in Reach(story).contradictions():
        yield Finding(found.pronoun.span, {"said": story.text[slice(*found.pronoun.span)]}, notes=tuple(Note("x", r.span) for r in found.people), reasons=(found.reason,))


def honorific(story: Story, options: Options) -> Iterator[Finding]:
    return iter(())


def mixed(story: Story, options: Options) -> Iterator[Finding]:
    return iter(())
