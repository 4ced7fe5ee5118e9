"""Namespaces of XML: what the prefixes of names stand for where they are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.formats.xml_tags import LONGEST_KEPT, MOST_KEPT, Tag, tag_of, tags
from newslint.typed import NamedTuple

_BUILT_IN: Mapping[str, str] = {"xml": "http://www.w3.org/XML/1998/namespace"}
#: A scope of so few prefixes and characters is kept for the files to come, and how many of them are: as many as the
#: feeds of a newsroom have.
_FEW_PREFIXES, _FEW_CHARACTERS, _MOST_SHARED = 32, 4096, 8


class Named(NamedTuple):
    """A tag and the URI of its element's namespace, "" where it has none.

    A prefix that nothing binds stands for its namespace: the excerpts of documents that newsrooms pass around lack
    their declarations. The `deeper` is by how much its element is, `binds` which prefixes it binds inside.
    """

    tag: Tag
    space: str
    deeper: int
    binds: Mapping[str, str] | None


def named_tags(source: str) -> Iterator[tuple[Named, int, int]]:
    """The tags of a document in order, each with its stretch of the source. Raises what `tags` raises."""
    scope, depth = _shared(_BUILT_IN), 0
    around: list[tuple[int, Scope]] = []  # the depth that a scope ends at, and the scope around
    known: dict[tuple[int, str], tuple[Scope, Scope]] = {}  # by scope and tag: that scope, and the one inside
    for raw, begin, stop in tags(source):
        named = scope[raw]
        yield named, begin, stop
        if named.binds is not None:
            around.append((depth, scope))
            found = known.get((id(scope), raw)) or (scope, _inside(scope, named.binds))
            if len(known) < MOST_KEPT:
                known[id(scope), raw] = found
            scope = found[1]
        depth += named.deeper
        if around and around[-1][0] == depth:
            scope = around.pop()[1]


class Scope(dict[str, Named]):
    """The tags of elements in which the same prefixes are bound, by how they are written.

    A prefix that is not `bound` stands for what it does in the scope around, if there is one.
    """

    def __init__(self, bound: Mapping[str, str], around: Scope | None = None) -> None:
        super().__init__()
        self.bound = bound
        self.around = around

    def __missing__(self, raw: str) -> Named:
        tag = tag_of(raw)
        deeper = -1 if tag.is_end else 0 if tag.is_empty else 1
        binds = _bindings(tag) if "xmlns" in raw else {}
        space = binds[tag.prefix] if tag.prefix in binds else self._space(tag.prefix)
        named = Named(tag, space, deeper, binds if binds and deeper > 0 else None)
        if len(raw) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[raw] = named
        return named

    def _space(self, prefix: str) -> str:
        scope: Scope | None = self
        while scope is not None:
            if prefix in scope.bound:
                return scope.bound[prefix]
            scope = scope.around
        return prefix


def _bindings(tag: Tag) -> dict[str, str]:
    return {key[6:]: uri for key, uri in tag.attributes.items() if key == "xmlns" or key.startswith("xmlns:")}


def _inside(scope: Scope, binds: Mapping[str, str]) -> Scope:
    """The scope inside an element that binds prefixes."""
    if scope.around is None:
        bound = {**scope.bound, **binds}
        if len(bound) <= _FEW_PREFIXES and sum(map(len, bound.values())) <= _FEW_CHARACTERS:
            return _shared(bound)
    return Scope(binds, scope)


_SHARED: dict[frozenset[tuple[str, str]], Scope] = {}


def _shared(bound: Mapping[str, str]) -> Scope:
    """The scope of elements in which these prefixes are bound, for every document that binds them so."""
    key = frozenset(bound.items())
    scope = _SHARED.get(key)
    if scope is None:
        if len(_SHARED) >= _MOST_SHARED:
            del _SHARED[next(iter(_SHARED))]
        scope = _SHARED[key] = Scope(bound)
    return scope
