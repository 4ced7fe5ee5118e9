"""From the tags and text of XML to passages of copy, by what a vocabulary says of its elements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Protocol

from newslint.formats.inner_text import line_passages, paragraph_passages
from newslint.formats.passages import Passage
from newslint.formats.stretch import Stretch, joined, standing_for
from newslint.formats.vocabulary import CLOSED, FACT, OUTSIDE, Flow
from newslint.formats.whitespace import collapsed
from newslint.formats.xml_steps import Step, Steps
from newslint.formats.xml_tags import Tag, tags
from newslint.formats.xml_text import as_read, as_written, lines_as_read, text_of
from newslint.model import document as kinds
from newslint.typed import NamedTuple

# Members of an enumeration are looked up by a function of its class at every use; there are several a tag.
_INLINE, _PARTED, _BLOCK, _LINES, _SKIPPED = Flow.INLINE, Flow.PARTED, Flow.BLOCK, Flow.LINES, Flow.SKIPPED
_new = tuple.__new__  # makes records in a third of the time


class Listener(Protocol):
    """Who wants the passages, and to know of the elements that are watched."""

    def started(self, tag: Tag) -> str | None:
        """Told of a start tag; may give the kind of the text inside."""

    def ended(self, name: str, text: str) -> None:
        """Told of an end tag, and of the text since its start tag or since the last block in it."""

    def heard(self, passage: Passage) -> None:
        """Given a passage, in the order of the source."""


class _Open(NamedTuple):
    """What held around an element, and where its own text begins."""

    steps: Steps
    kind: str
    stated: bool
    in_lines: bool
    flow: Flow
    begin: int


class CopyReader:
    """Reads copy from a document and tells its listener."""

    def __init__(self, steps: Steps, listener: Listener) -> None:
        self._listener = listener
        self._steps = steps
        self._kind = OUTSIDE
        self._stated = self._in_lines = self._parted = False
        self._source = ""
        self._from = 0  # where the text begins that is not yet among the parts
        self._within: list[int] = []  # where in it the texts begin of elements that are watched
        self._breaks: list[tuple[int, int]] = []  # in it, ahead of these, where lines end that hold text
        self._parts: list[Stretch] = []  # of the block that is being read
        self._open: list[_Open | None] = []  # None where nothing changes inside
        self._skipped = 0
        #: Whether the copy has yet to begin: bylines and dated lines stand above it.
        self.opening = True

    def read(self, source: str) -> None:
        """Read a document. Raises what `tags` raises."""
        self._source = source
        for raw, begin, stop in tags(source):
            step = self._steps[raw]
            if self._skipped:
                self._skip(step, stop)
            elif step.is_end:
                around = self._open.pop()
                if around is not None:
                    self._end(step, around, begin, stop)
            elif step.is_plain:
                if not step.is_empty:
                    self._open.append(None)
            elif step.is_break:
                self._break(begin, stop)
            else:
                self._start(step, begin, stop)

    def _skip(self, step: Step, stop: int) -> None:
        if step.is_end:
            self._skipped -= 1
            self._from = stop
        elif not step.is_empty:
            self._skipped += 1

    def _start(self, step: Step, begin: int, stop: int) -> None:
        flow = step.flow
        kind = self._listener.started(step.tag) if step.is_watched else None
        if flow is _SKIPPED:
            if not step.is_empty:
                self._take(begin)
                self._skipped = 1
            return
        if kind is None:
            kind = step.given
        if kind is not None and flow < _BLOCK:
            flow = _BLOCK
        open_ = _new(_Open, (self._steps, self._kind, self._stated, self._in_lines, flow, stop))
        if flow >= _BLOCK:
            self._flush(begin)
            self._from = stop
            self._enter(step, kind, flow)
        elif flow is _INLINE:
            self._within.append(stop)
        elif flow is _PARTED:
            self._take(begin)
            self._from = stop
            self._parted = True
        else:
            self._break(begin, stop)
        if step.inside is not None:
            self._steps = step.inside
        if step.is_empty:
            self._end(step, open_, stop, stop)
        else:
            self._open.append(open_)

    def _break(self, begin: int, stop: int) -> None:
        """A line ends here, and a paragraph where it is an empty one."""
        line = self._source[self._breaks[-1][1] if self._breaks else self._from : begin].strip()
        if line and (line[0] not in "<&" or line[-1] not in ">;") and not self._in_lines and not self._within:
            self._breaks.append((begin, stop))  # whatever it has of tags and references, it is not empty
            return
        self._take(begin)
        self._from = stop
        last = next((part for part in reversed(self._parts) if not part.text.isspace() or _is_break(part)), None)
        if last is not None and _is_break(last):
            self._flush(stop)
        elif last is not None:
            self._parts.append(standing_for("\n", begin, stop))

    def _enter(self, step: Step, kind: str | None, flow: Flow) -> None:
        if self._kind not in CLOSED:
            self._kind = kind or step.kind or self._kind
        self._stated = self._stated or step.stated
        self._in_lines = flow is _LINES

    def _end(self, step: Step, around: _Open, begin: int, stop: int) -> None:
        flow = around.flow
        own = self._own(around, begin) if step.is_watched else None
        if flow >= _BLOCK:
            self._flush(begin)
            self._from = stop
        elif flow is _PARTED:
            self._take(begin)
            self._from = stop
            self._parted = True
        if own is not None:
            self._listener.ended(step.tag.name, own)
        self._steps, self._kind, self._stated, self._in_lines, _, _ = around

    def _own(self, open_: _Open, stop: int) -> str:
        """The text of an element since its start tag or since the last block in it."""
        if self._within and self._within[-1] == open_.begin:
            self._within.pop()
            return "" if self._kind == OUTSIDE else text_of(self._source, open_.begin, stop)
        self._take(stop)
        own = list(takewhile(lambda part: part.begin >= open_.begin, reversed(self._parts)))
        return "".join([part.text for part in own[::-1]])

    def _take(self, stop: int) -> None:
        """Read the text up to here."""
        for begin in self._within:
            self._read(begin)
        self._within.clear()
        self._read(stop)

    def _read(self, stop: int) -> None:
        begin, self._from = self._from, stop
        if begin >= stop or self._kind == OUTSIDE:
            self._breaks.clear()
            return
        if not self._parts and not self._in_lines:  # white space ahead of a block's text is none
            text = self._source[begin:stop].lstrip()
            begin = stop - len(text)
            if not text:
                return
        if self._breaks:
            self._read_lines(begin, stop)
        else:
            self._add((as_written if self._in_lines else as_read)(self._source, begin, stop))

    def _read_lines(self, begin: int, stop: int) -> None:
        breaks, self._breaks = self._breaks, []
        lines = lines_as_read(self._source, begin, breaks, stop)
        if lines is not None:
            self._add(lines)
            return
        for end, after in breaks:
            self._add(as_read(self._source, begin, end))
            self._parts.append(standing_for("\n", end, after))
            begin = after
        self._add(as_read(self._source, begin, stop))

    def _add(self, part: Stretch) -> None:
        if not part.text or (not self._parts and part.text.isspace()):
            return
        if self._parted:
            self._parted = False
            if self._parts and self._parts[-1].text[-1].isalnum() and part.text[0].isalnum():
                self._parts.append(standing_for(" ", part.begin, part.begin))
        self._parts.append(part)

    def _flush(self, stop: int) -> None:
        """Hand on the text so far: a block begins or ends here."""
        if not self._in_lines and not self._within:  # nor is white space behind it
            text = self._source[self._from : stop].rstrip()
            if text:
                self._read(self._from + len(text))
        else:
            self._take(stop)
        if not self._parts:
            return
        parts, self._parts, self._parted = self._parts, [], False
        kind = self._kind
        if kind == kinds.PARAGRAPH:
            found = self._paragraphs(parts)
        elif kind == FACT or not (copy := _tidied(parts)).text:
            return
        else:
            found = (Passage(kind, copy, self._stated),)
        for passage in found:
            self._listener.heard(passage)
            self.opening = self.opening and passage.kind != kinds.PARAGRAPH

    def _paragraphs(self, parts: Sequence[Stretch]) -> Iterable[Passage]:
        if self._in_lines:
            return line_passages(joined(parts), opening=self.opening)
        copy = _tidied(parts)
        return paragraph_passages(copy, opening=self.opening) if copy.text else ()


def _tidied(parts: Sequence[Stretch]) -> Stretch:
    """The copy of parts with white space as a reader of the page sees it, none at either end."""
    if len(parts) == 1:
        return collapsed(parts[0]).trimmed()
    lines: list[Stretch] = []
    at = 0
    for end in (*(number for number, part in enumerate(parts) if _is_break(part)), len(parts)):
        lines += (collapsed(joined(parts[at:end])).trimmed(), *parts[end : end + 1])
        at = end + 1
    return joined(lines).trimmed()


def _is_break(part: Stretch) -> bool:
    return part.text == "\n" and part.stands_for_its_source()
