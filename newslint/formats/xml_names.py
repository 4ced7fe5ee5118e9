"""Namespaces of XML: what the prefixes of names stand for where they are used."""

from __future__ import annotations

from collections.abc import Mapping

_BUILT_IN = {"xml": "http://www.w3.org/XML/1998/namespace"}


class Names:
    """The names that hold inside an element: each prefix with the namespace it is bound to."""

    __slots__ = ("_bound", "_elements")

    def __init__(self, bound: Mapping[str, str] = _BUILT_IN) -> None:
        self._bound = bound
        self._elements: dict[str, tuple[str, str]] = {}

    def with_bindings(self, attributes: Mapping[str, str]) -> Names:
        """The names inside an element with these attributes: these very ones unless it binds any prefix."""
        new = {key[6:]: uri for key, uri in attributes.items() if key[:5] == "xmlns" and key[5:6] in ("", ":")}
        return Names({**self._bound, **new}) if new else self

    def of_element(self, name: str) -> tuple[str, str]:
        """The local name and the namespace's URI of an element as written; an unbound prefix stands for itself."""
        known = self._elements.get(name)
        if known is None:
            prefix, _, local = name.rpartition(":")
            known = self._elements[name] = (local, self._bound.get(prefix, prefix))
        return known

    def of_attributes(self, attributes: Mapping[str, str]) -> Mapping[str, str]:
        """Attributes by name, or by "{uri}name" where they have a namespace; bindings themselves are left out."""
        if not any(":" in key or key == "xmlns" for key in attributes):
            return attributes
        return {
            self._attribute(key): value
            for key, value in attributes.items()
            if key != "xmlns" and not key.startswith("xmlns:")
        }

    def _attribute(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        return f"{{{self._bound.get(prefix, prefix)}}}{local}" if prefix else local
