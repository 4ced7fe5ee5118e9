"""From the tags and text of XML to passages of copy, by what a vocabulary says of its elements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from newslint.formats.inner_text import line_passages, paragraph_passages
from newslint.formats.passages import Passage
from newslint.formats.stretch import Stretch, joined
from newslint.formats.vocabulary import CLOSED, FACT, OUTSIDE, Flow
from newslint.formats.xml_block import OpenBlock, tidied
from newslint.formats.xml_steps import Step, Steps
from newslint.formats.xml_tags import Tag, tags
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
        self._stated = False
        self._block = OpenBlock()
        self._open: list[_Open | None] = []  # None where nothing changes inside
        self._skipped = 0
        #: Whether the copy has yet to begin: bylines and dated lines stand above it.
        self.opening = True

    def read(self, source: str) -> None:
        """Read a document. Raises what `tags` raises."""
        self._block = block = OpenBlock(source)
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
            elif not step.is_break:
                self._start(step, begin, stop)
            elif block.end_line(begin, stop):
                self._flush(stop)

    def _skip(self, step: Step, stop: int) -> None:
        if step.is_end:
            self._skipped -= 1
            self._block.pass_over(stop)
        elif not step.is_empty:
            self._skipped += 1

    def _start(self, step: Step, begin: int, stop: int) -> None:
        flow, block = step.flow, self._block
        kind = self._listener.started(step.tag) if step.is_watched else None
        if flow is _SKIPPED:
            if not step.is_empty:
                block.take(begin)
                self._skipped = 1
            return
        if kind is None:
            kind = step.given
        if kind is not None and flow < _BLOCK:
            flow = _BLOCK
        open_ = _new(_Open, (self._steps, self._kind, self._stated, block.in_lines, flow, stop))
        if flow >= _BLOCK:
            self._flush(begin)
            block.pass_over(stop)
            self._enter(step, kind, flow)
        elif flow is _INLINE:
            block.watch(stop)
        elif flow is _PARTED:
            block.part(begin, stop)
        elif block.end_line(begin, stop):
            self._flush(stop)
        if step.inside is not None:
            self._steps = step.inside
        if step.is_empty:
            self._end(step, open_, stop, stop)
        else:
            self._open.append(open_)

    def _enter(self, step: Step, kind: str | None, flow: Flow) -> None:
        if self._kind not in CLOSED:
            self._kind = kind or step.kind or self._kind
        self._stated = self._stated or step.stated
        self._block.in_lines = flow is _LINES
        self._block.is_outside = self._kind == OUTSIDE

    def _end(self, step: Step, around: _Open, begin: int, stop: int) -> None:
        flow, block = around.flow, self._block
        own = block.own(around.begin, begin) if step.is_watched else None
        if flow >= _BLOCK:
            self._flush(begin)
            block.pass_over(stop)
        elif flow is _PARTED:
            block.part(begin, stop)
        if own is not None:
            self._listener.ended(step.tag.name, own)
        self._steps, self._kind, self._stated, block.in_lines, _, _ = around
        block.is_outside = self._kind == OUTSIDE

    def _flush(self, stop: int) -> None:
        """Hand on the text so far: a block begins or ends here."""
        parts = self._block.whole(stop)
        if not parts:
            return
        kind = self._kind
        if kind == kinds.PARAGRAPH:
            found = self._paragraphs(parts)
        elif kind == FACT or not (copy := tidied(parts)).text:
            return
        else:
            found = (Passage(kind, copy, self._stated),)
        for passage in found:
            self._listener.heard(passage)
            self.opening = self.opening and passage.kind != kinds.PARAGRAPH

    def _paragraphs(self, parts: Sequence[Stretch]) -> Iterable[Passage]:
        if self._block.in_lines:
            return line_passages(joined(parts), opening=self.opening)
        copy = tidied(parts)
        return paragraph_passages(copy, opening=self.opening) if copy.text else ()
