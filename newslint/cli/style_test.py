"""House styles held against the registry, for `newslint rules test`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from newslint.catalogue.styles import StyleFile, load_style
from newslint.cli import CLEAN, FOUND
from newslint.cli.rules import counted
from newslint.registry.lookup import Registry
from newslint.registry.style_hygiene import doubts


def test_styles(files: Sequence[StyleFile], folders: Sequence[str], registries: Sequence[str]) -> int:
    """Print what is doubtful of the entries of these files, and a summary, and return the exit status.

    Raises ConfigError where a style or a registry is not valid.
    """
    registry = Registry.open(registries)
    paths = {file.path for file in files}
    entries: set[str] = set()
    found: dict[str, str] = {}
    for file in files:
        style = load_style(file.name, folders)
        own = [p for p in style.preferences if p.place.rpartition(":")[0] in paths]
        entries.update(p.place for p in own)
        found.update((p.place, doubt) for p, doubt in doubts(style._replace(preferences=tuple(own)), registry))
    sys.stdout.writelines(f"{doubt}\n" for doubt in found.values())
    one = "entry" if len(entries) == 1 else "entries"
    sys.stdout.write(f"{counted(len(files), 'style')}, {len(entries)} {one}: {len(found) or 'none'} wrong\n")
    return FOUND if found else CLEAN
