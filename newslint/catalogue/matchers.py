"""All declarative rules in one pass over a story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newslint.catalogue.forms import Form
from newslint.catalogue.rule import Match, Rule
from newslint.catalogue.scan import Scan
from newslint.catalogue.text_kinds import pattern, repeated, required
from newslint.catalogue.word_kinds import Hit, findings, forms_of
from newslint.model.diagnostic import Finding
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story
    from newslint.registry.lookup import Registry

Entries = list[tuple[int, Form]]

_TEXT_KINDS: dict[str, Callable[[Rule, Match, Scan], Iterator[Finding]]] = {
    "pattern": pattern,
    "repeated": repeated,
    "required": required,
}


class Matchers:
    """The declarative rules, their words and phrases in one index: a story's words are looked up once for all."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        matched = [(rule, rule.match) for rule in rules if rule.match is not None]
        self._worded = [(rule, match) for rule, match in matched if match.kind not in _TEXT_KINDS]
        self._texts = [(rule, match, _TEXT_KINDS[match.kind]) for rule, match in matched if match.kind in _TEXT_KINDS]
        self._registry: Registry | None = None
        self._by_word: dict[str, Entries] = {}
        self._wordless: Entries = []

    def findings(self, story: Story) -> Iterator[tuple[Rule, Finding]]:
        """What the rules have to say of a story, rule by rule in their order, words and phrases first."""
        if not self._worded and not self._texts:
            return
        scan = Scan(story)
        for number, hits in sorted(self._hits(scan).items()):
            rule = self._worded[number][0]
            if scan.in_force(rule.options["since"]):
                yield from ((rule, finding) for finding in findings(rule, scan, hits))
        for rule, match, kind in self._texts:
            if scan.in_force(rule.options["since"]):
                yield from ((rule, finding) for finding in kind(rule, match, scan))

    def _hits(self, scan: Scan) -> dict[int, list[Hit]]:
        """Where the copy has a form, by the number of the rule it is of."""
        if self._registry is not scan.story.registry:
            self._build(scan.story.registry)
        found: dict[int, list[Hit]] = {}
        candidates = [entry for word in self._by_word.keys() & scan.present for entry in self._by_word[word]]
        for number, form in (*candidates, *self._wordless):
            if scan.present.issuperset(form.words):
                found.setdefault(number, []).extend(Hit(span, form) for span in scan.occurrences(form))
        return found

    def _build(self, registry: Registry) -> None:
        """File every form under its longest word."""
        self._by_word, self._wordless = {}, []
        for number, (_, match) in enumerate(self._worded):
            for form in forms_of(match, registry):
                filed = self._by_word.setdefault(form.words[0], []) if form.words else self._wordless
                filed.append((number, form))
        self._registry = registry
