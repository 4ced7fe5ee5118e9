"""Plain text cut into paragraphs: by blank lines, and inside a run of lines by how they were broken."""

from __future__ import annotations

import re
from itertools import pairwise

from newslint.formats.wire import is_byline, is_sign_off, same_title
from newslint.typed import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_STOPS, _CLOSERS = frozenset(".!?:;…"), "'\"”’»)]"
#: How many characters, a stop and what closes behind it, end a sentence at the most.
_LONGEST_END = 8
_INNER_STOP = re.compile(r"[.!?](?<=[^\W\d_]{4}[.!?])['\"”’)]*\s+['\"“‘(]*[^\W\d_]")
# Compiled when a line first may have one.
_BULLET = r"(?:[•*·▪‣◦●○■–—-]|\(?\d{1,2}[.)])[ \t\xa0]+(?=\S)"
_BULLETS = frozenset("•*·▪‣◦●○■–—-(")
#: Nobody wraps copy by hand beyond this.
_WIDEST = 120
#: How far short of the width a wrapped line may fall for no reason.
_RAGGED = 12
_new = tuple.__new__  # makes lines and paragraphs in a third of the time


class Line(NamedTuple):
    """A line without the white space around it; `indent` is how far it was moved in."""

    start: int
    end: int
    indent: int


class Paragraph(NamedTuple):
    """The lines of one paragraph; `alone` where blank lines set it off."""

    lines: list[Line]
    alone: bool


def bullet_end(text: str, start: int, end: int) -> int:
    """Where the text after a bullet or a number begins; `start` where there is no bullet."""
    first = text[start : start + 1]
    if first not in _BULLETS and not first.isdecimal():
        return start
    found = re.compile(_BULLET).match(text, start, end)
    return found.end() if found else start


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether this stretch ends with a stop, quotes and brackets after it aside."""
    return text[max(start, end - _LONGEST_END) : end].removesuffix("\n").rstrip(_CLOSERS)[-1:] in _STOPS


def has_inner_stop(text: str) -> bool:
    """Whether a sentence ends inside this line and another begins; initials and short abbreviations are no end."""
    return _INNER_STOP.search(text) is not None


def runs_of_lines(text: str) -> list[list[Line]]:
    """Lines with no blank line between them, together; any of LF, CRLF and CR ends a line."""
    runs: list[list[Line]] = []
    last = 0
    for found in _LINE.finditer(text):
        begin, end = found.span()
        bare = found.group().lstrip()
        if not bare:
            continue
        start = end - len(bare)
        line = _new(Line, (start, start + len(bare.rstrip()), start - begin))
        gap = text[last:begin]
        if runs and (gap == "\n" or (gap.count("\n") <= 1 and gap.count("\r") <= 1)):
            runs[-1].append(line)
        else:
            runs.append([line])
        last = end
    return runs


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs, in order. A line that was wrapped by hand goes on in the next one."""
    if "\r" not in text and text.count("\n") == 2 * text.count("\n\n"):
        return _set_apart(text)
    runs = runs_of_lines(text)
    wrapped = _is_wrapped(text, runs)
    found: list[Paragraph] = []
    for run in runs:
        if len(run) == 1:
            found.append(_new(Paragraph, (run, True)))
        else:
            parts = _split(text, run) if wrapped and _width(run) <= _WIDEST else [[line] for line in run]
            found += [_new(Paragraph, (part, len(parts) == 1)) for part in parts]
    return found


def _set_apart(text: str) -> list[Paragraph]:
    """The paragraphs of a text that has an empty line between any two of its lines."""
    found = []
    at = 0
    for part in text.split("\n\n"):
        bare = part.strip()
        if bare:
            indent = len(part) - len(part.lstrip())
            start = at + indent
            found.append(_new(Paragraph, ([_new(Line, (start, start + len(bare), indent))], True)))
        at += len(part) + 2
    return found


def _is_wrapped(text: str, runs: list[list[Line]]) -> bool:
    """Whether lines were broken at a width: then they do not end as sentences do, and the next word had no room."""
    inner = broken = 0
    for run in runs:
        width = _width(run) if len(run) > 1 else 0
        if 0 < width <= _WIDEST and ends_sentence(text, run[-1].start, run[-1].end):
            inner += len(run) - 1
            broken += sum(
                not ends_sentence(text, above.start, above.end)
                and not _had_room(text, above, line, width)
                and not same_title(text[above.start : above.end], text[line.start : line.end])
                for above, line in pairwise(run)
            )
    return broken > 0.4 * inner


def _width(run: list[Line]) -> int:
    return max(line.indent + line.end - line.start for line in run)


def _had_room(text: str, above: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line would have gone on the line above, some raggedness allowed."""
    first = text[line.start : line.end].split(None, 1)[0]
    return above.indent + above.end - above.start + 1 + len(first) < width - _RAGGED


def _split(text: str, run: list[Line]) -> list[list[Line]]:
    width = _width(run)
    found = [[run[0]]]
    for above, line in pairwise(run):
        opens = found[-1][0]
        if _starts_anew(text, above, line, width, in_list=bullet_end(text, opens.start, opens.end) > opens.start):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _starts_anew(text: str, above: Line, line: Line, width: int, *, in_list: bool) -> bool:
    """Whether a line of wrapped copy opens a paragraph: moved in, a list item, or under a line that was cut short."""
    stopped = ends_sentence(text, above.start, above.end)
    if bullet_end(text, line.start, line.end) > line.start and (in_list or stopped):
        return True
    if line.indent > above.indent and not in_list:
        return stopped
    words, upper = text[line.start : line.end], text[above.start : above.end]
    if is_byline(words) or is_byline(upper) or is_sign_off(words) or same_title(words, upper):
        return True
    return _had_room(text, above, line, width if stopped else width // 2)
