"""What is direct speech, and how far a mark that is never closed reaches."""

from __future__ import annotations

import pytest

from newslint.analysis.lexicon import load_lexicon
from newslint.analysis.story import Knowledge, Story
from newslint.formats import read
from newslint.model.span import Span
from newslint.registry.lookup import Registry

KNOWLEDGE = Knowledge(Registry([]), load_lexicon())


def story(text: str) -> Story:
    return Story(next(iter(read("story.txt", text.encode()))), KNOWLEDGE)


def speech(text: str) -> list[str]:
    made = story(text)
    return [made.text[slice(*span)] for span in made.quotes.spans]


@pytest.mark.parametrize(
    "quoted",
    [
        '"The wall will hold,"',
        "“The wall will hold,”",
        "„Die Mauer hält bestimmt.“",
        "«Le mur tiendra bon,»",
        "« Le mur tiendra bon, »",
        "»Die Mauer hält bestimmt.«",
        "``The wall will hold,''",
        "‘The wall will hold,’",
        "'The wall will hold,'",
        "“Never,”",
    ],
)
def test_speech_in_every_kind_of_mark(quoted: str) -> None:
    assert speech(f"The mayor spoke at noon. {quoted} the mayor said on Monday.") == [quoted]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green port” is to open in May after a year of work.",
        "The film “The Long Harbor Wall” opens in May after a year of work.",
        "The players' bus and the club's coach left at noon, the '90s long gone.",
        "The wall is 6' 2\" high and the gate is 5' 11\" high, the port said.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert speech(text) == []


def test_an_apostrophe_in_curly_speech_closes_nothing() -> None:
    assert speech("“It’s the town’s wall,” she said.") == ["“It’s the town’s wall,”"]


def test_two_quotations_with_the_speaker_between() -> None:
    assert speech('"The wall," he said, "will hold for years."') == ['"The wall,"', '"will hold for years."']


def test_each_paragraph_of_a_long_quotation_opens_and_the_last_closes() -> None:
    text = "“The wall was built in 1911. It held.\n\n“It held again in 1964. It will hold now,” he said. It did.\n"
    made = story(text)
    assert made.quotes.covers(text.index("It held."))
    assert made.quotes.covers(text.index("It held again"))
    assert not made.quotes.covers(text.index("It did."))


def test_a_stray_mark_holds_one_sentence() -> None:
    text = "“The wall held, the mayor said. The crew went home at noon.\n\nThe harbor is shut until May.\n"
    made = story(text)
    assert made.quotes.covers(text.index("wall"))
    assert not made.quotes.covers(text.index("The crew"))
    assert not made.quotes.covers(text.index("The harbor"))


def test_what_is_quoted_without_being_speech_is_quoted_all_the_same() -> None:
    text = "The film “The Long Harbor Wall” opens in May."
    made, at = story(text), text.index("Harbor")
    assert not made.quotes.covers(at)
    assert made.quotes.names_work(at)
    assert made.quotes.quoted(Span(at, at + 6))
    assert not made.quotes.quoted(Span(0, 8))


def test_the_marks_belong_to_the_speech() -> None:
    made = story('Then "the wall will hold," she said.')
    start = made.text.index('"')
    assert made.quotes.at(start) == made.quotes.at(made.text.index("hold"))
    assert made.quotes.at(start - 1) is None
