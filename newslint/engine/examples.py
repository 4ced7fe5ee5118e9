"""Running the examples of a card: exactly what is marked is reported, and nothing in the valid ones."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from newslint.catalogue.rule import SUPPRESSIONS
from newslint.engine.linter import Linter
from newslint.engine.run import gather, lint_stories
from newslint.engine.settings import Settings
from newslint.errors import RegistryError, RuleError
from newslint.model.diagnostic import CERTAINTIES, Diagnostic, Report
from newslint.model.span import SourceSpan
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.catalogue.rule import Example, Rule

_POSSIBLE, _LIKELY, _ = CERTAINTIES


class Problem(NamedTuple):
    """An example that does not come out as its card says; `failure` where it could not be run."""

    path: str
    line: int
    message: str
    failure: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def check_examples(
    rule: Rule, folders: Sequence[str] = (), examples: Sequence[Example] | None = None
) -> Iterator[Problem]:
    """What is wrong with the examples of a rule, or with these; `folders` are the newsroom's own that its card is in.

    An invalid example is linted with its rule alone, and every fix it is offered must be shown in `fixed`; a valid one
    with the whole default set and its rule. Raises ConfigError where a card or an example's registry is not valid.
    """
    for example in rule.examples if examples is None else examples:
        try:
            for message, failure in _complaints(rule, example, tuple(folders)):
                yield Problem(rule.path, example.line, message, failure)
        except RegistryError as error:
            raise RuleError(f"{rule.path}:{example.line}: {error}") from error


def _complaints(rule: Rule, example: Example, folders: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    settings = Settings(
        as_of=date.fromisoformat(example.as_of) if example.as_of else None,
        rule_folders=folders,
        format=example.format,
        style=example.style,
        certainty=_POSSIBLE if rule.certainty == _POSSIBLE and not example.valid else _LIKELY,
    )
    # What is said of a suppression depends on all the rules it may be of.
    alone = settings if rule.scope == SUPPRESSIONS else settings._replace(select=(rule.id,))
    if not example.valid:
        report = _run(example, alone)
        yield from _failures(report)
        found = [d for d in report.diagnostics if d.rule == rule.id]
        yield from ((message, False) for message in _differences(example, found))
        return
    for run in (settings, alone) if rule.status == "preview" else (settings,):
        report = _run(example, run)
        yield from _failures(report)
        yield from ((f"a valid example is reported: {_told(d)}", False) for d in report.diagnostics)


def _run(example: Example, settings: Settings) -> Report:
    """What is reported of an example's stories."""
    linter = _linter(settings, example.registry)
    files = [(f"{n}.txt", p.text.encode("utf-8", "surrogatepass")) for n, p in enumerate(example.passages, start=1)]
    return gather([(path, lint_stories(data, path, linter, settings)) for path, data in files], ())


def _failures(report: Report) -> Iterator[tuple[str, bool]]:
    return ((f"it cannot be run: {failure.message}", True) for failure in report.failures)


@lru_cache(maxsize=8)
def _linter(settings: Settings, records: str | None) -> Linter:
    """A linter that knows these records besides; they are read when it is made."""
    if records is None:
        return Linter(settings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry-of-the-example.jsonl"
        path.write_text(records, encoding="utf-8")
        try:
            return Linter(settings._replace(registries=(*settings.registries, str(path))))
        except RegistryError as error:
            raise RegistryError(str(error).replace(f"{path}:", "the example's registry, record ")) from None


def _differences(example: Example, diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    marked = {
        (f"{number}.txt", SourceSpan(*span)): passage.text[span.start : span.end]
        for number, passage in enumerate(example.passages, start=1)
        for span in passage.spans
    }
    found = {(d.path, SourceSpan(d.start.offset, d.end.offset)): d for d in diagnostics}
    yield from (f"'{text}' is marked and not reported" for at, text in marked.items() if at not in found)
    yield from (f"it is reported and not marked: {_told(d)}" for at, d in found.items() if at not in marked)
    if len(found) < len(diagnostics):
        yield "one place is reported more than once"
    fixed = _fixed(example.passages[0].text, diagnostics) if len(example.passages) == 1 else None
    if example.fixed is not None and fixed != example.fixed:
        yield f"fixed it reads {fixed!r}, and the card says {example.fixed!r}"
    offered = any(fix.safety != "display" for d in diagnostics for fix in d.fixes)
    if offered and fixed is not None and example.fixed is None:
        yield f"a fix is offered that the card does not show; add fixed: {fixed!r}"


def _fixed(text: str, diagnostics: Sequence[Diagnostic]) -> str:
    """The text with the first fix of every diagnostic."""
    edits = sorted((e for d in diagnostics for fix in d.fixes[:1] for e in fix.edits), key=lambda e: e.start.offset)
    for edit in reversed(edits):
        text = text[: edit.start.offset] + edit.replacement + text[edit.end.offset :]
    return text


def _told(diagnostic: Diagnostic) -> str:
    place = f"line {diagnostic.start.line}, column {diagnostic.start.column}"
    return f"'{diagnostic.text}' at {place} ({diagnostic.rule}: {diagnostic.message})"
