"""Parsing the arguments: every mistake is one line that names what is nearest, and exit status 2."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

from newslint.cli import COMMANDS, FAILED
from newslint.cli.notices import notice
from newslint.errors import ConfigError, NewslintError
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from typing import Any, NoReturn

# Its words stay in English, as all others here: looking for translations of them takes 3 ms.
argparse._ = lambda text: text  # type: ignore[attr-defined]

#: What a sub-command of a command is called in its help.
_ACTION = "ACTION"
#: What other linters call their checking.
_LINTING = frozenset(("lint", "run", "fix"))
#: After it come paths alone.
_PATHS_ONLY = "--"
#: Options that fit into a line.
_FEW = 8
#: How long a number of processes may be.
_DIGITS = 4


class _Help(argparse.HelpFormatter):
    """Help of one width: asking the terminal would cost every command the import of shutil."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)


class Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviated options, so that a new option never changes what an old command means."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"allow_abbrev": False, "formatter_class": _Help, **kwargs})
        # A module says which command it is; its help has said so already.
        self.description = (self.description or "").removeprefix(f"`{self.prog}`: ")
        self.description = self.description[:1].upper() + self.description[1:]
        self._nested = False

    def add_subparsers(self, **kwargs: Any) -> Any:
        self._nested = True
        return super().add_subparsers(**kwargs)

    def error(self, message: str) -> NoReturn:
        if message == f"the following arguments are required: {_ACTION}":
            known = next(a.choices for a in self._actions if isinstance(a, argparse._SubParsersAction))
            raise ConfigError(f"name an action: {', '.join(known)}; {self.prog} --help tells more")
        raise ConfigError(message.removeprefix("argument "))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            raise ConfigError(f"unknown action {value}{nearest(value, action.choices)}")
        super()._check_value(action, value)

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        if "" in arg_strings[: 1 if action.nargs == argparse.PARSER else None]:
            raise argparse.ArgumentError(action, "the value is empty; is a variable of the shell not set?")
        return super()._get_values(action, arg_strings)

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments parsed, options and paths in any order. Raises ConfigError."""
        namespace, unknown = (self.parse_known_args if self._nested else self._intermixed)(list(arguments))
        if unknown:
            option = unknown[0].split("=")[0]
            if not option.startswith("-"):
                raise ConfigError(f"{option} is one argument too many; what has spaces in it goes in quotation marks")
            known = self._options_of(namespace)
            near = nearest(option, known)
            if len(known) > _FEW and not near.endswith("?"):
                near = f"; {self.prog} --help lists those there are"
            raise ConfigError(f"unknown option {option}{near}")
        return namespace

    def _intermixed(self, arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
        """Options and paths in any order; what follows '--' are paths, whatever they begin with."""
        paths = next((a.dest for a in self._actions if a.nargs == argparse.ZERO_OR_MORE), None)
        if paths is None or _PATHS_ONLY not in arguments:
            return self.parse_known_intermixed_args(arguments)
        at = arguments.index(_PATHS_ONLY)
        namespace, unknown = self.parse_known_intermixed_args(arguments[:at])
        setattr(namespace, paths, [*(getattr(namespace, paths) or ()), *arguments[at + 1 :]])
        return namespace, unknown

    def _options_of(self, namespace: argparse.Namespace) -> set[str]:
        """The options there are, with those of the action that was named."""
        options = set(self._option_string_actions)
        for action in self._actions:
            chosen = getattr(namespace, action.dest, None)
            if isinstance(action, argparse._SubParsersAction) and chosen is not None:
                options |= set(action.choices[chosen]._option_string_actions)
        return options


def run_command(arguments: Sequence[str]) -> int:
    """Parse the arguments, run the sub-command they name, and return its exit status.

    A NewslintError that reaches this far is said in one line on standard error.
    """
    try:
        parsed = _parse(arguments)
        run: Callable[[argparse.Namespace], int] = parsed.run
        return run(parsed)
    except NewslintError as error:
        notice(str(error))
        return FAILED
    except SystemExit as leaving:  # argparse has printed its help
        return int(leaving.code or 0)


def choice(noun: str, known: Sequence[str]) -> Callable[[str], str]:
    """An argument type: one of the known names, or an error that says which is nearest."""

    def one(text: str) -> str:
        if text not in known:
            raise argparse.ArgumentTypeError(f"unknown {noun} '{text}'{nearest(text, known)}")
        return text

    return one


def one_of(noun: str, known: Sequence[str], does: str = "") -> dict[str, Any]:
    """What makes an option take one of these names."""
    help = f"{does}: {', '.join(known)}" if does else ", ".join(known)
    return {"type": choice(noun, known), "metavar": noun.upper(), "help": help}


def day(text: str) -> date:
    """An argument type: a day, as an ISO date."""
    from datetime import date

    try:
        if len(text) == len("2024-01-18"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"'{text}' is not a date; write it as 2024-01-18")


def processes(text: str) -> int:
    """An argument type: how many processes, one at the least."""
    if text.isascii() and text.isdecimal() and int(text[:_DIGITS]) > 0 and len(text) <= _DIGITS:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no number of processes; write 1 or more")


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of an error message: what may have been meant."""
    from newslint.catalogue.nearest import nearest as nearest_known

    return nearest_known(name, known)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    first = arguments[0] if arguments else ""
    if first in COMMANDS:
        _, commands = _parser((first,))
        command: Parser = commands.choices[first]
        return command.parse(arguments[1:])
    if first in ("-h", "--help"):
        main, _ = _parser(COMMANDS)
        main.parse_args([first])
    if first.startswith("-"):
        if first == "--version":
            raise ConfigError(f"--version stands alone: {arguments[1]} does not go with it")
        raise ConfigError(f"unknown option {first}{nearest(first, ('--help', '--version'))}")
    if not first:
        raise ConfigError(f"name a command: {', '.join(COMMANDS)}; newslint --help tells more")
    raise ConfigError(f"unknown command {first}{_instead(first)}")


def _instead(word: str) -> str:
    """What a command that there is not may have been meant to be."""
    import os

    if os.path.lexists(word):
        return f"; to lint what is called so: newslint check {word}"
    if word in _LINTING:
        return "; did you mean 'check'?"
    return nearest(word, COMMANDS)


def _parser(names: Sequence[str]) -> tuple[Parser, Any]:
    """The parser with these sub-commands, and its sub-parsers."""
    main = Parser(prog="newslint", description="A linter for news wire copy.")
    main.add_argument("--version", action="store_true", help="say which version this is")
    commands = main.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for name in names:
        import_module(f"newslint.cli.{name}").add_parser(commands)
    return main, commands
