"""The coded rules: one function each, a module a family."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module

from newslint.errors import RuleError
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, TypeAlias

    from newslint.analysis.directives import Suppression
    from newslint.analysis.story import Story
    from newslint.catalogue.rule import OptionValue, Rule
    from newslint.model.diagnostic import Claim, Finding, Remark

    Check: TypeAlias = Callable[[Story, Mapping[str, OptionValue]], Iterator[Finding | Claim]]
    #: Of a rule whose scope is `suppressions`: it is given what became of those of one story.
    SuppressionCheck: TypeAlias = Callable[[Sequence[Suppression], Mapping[str, OptionValue]], Iterator[Remark]]


def find_check(rule: Rule) -> Check:
    """The function that a rule's card names, in the module of its family, which is imported now.

    Raises RuleError, with the nearest function there is, where there is none.
    """
    check: Check = _find(rule)
    return check


def find_suppression_check(rule: Rule) -> SuppressionCheck:
    """The same for a rule whose scope is `suppressions`."""
    check: SuppressionCheck = _find(rule)
    return check


def _find(rule: Rule) -> Any:
    module = _module(rule)
    check = vars(module).get(rule.check or "") if module else None
    if callable(check):
        return check
    from newslint.catalogue.nearest import nearest

    known = [name for name, value in vars(module).items() if _is_check(name, value)] if module else []
    hint = nearest(rule.check or "", known)
    raise RuleError(f"{rule.path}: 'check' names '{rule.check}', which is no check of {rule.family}{hint}")


def _module(rule: Rule) -> ModuleType | None:
    name = f"{__name__}.{rule.family.replace('-', '_')}"
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None


def _is_check(name: str, value: object) -> bool:
    module = getattr(value, "__module__", None) or ""
    return not name.startswith("_") and callable(value) and not isinstance(value, type) and module.startswith(__name__)
