"""`newslint rules`: list the rules, show one, run the examples of cards."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newslint.catalogue.load import load_catalogue
from newslint.catalogue.select import find_rule
from newslint.cli import CLEAN, FAILED, FOUND
from newslint.cli.arguments import choice
from newslint.data import rules_folder
from newslint.errors import ConfigError
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.catalogue.rule import Rule

FORMATS = ("text", "json")


def add_parser(commands: Any) -> None:
    """Add the sub-command with its three actions; without one it lists."""
    parser = commands.add_parser("rules", help="list, show and test rules", description=__doc__)
    _add_common(parser)
    parser.set_defaults(run=run_list)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", parser_class=type(parser))
    listing = actions.add_parser("list", help="list all rules", description="List all rules: id, severity, summary.")
    show = actions.add_parser("show", help="show a rule", description="Show everything that the card of a rule says.")
    show.add_argument("id", metavar="ID", help="the rule's id: family/fault")
    test = actions.add_parser(
        "test", help="run examples", description="Run the examples of cards, hold house styles against the registry."
    )
    test.add_argument("path", metavar="PATH", help="a card, a house style, a folder of either, or of such folders")
    several: Any = {"action": "append", "default": []}
    test.add_argument("--registry", **several, metavar="PATH", help="more names that a house style may be for")
    for action, run in ((listing, run_list), (show, run_show), (test, run_test)):
        action.set_defaults(run=run)
        if action is not test:
            _add_common(action, again=True)


def run_list(arguments: argparse.Namespace) -> int:
    """Print every rule: id, severity, summary. Raises ConfigError where a card is not valid."""
    rules = tuple(load_catalogue(_folders(arguments)).rules.values())
    if arguments.output_format == "json":
        _write_json([_record(rule, brief=True) for rule in rules])
        return CLEAN
    from newslint.cli.columns import write_columns

    preview = {rule.id: " (preview)" for rule in rules if rule.status == "preview"}
    write_columns([(rule.id, rule.severity, rule.summary + preview.get(rule.id, "")) for rule in rules])
    return CLEAN


def run_show(arguments: argparse.Namespace) -> int:
    """Print all that the card of a rule says. Raises ConfigError where there is no such rule."""
    rule = find_rule(load_catalogue(_folders(arguments)), arguments.id)
    if arguments.output_format == "json":
        _write_json(_record(rule))
        return CLEAN
    from newslint.cli.rule_page import rule_page

    sys.stdout.write(rule_page(rule))
    return CLEAN


def run_test(arguments: argparse.Namespace) -> int:
    """Run the examples of a card or of all cards in a folder, and say what does not come out as they say.

    House styles there are held against the registry. Raises ConfigError where the path leads to no card and no style,
    or to one that is not valid.
    """
    from newslint.catalogue.styles import style_files

    path = Path(arguments.path)
    root = _root(path)
    folders = () if root.resolve() == Path(rules_folder()).resolve() else (str(root),)
    rules = [rule for rule in load_catalogue(folders).rules.values() if _is_under(path, rule.path)]
    styles = [file for file in style_files(folders) if _is_under(path, file.path)]
    if not rules and not styles:
        raise ConfigError(f"{path}: there is no card there")
    cards = _test_cards(rules, folders) if rules else CLEAN
    if not styles:
        return cards
    from newslint.cli.style_test import test_styles

    return max(cards, test_styles(styles, folders, arguments.registry))


def _test_cards(rules: Sequence[Rule], folders: Sequence[str]) -> int:
    """Run the examples of these rules, say what they come to, and return the exit status."""
    from newslint.checks import find_check
    from newslint.engine.examples import check_examples

    problems = []
    for rule in rules:
        if rule.check is not None:
            find_check(rule)
        found = list(check_examples(rule, folders))
        problems += found
        sys.stdout.writelines(f"{problem}\n" for problem in found)
    examples = sum(len(rule.examples) for rule in rules)
    wrong = len({(problem.path, problem.line) for problem in problems})
    untested = [rule.id for rule in rules if not any(not e.valid for e in rule.examples)]
    sys.stdout.writelines(f"{id}: no invalid example shows what it reports\n" for id in untested)
    sys.stdout.write(f"{counted(len(rules), 'rule')}, {counted(examples, 'example')}: {wrong or 'none'} wrong\n")
    if any(problem.failure for problem in problems):
        return FAILED
    return FOUND if problems or untested else CLEAN


def _is_under(path: Path, file: str) -> bool:
    return Path(file).resolve().is_relative_to(path.resolve())


def _add_common(parser: argparse.ArgumentParser, again: bool = False) -> None:
    """The options of listing and showing; `again` after the action, where what was said before it holds too."""
    folders: Any = argparse.SUPPRESS if again else []
    dest, form = ("more_rules", argparse.SUPPRESS) if again else ("rules", "text")
    add = parser.add_argument
    add("--rules", action="append", dest=dest, default=folders, metavar="FOLDER", help="more rule cards")
    add("--output-format", type=choice("format", FORMATS), default=form, metavar="NAME", help=", ".join(FORMATS))


def _folders(arguments: argparse.Namespace) -> list[str]:
    """The rule folders named before the action and after it."""
    return [*arguments.rules, *getattr(arguments, "more_rules", ())]


def _root(path: Path) -> Path:
    """The folder of families that a card, a family or such a folder itself belongs to."""
    if not path.exists():
        raise ConfigError(f"{path}: no such file or folder")
    if path.is_dir() and not any(path.glob("*.yaml")):
        if not any(path.glob("*/*.yaml")):
            raise ConfigError(f"{path}: there is no card there")
        return path
    root = path.absolute().parent if path.is_dir() else path.absolute().parent.parent
    if root == root.parent:
        raise ConfigError(f"{path}: a card lies in the folder of its family, and that in a folder of rules")
    return root


def _record(rule: Rule, brief: bool = False) -> dict[str, object]:
    """A rule as JSON has it: all of its card, or what the list says."""
    names = ("id", "severity", "certainty", "status", "scope", "summary")
    if brief:
        return {name: getattr(rule, name) for name in names}
    more = ("message", "rationale", "source", "check", "path")
    return {
        **{name: getattr(rule, name) for name in (*names, *more)},
        "match": rule.match and rule.match._asdict(),
        "options": [option._asdict() for option in rule.declared],
        "fix": rule.fix and rule.fix._asdict(),
        "examples": [
            {
                "valid": example.valid,
                "stories": [{"text": p.text, "spans": [s._asdict() for s in p.spans]} for p in example.passages],
                "fixed": example.fixed,
                "as_of": example.as_of,
                "format": example.format,
                "style": example.style,
            }
            for example in rule.examples
        ],
    }


def _write_json(value: object) -> None:
    import json

    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def counted(number: int, noun: str) -> str:
    """The number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
