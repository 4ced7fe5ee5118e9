"""A report in the format asked for: one module a format, each a pure function of report, stream and options."""

from __future__ import annotations

from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TextIO

    from newslint.model.diagnostic import Report

#: The formats by name; each is the module of this package that is called so, and is imported when asked for.
FORMATS = (
    *("text", "concise", "json", "jsonl", "sarif", "github", "gitlab"),
    *("junit", "checkstyle", "rdjson", "rdjsonl", "markdown", "html"),
)
#: What stands in for `text` where only counts are asked for.
STATISTICS = "statistics"
#: Those that tell of the rules, and those that show the copy: for them the report has to carry it.
WITH_RULES = frozenset(("sarif", "html"))
WITH_COPIES = frozenset(("html",))


class Options(NamedTuple):
    """How to write: `colour` and `width` are for a person, the folders for programs.

    `width` is the terminal's in columns, None where the stream is no terminal: then nothing is cut. `folder` is the
    absolute folder that the report's paths count from, `root` the one that a program counts them from, such as the
    top of a repository; where they are not known, paths stay as they are.
    """

    colour: bool = False
    width: int | None = None
    folder: str | None = None
    root: str | None = None


PLAIN = Options()


def write_report(name: str, report: Report, stream: TextIO, options: Options = PLAIN) -> None:
    """Write the whole report in a format of FORMATS, or STATISTICS. What the stream raises goes to the caller."""
    from importlib import import_module

    import_module(f"{__name__}.{name}").write(report, stream, options)
