from __future__ import annotations

from pathlib import Path

from newslint.engine.describe import describe
from newslint.engine.settings import Settings
from newslint.model.diagnostic import Description


def test_the_rules_that_run_are_described_as_their_cards_state_them() -> None:
    described = describe([Settings(select=("names",)), Settings(select=("names/misspelled", "titles"))])
    assert [d.id for d in described] == sorted(d.id for d in described)
    assert {d.id.partition("/")[0] for d in described} == {"names", "titles"}
    misspelled = next(d for d in described if d.id == "names/misspelled")
    assert misspelled.severity == "error" and misspelled.certainty == "likely" and misspelled.rationale
    assert misspelled.reported and misspelled.right and misspelled.reported != misspelled.right


def test_what_a_card_leaves_out_is_left_out(house: Path) -> None:
    [jargon] = describe([Settings(select=("house/jargon",), rule_folders=(str(house),))])
    assert jargon == Description("house/jargon", "Jargon stays out of copy.", "warning", "likely")
