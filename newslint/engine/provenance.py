"""All that decides the outcome of a file besides its bytes, in a hash."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

from newslint.analysis.lexicon import lexicon_key
from newslint.catalogue.load import catalogue_key
from newslint.data.cache import content_key
from newslint.errors import NewslintError
from newslint.registry.lookup import registry_key
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.engine.settings import Settings


def settings_key(settings: Settings) -> bytes | None:
    """A hash of the settings, of the contents of every file they lead to, and of the program.

    None where some file cannot be read: what is wrong is told when the settings are put to use.
    """
    try:
        parts = (
            _program(),
            repr(settings),
            catalogue_key(settings.rule_folders),
            lexicon_key(folders=settings.rule_folders),
            registry_key(settings.registries, starter=settings.starter_registry),
            _style_key(settings),
        )
    except (OSError, NewslintError):
        return None
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _style_key(settings: Settings) -> str:
    if settings.style is None:
        return ""
    from newslint.catalogue.styles import style_key

    return style_key(settings.rule_folders)


@cache
def _program() -> str:
    """The code of newslint, the Python it runs on, and the versions of all that is installed beside it."""
    package = Path(__file__).parent.parent
    code = content_key("code", sorted(package.rglob("*.py")), "")
    return "\0".join((code, sys.version, *_installed()))


def _installed() -> list[str]:
    found: set[str] = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            found.update(name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))
    return sorted(found)
