from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newslint.configuration.toml_lines import Path, lines_of

TEXT = '''a = 1 # [x
"b c".d = [
  1, # [2
  "x]\\"", 'y[',
  { k = "}", m.n = 2 },
]
[t]
x = """
a = [ ""
\\"""
"""
y = 1979-05-27 07:32:00
[[o]]
paths = ["a",
 'b']
[o.rules."p/s"]
since = 2020-01-01
[[o]]
z = true
  [ o . q ]
  e = \'\'\'
'\'\'\'\'
f = {}
'''


def test_every_key_and_item_has_its_line() -> None:
    lines = lines_of(TEXT)
    assert {path: line for path, line in lines.items() if path[0] in ("a", "t", "b c")} == {
        ("a",): 1,
        ("b c",): 2,
        ("b c", "d"): 2,
        ("b c", "d", 0): 3,
        ("b c", "d", 1): 4,
        ("b c", "d", 2): 4,
        ("b c", "d", 3): 5,
        ("b c", "d", 3, "k"): 5,
        ("b c", "d", 3, "m"): 5,
        ("b c", "d", 3, "m", "n"): 5,
        ("t",): 7,
        ("t", "x"): 8,
        ("t", "y"): 12,
    }
    assert lines["o", 0, "paths", 1] == 15
    assert lines["o", 0, "rules", "p/s", "since"] == 17
    assert (lines["o", 1], lines["o", 1, "z"], lines["o", 1, "q", "e"], lines["o", 1, "q", "f"]) == (18, 19, 21, 23)


def test_the_paths_are_those_that_tomllib_reads() -> None:
    assert set(lines_of(TEXT)) == set(paths_of(tomllib.loads(TEXT)))


def paths_of(value: Any, path: Path = ()) -> list[Path]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, one in pairs for found in [(*path, key), *paths_of(one, (*path, key))]]


def quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(c):08x}" if c in '"\\' or ord(c) < 32 or ord(c) == 127 else c for c in text) + '"'


SCALARS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])).map(quoted), st.integers().map(str))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3).map(lambda items: "[\n" + " # ]\n, ".join(items) + "\n]"),
    max_leaves=8,
)


@given(st.lists(st.tuples(st.sampled_from(["", "\n", "# [x]\n\n"]), VALUES), max_size=6))
def test_whatever_stands_between_them_keys_are_found_on_their_lines(pairs: list[tuple[str, str]]) -> None:
    text = ""
    expected = {}
    for number, (before, value) in enumerate(pairs):
        text += before
        expected[f"k{number}",] = text.count("\n") + 1
        text += f"k{number} = {value}\n"
    found = lines_of(text)
    assert {path: found[path] for path in expected} == expected
    assert set(found) == set(paths_of(tomllib.loads(text)))
