"""From the tags and text of XML to passages of copy, by what a vocabulary says of its elements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from newslint.formats.inner_text import line_passages, paragraph_passages
from newslint.formats.passages import Passage
from newslint.formats.stretch import Run, Stretch, joined, of_runs
from newslint.formats.vocabulary import CLOSED, FACT, OUTSIDE, Element, Flow, Vocabulary
from newslint.formats.whitespace import collapsed
from newslint.formats.xml_events import End, Start
from newslint.model import document as kinds
from newslint.typed import NamedTuple

# Members of an enumeration are looked up by a function of its class at every use; there are several a tag.
_PARTED, _BREAK, _BLOCK, _LINES, _SKIPPED = Flow.PARTED, Flow.BREAK, Flow.BLOCK, Flow.LINES, Flow.SKIPPED


class Listener(Protocol):
    """Who wants the passages, and to know of the tags whose local names are `watched`."""

    watched: frozenset[str]

    def started(self, tag: Start) -> str | None:
        """Told of a start tag; may give the kind of the text inside."""

    def ended(self, tag: End, copy: Stretch) -> None:
        """Told of an end tag, and of the text since its start tag or since the last block in it."""

    def heard(self, passage: Passage) -> None:
        """Given a passage, in the order of the source."""


class _Open(NamedTuple):
    """What held around an element, and where its own text begins among the runs."""

    vocabulary: Vocabulary
    kind: str
    stated: bool
    in_lines: bool
    flow: Flow
    mark: int


class CopyReader:
    """Reads copy from the events of a document and tells its listener."""

    def __init__(self, vocabulary: Vocabulary, listener: Listener) -> None:
        self._listener = listener
        self._watched = listener.watched
        self._vocabulary = vocabulary
        self._kind = OUTSIDE
        self._stated = self._in_lines = self._parted = False
        self._runs: list[Run] = []
        self._open: list[_Open] = []
        self._skipped = 0
        #: Whether the copy has yet to begin: bylines and dated lines stand above it.
        self.opening = True

    def read(self, events: Iterable[Start | End | Run]) -> None:
        """Read a document. Raises what the events raise."""
        for event in events:
            if type(event) is Run:
                # White space ahead of a block's text is most of what stands between tags.
                if self._kind != OUTSIDE and not self._skipped and (self._runs or not event.text.isspace()):
                    self._add(event)
            elif type(event) is Start:
                self._start(event)
            elif type(event) is End:
                self._end(event)
        self._flush()

    def _add(self, run: Run) -> None:
        if self._parted:
            self._parted = False
            if self._runs and self._runs[-1].text[-1].isalnum() and run.text[0].isalnum():
                self._runs.append(Run(" ", run.begin, run.begin, verbatim=False))
        self._runs.append(run)

    def _start(self, tag: Start) -> None:
        vocabulary = self._vocabulary
        element = vocabulary.elements.get(tag.name, vocabulary.other)
        if self._skipped:
            self._skipped += 1
            return
        kind = self._listener.started(tag) if tag.name in self._watched else None
        if element.flow is _SKIPPED:
            self._skipped = 1
            return
        if kind is None and vocabulary.classes and "class" in tag.attributes:
            given = tag.attributes["class"].split()
            kind = next((vocabulary.classes[name] for name in given if name in vocabulary.classes), None)
        flow = element.flow if kind is None else max(element.flow, _BLOCK)
        around = self._kind, self._stated, self._in_lines
        if flow >= _BLOCK:
            self._flush()
            self._enter(element, kind, flow)
        self._open.append(_Open(vocabulary, *around, flow, len(self._runs)))
        if element.inside is not None:
            self._vocabulary = element.inside
        if flow is _BREAK:
            self._break(tag)
        elif flow is _PARTED:
            self._parted = True

    def _break(self, tag: Start) -> None:
        """A line ends here, and a paragraph where it is an empty one."""
        last = next((run for run in reversed(self._runs) if not run.text.isspace() or _is_break(run)), None)
        if last is not None and _is_break(last):
            self._flush()
        elif last is not None:
            self._runs.append(Run("\n", tag.begin, tag.stop, verbatim=False))

    def _enter(self, element: Element, kind: str | None, flow: Flow) -> None:
        if self._kind not in CLOSED:
            self._kind = kind or element.kind or self._kind
        self._stated = self._stated or element.stated
        self._in_lines = flow is _LINES

    def _end(self, tag: End) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        around = self._open.pop()
        own = of_runs(self._runs[around.mark :]) if tag.name in self._watched else None
        if around.flow >= _BLOCK:
            self._flush()
        if own is not None:
            self._listener.ended(tag, own)
        self._parted = self._parted or around.flow is _PARTED
        self._vocabulary, self._kind, self._stated, self._in_lines = around[:4]

    def _flush(self) -> None:
        """Hand on the text so far: a block begins or ends here."""
        runs, self._runs, self._parted = self._runs, [], False
        if not runs or self._kind in (FACT, OUTSIDE):
            return
        found: Iterable[Passage]
        if self._kind != kinds.PARAGRAPH:
            kept = _tidied(runs)
            found = (Passage(self._kind, kept, self._stated),) if kept.text else ()
        elif self._in_lines:
            found = line_passages(of_runs(runs), opening=self.opening)
        else:
            kept = _tidied(runs)
            found = paragraph_passages(kept, opening=self.opening) if kept.text else ()
        for passage in found:
            self._listener.heard(passage)
            self.opening = self.opening and passage.kind != kinds.PARAGRAPH


def _tidied(runs: Sequence[Run]) -> Stretch:
    """The copy of runs with white space as a reader of the page sees it, none at either end."""
    lines: list[Stretch] = []
    at = 0
    for end in (*(number for number, run in enumerate(runs) if _is_break(run)), len(runs)):
        lines += (collapsed(of_runs(runs[at:end])).trimmed(), of_runs(runs[end : end + 1]))
        at = end + 1
    return joined(lines).trimmed()


def _is_break(run: Run) -> bool:
    return run.text == "\n" and not run.verbatim
