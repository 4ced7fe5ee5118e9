"""The registry's page for editors says what is so."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from newslint.data import rules_folder
from newslint.registry import hygiene, hygiene_dates, hygiene_forms, hygiene_near
from newslint.registry.fields import _DEPRECATED, _READ, _ROLE
from newslint.registry.hygiene import examine
from newslint.registry.load import read_layer

PAGE = (Path(rules_folder()) / "registry" / "README.md").read_text(encoding="utf-8")
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"^ *```yaml\n(.*?)^ *```", PAGE, re.M | re.S)]


@pytest.mark.parametrize("block", BLOCKS)
def test_its_examples_load_and_have_no_flaws(tmp_path: Path, block: str) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(block, encoding="utf-8")
    assert len(list(read_layer([path]))) > 0
    assert examine([path])[:2] == ((), ())


def test_every_key_is_explained() -> None:
    shown = set(re.findall(r"(\w+):", BLOCKS[1]))
    assert {*_READ, *_ROLE, *_DEPRECATED} <= shown


def test_every_code_is_in_the_table_and_no_other() -> None:
    modules = (hygiene, hygiene_dates, hygiene_forms, hygiene_near)
    source = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules)
    assert set(re.findall(r'flaw\(\s*"([a-z-]+)"', source)) == set(re.findall(r"^\| `([a-z-]+)`", PAGE, re.M))
