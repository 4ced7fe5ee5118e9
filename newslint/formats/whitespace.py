"""White space in markup: however it is set in the source, a reader of the page sees one space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint.formats.builder import Run, text_of
from newslint.formats.joined_runs import JoinedRuns
from newslint.model.span import Span

_SPACE = r"(?:[ \t\f]|\r?\n)"
#: White space that markup joins; a no-break space is a character like any other. It is looked for by the one set of
#: characters that it may begin with, in a third of the time of a search for any of these.
_JOINED = re.compile(
    r"[ \t\f\r\n](?:(?=[ \t\f\r\n])|(?<![ \n]))"
    rf"(?:(?<=[ \n]){_SPACE}++|(?<=[\t\f]){_SPACE}*+|(?<=\r)(?:\n{_SPACE}++|(?!\n)))"
)
_EMPTY_LINES = re.compile(r"(?:\r\n?+|\n)[ \t]*+(?:\r\n?|\n)\s*")
_FIRST = frozenset(" \n\r")
_new = tuple.__new__


def collapsed(runs: Iterable[Run]) -> list[Run]:
    """The runs with every stretch of white space made one space, also where it crosses from one run to the next.

    A newline of the source with no white space around it stays.

    A run that is not verbatim and is "\\n" is a line break of the markup's own, such as HTML's <br>: it stays, and
    spaces around it go.
    """
    found: list[Run] = []
    for run in runs:
        text, begin, stop, verbatim = run
        if not verbatim:
            if text == "\n":
                drop_space(found)
                found.append(run)
            else:
                _add(found, _JOINED.sub(" ", text), begin, stop, verbatim=False)
            continue
        at = 0
        for space in _JOINED.finditer(text):
            first, after = space.span()
            _add(found, text[at:first], begin + at, begin + first, verbatim=True)
            _add(found, " ", begin + first, begin + after, verbatim=False)
            at = after
        _add(found, text[at:] if at else text, begin + at, stop, verbatim=True)
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


def _add(found: list[Run], text: str, begin: int, stop: int, *, verbatim: bool) -> None:
    """Add a run, less the white space it begins with where there is some before it, or nothing at all."""
    if text[:1] in _FIRST and (not found or found[-1].text[-1] in " \n"):
        first = 2 if text.startswith("\r\n") else 1
        text = text[first:]
        begin += first if verbatim else 0
    if text:
        found.append(_new(Run, (text, begin, stop, verbatim)))


def drop_space(found: list[Run]) -> None:
    """Take off the space that runs end with, if they do."""
    if found and found[-1].text[-1] == " ":
        last = found.pop()
        if len(last.text) > 1:
            found.append(last._replace(text=last.text[:-1], stop=last.stop - 1 if last.verbatim else last.stop))
