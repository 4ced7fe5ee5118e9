"""Golden diagnostics: what is said of every sample story, reviewed when it changes.

`NEWSLINT_UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.engine.run import lint_paths
from newslint.engine.settings import Settings
from newslint.formats import story_suffixes
from newslint.model.diagnostic import Diagnostic, Fix, Report

ROOT = Path(__file__).parent.parent
WIRE, GOLDEN = ROOT / "fixtures/wire", ROOT / "fixtures/golden"
STORIES = sorted(p for p in WIRE.rglob("*") if p.suffix.lower() in story_suffixes())


def golden_of(story: Path) -> Path:
    return GOLDEN / story.relative_to(WIRE).parent / f"{story.name}.golden"


def rendered(report: Report) -> str:
    assert not report.failures
    return "".join(f"{line}\n" for d in report.diagnostics for line in _lines(d))


def _lines(diagnostic: Diagnostic) -> list[str]:
    d = diagnostic
    story = f" in {d.story}" if d.story else ""
    place = f"{d.start.line}:{d.start.column}-{d.end.line}:{d.end.column}"
    head = f"{place} {d.severity} {d.certainty} {d.rule}{story}: {d.message}"
    reasons = [f"  because {reason}" for reason in d.reasons]
    related = [f"  {r.start.line}:{r.start.column} {r.message}" for r in d.related]
    return [head, f"  at {d.text!r}", *reasons, *map(_fix_line, d.fixes), *related]


def _fix_line(fix: Fix) -> str:
    edits = "; ".join(f"{e.start.offset}-{e.end.offset} -> {e.replacement!r}" for e in fix.edits)
    return f"  {fix.safety}: {fix.title}: {edits}"


@pytest.mark.parametrize("story", STORIES, ids=lambda p: str(p.relative_to(WIRE)))
def test_what_is_said_of_the_sample_stories(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    said = rendered(lint_paths([str(story.relative_to(ROOT))], Settings()))
    golden = golden_of(story)
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(said, encoding="utf-8")
    assert golden.exists(), f"no golden file for {story.name}: write it as the docstring says, and read it"
    assert said == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert set(GOLDEN.rglob("*.golden")) == {golden_of(story) for story in STORIES}
