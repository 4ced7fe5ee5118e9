"""Which rules run, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newslint.catalogue.rule import Catalogue, OptionValue, Rule
from newslint.errors import ConfigError

#: At the end of a name it stands for whatever follows.
_ANY = "*"


def select(catalogue: Catalogue, select: Sequence[str] | None, ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules to run, sorted by id.

    `select` names ids, families and prefixes (`names/mis*`) and stands in for the default set, which is every stable
    rule; `ignore` takes from it. A preview rule runs only where its id is named. Raises ConfigError for a name that is
    no rule's and no family's, and where something was named and no rule is left.
    """
    rules = catalogue.rules
    chosen = default_rules(catalogue) if select is None else chosen_rules(catalogue, select)
    chosen -= named_rules(catalogue, ignore)
    if not chosen and (select or ignore):
        kept, dropped = ", ".join(select or ("the default set",)), ", ".join(ignore) or "nothing"
        raise ConfigError(f"no rule is left to run: select {kept}; ignore {dropped}")
    return tuple(rule for id, rule in rules.items() if id in chosen)


def adjusted(
    rules: Iterable[Rule], severities: Mapping[str, str], options: Mapping[str, Iterable[tuple[str, OptionValue]]]
) -> tuple[Rule, ...]:
    """These rules with the severities and options given for their ids in place of those of their cards."""
    return tuple(
        rule._replace(
            severity=severities.get(rule.id, rule.severity),
            options={**rule.options, **dict(options.get(rule.id, ()))},
        )
        for rule in rules
    )


def default_rules(catalogue: Catalogue, *, preview: bool = False) -> set[str]:
    """The ids of the rules that run where none is selected: the stable ones, and with `preview` all."""
    return {id for id, rule in catalogue.rules.items() if preview or rule.status == "stable"}


def chosen_rules(catalogue: Catalogue, names: Sequence[str], *, preview: bool = False) -> set[str]:
    """The ids of the rules that these names select: a preview rule by its id alone, unless `preview`."""
    return {
        id for id in named_rules(catalogue, names) if id in names or id in default_rules(catalogue, preview=preview)
    }


def named_rules(catalogue: Catalogue, names: Iterable[str]) -> set[str]:
    """The ids that these ids, families and prefixes stand for. Raises ConfigError, with what is nearest, for others."""
    return {id for name in names for id in _named(catalogue, name)}


def find_rule(catalogue: Catalogue, id: str) -> Rule:
    """The rule of this id. Raises ConfigError with the nearest known one, and for a family with its rules."""
    if id in catalogue.rules:
        return catalogue.rules[id]
    family = [rule for rule in catalogue.rules if rule.startswith(f"{id}/")]
    if family:
        raise ConfigError(f"'{id}' is a family, not a rule; its rules are: {', '.join(sorted(family))}")
    from newslint.catalogue.nearest import nearest

    raise ConfigError(f"there is no rule '{id}'{nearest(id, catalogue.rules)}")


def _named(catalogue: Catalogue, name: str) -> list[str]:
    if name in catalogue.rules:
        return [name]
    start = name.removesuffix(_ANY) if name.endswith(_ANY) else f"{name}/"
    found = [id for id in catalogue.rules if id.startswith(start)]
    if not found:
        raise ConfigError(f"'{name}' is no rule and no family of rules{meant(catalogue, name)}")
    return found


def meant(catalogue: Catalogue, name: str) -> str:
    """The end of an error message: which rule or family may have been meant by a name that there is not."""
    from newslint.catalogue.nearest import nearest

    near = catalogue.rules if "/" in name else (*catalogue.families, *_of_fault(catalogue, name))
    return nearest(name, near)


def _of_fault(catalogue: Catalogue, fault: str) -> list[str]:
    """The ids of a fault in any family, for whoever leaves the family out."""
    return [id for id in catalogue.rules if id.endswith(f"/{fault}")]
