"""What comments ask of newslint: `newslint: ignore[names/misspelled, places] as they sign it`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint.model.document import Comment
from newslint.typed import NamedTuple

#: What a comment may ask for: of one paragraph, of the whole story, from here on, and no longer from here on.
IGNORE, IGNORE_FILE, OFF, ON = VERBS = ("ignore", "ignore-file", "off", "on")

_ADDRESSED = re.compile(r"newslint\s*:\s*(?P<verb>[\w-]*)\s*(?P<rest>.*)", re.DOTALL)
_MEANT = re.compile(r"newslint[\s-]+(?:ignore|disable|enable|off|on|noqa)\b(?!\s+\w)")
_NAMES = re.compile(r"\[(?P<names>[^\[\]]*)\]\s*(?P<reason>.*)", re.DOTALL)


class Directive(NamedTuple):
    """What a comment asks for, of which rules and families and why; nothing where it has a `fault`."""

    comment: Comment
    verb: str = ""
    names: tuple[str, ...] = ()
    reason: str = ""
    fault: str | None = None


class Suppression(NamedTuple):
    """One rule or family that a directive names, and what came of it; of a directive with a fault, the whole of it.

    `unknown` says what may have been meant where there is no such name. `used` is None where this run cannot say: not
    all rules that are named ran.
    """

    directive: Directive
    name: str = ""
    unknown: str | None = None
    used: bool | None = None


def directives(comments: Iterable[Comment]) -> Iterator[Directive]:
    """What these comments ask for, in order; a comment that only mentions newslint asks for nothing."""
    for comment in comments:
        directive = _directive(comment)
        if directive is not None:
            yield directive


def without(directive: Directive, name: str) -> str:
    """The comment's text with one name less; empty where it is the only one."""
    kept = [other for other in directive.names if other != name]
    if not kept:
        return ""
    before, _, after = directive.comment.text.partition("[")
    return f"{before}[{', '.join(kept)}]{after.partition(']')[2]}"


def _directive(comment: Comment) -> Directive | None:
    text = comment.text.strip()
    addressed = _ADDRESSED.match(text)
    if addressed is None:
        return Directive(comment, fault=f"it begins '{_example('ignore')}'") if _MEANT.match(text) else None
    verb, named = addressed["verb"], _NAMES.match(addressed["rest"])
    if not comment.closed:
        return Directive(comment, fault="nothing closes it")
    if verb not in VERBS:
        return Directive(comment, fault=f"'{verb}' is none of {', '.join(VERBS)}")
    if named is None:
        return Directive(comment, fault=f"rules or families stand in brackets, as in '{_example(verb)}'")
    names = tuple(dict.fromkeys(name.strip() for name in named["names"].split(",") if name.strip()))
    if not names:
        return Directive(comment, fault=f"its brackets are empty; name rules or families, as in '{_example(verb)}'")
    return Directive(comment, verb, names, named["reason"].strip())


def _example(verb: str) -> str:
    return f"newslint: {verb}[names/misspelled]"
