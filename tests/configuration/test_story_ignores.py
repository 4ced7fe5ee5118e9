"""What a configuration file suppresses by story and by text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.configuration.configuration import Configuration
from newslint.configuration.explain import explain
from newslint.engine.settings import Settings, StoryIgnore
from newslint.errors import ConfigError
from tests.configuration.conftest import put

MORE = """story-ignores = [{story = "rain", rules = "names"}, {text = "Teh", rules = ["names/misspelled", "places"]}]
[[overrides]]
paths = ["b.txt"]
story-ignores = [{story = "sun", text = "May", rules = ["titles"]}]
"""


def configuration() -> Configuration:
    return Configuration({}, Settings(), os.environ)


def test_those_of_an_override_are_laid_over(repo: Path) -> None:
    put(repo, {"newslint.toml": MORE})
    common = (StoryIgnore(("names",), "rain"), StoryIgnore(("names/misspelled", "places"), None, "Teh"))
    assert configuration().settings("a.txt").story_ignores == common
    assert configuration().settings("b.txt").story_ignores == (*common, StoryIgnore(("titles",), "sun", "May"))


def test_each_is_explained_with_its_place(repo: Path) -> None:
    put(repo, {"newslint.toml": MORE})
    shown = [e for e in explain(configuration(), "b.txt") if e.key == "story-ignores"]
    assert [e.value for e in shown] == [
        "names; story 'rain'",
        "names/misspelled, places; text 'Teh'",
        "titles; story 'sun'; text 'May'",
    ]
    assert shown[2].origin.endswith("newslint.toml:4")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{rules = ['names']}", "names a 'story', a 'text' or both"),
        ("{story = 'rain'}", "has no 'rules'"),
        ("{story = 'rain', rules = []}", "names no rule"),
        ("{story = '', rules = ['names']}", "is blank"),
        ("{stroy = 'rain', rules = ['names']}", "unknown key 'stroy'"),
        ("{story = 'rain', rules = ['names/mispelled']}", "names/misspelled"),
        ("'names'", "is keys and values"),
    ],
)
def test_a_mistake_stops_the_run_at_its_line(entry: str, said: str, repo: Path) -> None:
    put(repo, {"newslint.toml": f"language = 'en'\nstory-ignores = [{entry}]\n"})
    with pytest.raises(ConfigError, match=r"newslint\.toml:2: ") as caught:
        configuration().settings("a.txt")
    assert said in str(caught.value)
