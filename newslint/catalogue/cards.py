"""A card file read and validated: what a user gets to see of a mistake in it is one line with file, line and key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from newslint.catalogue.examples_card import read_examples
from newslint.catalogue.match_card import keys_of, read_match
from newslint.catalogue.nodes import File, Node, require
from newslint.catalogue.options import declared_options, standard_options
from newslint.catalogue.render import placeholders
from newslint.catalogue.rule import SCOPES, STATUSES, STORY, FixTemplate, Match, Option, Page, Rule, write_page
from newslint.model.diagnostic import CERTAINTIES, SAFETIES, SEVERITIES

_KEYS = (
    *("summary", "severity", "certainty", "check", "match", "scope", "languages", "options", "message", "fix"),
    *("rationale", "source", "examples", "status"),
)
#: What may be done freely with the findings of a declarative rule whose card says nothing of it.
_DEFAULT_FIX = {
    "preferred": FixTemplate(None, None, "unsafe"),
    "consistent": FixTemplate(None, None, "unsafe"),
    "repeated": FixTemplate(None, None, "safe"),
}


def read_card(path: Path, id: str) -> Rule:
    """The rule of this card. Raises RuleError, naming file, line and key, where it does not validate."""
    file = File(path)
    root = file.root()
    fields = file.fields(root, "the card", _KEYS)
    require(file, root, fields, "the card", "summary", "severity", "message")
    if ("check" in fields) == ("match" in fields):
        file.fail(root, "the card has either 'check' or 'match'")
    match = read_match(file, fields["match"]) if "match" in fields else None
    scope = _choice(file, fields, "scope", SCOPES) or STORY
    if match is not None and scope != STORY:
        reason = f"a rule with 'match' looks at one story at a time; 'scope: {scope}' goes with 'check'"
        file.fail(fields["scope"], reason)
    declared = _options(file, fields.get("options"), match)
    page = Page(
        declared,
        rationale=_text(file, fields, "rationale"),
        source=_text(file, fields, "source"),
        examples=read_examples(file, fields["examples"]) if "examples" in fields else (),
    )
    return Rule(
        id=id,
        path=str(path),
        summary=file.text(fields["summary"], "'summary'"),
        severity=file.choice(fields["severity"], "severity", SEVERITIES),
        certainty=_choice(file, fields, "certainty", CERTAINTIES),
        status=_choice(file, fields, "status", STATUSES) or "stable",
        scope=scope,
        languages=_languages(file, fields["languages"]) if "languages" in fields else (),
        check=_check(file, fields["check"]) if "check" in fields else None,
        match=match,
        options={option.name: option.default for option in declared},
        message=_template(file, fields["message"], "'message'", match),
        fix=_fix(file, fields.get("fix"), match),
        written=write_page(page),
    )


def _options(file: File, node: Node | None, match: Match | None) -> tuple[Option, ...]:
    return declared_options(file, node) if match is None else standard_options(file, node, match.kind)


def _languages(file: File, node: Node) -> tuple[str, ...]:
    codes = file.texts(node, "'languages'")
    for code in codes:
        if not (code.isascii() and code.isalpha() and code.islower() and len(code) in (2, 3)):
            file.fail(node, f"'languages' are codes of two or three small letters, such as en, not '{code}'")
    return codes


def _check(file: File, node: Node) -> str:
    name = file.text(node, "'check'")
    if not name.isidentifier() or name.startswith("_"):
        file.fail(node, f"'check' is the name of a function, not '{name}'")
    return name


def _fix(file: File, node: Node | None, match: Match | None) -> FixTemplate | None:
    if node is None:
        return _DEFAULT_FIX.get(match.kind) if match is not None else None
    fields = file.fields(node, "'fix'", ("replace", "title", "safety"))
    require(file, node, fields, "'fix'", "safety")
    return FixTemplate(
        replace=_template(file, fields["replace"], "'replace'", match) if "replace" in fields else None,
        title=_template(file, fields["title"], "'title'", match, "replacement") if "title" in fields else None,
        safety=file.choice(fields["safety"], "safety", SAFETIES),
    )


def _template(file: File, node: Node, what: str, match: Match | None, *more: str) -> str:
    """A text to fill in; what it asks for must be what findings say, as far as a card can tell."""
    text = str(node.value) if what == "'replace'" and node.value == "" else file.text(node, what)
    try:
        keys = placeholders(text)
    except ValueError as error:
        file.fail(node, f"{what}: {error}")
    if match is not None:
        known = keys_of(match) | set(more)
        unknown = [key for key in keys if key not in known]
        if unknown:
            said = ", ".join(sorted(f"{{{key}}}" for key in known)) or "nothing"
            file.fail(
                node, f"{what} asks for {{{unknown[0]}}}, which a '{match.kind}' rule does not say; it says: {said}"
            )
    return text


def _choice(file: File, fields: Mapping[str, Node], name: str, known: Iterable[str]) -> str | None:
    return file.choice(fields[name], name, known) if name in fields else None


def _text(file: File, fields: Mapping[str, Node], name: str) -> str | None:
    return file.text(fields[name], f"'{name}'") if name in fields else None
