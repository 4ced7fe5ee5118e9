"""From what a check says of a comment to what a user is told."""

from __future__ import annotations

from newslint.catalogue.render import render
from newslint.engine.excerpt import excerpt
from newslint.engine.fingerprint import fingerprint
from newslint.model.diagnostic import SAFETIES, Diagnostic, Edit, Fix
from newslint.model.span import LineIndex, Position, SourceSpan, Span
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.catalogue.rule import Rule
    from newslint.model.diagnostic import Remark
    from newslint.model.document import Document

_SAFE, _UNSAFE, _DISPLAY = SAFETIES
_OPEN, _CLOSE = "<!--", "-->"
_SPACES, _ENDS = " \t", "\r\n"


def complete_remark(rule: Rule, remark: Remark, document: Document, lines: LineIndex) -> Diagnostic:
    """The diagnostic of a remark; its place is the comment's.

    Raises RuleError where the card's message asks for what the remark does not say.
    """
    source = document.source
    start, end = _positions(lines, remark.comment.source)
    text = f"{_OPEN}{remark.comment.text}{_CLOSE}" if remark.comment.closed else f"{_OPEN} {remark.comment.text}"
    marked = f"{remark.about} {text}"
    return Diagnostic(
        rule=rule.id,
        severity=rule.severity,
        certainty=rule.certainty or "certain",
        message=render(rule.message, remark.data),
        path=document.path,
        story=document.story,
        text=text,
        start=start,
        end=end,
        excerpt=excerpt(source, lines, start, end),
        reasons=(),
        fixes=(_fix(rule, remark, document, lines),) if remark.comment.closed else (),
        related=(),
        entity=None,
        fingerprint=fingerprint(rule.id, marked, Span(0, len(marked)), Span(0, len(marked))),
    )


def _fix(rule: Rule, remark: Remark, document: Document, lines: LineIndex) -> Fix:
    """The comment taken out, or written with what is left of it; for a person to do where it is escaped."""
    place, safety = remark.comment.source, rule.fix.safety if rule.fix else _DISPLAY
    if not document.rewritable:
        safety = _DISPLAY
    if not remark.rest:
        edit = Edit(*_positions(lines, _with_space(document.source, place)), "")
        return Fix("Take out the comment", safety, (edit,))
    is_verbatim = place.stop - place.begin == len(remark.comment.text) + len(_OPEN) + len(_CLOSE)
    edit = Edit(*_positions(lines, place), f"{_OPEN}{remark.rest}{_CLOSE}")
    return Fix(f"Take out '{remark.about}'", safety if is_verbatim else _DISPLAY, (edit,))


def _positions(lines: LineIndex, span: SourceSpan) -> tuple[Position, Position]:
    return lines.position(span.begin), lines.position(span.stop)


def _with_space(source: str, comment: SourceSpan) -> SourceSpan:
    """A comment with the line that it has to itself, or the space that would be left before nothing."""
    begin, stop = comment
    while begin and source[begin - 1] in _SPACES:
        begin -= 1
    after = stop
    while after < len(source) and source[after] in _SPACES:
        after += 1
    if after < len(source) and source[after] not in _ENDS:
        return SourceSpan(begin if after > stop else comment.begin, stop)
    if begin and source[begin - 1] not in _ENDS:
        return SourceSpan(begin, stop)
    if source.startswith("\r\n", after):
        after += 2
    elif after < len(source):
        after += 1
    return SourceSpan(begin, after)
