"""What is said of a story that cannot be read, whatever stands in it."""

from __future__ import annotations

import pytest

from newslint.errors import InputError
from newslint.formats import read


def test_a_message_is_one_line_of_bounded_length() -> None:
    assert str(InputError("line 3: 'é' is no name; write it out")) == "line 3: 'é' is no name; write it out"
    assert str(InputError("line 3: 'a\nb\x1b\ud800' is no name")) == r"line 3: 'a\nb\x1b\ud800' is no name"
    long = str(InputError(f"line 3: '{'x' * 5_000}' is no name; write it out"))
    assert len(long) == 401
    assert long.startswith("line 3: 'xxx")
    assert long.endswith("xxx' is no name; write it out")


@pytest.mark.parametrize(
    ("source", "format_"),
    [
        (f"<nitf>&{'a' * 90_000};</nitf>", "nitf"),
        (f"<!DOCTYPE nitf [<!ENTITY {'a' * 90_000} 'b'>]><nitf/>", "nitf"),
        (f"---\ntitle: *{'a' * 90_000}\n---\n", "markdown"),
        (f"+++\n{'a' * 90_000} = 1\n{'a' * 90_000} = 2\n+++\n", "markdown"),
    ],
)
def test_what_a_story_has_to_say_does_not_run_on_in_the_message(source: str, format_: str) -> None:
    with pytest.raises(InputError) as refused:
        list(read("story", source.encode(), name=format_))
    assert len(str(refused.value)) < 500
