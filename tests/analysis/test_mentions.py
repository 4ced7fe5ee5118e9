"""Where the copy names people."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.lexicon import load_lexicon
from newslint.analysis.mentions import Mention
from newslint.analysis.runs import _CAPITAL, _OPENING_CAPITAL
from newslint.analysis.story import Knowledge, Story
from newslint.formats import read
from newslint.registry.lookup import Registry
from tests.analysis.conftest import HEAD, Tell, named
from tests.registry.made import person

PEOPLE = (
    person("Ada Okonwo"),
    person("Tomas Karlberg"),
    person("Jo Will May", given="Jo", family="Will May"),
    person("Ban Seo-yun", given="Seo-yun", family="Ban", family_first=True),
)


#: Fills a line as wrapped copy does.
LONG = "they spoke for the town at length on that day in the old hall by the harbour"


def mentions(story: Story) -> list[Mention]:
    return [m for m in story.mentions if m.span.start >= len(HEAD)]


@pytest.mark.parametrize(
    ("copy", "names"),
    [
        ("We met Ada Okonwo on Monday.", ["Ada Okonwo"]),
        ("On Monday Ada Okonwo left.", ["Ada Okonwo"]),
        ("US Secretary of State Ada Okonwo left.", ["Ada Okonwo"]),
        ("German Foreign Minister Ada Okonwo left.", ["Ada Okonwo"]),
        ("It was Ursula von der Leyen who came.", ["Ursula von der Leyen"]),
        ("It was Ursula Von Der Leyen who came.", ["Ursula Von Der Leyen"]),
        ("We saw Mohammed bin Salman there.", ["Mohammed bin Salman"]),
        ("We saw Amira al-Haddad there.", ["Amira al-Haddad"]),
        ("A tall al-Haddad spoke.", ["al-Haddad"]),
        ("It was Nour. ad-Dine and d'Orsay left.", ["Nour", "ad-Dine", "d'Orsay"]),
        (
            "They made Karlberg and (y Okonwo) speak of de la Roe and of abu\u00a0Karim.",
            ["Karlberg", "y Okonwo", "de la Roe", "abu\u00a0Karim"],
        ),
        ("We met Ada J. Okonwo and R. T. Karlberg.", ["Ada J. Okonwo", "R. T. Karlberg"]),
        ("We met J.R. Karlberg and J.-P. Roe.", ["J.R. Karlberg", "J.-P. Roe"]),
        ("We met Anna-Lena Holm-Karlberg.", ["Anna-Lena Holm-Karlberg"]),
        ("We met Ki‑moon Okonwo.", ["Ki‑moon Okonwo"]),
        ("We met Siobhan O'Rourke, and Siobhan O’Rourke.", ["Siobhan O'Rourke", "Siobhan O’Rourke"]),
        ("We met Tomas Karlberg Jr. on Monday.", ["Tomas Karlberg Jr"]),
        ("Mélanie Joly spoke to Łukasz Żak and Åsa Ørn.", ["Mélanie Joly", "Łukasz Żak", "Åsa Ørn"]),
        ("Me\u0301lanie Joly spoke.", ["Me\u0301lanie Joly"]),
        ("We met Ban Seo-yun.", ["Ban Seo-yun"]),
        ("We met Pelé.", ["Pelé"]),
        ("We met Kim Yo Jong. Kim Yo Jong's car left.", ["Kim Yo Jong", "Kim Yo Jong"]),
        ("New Zealand Prime Minister Ada Okonwo flew to New York.", ["Ada Okonwo"]),
        ("Rosa San Francisco met Ada New.", ["Rosa San Francisco", "Ada New"]),
        ("Kim Met Okonwo.", ["Kim", "Okonwo"]),
        ("We met Jo Will May and Jo Will.", ["Jo Will May", "Jo Will"]),
        ("An Okonwo-led team met the Okonwo-backed board.", ["Okonwo", "Okonwo"]),
        ("Anti-Okonwo feeling in the post-Okonwo years; Ex-President Okonwo.", ["Okonwo", "Okonwo", "Okonwo"]),
        ("OKONWO-LED TEAM", ["OKONWO"]),
        ("We met Okonwo-Karlberg and Ji-won.", ["Okonwo-Karlberg", "Ji-won"]),
        ("We met Ada\u00a0Okonwo.", ["Ada\u00a0Okonwo"]),
        ("🎉Ada Okonwo🎉 spoke.", ["Ada Okonwo"]),
        ('"Ada Okonwo," she said. “Okonwo left.” ‘Karlberg stayed.’', ["Ada Okonwo", "Okonwo", "Karlberg"]),
        ("(Okonwo) and [Karlberg]; Okonwo/Karlberg", ["Okonwo", "Karlberg", "Okonwo", "Karlberg"]),
        ("We met @AdaOkonwo and #Karlberg Okonwo.", ["Okonwo"]),
        ("It is at https://news.example/Karlberg or www.Karlberg.example.", []),
        ("We met Ada Okon\u200bwo.", ["Ada Okon\u200bwo"]),
        ("I've met Okonwo. We're Karlberg's guests.", ["Okonwo", "Karlberg"]),
        ("The council met. But it rained on Tuesday in March.", []),
        ("A letter came. J. is a letter, and so is K.", []),
        ("", []),
        ("12 of 30, 4.5 per cent -- …!?", []),
    ],
)
def test_names_are_read_whole(tell: Tell, copy: str, names: list[str]) -> None:
    assert named(tell(copy, PEOPLE)) == names


@pytest.mark.parametrize(
    ("copy", "name"),
    [
        (f"{LONG} and then met Ada\nOkonwo, who {LONG}.", "Ada\nOkonwo"),
        (f"{LONG} and then met Ada\r\nOkonwo, who {LONG}.", "Ada\r\nOkonwo"),
        (f"{LONG} and then Ursula von\nder Leyen, who {LONG}.", "Ursula von\nder Leyen"),
        (f"{LONG} and then Ursula von der\r\nLeyen, who {LONG}.", "Ursula von der\r\nLeyen"),
    ],
)
def test_names_over_hard_wrapped_lines(tell: Tell, copy: str, name: str) -> None:
    story = tell(copy, PEOPLE)
    assert name in named(story)
    (mention,) = (m for m in mentions(story) if m.full)
    assert "\n" not in mention.surface


def test_a_name_does_not_cross_paragraphs(tell: Tell) -> None:
    assert named(tell("It was signed by Ada\n\nOkonwo left at noon for the coast.", PEOPLE)) == ["Ada", "Okonwo"]


@pytest.mark.parametrize(
    ("copy", "surface", "ending"),
    [
        ("We read Okonwo's letter.", "Okonwo", "'s"),
        ("We read Okonwo’s letter.", "Okonwo", "’s"),
        ("We read Tomas Karlberg's letter.", "Tomas Karlberg", "'s"),
        ("We read the Karlbergs' letter.", "Karlbergs", "'"),
        ("We read the Karlbergs’ letter.", "Karlbergs", "’"),
        ("We met the Karlbergs.", "Karlbergs", ""),
        ("THE KARLBERG'S PIER", "KARLBERG", "'"),
    ],
)
def test_possessive_endings_are_not_of_the_name(tell: Tell, copy: str, surface: str, ending: str) -> None:
    (mention,) = (m for m in mentions(tell(copy, PEOPLE)) if not m.common)
    assert mention.surface == surface
    assert mention.possessive.lower().startswith(ending)


def test_a_possessive_ends_a_name(tell: Tell) -> None:
    assert named(tell("We read Okonwo's Karlberg letter.", PEOPLE)) == ["Okonwo", "Karlberg"]


def test_honorifics(tell: Tell) -> None:
    found = mentions(tell("Mrs. Okonwo met Dr Tomas Karlberg, and Mr Karlberg met Okonwo.", PEOPLE))
    assert [(m.surface, m.honorific) for m in found] == [
        ("Okonwo", "mrs"), ("Tomas Karlberg", "dr"), ("Karlberg", "mr"), ("Okonwo", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("ADA OKONWO OPENS THE FERRY LINE", ["ADA OKONWO"]),
        ("Ada Okonwo Opens the Ferry Line", ["Ada Okonwo"]),
        ("Okonwo to Open Ferry Line in Lundby", ["Okonwo", "Lundby"]),
        ("OKONWO AND TOMAS KARLBERG MEET", ["OKONWO", "TOMAS KARLBERG"]),
    ],
)
def test_headlines(tell: Tell, headline: str, names: list[str]) -> None:
    story = tell("The line was closed in May, and is open again.", PEOPLE, head=headline + "\n\n")
    assert [m.surface for m in story.mentions if not m.common] == names
    assert {m.capitals for m in story.mentions} == {headline.isupper()}


def test_an_acronym_is_no_name(tell: Tell) -> None:
    assert named(tell("The OECD and NATO met Ada Okonwo.", PEOPLE)) == ["Ada Okonwo"]


def test_a_word_of_an_organisation_after_it_is_noted(tell: Tell) -> None:
    found = {m.surface: m.followed for m in mentions(tell("She met Okonwo at the Karlberg Institute.", PEOPLE))}
    assert found["Karlberg"] and not found["Okonwo"]


def test_a_single_word_that_may_be_no_name_is_noted(tell: Tell) -> None:
    found = {m.surface: m.common for m in mentions(tell("Harbours were shut. We met Okonwo.", PEOPLE))}
    assert found["Okonwo"] is False
    assert found.get("Harbours", True)


def test_datelines_and_bylines_name_nobody(tell: Tell) -> None:
    story = tell("By Ada Okonwo\n\nLUNDBY, May 3 - The pier is shut.", PEOPLE)
    assert "Lundby" not in named(story) and "Ada Okonwo" not in named(story)


@pytest.mark.parametrize(
    "copy",
    [
        "We met Ada Dries\u200bsen and Dri\u00adessen.",
        "Владимир Карлов и Сергей Ландов. 习近平主席在北京会见了王毅。 الرئيس محمود عباس",
        "अदा ओकोन्वो ने कहा",
        "\ufeffAda \u200eOkonwo\u200f",
    ],
)
def test_other_scripts_and_invisible_letters_do_no_harm(tell: Tell, copy: str) -> None:
    story = tell(copy, PEOPLE)
    for mention in story.mentions:
        assert story.text[mention.span.start : mention.span.end].split() == list(mention.words)


def test_a_capital_opens_a_run_in_every_script() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert re.findall(_OPENING_CAPITAL, everything) == re.findall(_CAPITAL, everything)


def test_a_stretch_of_very_many_words_names_nobody(tell: Tell) -> None:
    assert named(tell("We met " + " ".join(["Drelvanik"] * 300) + " there.")) == []
    assert named(tell("We met " + "A" + "b" * 5000 + " there.")) == []


@given(st.text("AEé bcdo.,'’-\u00a0\n\r\"“”‘\u0301习ÆI1", max_size=120))
def test_spans_hold_the_words_and_are_in_order(text: str) -> None:
    (document,) = read("story.txt", (HEAD + "x" + text).encode())
    story = Story(document, Knowledge(Registry([]), load_lexicon()))
    ends = 0
    for mention in story.mentions:
        assert mention.span.start >= ends
        ends = mention.span.end
        assert story.text[mention.span.start : mention.span.end].split() == list(mention.words)
        assert all(mention.words)
        assert story.document.blocks[mention.block].span.start <= mention.span.start
    assert len(story.people.of) == len(story.mentions)
