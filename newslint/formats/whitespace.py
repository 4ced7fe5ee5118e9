"""White space in markup: however it is set in the source, a reader of the page sees one space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint.formats.builder import Run, text_of
from newslint.formats.joined_runs import JoinedRuns
from newslint.model.span import Span

#: White space that markup joins; a no-break space is a character like any other.
_JOINED = re.compile(r"(?:[ \t\f]|\r?\n){2,}|[\t\f]|\r(?!\n)")
_EMPTY_LINES = re.compile(r"(?:\r\n?+|\n)[ \t]*+(?:\r\n?|\n)\s*")


def collapsed(runs: Iterable[Run]) -> list[Run]:
    """The runs with every stretch of white space made one space, also where it crosses from one run to the next.

    A newline of the source with no white space around it stays.

    A run that is not verbatim and is "\\n" is a line break of the markup's own, such as HTML's <br>: it stays, and
    spaces around it go.
    """
    found: list[Run] = []
    for run in runs:
        if run.text == "\n" and not run.verbatim:
            drop_space(found)
            found.append(run)
            continue
        for part in _parts(run):
            if part.text[0] in " \n\r" and (not found or found[-1].text[-1] in " \n"):
                part = _without_first(part)
            if part.text:
                found.append(part)
    return found


def divided(runs: list[Run]) -> Iterator[list[Run]]:
    """The paragraphs of text that nothing but empty lines divides, white space as it stands."""
    text = text_of(runs)
    if _EMPTY_LINES.search(text) is None:
        yield runs
        return
    joined, at = JoinedRuns(runs), 0
    for gap in _EMPTY_LINES.finditer(text):
        if at < gap.start():
            yield joined.cut(Span(at, gap.start()))
        at = gap.end()
    if at < len(text):
        yield joined.cut(Span(at, len(text)))


def _parts(run: Run) -> Iterable[Run]:
    if not run.verbatim:
        return (run._replace(text=_JOINED.sub(" ", run.text)),) if run.text else ()
    parts, at = [], 0
    for space in _JOINED.finditer(run.text):
        if at < space.start():
            parts.append(Run(run.text[at : space.start()], run.begin + at, run.begin + space.start(), True))
        parts.append(Run(" ", run.begin + space.start(), run.begin + space.end(), False))
        at = space.end()
    if at < len(run.text):
        parts.append(run if not at else Run(run.text[at:], run.begin + at, run.stop, True))
    return parts


def _without_first(part: Run) -> Run:
    first = 2 if part.text.startswith("\r\n") else 1
    return part._replace(text=part.text[first:], begin=part.begin + first if part.verbatim else part.begin)


def drop_space(found: list[Run]) -> None:
    """Take off the space that runs end with, if they do."""
    if found and found[-1].text[-1] == " ":
        last = found.pop()
        if len(last.text) > 1:
            found.append(last._replace(text=last.text[:-1], stop=last.stop - 1 if last.verbatim else last.stop))
