"""What a regular expression says of the text it matches, read off its parse tree when a card is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

Alternatives = tuple[str, ...]

#: More alternatives than this cost as much to look for as the expression itself.
_MOST = 12
_QUANTIFIERS = ("*", "+", "?", "{")
#: An escape, a set, an opening bracket with what says its kind, or one character.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:<[=!]|\#[^)]*\)|))?|.", re.DOTALL)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The expression, a space standing for any white space. Raises re.error where it is none or may match nothing."""
    compiled = re.compile(spaced(pattern))
    if compiled.flags & re.VERBOSE:
        raise re.error("a card's expression is not verbose; leave out (?x)")
    if _tree(compiled).getwidth()[0] == 0:
        raise re.error("it can match where there is nothing")
    return compiled


def spaced(pattern: str) -> str:
    r"""The expression with spaces as `\s+`, in a look-behind `\s`; those in a set, escaped or repeated stay."""
    out: list[str] = []
    groups: list[bool] = []  # of the open groups, which are look-behinds
    for piece in _PIECE.finditer(pattern):
        text = piece[0]
        if text.startswith("(") and not text.startswith("(?#"):
            groups.append(text in ("(?<=", "(?<!") or any(groups[-1:]))
        elif text == ")" and groups:
            groups.pop()
        elif text == " " and pattern[piece.end() : piece.end() + 1] not in _QUANTIFIERS:
            text = r"\s" if any(groups[-1:]) else r"\s+"
        out.append(text)
    return "".join(out)


def literals(compiled: re.Pattern[str]) -> Alternatives:
    """Lower-case texts of which one is in whatever the expression matches; none where that is not known."""
    best = _best(_required(_tree(compiled)))
    return best or ()


def _tree(compiled: re.Pattern[str]) -> Any:
    from re import _parser  # type: ignore[attr-defined]

    return _parser.parse(compiled.pattern, compiled.flags & ~re.UNICODE)


def _required(items: Iterable[Any]) -> list[Alternatives]:
    """Sets of alternatives that the sequence cannot do without."""
    found: list[Alternatives] = []
    run = ""
    for op, value in items:
        name = str(op)
        if name == "LITERAL" and len(chr(value).lower()) == 1:
            run += chr(value).lower()
            continue
        found += [(run,), *_inside(name, value)] if run else _inside(name, value)
        run = ""
    return [*found, (run,)] if run else found


def _inside(name: str, value: Any) -> list[Alternatives]:
    if name == "SUBPATTERN":
        return _required(value[3])
    if name == "ATOMIC_GROUP":
        return _required(value)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _required(value[2])
    if name == "BRANCH":
        return _branch([_best(_required(branch)) for branch in value[1]])
    return []


def _branch(branches: Sequence[Alternatives | None]) -> list[Alternatives]:
    merged: list[str] = []
    for one in branches:
        if one is None:
            return []
        merged += one
    return [tuple(dict.fromkeys(merged))] if len(merged) <= _MOST else []


def _best(sets: Iterable[Alternatives]) -> Alternatives | None:
    """The set whose shortest member is the longest: the surest to be missing from copy that does not match."""
    return max(sets, key=lambda alternatives: (min(map(len, alternatives)), -len(alternatives)), default=None)
