"""Suppressions: comments that name no rule there is, that suppress nothing, that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.analysis.directives import ON, Suppression, without
from newslint.model.diagnostic import Remark
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.catalogue.rule import OptionValue


def unknown(suppressions: Sequence[Suppression], options: Mapping[str, OptionValue]) -> Iterator[Remark]:
    """Every name in a comment's brackets that is no rule's and no family's."""
    for one in suppressions:
        if one.unknown is not None:
            yield _remark(one, {"hint": one.unknown})


def unused(suppressions: Sequence[Suppression], options: Mapping[str, OptionValue]) -> Iterator[Remark]:
    """Every rule or family in a comment's brackets that ran and had nothing that the comment hides."""
    needed = {one.directive.comment.source for one in suppressions if one.used is not False}
    for one in suppressions:
        if one.used is False:
            remark = _remark(one, {"what": "was not off" if one.directive.verb == ON else "has nothing to hide"})
            yield remark if one.directive.comment.source in needed else remark._replace(rest="")


def malformed(suppressions: Sequence[Suppression], options: Mapping[str, OptionValue]) -> Iterator[Remark]:
    """Every comment that speaks to newslint and cannot be read."""
    for one in suppressions:
        if one.directive.fault is not None:
            yield Remark(one.directive.comment, {"fault": one.directive.fault})


def _remark(one: Suppression, data: dict[str, str]) -> Remark:
    return Remark(one.directive.comment, {"name": one.name, **data}, without(one.directive, one.name), one.name)
