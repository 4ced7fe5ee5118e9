"""The cards in rules/README.md are good ones."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from newslint.catalogue import load_catalogue
from newslint.catalogue.options import STANDARD
from newslint.catalogue.rule import Rule
from newslint.data import rules_folder
from newslint.engine.examples import check_examples
from tests.conftest import write_cards

README = (Path(rules_folder()) / "README.md").read_text(encoding="utf-8")
CARDS = [textwrap.dedent(block) for block in re.findall(r"^ *```yaml\n(.*?)^ *```$", README, re.DOTALL | re.MULTILINE)]


@pytest.mark.parametrize("number", range(len(CARDS)))
def test_an_example_card_does_what_it_says(tmp_path: Path, number: int) -> None:
    folder = write_cards(tmp_path, {"house/card": CARDS[number]})
    rule: Rule = load_catalogue([folder]).rules["house/card"]
    assert [str(problem) for problem in check_examples(rule, (str(folder),))] == []
    assert sum(example.valid for example in rule.examples) >= 2


def test_every_kind_has_its_card() -> None:
    shown = {kind for card in CARDS for kind in STANDARD if f"\n  {kind}:" in card}
    assert shown == set(STANDARD)
