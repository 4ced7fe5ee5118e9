"""The JSON Schema of configuration files, for editors; made of the same declarations that read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newslint.configuration.keys import EXTENDS, KEYS, OVERRIDES, PER_PATH
from newslint.configuration.kinds import GLOBS, PATHS
from newslint.configuration.values import DEFAULTS


def schema() -> dict[str, Any]:
    """The schema of a whole file, or of the table [tool.newslint] of a pyproject.toml."""
    override = {"paths": {**GLOBS.schema, "description": "the files that this is for"}, **_properties(PER_PATH)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newslint configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **_properties(KEYS),
            EXTENDS: {**PATHS.schema, "description": "configuration files that this one is laid over"},
            OVERRIDES: {
                "description": "what holds for some paths alone; later ones win",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["paths"],
                    "properties": override,
                },
            },
        },
    }


def _properties(names: Iterable[str]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for name in names:
        properties[name] = {**KEYS[name].kind.schema, "description": KEYS[name].about}
        if name in DEFAULTS:
            default = DEFAULTS[name]
            properties[name]["default"] = list(default) if isinstance(default, tuple) else default
    return properties
