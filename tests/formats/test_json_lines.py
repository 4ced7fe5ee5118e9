"""JSON Lines: a story a line, each read when it is asked for."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from newslint.errors import InputError
from newslint.formats import JsonNames, json_lines, largest, read
from newslint.formats.source import Source
from newslint.model.document import Document
from newslint.model.span import SourceSpan, Span

LINES = """
{"id": "k1", "headline": "Kites over Kiruva", "date": "2023-05-08", "body": "They rose.\\n\\nOne was lost."}

{"headline": "Rain in Lundby", "body_html": "<p>It <b>rain</b>ed &amp; stopped.</p>"}\r
{"uri": "urn:x:3", "headlines": [{"value": "A list"}], "bodies": [{"value": "A body."}]}
{"format": "digitalwires@0.9.1", "urn": "urn:x:4", "headline": "Drachen", "article_html": "<p>Regen.</p>"}"""


def stories(source: str, path: str = "day.jsonl") -> list[Document]:
    return list(read(path, source.encode()))


def partly(source: str) -> tuple[list[str | None], str, str]:
    """The stories up to a failure, its kind and its message."""
    found: list[str | None] = []
    with pytest.raises(InputError) as caught:
        found.extend(document.story for document in read("day.jsonl", source.encode()))
    return found, caught.value.kind, str(caught.value)


def test_a_story_a_line() -> None:
    found = stories(LINES)
    assert [d.story for d in found] == ["k1", "line 4", "urn:x:3", "urn:x:4"]
    assert {d.format for d in found} == {"json-lines"}
    assert {id(d.source) for d in found} == {id(found[0].source)}
    assert found[0].metadata.date == date(2023, 5, 8)
    assert [d.text for d in found] == [
        "Kites over Kiruva\n\nThey rose.\n\nOne was lost.",
        "Rain in Lundby\n\nIt rained & stopped.",
        "A list\n\nA body.",
        "Drachen\n\nRegen.",
    ]
    start = found[1].text.index("rained")
    assert found[1].offsets.to_source(Span(start, start + 6)) == SourceSpan(
        LINES.index("rain</b>ed"), LINES.index(" &amp;")
    )


def test_a_file_that_goes_on_is_lines_whatever_it_is_called() -> None:
    long = '{"headline": "' + "Kites " * 1_000 + '", "body": "Up."}\n'
    assert [d.story for d in stories(long + LINES, "day.json")][:2] == ["line 1", "k1"]


def test_a_story_is_read_only_when_it_is_asked_for() -> None:
    source = '{"headline": "A", "body": "B"}\n' * 3 + "no JSON\n"
    assert len(list(islice(read("day.jsonl", source.encode()), 3))) == 3
    assert json_lines.read(Source("-", source.encode())).__next__().story == "line 1"


def test_lines_that_cannot_be_read_are_told_of_at_the_end() -> None:
    good = '{"headline": "A", "body": "B"}\n'
    found, kind, message = partly(
        good + '{"headline": "A", \n' + good + "[1]\n" + good + '{"headline": "A"} 5\n' + good
    )
    assert found == ["line 1", "line 3", "line 5", "line 7"]
    assert kind == "malformed"
    assert message == (
        "line 2, column 19: not valid JSON: it ends where a key in double quotes is expected; is it cut short?"
        "; 2 more lines cannot be read"
    )
    assert partly(good + "[1]\n")[2] == "line 2: not a story: there is no headline and no body"
    assert partly(good + '{"headline": "\\ud800", "body": "B"}')[2].startswith("line 2: the escape")
    assert partly(good + "no\n" * 1_000)[2].endswith("; 99 more lines cannot be read")


@pytest.mark.parametrize(
    "source",
    ['{"name": "Adaeze Okafor", "pronouns": "she"}\n' * 2, '{"text": "a", "line": 1}\n{}', "[]\n[]", "no JSON\n"],
)
def test_lines_that_are_no_stories(source: str) -> None:
    found, kind, message = partly(source)
    assert (found, kind) == ([], "not-a-story")
    assert message.startswith("not a story format newslint knows: ")


def test_a_newsroom_has_names_of_its_own_for_the_parts_of_a_story() -> None:
    names = JsonNames(headline=("Rubrik",), body=("brödtext",), date=("dag",), id=("nr",))
    line = (
        '{"nr": 4, "rubrik": "Drakar", "Brödtext": "Upp.", "dag": "2023-05-08", "id": "x", "uri": "u", "type": "text"}'
    )
    for path in ("a.jsonl", "a.json"):
        with pytest.raises(InputError, match="not a story"):
            list(read(path, line.replace('"uri"', '"link"').encode()))
        (found,) = read(path, line.encode(), json_names=names)
        assert (found.text, found.metadata.date) == ("Drakar\n\nUpp.", date(2023, 5, 8))
        assert found.story == ("4" if path == "a.jsonl" else None)


def test_the_usual_names_still_count_beside_the_newsrooms_own() -> None:
    source = b'{"id": 1, "headline": "Kites", "body": "Up."}\n{"nr": 2, "rubrik": "Drakar", "body": "Upp."}\n'
    found = list(read("a.jsonl", source, json_names=JsonNames(headline=("rubrik",), id=("nr",))))
    assert [(d.story, d.text) for d in found] == [("1", "Kites\n\nUp."), ("2", "Drakar\n\nUpp.")]


def test_a_file_of_lines_may_be_larger_than_a_story() -> None:
    assert largest("a.jsonl") == largest("-", "json-lines") == 4 * largest("a.json")


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_stories() -> None:
    import tracemalloc

    line = '{"headline": "Kites over Kiruva", "body": "' + "They rose. \\n\\n" * 200 + '"}\n'
    peaks = []
    for count in (100, 1_000):
        data = (line * count).encode()
        tracemalloc.start()
        assert sum(1 for _ in read("day.jsonl", data)) == count
        peaks.append(tracemalloc.get_traced_memory()[1] - len(data))
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 500_000
