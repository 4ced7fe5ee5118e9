"""Stretches of copy, judged character by character."""

from __future__ import annotations

from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from newslint.formats.builder import TextBuilder
from newslint.formats.stretch import EMPTY, Run, Stretch, joined, of_parts, of_runs, standing_for
from newslint.formats.whitespace import collapsed
from newslint.model import document as kinds
from newslint.model.span import Span

#: A character, the stretch of source it stands for, and whether that is the same character.
Character: TypeAlias = tuple[str, int, int, bool]
SAID = {"&amp;": "&", "<b>": "", "&fi;": "fi", "\n  ": " ", "\n": "\n"}
PARTS = st.lists(st.text("ab &\n", max_size=4), min_size=1, max_size=6).flatmap(
    lambda texts: st.lists(st.sampled_from(sorted(SAID)), min_size=len(texts) - 1, max_size=len(texts) - 1).map(
        lambda between: [part for pair in zip(texts, [*between, ""], strict=True) for part in pair][:-1]
    )
)
BEGIN = st.integers(0, 50)


def characters(copy: Stretch) -> list[Character]:
    starts, begins, stops, verbatim = copy.columns() if copy.text else ((), (), (), ())
    ends = [*starts[1:], len(copy.text)]
    assert all(start < end for start, end in zip(starts, ends, strict=False))
    return [
        (copy.text[at], *((begin + at - start, begin + at - start + 1) if same else (begin, stop)), same)
        for start, end, begin, stop, same in zip(starts, ends, begins, stops, verbatim, strict=False)
        for at in range(start, end)
    ]


@given(PARTS, BEGIN)
def test_parts_say_what_they_stand_for_at_their_places(parts: list[str], begin: int) -> None:
    expected: list[Character] = []
    at = begin
    for number, part in enumerate(parts):
        text = SAID[part] if number % 2 else part
        same = text == part
        expected += [(c, *((at + n, at + n + 1) if same else (at, at + len(part))), same) for n, c in enumerate(text)]
        at += len(part)
    assert characters(of_parts(parts, begin, SAID)) == expected


@given(PARTS, BEGIN, st.integers(0, 30), st.integers(0, 30))
def test_a_cut_is_the_characters_between_its_ends(parts: list[str], begin: int, start: int, length: int) -> None:
    copy = of_parts(parts, begin, SAID)
    start = min(start, len(copy.text))
    end = min(start + length, len(copy.text))
    assert characters(copy.cut(start, end)) == characters(copy)[start:end]


@given(PARTS, BEGIN)
def test_trimming_takes_white_space_from_either_end(parts: list[str], begin: int) -> None:
    copy = of_parts(parts, begin, SAID)
    text = copy.text
    start = len(text) - len(text.lstrip())
    assert characters(copy.trimmed()) == characters(copy)[start : start + len(text.strip())]


@given(PARTS, PARTS, BEGIN)
def test_what_is_read_from_a_text_is_traced_to_the_source_of_that_text(
    inner: list[str], wedges: list[str], begin: int
) -> None:
    written = "".join(inner)
    cuts = [len(part) for part in wedges]
    runs, at, source = [], 0, begin
    for number, length in enumerate(cuts):
        text = written[at : at + length]
        same = number % 2 == 0
        stop = source + (len(text) if same else 7)
        runs.append(Run(text, source, stop, same))
        at, source = at + length, stop
    runs.append(Run(written[at:], source, source + len(written) - at, True))
    outer = of_runs(runs)
    assert outer.text == written
    places = characters(outer)
    found = of_parts(inner, 0, SAID)
    expected = []
    for character, first, after, same in characters(found):
        touched = places[first:after]
        expected.append((character, touched[0][1], touched[-1][2], same and touched[0][3]))
    assert characters(found.traced(outer)) == expected


@given(st.lists(st.tuples(PARTS, st.integers(0, 5)), max_size=4))
def test_stretches_join_into_one(given_: list[tuple[list[str], int]]) -> None:
    begin, stretches = 0, []
    for parts, gap in given_:
        stretches.append(of_parts(parts, begin + gap, SAID))
        begin += gap + sum(map(len, parts))
    assert characters(joined(stretches)) == [c for stretch in stretches for c in characters(stretch)]


def test_what_stands_for_no_source_is_at_a_point() -> None:
    assert characters(joined((standing_for(" ", 3, 3), EMPTY))) == [(" ", 3, 3, False)]


@given(PARTS, BEGIN)
def test_collapsing_leaves_every_word_at_its_place(parts: list[str], begin: int) -> None:
    copy = of_parts(parts, begin, SAID)
    found = collapsed(copy)
    assert "  " not in found.text and "\n " not in found.text and " \n" not in found.text
    words = [character for character in characters(copy) if not character[0].isspace()]
    assert [character for character in characters(found) if not character[0].isspace()] == words


@given(st.lists(PARTS, max_size=4))
def test_a_text_is_its_blocks_at_their_places(given_: list[list[str]]) -> None:
    builder, expected, begin = TextBuilder(), [], 0
    for parts in given_:
        copy = of_parts(parts, begin, SAID)
        begin += sum(map(len, parts))
        builder.add(kinds.PARAGRAPH, copy)
        if copy.text.strip():
            expected.append(copy.trimmed())
    text, blocks, offsets = builder.result()
    assert text == "\n\n".join(copy.text for copy in expected)
    for block, copy in zip(blocks, expected, strict=True):
        for at, (_, first, after, _) in enumerate(characters(copy), block.span.start):
            assert offsets.to_source(Span(at, at + 1)) == (first, after)
