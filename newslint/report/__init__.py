"""A report in the format asked for: one module a format, each a pure function of report, stream and options."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from newslint.model.diagnostic import Report

#: The formats by name; each is the module of this package that is called so, and is imported when asked for.
FORMATS = ("text", "concise", "json", "jsonl")


class Options(NamedTuple):
    """How to write for a person; formats for programs take no notice.

    `width` is the terminal's in columns, None where the stream is no terminal: then nothing is cut.
    """

    colour: bool = False
    width: int | None = None


PLAIN = Options()


def write_report(name: str, report: Report, stream: TextIO, options: Options = PLAIN) -> None:
    """Write the whole report in this format, one of FORMATS. What the stream raises goes to the caller."""
    from importlib import import_module

    import_module(f"{__name__}.{name}").write(report, stream, options)
