"""From what a check yields to what a user is told: the card's words, the place in the source, the fixes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property, lru_cache

from newslint.catalogue.render import render
from newslint.engine.excerpt import excerpt
from newslint.engine.fingerprint import fingerprint
from newslint.model.diagnostic import SAFETIES, Diagnostic, Edit, Finding, Fix, Related, Replacement
from newslint.model.span import LineIndex, Position, Span
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story
    from newslint.catalogue.rule import Rule

_DISPLAY = SAFETIES[-1]
#: Characters that may stand for something else where the source is markup or a string literal.
_MARKUP = frozenset('&<>"\\*_[]`\r\n\t')


class Completion:
    """Completes the findings of one story. Positions are worked out once a place."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._document = story.document
        self._known: dict[int, Position] = {}

    def diagnostic(self, rule: Rule, finding: Finding) -> Diagnostic:
        """The diagnostic of a finding of this rule.

        Raises RuleError where the card's message asks for what the finding does not say, and ValueError where a
        span reaches outside the text.
        """
        document, span = self._document, finding.span
        start, end = self._places(span)
        return Diagnostic(
            rule=rule.id,
            severity=rule.severity,
            certainty=certainty(rule, finding),
            message=render(rule.message, finding.data),
            path=document.path,
            story=document.story,
            text=document.text[span.start : span.end],
            start=start,
            end=end,
            excerpt=excerpt(document.source, self._lines, start, end),
            reasons=finding.reasons,
            fixes=self._fixes(rule, finding),
            related=tuple(Related(n.message, document.path, *self._places(n.span), n.span) for n in finding.notes),
            entity=finding.entity,
            fingerprint=fingerprint(rule.id, document.text, span, self._block(span)),
            span=span,
        )

    @cached_property
    def _lines(self) -> LineIndex:
        return line_index(self._document.source)

    def _block(self, span: Span) -> Span:
        """The block the span is in, or the whole text where it is in none."""
        blocks = self._document.blocks
        at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
        inside = at >= 0 and blocks[at].span.covers(span)
        return blocks[at].span if inside else Span(0, len(self._document.text))

    def _places(self, span: Span) -> tuple[Position, Position]:
        source = self._document.offsets.to_source(span)
        return self._position(source.begin), self._position(source.stop)

    def _position(self, offset: int) -> Position:
        if offset not in self._known:
            self._known[offset] = self._lines.position(offset)
        return self._known[offset]

    def _fixes(self, rule: Rule, finding: Finding) -> tuple[Fix, ...]:
        text = self._document.text
        places = [(replacement, replacement.span or finding.span) for replacement in _offered(rule, finding)]
        changes = [
            (replacement, span) for replacement, span in places if text[span.start : span.end] != replacement.text
        ]
        return tuple(
            Fix(
                _title(rule, finding.data, replacement, text[span.start : span.end]),
                self._safety(rule, replacement, span, alone=len(changes) == 1),
                (Edit(*self._places(span), replacement.text),),
            )
            for replacement, span in changes
        )

    def _safety(self, rule: Rule, replacement: Replacement, span: Span, *, alone: bool) -> str:
        """How freely this may be applied: never more freely than its place in the source allows."""
        document = self._document
        if not alone or not document.rewritable or not document.offsets.is_verbatim(span):
            return _DISPLAY
        if document.text != document.source and not _MARKUP.isdisjoint(replacement.text):
            return _DISPLAY
        if self._story.quotes.quoted(span):  # what somebody said is never rewritten
            return _DISPLAY
        return replacement.safety or (rule.fix.safety if rule.fix else _DISPLAY)


@lru_cache(maxsize=1)
def line_index(source: str) -> LineIndex:
    """The lines of a source, which the stories of one file share."""
    return LineIndex(source)


def certainty(rule: Rule, finding: Finding) -> str:
    """How sure a finding is: what the check says of it, or else what the card says of all."""
    unsaid = finding.certainty == Finding._field_defaults["certainty"]
    return rule.certainty if unsaid and rule.certainty is not None else finding.certainty


def _offered(rule: Rule, finding: Finding) -> tuple[Replacement, ...]:
    """What the check offers, or else what the card does."""
    if finding.replacements is not None:
        return tuple(dict.fromkeys(finding.replacements))
    if rule.fix is None or rule.fix.replace is None:
        return ()
    return (Replacement(render(rule.fix.replace, finding.data)),)


def _title(rule: Rule, data: Mapping[str, str], replacement: Replacement, text: str) -> str:
    if replacement.title is not None:
        return replacement.title
    if rule.fix is not None and rule.fix.title is not None:
        return render(rule.fix.title, {**data, "replacement": replacement.text})
    return f"Write '{replacement.text}'" if replacement.text else f"Take out '{text}'"
