from __future__ import annotations

import pytest

from newslint.errors import NOT_A_STORY, InputError
from newslint.formats import read


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", "b.txt:3:1: error: The headline is given a second time: 'Rain'. [titles/repeated-headline]\n"),
        ("a.txt", "b.txt: failure: no such file or folder\n\n1 file: 1 failure.\n"),
        ("a.txt", "count   safe  unsafe  rule\n    2      2       0  house/slip\n2 files: 2 errors, 1 info.\n"),
        ("a.txt", "12 files: 3 fixed, 1 warning, 2 failures (1 suppressed, 3 hidden by the baseline)."),
        ("a.txt", "::notice title=house/soft,file=b.txt,line=1::'Arguably' hedges.\n"),
        ("a.md", "## newslint\n\n**1 file: nothing to report.**\n"),
    ],
)
def test_a_report_is_no_story(path: str, text: str) -> None:
    with pytest.raises(InputError, match="a report of newslint's") as caught:
        list(read(path, text.encode()))
    assert caught.value.kind == NOT_A_STORY


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", "Rain in May\n\nThe desk said: error: none. [staff/wire]\n"),
        ("a.txt", "Rain in May\n\nThe court has 3 files.\n\n12 files: all of them are lost.\n"),
        ("a.txt", "2 files: two lives\n\nA story about them.\n"),
        ("a.md", "## newslint is a linter\n\nIt reads copy.\n"),
        ("a.txt", ""),
    ],
)
def test_copy_that_is_only_like_one_is_read(path: str, text: str) -> None:
    (document,) = read(path, text.encode())
    assert document.text.split() == text.lstrip("# ").split()
