"""GitHub annotations: workflow commands in the log of a step."""

from __future__ import annotations

from typing import TextIO

from newslint.model.diagnostic import Failure, Report
from newslint.report import Options
from newslint.report.one_line import one_line, readable, whole
from newslint.report.places import named
from newslint.report.wording import Said, explained, summary, worst_first

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
#: Annotations of one level that GitHub shows of a step; the others it drops in silence.
_SHOWN = 10


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Failures and the most severe diagnostics as annotations, as many as GitHub shows; then the others as plain lines
    of the log, and how many there are of all.
    """
    left = dict.fromkeys(_LEVELS.values(), _SHOWN)
    rest: list[Said] = []
    everything: list[Said] = [*report.failures, *worst_first(report.diagnostics)]
    for said in everything:
        level = "error" if isinstance(said, Failure) else _LEVELS[said.severity]
        left[level] -= 1
        if left[level] >= 0:
            stream.write(_command(level, said, options) + "\n")
        else:
            rest.append(said)
    for said in rest:
        stream.write(whole(_plain(said)) + "\n")
    if rest:
        stream.write(f"newslint: {summary(report)} GitHub shows {_SHOWN} of a kind; the others are the lines above.\n")


def _command(level: str, said: Said, options: Options) -> str:
    if isinstance(said, Failure):
        place: dict[str, object] = {}
        title, message = "newslint failure", one_line(said.message)
    else:
        place = {"line": said.start.line, "endLine": said.end.line}
        # Columns of a stretch over several lines make GitHub drop the annotation.
        if said.start.line == said.end.line:
            place.update(col=said.start.column, endColumn=said.end.column)
        title, message = said.rule, explained(said)
    properties = {"title": title, "file": named(said.path, options), **place}
    written = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())
    return f"::{level} {written}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    """The text with what ends a command, or with `also` a property, percent-encoded."""
    text = whole(text)
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _plain(said: Said) -> str:
    """A line that is no command, whatever its path is."""
    if isinstance(said, Failure):
        return one_line(f"- {readable(said.path)}: failure: {said.message}")
    return one_line(
        f"- {readable(said.path)}:{said.start.line}:{said.start.column}: {said.severity}: {said.message} [{said.rule}]"
    )
