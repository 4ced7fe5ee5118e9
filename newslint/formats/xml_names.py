"""Namespaces of XML: what the prefixes of names stand for where they are used."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.formats.xml_tags import LONGEST_KEPT, MOST_KEPT, Tag, tag_of, tags
from newslint.typed import NamedTuple

#: Which prefixes stand for which namespaces.
Bindings = frozenset[tuple[str, str]]

_BUILT_IN: Bindings = frozenset((("xml", "http://www.w3.org/XML/1998/namespace"),))
#: As many scopes as the files of a newsroom have; those of a hostile one are many.
_MOST_SCOPES = 16


class Named(NamedTuple):
    """A tag and the URI of its element's namespace, "" where it has none.

    A prefix that nothing binds stands for its namespace: the excerpts of documents that newsrooms pass around lack
    their declarations. The `deeper` is by how much its element is; what binds prefixes says which hold `inside`.
    """

    tag: Tag
    space: str
    deeper: int
    inside: Bindings | None


def named_tags(source: str) -> Iterator[tuple[Named, int, int]]:
    """The tags of a document in order, each with its stretch of the source. Raises what `tags` raises."""
    scope, depth = _scope(_BUILT_IN), 0
    around: list[tuple[int, Scope]] = []  # the depth that a scope ends at, and the scope around
    for raw, begin, stop in tags(source):
        named = scope[raw]
        yield named, begin, stop
        if named.inside is not None and named.deeper:
            around.append((depth, scope))
            scope = _scope(named.inside)
        depth += named.deeper
        if around and around[-1][0] == depth:
            scope = around.pop()[1]


class Scope(dict[str, Named]):
    """The tags of elements in which the same prefixes are bound, by how they are written."""

    def __init__(self, bound: Bindings) -> None:
        super().__init__()
        self._bound = dict(bound)

    def __missing__(self, raw: str) -> Named:
        tag = tag_of(raw)
        bound, inside = self._bound, None
        if "xmlns" in raw:
            new = {key[6:]: uri for key, uri in tag.attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
            if new:
                bound = {**bound, **new}
                inside = frozenset(bound.items())
        deeper = -1 if tag.is_end else 0 if tag.is_empty else 1
        named = Named(tag, bound.get(tag.prefix, tag.prefix), deeper, inside)
        if len(raw) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[raw] = named
        return named


_SCOPES: dict[Bindings, Scope] = {}


def _scope(bound: Bindings) -> Scope:
    """The scope of elements in which these prefixes are bound; it serves every document that binds the same."""
    scope = _SCOPES.get(bound)
    if scope is None:
        if len(_SCOPES) >= _MOST_SCOPES:
            _SCOPES.clear()
        scope = _SCOPES[bound] = Scope(bound)
    return scope
