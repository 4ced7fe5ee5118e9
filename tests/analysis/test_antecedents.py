"""Whom a pronoun can stand for, and when it contradicts what is recorded."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from newslint.analysis.antecedents import find_contradictions
from newslint.analysis.lexicon import load_lexicon
from newslint.analysis.pronouns import find_pronouns
from newslint.analysis.reach import Reach, is_transcript
from newslint.analysis.story import Knowledge, Story
from newslint.formats import read
from newslint.registry.lookup import Registry

PEOPLE = [
    {"name": "Mirela Halvorsen", "pronouns": "she"},
    {"name": "Ingrid Solheim", "pronouns": "she"},
    {"name": "Tobias Renn", "pronouns": "he"},
    {"name": "Ash Lindqvist", "pronouns": "they"},
    {"name": "Kit Marlow", "pronouns": ["he", "they"]},
    {"name": "Dana Osei", "pronouns": "do-not-check"},
    {"name": "Bo Ekdahl"},
    {"name": "Price Renn", "pronouns": "he"},
]

Maker = Callable[[str], Story]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    registry = tmp_path_factory.mktemp("registry") / "people.jsonl"
    registry.write_text("".join(json.dumps(p) + "\n" for p in PEOPLE), encoding="utf-8")
    knowledge = Knowledge(Registry.open([registry], starter=False), load_lexicon())
    return lambda text: Story(next(iter(read("story.txt", text.encode()))), knowledge)


def contradicted(made: Story) -> list[str]:
    """Each pronoun that contradicts, with its place in the text and whom it contradicts."""
    reach = Reach(made)
    return [
        f"{made.text[slice(*found.pronoun.span)]}: {', '.join(map(reach.referents.name, found.people))}"
        for found in find_contradictions(reach)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Halvorsen opened the pier. "It will hold," he said. Mirela Halvorsen left at noon.', "he: Mirela Halvorsen"),
        ("Mirela Halvorsen opened the pier on Friday. He said it would hold.", "He: Mirela Halvorsen"),
        (
            "Tobias Renn spoke with Kit Marlow on the phone. The two would meet, she said.",
            "she: Tobias Renn, Kit Marlow",
        ),
        ("Ash Lindqvist said he had seen the ball cross the line.", "he: Ash Lindqvist"),
        ("Kit Marlow said she would sail on Monday.", "she: Kit Marlow"),
        ("Tobias Renn, on her first trip to the islands, called for calm.", "her: Tobias Renn"),
        ("Tobias Renn, who ran the port for years before her election, spoke first.", "her: Tobias Renn"),
        ("Mirela Halvorsen had painted the boat himself.", "himself: Mirela Halvorsen"),
        ("In his first week in office, Mirela Halvorsen closed two routes.", "his: Mirela Halvorsen"),
        ("However, in his first week, Mirela Halvorsen closed two routes.", "his: Mirela Halvorsen"),
        ("Throughout her second term Tobias Renn kept the harbor open.", "her: Tobias Renn"),
        ("On May 15, at his first meeting, Mirela Halvorsen closed two routes.", "his: Mirela Halvorsen"),
        ("Although she was born in Lundby, Tobias Renn learned to sail in Oslo.", "she: Tobias Renn"),
        # A place is nobody, nor is what never does what people do and never stands in full.
        ("New Zealand's Mirela Halvorsen said he would leave for New York.", "he: Mirela Halvorsen"),
        ("Mirela Halvorsen flew from Nairobi on Friday. He said it was late.", "He: Mirela Halvorsen"),
        ("Mirela Halvorsen left Dorvik for Brask on Friday. He said it was late.", "He: Mirela Halvorsen"),
        # A later pronoun is somebody else's who is named before it.
        (
            "Mirela Halvorsen opened the pier in May. He said it would hold. Mayor Tobias Renn said he was glad.",
            "He: Mirela Halvorsen",
        ),
        # A word that elsewhere is a name inside a sentence is one where it opens it.
        ("Price Renn left, and Price won. Price was told she was late.", "she: Price Renn"),
        # Who speaks goes on speaking, whoever else is in reach.
        (
            'Tobias Renn met Mirela Halvorsen. "It holds," Halvorsen said at noon. "It will stay," he added.',
            "he: Mirela Halvorsen",
        ),
        # Nobody is the subject of a clause that tells of them.
        ("Tobias Renn came with Price Renn, whom she had defeated.", "she: Tobias Renn"),
        ("Joren Aasland won. It brought Tobias Renn to Price Renn, with whom she had sailed.", "she: Tobias Renn"),
        # What is set after a name does not go by that name.
        ("Mirela Halvorsen opened the pier. Tobias Renn, his deputy, spoke.", "his: Mirela Halvorsen"),
    ],
)
def test_a_contradiction(story: Maker, text: str, expected: str) -> None:
    assert contradicted(story(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # The record fits, in one of its pronouns, or none is recorded, or it asks not to be checked.
        "Mirela Halvorsen opened the pier. She said it would hold.",
        "Kit Marlow said he would sail on Monday.",
        "Kit Marlow said they would sail on Monday.",
        "Bo Ekdahl said she would sail on Monday.",
        "Dana Osei said he would sail on Monday.",
        # Nobody is the subject of a clause that tells of them.
        "Tobias Renn, whom she had defeated in May, said nothing.",
        "Tobias Renn, about whom she wrote a book, said nothing.",
        "The ally was Tobias Renn, who she said was ready.",
        "Mirela Halvorsen's council has nine members. Price Renn has the port. Tobias Renn, whom she beat, came.",
        # They is never wrong.
        "Tobias Renn said they would sail on Monday.",
        # Somebody else in reach can be meant: on record, unknown, or without a name.
        "Mirela Halvorsen and Tobias Renn opened the pier. He said it would hold.",
        "Mirela Halvorsen met Joren Aasland at the pier. He said it would hold.",
        "Mirela Halvorsen met with Joren Aasland on Friday. He said it would hold.",
        'Mirela Halvorsen met a harbor pilot on Friday. "It will hold," he said.',
        "Mirela Halvorsen spoke to Joren Aasland about his report.",
        "Mirela Halvorsen thanked her husband for painting the boat himself.",
        "A spokesman for Mirela Halvorsen said he could not give a figure.",
        "Mirela Halvorsen and the Norwegian said the pier would hold. He left at noon.",
        "Mirela Halvorsen and the 55-year-old spoke at noon. He left by boat.",
        "Joren Aasland said he was late. Mirela Halvorsen nodded. His boat had sunk.",
        # The object of a clause is not its subject.
        "Mirela Halvorsen saw him.",
        # Somebody in a phrase before the subject is not the subject.
        "At a meeting with Mirela Halvorsen, he said the pier would hold.",
        # It may be of somebody before, whom the record fits, that somebody speaks.
        "Tobias Renn opened the pier. Mirela Halvorsen said he had built it.",
        "Mirela Halvorsen thanked Bill's wife. After the birth of his son, Bill's wife Ingrid Solheim left.",
        # Another may speak where somebody else is named beside the speaker.
        'Mirela Halvorsen came. "It holds," Halvorsen said with Tobias Renn. "It will stay," he added.',
        # Somebody is said to be somebody else's, or to follow somebody.
        "Bo Ekdahl opened the pier. Tobias Renn, her deputy, spoke.",
        "Bo Ekdahl left. Tobias Renn, who took her place, spoke.",
        "Mirela Halvorsen opened the pier in May. In his speech Tobias Renn called it a gift.",
        # Whoever does what people do may be a person, though never named in full.
        "Mirela Halvorsen met Dorvik on Friday. Dorvik said the pier would hold. He was late.",
        # The pronoun looks ahead to somebody unknown.
        "Mirela Halvorsen left in May. In his first week, Joren Aasland closed two routes.",
        "Although she won, Tobias Renn told Bo Ekdahl that it had been close.",
        "Bo Ekdahl left in May. Although she won, Tobias Renn called it close.",
        "Bo Ekdahl left in May. During her first week Tobias Renn closed two routes.",
        "In her first year Ingrid Solheim won twice, Tobias Renn said.",
        "When her son Bo Ekdahl spoke, Tobias Renn stood up.",
        "Tobias Renn recalled the visit of Mirela Halvorsen and her staff in May.",
        # Nobody is named, or only too far back.
        "He said the pier would hold.",
        "Mirela Halvorsen left. The pier was shut. The boats were tied up. The gulls came. He said it would hold.",
        # A pronoun of anybody, of a style, of the words themselves.
        "Mirela Halvorsen said a pilot must know his or her harbor.",
        "Tobias Renn bowed to Her Majesty on Friday.",
        "Mirela Halvorsen uses she/her pronouns, not he/him.",
        # What people say in quotation marks is of others.
        'Mirela Halvorsen opened the pier. "He is late," she said.',
    ],
)
def test_no_contradiction(story: Maker, text: str) -> None:
    assert contradicted(story(text)) == []


def test_a_pronoun_that_goes_on_is_of_somebody_else(story: Maker) -> None:
    text = "Mirela Halvorsen, she said, had read the report, and he had not. His boat was late, and he was sorry."
    assert contradicted(story(text)) == []


def test_the_copy_itself_may_state_it(story: Maker) -> None:
    assert contradicted(story("Mrs Liv Brekke opened the pier on Friday. He said it would hold.")) == ["He: Liv Brekke"]
    assert contradicted(story("Actress Liv Brekke opened the pier on Friday. He said it would hold.")) == [
        "He: Liv Brekke"
    ]


def test_a_first_name_states_nothing(story: Maker) -> None:
    assert contradicted(story("Elizabeth Brekke opened the pier on Friday. He said it would hold.")) == []


def test_a_quotation_of_several_paragraphs_is_followed(story: Maker) -> None:
    text = (
        "Mirela Halvorsen spoke at the pier on Friday.\n\n“The wall was built in 1911. It held then.\n\n"
        "“It held again in 1964. It will hold now,” he said.\n"
    )
    assert contradicted(story(text)) == ["he: Mirela Halvorsen"]


def test_a_family_name_that_is_a_pronoun_is_no_pronoun(story: Maker) -> None:
    made = story("He Wenli met Mirela Halvorsen on Friday. He said the talks were useful.")
    assert not [p for p in find_pronouns(made) if p.span.start == 0]


@pytest.mark.parametrize(
    "text",
    [
        "Briefing\n\nMS. SOLHEIM: The pier is safe.\n\nQ Is he coming?\n\nMS. SOLHEIM: He is not.\n\nQ Thank you.\n",
        "I want to thank you all. You came, and I am glad you did. I know that you had far to come, and I said so.",
    ],
)
def test_speech_set_down_is_not_judged(story: Maker, text: str) -> None:
    assert is_transcript(story(text))


def test_copy_with_quotations_is_no_transcript(story: Maker) -> None:
    text = "“I want you to know,” Halvorsen said, “that you and I agree.” “I do,” Renn said. “You do,” she said."
    assert not is_transcript(story(text))
