"""Filling a card's words with what a finding says."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.errors import RuleError


def render(template: str, data: Mapping[str, str]) -> str:
    """The template with every {key} filled in; {{ and }} stand for braces.

    Raises RuleError where the data lacks a key: a blank is never filled in.
    """
    try:
        return template.format_map(data)
    except KeyError as error:
        has = ", ".join(sorted(data)) or "nothing"
        raise RuleError(
            f"the card asks for {{{error.args[0]}}}, which the finding does not say; it says: {has}"
        ) from None


def placeholders(template: str) -> tuple[str, ...]:
    """The keys a template asks for, in order. Raises ValueError where it is not of the form that `render` takes."""
    from string import Formatter

    keys = []
    for _, key, spec, conversion in Formatter().parse(template):
        if key is None:
            continue
        if not key.isidentifier() or spec or conversion:
            raise ValueError(f"'{{{key}}}' is not a key in braces; write a brace of the text twice")
        keys.append(key)
    return tuple(dict.fromkeys(keys))
