from __future__ import annotations

import os

import pytest

from newslint.configuration.glob import glob


@pytest.mark.parametrize(
    ("pattern", "path", "folder", "matches"),
    [
        ("archive/", "archive", True, True),
        ("archive/", "desk/archive", True, True),
        ("archive/", "archive", False, False),
        ("archive", "archive", False, True),
        ("*.txt", "a/b.txt", False, True),
        ("*.txt", "a/btxt", False, False),
        ("/desk/*.md", "desk/a.md", False, True),
        ("desk/*.md", "x/desk/a.md", False, False),
        ("desk/*.md", "desk/a/b.md", False, False),
        ("a/**/b", "a/b", False, True),
        ("a/**/b", "a/x/y/b", False, True),
        ("a/**", "a/x/y", False, True),
        ("a/**", "a", True, False),
        ("**/x", "x", False, True),
        ("**/x", "q/r/x", False, True),
        ("**/x", "q/rx", False, False),
        ("[!a]?", "cb", False, True),
        ("[!a]?", "ab", False, False),
        ("[a-c]", "b", False, True),
        ("a.c", "abc", False, False),
        ("sports/**/draft-*", "sports/x/draft-1", False, True),
    ],
)
def test_what_a_pattern_matches(pattern: str, path: str, folder: bool, matches: bool) -> None:
    assert glob(pattern, "/paper").matches(f"/paper/{path}", folder=folder) is matches


def test_what_is_in_a_folder_that_matches_is_covered() -> None:
    assert glob("archive/", "/paper").covers("/paper/desk/archive/2020/a.txt")
    assert not glob("archive/", "/paper").covers("/paper/archive")
    assert not glob("*.txt/x", "/paper").covers("/paper/archive/a.txt")


def test_what_is_not_below_its_folder_is_matched_from_the_current_one() -> None:
    here = glob("desk/*.txt", "/elsewhere/folder")
    assert here.matches(os.path.join(os.getcwd(), "desk", "a.txt"), folder=False)
    assert not here.matches("/elsewhere/desk/a.txt", folder=False)


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("/", "is empty"),
        ("!a", "begins with '!'"),
        ("a\\b", "has a backslash"),
        ("../x", "has a '.' or '..'"),
        ("[a", "has a '['"),
        ("[z-a]", "bad character range z-a"),
        ("a**", "has '**' beside"),
    ],
)
def test_a_pattern_that_is_none_says_why(pattern: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"^(is|has|begins) ") as caught:
        glob(pattern, "/paper")
    assert says in str(caught.value)
