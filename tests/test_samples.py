"""The sample of real wire layout that every release is held to; skipped where it is not beside the checkout."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newslint.engine.run import lint_paths
from newslint.engine.settings import Settings

GENEVA = Path(__file__).parents[2] / "shared/samples/plain/geneva-talks.txt"

pytestmark = pytest.mark.skipif(not GENEVA.exists(), reason="the samples are not here")

UNDATED = [
    ("titles/repeated-headline", "Friday talks – US and Russia foreign ministers meet in Geneva – News", ""),
    ("names/given-name", "Anthony", "Antony"),
    ("pronouns/mismatch", "she", "he"),
    ("names/misspelled", "Blinkin", "Blinken"),
    ("names/misspelled", "Annallina Barbock", "Annalena Baerbock"),
]
DATED = [*UNDATED[:4], ("places/style", "Kiev", "Kyiv"), UNDATED[4]]


@pytest.mark.parametrize(("day", "expected"), [(date(2022, 1, 18), DATED), (None, UNDATED)], ids=["dated", "undated"])
def test_exactly_the_faults_of_the_geneva_story_are_found(
    day: date | None, expected: list[tuple[str, str, str | None]]
) -> None:
    report = lint_paths([str(GENEVA)], Settings(as_of=day))
    said = [(d.rule, d.text, d.fixes[0].edits[0].replacement if d.fixes else None) for d in report.diagnostics]
    assert said == expected
    assert not report.failures


def test_a_repeated_headline_points_at_the_first() -> None:
    report = lint_paths([str(GENEVA)], Settings())
    repeated = report.diagnostics[0]
    assert repeated.start.line == 5
    assert [r.start.line for r in repeated.related] == [3]


def test_a_contradicted_pronoun_names_everybody_in_reach() -> None:
    report = lint_paths([str(GENEVA)], Settings())
    message = next(d.message for d in report.diagnostics if d.rule == "pronouns/mismatch")
    assert "Antony Blinken" in message
    assert "Sergei Lavrov" in message
