"""The names of WordprocessingML, in either of its two sets of namespaces."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
)
_OFF = ("0", "false", "off", "none")


@lru_cache(maxsize=1024)
def local_name(name: str) -> str:
    """The local name of an element, "uri local" as the parser gives it; "" for one of another vocabulary."""
    space, _, local = name.rpartition(" ")
    return local if space in _SPACES else ""


def value(attributes: Mapping[str, str], name: str) -> str | None:
    """The attribute of this local name, in a namespace or none."""
    for key, said in attributes.items():
        if key.rpartition(" ")[2] == name:
            return said
    return None


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property that is there is switched on."""
    return (value(attributes, "val") or "true") not in _OFF
