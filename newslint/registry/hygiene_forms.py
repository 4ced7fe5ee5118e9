"""Flaws of forms: one that stands for two, a misspelling that is somebody's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.registry.hygiene import ERROR, INFO, WARNING, Flaw, flaw
from newslint.registry.normalise import fold, squash
from newslint.registry.record import Record
from newslint.typed import NamedTuple

_NAME, _ALIASES, _MISSPELLINGS = "name", "aliases", "misspellings"


class _Use(NamedTuple):
    """A form where a record gives it."""

    record: Record
    where: tuple[str | int, ...]
    text: str

    @property
    def key(self) -> str:
        return str(self.where[0])


def form_flaws(records: Iterable[Record]) -> Iterator[Flaw]:
    """Forms that more than one record gives, or one record twice; forms are one where look-up takes them for one."""
    uses: dict[str, list[_Use]] = {}
    for record in records:
        for use in _uses(record):
            uses.setdefault(squash(use.text), []).append(use)
    for group in uses.values():
        if len(group) > 1:
            yield from _within(group)
            yield from _between(group)


def item_flaws(records: Iterable[Record]) -> Iterator[Flaw]:
    """Records that state the same Wikidata item."""
    first: dict[str, Record] = {}
    for record in records:
        item = record.entity.wikidata
        if item and (other := first.setdefault(item, record)) is not record:
            said = f"{item} is also the item of '{other.entity.name}'; one of them entered twice, or a wrong item"
            yield flaw("same-item", ERROR, record, ("wikidata",), said, other)


def _uses(record: Record) -> Iterator[_Use]:
    entity = record.entity
    yield _Use(record, (_NAME,), entity.name)
    for key, forms in ((_ALIASES, entity.aliases), (_MISSPELLINGS, entity.misspellings)):
        for i, text in enumerate(forms):
            yield _Use(record, (key, i), text)


def _within(group: list[_Use]) -> Iterator[Flaw]:
    """Flaws among the uses that one record makes of a form."""
    accepted = {(id(u.record), fold(u.text)): u for u in reversed(group) if u.key != _MISSPELLINGS}
    seen: set[tuple[int, str]] = set()
    for use in group:
        mark = id(use.record), use.text
        right = accepted.get((id(use.record), fold(use.text)))
        if use.key == _MISSPELLINGS and right:
            yield _contradiction(use, right)
        elif mark in seen:
            yield flaw("repeated-form", INFO, use.record, use.where, f"'{use.text}' is listed twice")
        seen.add(mark)


def _contradiction(use: _Use, right: _Use) -> Flaw:
    if use.text == right.text:
        said = f"'{use.text}' is listed both as right and as a misspelling"
    else:
        said = f"the misspelling '{use.text}' is '{right.text}' but for case or accents, which look-up passes over"
    return flaw("right-and-wrong", ERROR, use.record, use.where, said)


def _between(group: list[_Use]) -> Iterator[Flaw]:
    """Flaws between uses of different records, each use set against the first that claims the form best."""
    ranked = sorted(group, key=lambda u: (_NAME, _ALIASES, _MISSPELLINGS).index(u.key))
    best = ranked[0]
    told = {id(best.record)}
    for use in ranked[1:]:
        if use.record is not best.record and (use.key == _MISSPELLINGS or id(use.record) not in told):
            told.add(id(use.record))
            yield _collision(use, best)


def _collision(use: _Use, best: _Use) -> Flaw:
    owner, kinds_differ = best.record.entity, use.record.entity.kind != best.record.entity.kind
    mild = INFO if kinds_differ else WARNING
    if use.key == _NAME:
        apart = kinds_differ or _stated_apart(use.record, best.record)
        said = f"'{owner.name}' is also the name of another record" + ("" if apart else "; one of them entered twice?")
        return flaw("same-name", INFO if apart else WARNING, use.record, use.where, said, best.record)
    if use.key == _ALIASES and best.key == _NAME:
        said = f"the alias '{use.text}' is the name of '{owner.name}'"
        return flaw("alias-is-name", INFO if kinds_differ else ERROR, use.record, use.where, said, best.record)
    if use.key == _ALIASES:
        said = f"the alias '{use.text}' is also an alias of '{owner.name}'"
        return flaw("shared-alias", mild, use.record, use.where, said, best.record)
    if best.key == _MISSPELLINGS:
        said = f"the misspelling '{use.text}' is also listed for '{owner.name}', so it cannot be put right"
        return flaw("shared-misspelling", mild, use.record, use.where, said, best.record)
    what = "the name" if best.key == _NAME else "an alias"
    said = f"the misspelling '{use.text}' is {what} of '{owner.name}'"
    return flaw("misspelling-is-name", ERROR, use.record, use.where, said, best.record)


def _stated_apart(one: Record, two: Record) -> bool:
    """Whether the records state that they are of different people: other items, or other dates of birth."""
    a, b = one.entity, two.entity
    return bool((a.wikidata and b.wikidata and a.wikidata != b.wikidata) or (a.born and b.born and a.born != b.born))
