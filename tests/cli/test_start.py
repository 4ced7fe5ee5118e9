"""What `newslint check` loads for one plain story: start-up is most of its time, and no clock is needed to guard it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from newslint.cli import main
from tests.conftest import environment

#: Modules that take long to load, none of them needed for a plain story: what needs one imports it when it does.
#: `typing` is among them: records come from `newslint.typed`.
HEAVY = frozenset(
    (
        "typing dataclasses inspect pathlib urllib.parse hashlib _hashlib tempfile shutil subprocess locale logging "
        "tomllib multiprocessing concurrent.futures asyncio email xml.parsers.expat html.parser "
        "yaml rich rapidfuzz markdown_it"
    ).split()
)
#: What compiles, reads markup, judges a registry or holds names to a style: none of it is for a second run.
IDLE = frozenset(
    f"newslint.{name}"
    for name in "registry.build registry.yaml_source registry.hygiene catalogue.cards catalogue.nodes "
    "catalogue.styles catalogue.preferred_forms registry.style registry.preferred analysis.house_style "
    "analysis.lexicon_compile analysis.lexicon_files formats.html formats.xml_tags formats.markdown".split()
)
STORY = """Ferry talks resume

By Ada Holm

OSLO, May 20 (Wire) - Foreign minister Ingrid Aasen told reporters that she would return. Aasen's plan was praised.
"""
PROGRAM = """
import json, sys
from newslint.cli import main
status = main(sys.argv[1:])
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def arguments(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What lints the story with an index built beforehand; it ran once, so that rules and registry are compiled."""
    folder = tmp_path_factory.mktemp("start")
    people, index, story = folder / "people.jsonl", folder / "people.index", folder / "story.txt"
    people.write_text('{"name": "Ingrid Aasen", "pronouns": "she"}\n', encoding="utf-8")
    story.write_text(STORY, encoding="utf-8")
    assert main(["registry", "build", str(people), "-o", str(index)]) == 0
    arguments = ["check", "--registry", str(index), str(story)]
    assert main(arguments) in (0, 1)
    return arguments


@pytest.mark.parametrize("output", ["text", "concise", "json"])
def test_one_plain_story_loads_nothing_heavy(arguments: list[str], output: str) -> None:
    # Without site-packages: what an environment loads for itself is not ours, and nothing of it is needed.
    done = subprocess.run(
        [sys.executable, "-S", "-c", PROGRAM, *arguments, "--output-format", output],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    status, loaded = json.loads(done.stderr.splitlines()[-1])
    assert status in (0, 1)
    assert "newslint.analysis.linking" in loaded
    assert sorted((HEAVY | IDLE) & set(loaded)) == []
