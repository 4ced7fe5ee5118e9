"""What comments, `[sic]` and settings take out of what is said of a story, and what is said of those comments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from newslint.analysis.directives import Suppression, directives
from newslint.analysis.sic import covers, vouched_for
from newslint.catalogue.rule import SUPPRESSIONS
from newslint.catalogue.select import named_rules
from newslint.checks import find_suppression_check
from newslint.engine.comments import Comments, Named
from newslint.engine.complete import line_index
from newslint.engine.crash import crash
from newslint.engine.remark import complete_remark
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story
    from newslint.catalogue.rule import Catalogue, Rule
    from newslint.engine.linter import Outcome
    from newslint.engine.settings import StoryIgnore
    from newslint.model.diagnostic import Diagnostic, Failure
    from newslint.model.document import Document
    from newslint.model.span import Span


class Suppressor:
    """What a run suppresses, and the rules that look at what comments suppress."""

    def __init__(self, catalogue: Catalogue, rules: Iterable[Rule], ignores: Iterable[StoryIgnore]) -> None:
        """Raises ConfigError where the settings name a rule that there is not, RuleError where a card does a check."""
        self._named = Named(catalogue)
        self._ignores = [(one, named_rules(catalogue, one.rules)) for one in ignores]
        self._checks = [(r, find_suppression_check(r)) for r in rules if r.scope == SUPPRESSIONS]

    def outcome(self, story: Story, outcome: Outcome, faint: Iterable[Diagnostic], ran: Collection[str]) -> Outcome:
        """What is left of the outcome of a story, and what is to be said of its comments.

        `faint` is what is too unsure to be told: a comment that hides it is used. `ran` are the rules that have looked
        at the whole story: only of those can be said that a comment hides nothing of theirs.
        """
        hidden = _Hidden(story, self._named, self._ignored(story.document))
        for diagnostic in faint:
            hidden.has(diagnostic)
        kept = [d for d in outcome.diagnostics if not hidden.has(d)]
        claims = tuple(c._replace(suppressed=hidden.has(c.diagnostic)) for c in outcome.claims)
        remarks, failures = self._remarks(story.document, tuple(hidden.comments.judged(ran)))
        told = [d for d in remarks if not hidden.has(d)]
        return outcome._replace(
            diagnostics=tuple(sorted(kept + told, key=lambda d: d.sort_key)),
            failures=(*outcome.failures, *failures),
            claims=claims,
            suppressed=len(outcome.diagnostics) + len(remarks) - len(kept) - len(told),
        )

    def _ignored(self, document: Document) -> list[tuple[Collection[str], str | None]]:
        """The rules that say nothing of this story, each with the text that they say nothing of, None for any."""
        names = (document.story, document.metadata.slug)
        return [
            (rules, None if one.text is None else " ".join(one.text.split()))
            for one, rules in self._ignores
            if one.story is None or one.story in names
        ]

    def _remarks(
        self, document: Document, suppressions: Sequence[Suppression]
    ) -> tuple[list[Diagnostic], list[Failure]]:
        """What the rules about suppressions say, and which of them crashed."""
        said: list[Diagnostic] = []
        failures = []
        for rule, check in self._checks if suppressions else ():
            try:
                remarks = check(suppressions, rule.options)
                said += (complete_remark(rule, remark, document, line_index(document.source)) for remark in remarks)
            except Exception as error:
                failures.append(crash(f"the rule {rule.id}", document.path, error))
        return said, failures


class _Hidden:
    """What is not to be said of one story."""

    def __init__(self, story: Story, named: Named, ignored: Sequence[tuple[Collection[str], str | None]]) -> None:
        self.comments = Comments(tuple(directives(story.document.comments)), named)
        self._vouched = vouched_for(story)
        self._ignored = ignored

    def has(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is hidden; the comments that hide it count as used."""
        by_comment = self.comments.hides(diagnostic.rule, diagnostic.start.offset)
        return by_comment or self._is_vouched_for(diagnostic.span) or self._is_ignored(diagnostic)

    def _is_vouched_for(self, span: Span | None) -> bool:
        if span is None:
            return False
        at = bisect_left(self._vouched, span.end, key=lambda vouched: vouched.end)
        return at < len(self._vouched) and covers(self._vouched[at], span)

    def _is_ignored(self, diagnostic: Diagnostic) -> bool:
        text = " ".join(diagnostic.text.split()) if self._ignored else ""
        return any(diagnostic.rule in rules and wanted in (None, text) for rules, wanted in self._ignored)
