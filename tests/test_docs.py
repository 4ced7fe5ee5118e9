"""The documentation is made without a complaint, and has a page for every rule."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.catalogue import load_catalogue
from tests.conftest import environment

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    line = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        line, cwd=ROOT, env=environment({"NO_MKDOCS_2_WARNING": "1"}), capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return folder


def test_every_rule_has_a_page_with_its_examples(site: Path) -> None:
    for rule in load_catalogue(()).rules.values():
        page = (site / "rules" / rule.id / "index.html").read_text(encoding="utf-8")
        assert "<mark>" in page and "Not reported" in page, rule.id


def test_the_pages_load_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for loads in ('<script src="http', '<link rel="stylesheet" href="http', '<img src="http', "@import"):
            assert loads not in text, f"{page}: {loads}"


def test_no_page_is_empty(site: Path) -> None:
    for page in os.scandir(ROOT / "docs"):
        if page.name.endswith(".md"):
            assert len(Path(page).read_text(encoding="utf-8").split()) > 80, page.name
