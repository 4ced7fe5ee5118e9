"""Namespaces of XML: what the prefixes of names stand for where they are used."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.formats.xml_tags import Tag

_BUILT_IN: Mapping[str, str] = {"xml": "http://www.w3.org/XML/1998/namespace"}


class Namespaces:
    """What prefixes are bound to in the elements that are open."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open = [_BUILT_IN]

    def enter(self, tag: Tag) -> str:
        """Open the element of a start tag, and say the URI of its namespace, "" where it has none.

        A prefix that nothing binds stands for its namespace: the excerpts of documents that newsrooms pass around lack
        their declarations.
        """
        bound = self._open[-1]
        if tag.binds:
            new = {key[6:]: uri for key, uri in tag.attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
            bound = {**bound, **new}
        self._open.append(bound)
        return bound.get(tag.prefix, tag.prefix)

    def leave(self) -> None:
        """Close the element that was opened last."""
        self._open.pop()
