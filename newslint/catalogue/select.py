"""Which rules run."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.catalogue.rule import Catalogue, Rule
from newslint.errors import ConfigError


def select(catalogue: Catalogue, select: Sequence[str] | None, ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules to run, sorted by id.

    `select` names ids and families and stands in for the default set, which is every stable rule; `ignore` takes
    from it. A preview rule runs only where its id is named. Raises ConfigError for a name that is no rule's and no
    family's, and where something was named and no rule is left.
    """
    rules = catalogue.rules
    if select is None:
        chosen = {id for id, rule in rules.items() if rule.status == "stable"}
    else:
        named = _named(catalogue, select)
        chosen = {id for id in named if rules[id].status == "stable" or id in select}
    chosen -= _named(catalogue, ignore)
    if not chosen and (select or ignore):
        kept, dropped = ", ".join(select or ("the default set",)), ", ".join(ignore) or "nothing"
        raise ConfigError(f"no rule is left to run: select {kept}; ignore {dropped}")
    return tuple(rule for id, rule in rules.items() if id in chosen)


def find_rule(catalogue: Catalogue, id: str) -> Rule:
    """The rule of this id. Raises ConfigError with the nearest known one."""
    if id in catalogue.rules:
        return catalogue.rules[id]
    from newslint.catalogue.nearest import nearest

    raise ConfigError(f"there is no rule '{id}'{nearest(id, catalogue.rules)}")


def _named(catalogue: Catalogue, names: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        if name in catalogue.rules:
            found.add(name)
            continue
        family = [id for id in catalogue.rules if id.startswith(f"{name}/")]
        if not family:
            from newslint.catalogue.nearest import nearest

            near = catalogue.rules if "/" in name else (*catalogue.families, *_of_fault(catalogue, name))
            raise ConfigError(f"'{name}' is no rule and no family of rules{nearest(name, near)}")
        found.update(family)
    return found


def _of_fault(catalogue: Catalogue, fault: str) -> list[str]:
    """The ids of a fault in any family, for whoever leaves the family out."""
    return [id for id in catalogue.rules if id.endswith(f"/{fault}")]
