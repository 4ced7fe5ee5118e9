"""What a check finds, what a user is told, and what a run came to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newslint.model.document import Comment, Copy
from newslint.model.span import Position, Span
from newslint.typed import NamedTuple

#: Severities, the least first.
SEVERITIES = ("info", "warning", "error")
#: Certainties, the least first. What is only possible is hidden unless asked for.
CERTAINTIES = ("possible", "likely", "certain")
#: How freely a fix may be applied: *safe* cannot change the meaning, *unsafe* changes a name or wording
#: on evidence, *display* is for a person to choose.
SAFETIES = ("safe", "unsafe", "display")

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Replacement(NamedTuple):
    """One right text a check offers for a stretch of text, the best first.

    `title` and `safety` default to the rule card's.
    """

    text: str
    span: Span | None = None  # default: the finding's
    title: str | None = None
    safety: str | None = None


class Note(NamedTuple):
    """A second place in the text that explains a finding."""

    message: str
    span: Span


class Finding(NamedTuple):
    """What a check yields, on spans of the text; the engine completes it with the rule's card.

    `data` fills the card's message; `reasons` are the evidence, each a short clause; `certainty` and
    `replacements` default to the card's.
    """

    span: Span
    data: Mapping[str, str] = _NOTHING
    replacements: tuple[Replacement, ...] | None = None
    notes: tuple[Note, ...] = ()
    reasons: tuple[str, ...] = ()
    certainty: str = "likely"
    entity: str | None = None


class Remark(NamedTuple):
    """What a check yields of a comment; the fix writes `rest` for what the comment says, or takes it out.

    `about` is what it is about of what the comment says, empty for the whole.
    """

    comment: Comment
    data: Mapping[str, str] = _NOTHING
    rest: str = ""
    about: str = ""


class Edit(NamedTuple):
    """A replacement of one stretch of the source."""

    start: Position
    end: Position
    replacement: str


class Fix(NamedTuple):
    """One way to put a diagnostic right."""

    title: str
    safety: str
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """A second place that explains a diagnostic; `span` is where it stands in the text, if in the same story."""

    message: str
    path: str
    start: Position
    end: Position
    span: Span | None = None


class Excerpt(NamedTuple):
    """The copy around a diagnostic, from one line of the source; `start` to `end` of `text` is the marked part."""

    text: str
    start: int
    end: int


class Diagnostic(NamedTuple):
    """One thing to tell the user, at its exact place in the source.

    `text` is the marked copy as read, and `span` where it stands in the text of its story; None where it is no copy.
    """

    rule: str
    severity: str
    certainty: str
    message: str
    path: str
    story: str | None
    text: str
    start: Position
    end: Position
    excerpt: Excerpt
    reasons: tuple[str, ...]
    fixes: tuple[Fix, ...]
    related: tuple[Related, ...]
    entity: str | None
    fingerprint: str
    span: Span | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.path, self.start.offset, self.end.offset, self.rule, self.message)


class Failure(NamedTuple):
    """Something that could not be done: an unreadable story, a check that crashed."""

    path: str
    kind: str
    message: str


class Description(NamedTuple):
    """What the reader of a report may ask of a rule; `reported` is copy that it reports, `right` the same put right."""

    id: str
    summary: str
    severity: str
    certainty: str
    rationale: str | None = None
    source: str | None = None
    reported: str | None = None
    right: str | None = None


class Hidden(NamedTuple):
    """How many diagnostics a report leaves out, each counted once, by what hides it.

    `suppressed` by comments, `[sic]` and settings; of the others those that the `baseline` holds; of what is left those
    on lines that are `unchanged`.
    """

    suppressed: int = 0
    baseline: int = 0
    unchanged: int = 0


class Report(NamedTuple):
    """What a run came to. `files` counts the files with stories and what failed; `hidden` what is left out.

    `passed` are the files that were looked into and hold no story, as need not be where nobody named them.
    `fixed` counts the fixes that were made, whose diagnostics are no longer among those here.

    Only for formats that show them there are `copies`, of the stories that have diagnostics, and `rules`, those that
    ran, by id.
    """

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...]
    files: int
    copies: tuple[Copy, ...] = ()
    rules: tuple[Description, ...] = ()
    hidden: Hidden = Hidden()
    fixed: int = 0
    passed: tuple[str, ...] = ()

    def count(self, severity: str) -> int:
        return sum(d.severity == severity for d in self.diagnostics)


class Claim(NamedTuple):
    """What a run-wide check yields of one story: a topic, and keys of it that no other story may claim as well.

    The engine reports a claim that shares topic and key with an earlier story's, related to that story's span. Topics
    are to differ between nearly all stories.
    """

    topic: str
    keys: tuple[str, ...]
    span: Span
    data: Mapping[str, str] = _NOTHING
