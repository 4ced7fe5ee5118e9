"""Values of JSON, what is kept of them, and what is no JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import json_scanner
from newslint.formats.json_scanner import Parsed, Scanner
from newslint.formats.json_text import Number, Value


def parse(source: str, **options: Any) -> Parsed:
    return Scanner(source, **options).parse()


def plain(value: Value | None, source: str) -> Any:
    """A value as `json` would give it, but for the literals, which are left out."""
    if isinstance(value, dict):
        return {key: plain(inner, source) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner, source) for inner in value]
    if isinstance(value, Number):
        return json.loads(value.read(source))
    return value.read(source) if value is not None else None


def less_literals(value: Any) -> Any:
    def said(inner: Any) -> bool:
        return inner is not None and not isinstance(inner, bool)

    if isinstance(value, dict):
        return {key: less_literals(inner) for key, inner in value.items() if said(inner)}
    if isinstance(value, list):
        return [less_literals(inner) for inner in value if said(inner)]
    return value if said(value) else None


def fault(source: str) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        parse(source)
    return caught.value.kind, str(caught.value)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=300)
@given(VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_values_are_what_another_parser_reads(value: Any, ascii_only: bool, indent: int | str | None) -> None:
    source = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    found, end = parse(source)
    assert plain(found, source) == less_literals(value)
    assert end == len(source)


@settings(max_examples=500)
@given(
    VALUES, st.integers(0, 200), st.sampled_from(['"', "\\", "{", "}", "[", "]", ",", ":", "1", " ", "\n", "\x01", "u"])
)
def test_what_another_parser_refuses_is_refused(value: Any, at: int, wedge: str) -> None:
    source = json.dumps(value)
    torn = source[:at] + wedge + source[at:]
    try:
        expected = json.loads(torn)
    except json.JSONDecodeError:
        expected = InputError
    try:
        found, end = parse(torn)
        read = plain(found, torn) if torn[end:].isspace() or end == len(torn) else InputError
    except InputError:
        read = InputError
    if read is not InputError or "\\ud" not in torn:
        assert read == (expected if expected is InputError else less_literals(expected))


def test_of_a_key_given_twice_the_last_counts() -> None:
    source = '{"a": "one", "b": "two", "a": "three", "b": null}'
    assert plain(parse(source).value, source) == {"a": "three"}


def test_only_what_is_wanted_is_kept() -> None:
    source = '{"A": {"a": "1", "x": "2"}, "x": {"a": "3"}, "map": {"x": {"a": "4", "x": "5"}}}'
    found = parse(source, wanted=lambda key: key.lower() if key in "Amap" else None, maps=("map",)).value
    assert plain(found, source) == {"a": {"a": "1"}, "map": {"x": {"a": "4"}}}


def test_what_comes_after_a_value_is_not_looked_at() -> None:
    assert [parse(s).end for s in ('"a" nonsense', " [1] {", "12]", "{}}", "null,")] == [3, 4, 2, 2, 4]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "line 1, column 1: not valid JSON: it ends where a value is expected; is it cut short?"),
        (
            '{"a": 1,\n "b',
            "line 2, column 2: not valid JSON: the string that opens here is never closed; is it cut short?",
        ),
        ('{"a": "b\n"}', "line 1, column 9: not valid JSON: a string goes over the end of its line; a quotation mark"),
        ('{"a": "b\x07"}', "line 1, column 9: not valid JSON: the control character U+0007 has to be escaped"),
        ('{"a": "\\qrst"}', "line 1, column 8: not valid JSON: 'q' behind a backslash is no escape"),
        ('{"a": "\\u12, "}', "line 1, column 8: not valid JSON: 'u' behind a backslash is no escape"),
        ('{"a": "\\\n---"}', "line 1, column 8: not valid JSON: '\\n' behind a backslash is no escape"),
        ('{"a": "\\', "line 1, column 7: not valid JSON: the string that opens here is never closed; is it"),
        ('{"a" "b"}', "line 1, column 6: not valid JSON: ':' is expected"),
        ("{'a': 1}", "line 1, column 2: not valid JSON: a key in double quotes is expected"),
        ('{"a": 1,}', "line 1, column 9: not valid JSON: a key in double quotes is expected"),
        ("[1,]", "line 1, column 4: not valid JSON: a value is expected"),
        ("[1 2]", "line 1, column 4: not valid JSON: ',' or ']' is expected"),
        ("[{}}", "line 1, column 4: not valid JSON: ',' or ']' is expected"),
        ('{"a": [}', "line 1, column 8: not valid JSON: a value is expected"),
        ('{"a": 01}', "line 1, column 8: not valid JSON: ',' or '}' is expected"),
        ('{"a": NaN}', "line 1, column 7: not valid JSON: a value is expected"),
        ('{"a": 1', "line 1, column 8: not valid JSON: it ends where ',' or '}' is expected; is it cut short?"),
        ("[[1]", "line 1, column 5: not valid JSON: it ends where ',' or ']' is expected; is it cut short?"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(source: str, said: str) -> None:
    kind, message = fault(source)
    assert kind == "malformed"
    assert message.startswith(said)
    assert "\n" not in message


def test_brackets_in_one_another_have_a_bound() -> None:
    deep = "[" * 10_000 + "]" * 10_000
    assert parse(deep).end == 20_000
    assert fault("[" + deep + "]") == ("hostile", "line 1, column 10001: more than 10,000 brackets in one another")
    assert fault('{"a":' * 20_000)[0] == "hostile"


def test_values_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_scanner, "MOST_VALUES", 5)
    source = '[["", {"a": 1}]]'
    assert plain(parse(source).value, source) == [["", {"a": 1}]]
    for more in ('[["", {"a": 1, "b": 2}]]', "[[], [], [], [], []]", "[{}, {}, {}, {}, {}]", '["", "", "", "", ""]'):
        assert fault(more)[0] == "too-large"
    assert parse('{"a": [1, 2, 3, 4, 5, [], {}]}', wanted=lambda key: None).value == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        '{"a":"' + "\\n" * 4_000_000,
        '{"a":"' + "x" * 8_000_000,
        '{"a":' + " " * 8_000_000,
        "[" + "null," * 2_000_000,
        '{"a":' + "9" * 8_000_000 + "x}",
        '{"' + '\\"' * 4_000_000 + '":',
    ],
    ids=["escapes", "string", "space", "literals", "digits", "key"],
)
def test_torn_files_cost_no_more_than_whole_ones(source: str) -> None:

    assert fault(source)[0] == "malformed"
