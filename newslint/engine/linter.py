"""Runs the selected rules over a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from newslint.analysis.sic import may_vouch
from newslint.engine.claims import Claimed
from newslint.engine.complete import Completion, certainty
from newslint.engine.crash import crash
from newslint.model.diagnostic import CERTAINTIES, SEVERITIES, Claim, Diagnostic, Failure, Finding
from newslint.model.document import Copy
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.story import Knowledge, Story
    from newslint.catalogue.rule import Rule
    from newslint.checks import Check
    from newslint.engine.settings import Settings
    from newslint.engine.suppress import Suppressor
    from newslint.model.document import Document
    from newslint.registry.lookup import Registry
    from newslint.registry.style import HouseStyle

    Found = tuple[Rule, Finding | Claim]

_NAMES = "names/"


class Outcome(NamedTuple):
    """What one story, or one file of stories, came to; picklable. Diagnostics are sorted.

    `copy` is there where the settings ask for it and something is, or may yet be, said of the story. `suppressed` is
    how many diagnostics comments, `[sic]` and settings have taken out.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    failures: tuple[Failure, ...] = ()
    claims: tuple[Claimed, ...] = ()
    copy: Copy | None = None
    suppressed: int = 0


class Linter:
    """The selected rules with all they need to know, loaded once for any number of stories."""

    def __init__(self, settings: Settings) -> None:
        """Raises ConfigError where a rule, a card, a lexicon, a registry or a format is not what it should be."""
        from newslint.catalogue import adjusted, load_catalogue, select
        from newslint.catalogue.matchers import Matchers
        from newslint.catalogue.rule import SUPPRESSIONS
        from newslint.catalogue.select import named_rules
        from newslint.checks import find_check
        from newslint.formats import find_format

        if settings.format is not None:
            find_format(settings.format)
        catalogue = load_catalogue(settings.rule_folders)
        rules = select(catalogue, settings.select, settings.ignore)
        self.rules = adjusted(rules, dict(settings.severities), dict(settings.options))
        self._declarative = tuple(r for r in self.rules if r.match is not None)
        self._matchers = Matchers(self._declarative)
        self._checks = tuple((r, find_check(r)) for r in self.rules if r.check is not None and r.scope != SUPPRESSIONS)
        self._knowledge = _knowledge(settings)
        self._language = settings.language
        self._certainties = frozenset(CERTAINTIES[CERTAINTIES.index(settings.certainty) :])
        self._copies = settings.copies
        self._catalogue = catalogue
        self._ignores = settings.story_ignores
        named_rules(catalogue, (name for one in self._ignores for name in one.rules))

    def lint(self, document: Document) -> Outcome:
        """What the rules have to say of this story.

        A check that raises is a failure that names it; what it found before stays, and the others run all the same.
        """
        from newslint.analysis.story import Story

        story = Story(document, self._knowledge)
        tally = _Tally(story, self._certainties)
        for name, rules, found in self._passes(story):
            try:
                for rule, finding in found:
                    tally.take(rule, finding)
            except Exception as error:
                tally.fail(name, rules, error)
        outcome = tally.outcome()
        if document.comments or self._ignores or may_vouch(document.text):
            ran = frozenset(rule.id for rule in self.rules if rule.judges(self._language_of(story))) - tally.failed
            outcome = self._suppressor.outcome(story, outcome, tally.faint, ran)
        wanted = self._copies and (outcome.diagnostics or outcome.claims)
        return outcome._replace(copy=_copy(document)) if wanted else outcome

    @cached_property
    def _suppressor(self) -> Suppressor:
        from newslint.engine.suppress import Suppressor

        return Suppressor(self._catalogue, self.rules, self._ignores)

    def _language_of(self, story: Story) -> str | None:
        return story.document.metadata.language or self._language

    def _passes(self, story: Story) -> Iterator[tuple[str, Sequence[Rule], Iterator[Found]]]:
        """What to run over a story: its name for a failure, its rules, and what they find once that is iterated."""
        language = self._language_of(story)
        matched = (found for found in self._matchers.findings(story) if found[0].judges(language))
        yield "the declarative rules", self._declarative, matched
        for rule, check in self._checks:
            if rule.judges(language):
                yield f"the rule {rule.id}", (rule,), _checked(rule, check, story)


class _Tally:
    """What one story has come to so far."""

    def __init__(self, story: Story, certainties: frozenset[str]) -> None:
        self._document = story.document
        self._completion = Completion(story)
        self._certainties = certainties
        self._diagnostics: list[Diagnostic] = []
        self._failures: dict[str, Failure] = {}
        self._claims: list[Claimed] = []
        #: What is too unsure to be told, as far as it matters: a comment may hide it.
        self.faint: list[Diagnostic] = []
        #: The ids of the rules that have not looked at all of the story.
        self.failed: set[str] = set()

    def take(self, rule: Rule, finding: Finding | Claim) -> None:
        """Complete a finding; one that cannot be completed is a failure of its rule, told once a story."""
        try:
            if isinstance(finding, Claim):
                completed = self._completion.diagnostic(rule, _of_claim(finding))
                self._claims.append(Claimed(finding.topic, finding.keys, completed))
            elif certainty(rule, finding) in self._certainties:
                self._diagnostics.append(self._completion.diagnostic(rule, finding))
            elif self._document.comments:
                self.faint.append(self._completion.diagnostic(rule, finding))
        except Exception as error:
            self.fail(f"the rule {rule.id}", (rule,), error)

    def fail(self, name: str, rules: Iterable[Rule], error: Exception) -> None:
        self.failed.update(rule.id for rule in rules)
        story = f", story {self._document.story}" if self._document.story else ""
        self._failures.setdefault(name, crash(name + story, self._document.path, error))

    def outcome(self) -> Outcome:
        return Outcome(_distinct(self._diagnostics), tuple(self._failures.values()), tuple(self._claims))


def _checked(rule: Rule, check: Check, story: Story) -> Iterator[Found]:
    for finding in check(story, rule.options):
        yield rule, finding


def _copy(document: Document) -> Copy:
    return Copy(document.path, document.story, document.text, document.blocks, document.metadata.language)


def _of_claim(claim: Claim) -> Finding:
    return Finding(claim.span, claim.data, certainty="certain")


def _distinct(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted, nothing said twice; of all that the rules about names say of one span, only the surest."""
    kept: dict[tuple[str, str, int, int], Diagnostic] = {}
    for diagnostic in diagnostics:
        named = diagnostic.rule.startswith(_NAMES)
        subject = (_NAMES, "") if named else (diagnostic.rule, diagnostic.message)
        at = (*subject, diagnostic.start.offset, diagnostic.end.offset)
        if at not in kept or _sureness(diagnostic) > _sureness(kept[at]):
            kept[at] = diagnostic
    return tuple(sorted(kept.values(), key=lambda d: d.sort_key))


def _sureness(diagnostic: Diagnostic) -> tuple[int, int]:
    return CERTAINTIES.index(diagnostic.certainty), SEVERITIES.index(diagnostic.severity)


def _knowledge(settings: Settings) -> Knowledge:
    from newslint.analysis.lexicon import load_lexicon
    from newslint.analysis.story import Knowledge
    from newslint.registry.lookup import Registry

    registry = Registry.open(settings.registries, starter=settings.starter_registry)
    style = _house_style(settings.style, settings.rule_folders, registry) if settings.style is not None else None
    return Knowledge(registry, load_lexicon(folders=settings.rule_folders), settings.as_of, style)


def _house_style(name: str, folders: Sequence[str], registry: Registry) -> HouseStyle:
    from newslint.catalogue.styles import load_style
    from newslint.registry.preferred import resolve

    return resolve(load_style(name, folders), registry)
