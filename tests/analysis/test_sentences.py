"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest

from newslint.analysis.lexicon import load_lexicon
from newslint.analysis.sentences import sentence_at, split_sentences
from newslint.analysis.story import Knowledge, Story
from newslint.formats import read
from newslint.registry.lookup import Registry

KNOWLEDGE = Knowledge(Registry([]), load_lexicon())


def story(text: str) -> Story:
    return Story(next(iter(read("story.txt", text.encode()))), KNOWLEDGE)


def sentences(text: str) -> list[str]:
    made = story(text)
    return [made.text[slice(*s.span)] for s in split_sentences(made)]


@pytest.mark.parametrize(
    "text",
    [
        "The bill of Sen. Ingrid Solheim passed on Monday by one vote.",
        "The U.S. State Department said the harbor would open in May.",
        "Joren T. Aasland and J. R. Brekke signed the paper in Lundby.",
        "The ferry left at 9 a.m. Monday with 61 people on board.",
        "Prices rose 3.4 percent in the year to Jan. 18 in the port.",
        "The board named Mr. Aasland and Dr. Brekke to the panel.",
        "“Why now?” Mayor Ingrid Solheim asked in the council chamber.",
        "The port (built in 1911. and shut in 1964) is to open again.",
    ],
)
def test_a_stop_that_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry sank.", "The crew was saved."),
        ("“The wall will hold.”", "The mayor did not say for how long."),
        ("She moved to the U.S.", "The family stayed in Lundby."),
        ("They met at 9 a.m.", "He left at noon."),
        ("“Will it hold?”", "“It will.”"),
        ("It was late…", "Nobody came."),
        ("The price was $4.50.", "It is $5 now."),
        ("She said so (twice.)", "Nobody heard."),
        ("Was it safe?", "1,200 people asked."),
    ],
)
def test_a_stop_that_ends_a_sentence(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_no_sentence_crosses_a_block() -> None:
    text = "Harbor opens\n\nLUNDBY, May 3 - The pier opened on Tuesday after a year.\n\nThe mayor cut the ribbon.\n"
    made = story(text)
    for sentence in split_sentences(made):
        assert made.document.blocks[sentence.block].span.covers(sentence.span)
    assert "The mayor cut the ribbon." in sentences(text)
    assert not any("LUNDBY" in s for s in sentences(text))


def test_a_sentence_may_run_over_hard_wrapped_lines() -> None:
    text = "The council voted on Tuesday to dredge the canal before\nthe winter storms set in.\nWork begins in May.\n"
    assert sentences(text)[0].endswith("the winter storms set in.")


def test_the_sentence_of_an_offset() -> None:
    made = story("The ferry sank. The crew was saved.")
    assert sentence_at(made.sentences, made.text.index("ferry")) == 0
    assert sentence_at(made.sentences, made.text.index("crew")) == 1
    assert sentence_at(made.sentences, made.text.index(" The crew")) is None
    assert sentence_at((), 3) is None


def test_a_megabyte_takes_a_moment() -> None:
    paragraph = (
        "The council of Lundby voted on Tuesday to dredge the canal. Mr. Aasland, 61, said “it was time.” It is. "
    )
    made = story("\n\n".join([paragraph * 5] * 2000))
    found = split_sentences(made)
    assert len(found) > 20_000
