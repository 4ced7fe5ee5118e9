"""Formats that other installed packages bring."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from newslint.errors import ConfigError
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.formats.built_in import Format


@cache
def load(group: str, taken: frozenset[str]) -> tuple[Format, ...]:
    """The formats of this entry-point group, by name. Raises ConfigError, naming the entry, where one is not a format.

    A name that is `taken` is refused: a story must not be read otherwise because a package was installed.
    """
    from newslint.formats.built_in import Format

    found = []
    for entry in sorted(entry_points(group=group), key=lambda e: (e.name, e.value)):
        try:
            loaded = entry.load()
        except Exception as fault:
            raise ConfigError(f"the format '{entry.name}' ({entry.value}) cannot be loaded: {fault}") from fault
        if not isinstance(loaded, Format):
            raise ConfigError(f"the format '{entry.name}' ({entry.value}) is not a newslint.formats.Format")
        if loaded.name in taken:
            raise ConfigError(
                f"the format '{entry.name}' ({entry.value}) takes the name '{loaded.name}', which is in use"
            )
        taken |= {loaded.name}
        found.append(loaded)
    return tuple(found)
