"""What the comments of a story hide, and whether each hides anything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

from newslint.analysis.directives import IGNORE, IGNORE_FILE, OFF, ON, Directive, Suppression
from newslint.catalogue.rule import SUPPRESSIONS
from newslint.catalogue.select import meant, named_rules
from newslint.errors import ConfigError
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.catalogue.rule import Catalogue

#: The number of a directive, and one of the names in it.
Key: TypeAlias = "tuple[int, str]"


class Named:
    """Which rules a name in a comment stands for, each looked up once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, frozenset[str]] = {}

    def rules(self, name: str) -> frozenset[str]:
        """The ids that the name of a rule, a family or a prefix stands for; none where there is no such name."""
        if name not in self._known:
            try:
                self._known[name] = frozenset(named_rules(self._catalogue, (name,)))
            except ConfigError:
                self._known[name] = frozenset()
        return self._known[name]

    def hint(self, name: str) -> str:
        """What may have been meant by a name that there is not."""
        return meant(self._catalogue, name).removeprefix("; ")

    def expected(self, name: str) -> frozenset[str]:
        """The rules that must have run before a name can be said to hide nothing: all of its stable ones."""
        rules = self.rules(name)
        stable = frozenset(id for id in rules if self._catalogue.rules[id].status == "stable")
        return rules if name in self._catalogue.rules else stable

    def judges_comments(self, name: str) -> bool:
        """Whether a name stands for a rule about suppressions themselves, which comes after they are judged."""
        return any(self._catalogue.rules[id].scope == SUPPRESSIONS for id in self.rules(name))


class Comments:
    """The directives of one story, by the rules they name."""

    def __init__(self, directives: Sequence[Directive], named: Named) -> None:
        self._directives = directives
        self._named = named
        self._used: set[Key] = set()
        self._files: dict[str, list[Key]] = {}
        self._targets: dict[str, dict[int, tuple[int, Key]]] = {}
        self._regions: dict[str, list[tuple[int, str, Key]]] = {}
        for number, directive in enumerate(directives):
            for name in directive.names:
                self._add(directive, (number, name))
        self._begins = {rule: sorted(targets) for rule, targets in self._targets.items()}

    def _add(self, directive: Directive, key: Key) -> None:
        begin, stop = directive.comment.target
        at = directive.comment.source.begin
        for rule in self._named.rules(key[1]):
            if directive.verb == IGNORE_FILE:
                self._files.setdefault(rule, []).append(key)
            elif directive.verb == IGNORE:
                if begin < stop:
                    self._targets.setdefault(rule, {}).setdefault(begin, (stop, key))
            else:
                region = self._regions.setdefault(rule, [])
                if directive.verb == ON and region and region[-1][1] == OFF:
                    self._used.add(key)
                region.append((at, directive.verb, key))

    def hides(self, rule: str, offset: int) -> bool:
        """Whether what a rule says of this place of the source is hidden; every comment that does so is used."""
        hiding = [*self._files.get(rule, ())[:1], *self._of_paragraph(rule, offset), *self._of_region(rule, offset)]
        self._used.update(hiding)
        return bool(hiding)

    def _of_paragraph(self, rule: str, offset: int) -> Iterator[Key]:
        begins = self._begins.get(rule, ())
        at = bisect_right(begins, offset) - 1
        if at >= 0:
            stop, key = self._targets[rule][begins[at]]
            if offset < stop:
                yield key

    def _of_region(self, rule: str, offset: int) -> Iterator[Key]:
        region = self._regions.get(rule, [])
        at = bisect_right(region, offset, key=lambda entry: entry[0]) - 1
        if at >= 0 and region[at][1] == OFF:
            while at and region[at - 1][1] == OFF:  # what is off already is not off once more
                at -= 1
            yield region[at][2]

    def judged(self, ran: Collection[str]) -> Iterator[Suppression]:
        """What became of each name, in order."""
        for number, directive in enumerate(self._directives):
            if directive.fault is not None:
                yield Suppression(directive)
            for name in directive.names:
                if not self._named.rules(name):
                    yield Suppression(directive, name, unknown=self._named.hint(name))
                else:
                    yield Suppression(directive, name, used=self._is_used((number, name), ran))

    def _is_used(self, key: Key, ran: Collection[str]) -> bool | None:
        if key in self._used:
            return True
        name = key[1]
        judged = self._directives[key[0]].verb == ON or self._named.expected(name).issubset(ran)
        return None if self._named.judges_comments(name) or not judged else False
