"""What the pronoun rules tell the user."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from newslint.analysis.lexicon import load_lexicon
from newslint.analysis.story import Knowledge, Story
from newslint.checks.pronouns import honorific, mismatch, mixed
from newslint.formats import read
from newslint.model.diagnostic import Finding
from newslint.registry.lookup import Registry

PEOPLE = [
    {"name": "Mirela Halvorsen", "pronouns": "she"},
    {"name": "Ingrid Solheim", "pronouns": "she"},
    {"name": "Tobias Renn", "pronouns": "he"},
    {"name": "Stig Renner", "pronouns": "he"},
    {"name": "Ash Lindqvist", "pronouns": "they"},
    {"name": "Kit Marlow", "pronouns": ["he", "they"]},
    {"name": "Dana Osei", "pronouns": "do-not-check"},
]

Maker = Callable[[str], Story]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    registry = tmp_path_factory.mktemp("registry") / "people.jsonl"
    registry.write_text("".join(json.dumps(p) + "\n" for p in PEOPLE), encoding="utf-8")
    knowledge = Knowledge(Registry.open([registry], starter=False), load_lexicon())
    return lambda text: Story(next(iter(read("story.txt", text.encode()))), knowledge)


def surfaces(made: Story, findings: list[Finding]) -> list[str]:
    return [made.text[slice(*f.span)] for f in findings]


def test_the_message_states_the_record_and_the_copy_and_nothing_more(story: Maker) -> None:
    made = story("Tobias Renn spoke with Stig Renner on the phone. The two would meet, she said.")
    [found] = mismatch(made, {})
    assert found.data == {"recorded": "the registry records he for Tobias Renn and Stig Renner", "said": "she"}
    assert found.reasons
    assert [made.text[slice(*note.span)] for note in found.notes] == ["Tobias Renn", "Stig Renner"]


def test_different_records_are_told_apart(story: Maker) -> None:
    made = story("Tobias Renn spoke with Ash Lindqvist on the phone. The two would meet, she said.")
    [found] = mismatch(made, {})
    assert found.data["recorded"] == (
        "the registry records he for Tobias Renn and the registry records they for Ash Lindqvist"
    )


def test_one_person_is_the_finding_s_entity(story: Maker) -> None:
    [found] = mismatch(story("Mirela Halvorsen opened the pier on Friday. He said it would hold."), {})
    assert found.entity == "mirela-halvorsen"


def test_what_the_copy_states_is_said_to_be_the_copy_s(story: Maker) -> None:
    [found] = mismatch(story("Mrs Liv Brekke opened the pier on Friday. He said it would hold."), {})
    assert found.data["recorded"] == "the copy gives she for Liv Brekke"
    assert found.entity is None


def test_nothing_is_ever_fixed(story: Maker) -> None:
    made = story(
        "Mirela Halvorsen opened the pier on Friday. He said it would hold.\n\nMr Mirela Halvorsen left at noon.\n"
    )
    found = [*mismatch(made, {}), *honorific(made, {}), *mixed(made, {})]
    assert found
    assert all(r.safety == "display" for f in found for r in f.replacements or ())


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Tobias Renn opened the pier. She said it would hold.", ["He"]),
        ("Tobias Renn opened the pier, and her first guest came at noon.", ["his"]),
        ("Tobias Renn opened the pier. The town gave her 14 medals.", ["his"]),
        ("Tobias Renn opened the pier. The town thanked her on Friday.", ["him"]),
        ("Tobias Renn opened the pier. The town thanked her Friday.", ["him"]),
        ("Tobias Renn opened the pier. The boat is hers.", ["his"]),
        ("Tobias Renn painted the pier herself.", ["himself"]),
        ("Mirela Halvorsen opened the pier. The town thanked him.", ["her"]),
        ("Mirela Halvorsen opened the pier. The boat is his.", ["hers"]),
        ("Ash Lindqvist opened the pier. The boat is his.", ["theirs"]),
        ("Ash Lindqvist painted the pier himself.", ["themselves", "themself"]),
        ("Kit Marlow opened the pier. She said it would hold.", ["He", "They"]),
    ],
)
def test_the_form_that_the_record_gives_is_shown(story: Maker, text: str, forms: list[str]) -> None:
    [found] = mismatch(story(text), {})
    assert [r.text for r in found.replacements or ()] == forms


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Mirela Halvorsen opened the pier. Mr. Halvorsen cut the ribbon.", ["Ms."]),
        ("Tobias Renn opened the pier. Mrs Renn cut the ribbon.", ["Mr"]),
        ("Sir Mirela Halvorsen opened the pier.", ["Dame"]),
        ("The port said its chairman, Ingrid Solheim, would stand again.", ["chairwoman", "chair"]),
        ("The festival's spokeswoman, Tobias Renn, said the hall was full.", ["spokesman", "spokesperson"]),
        ("The festival's spokeswoman, Ash Lindqvist, said the hall was full.", ["spokesperson"]),
        ("Ash Lindqvist opened the pier. Mr Lindqvist cut the ribbon.", ["Mx"]),
        ("Ms Liv Brekke opened the pier. Mr Liv Brekke then left.", ["Ms"]),
    ],
)
def test_the_title_that_the_record_gives_is_shown(story: Maker, text: str, titles: list[str]) -> None:
    [found] = honorific(story(text), {})
    assert [r.text for r in found.replacements or ()] == titles


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Mirela Halvorsen opened the pier. Mr Halvorsen cut the ribbon.", "Mr"),
        ("Mirela Halvorsen opened the pier. Mr. Halvorsen cut the ribbon.", "Mr."),
        ("Sir Mirela Halvorsen opened the pier.", "Sir"),
        ("The festival's spokeswoman, Tobias Renn, said the hall was full.", "spokeswoman"),
        ("The port said its chairman, Ingrid Solheim, would stand again.", "chairman"),
        ("Ms Liv Brekke opened the pier. Mr Liv Brekke then left.", "Mr"),
    ],
)
def test_a_title_that_contradicts(story: Maker, text: str, surface: str) -> None:
    made = story(text)
    assert surfaces(made, list(honorific(made, {}))) == [surface]


@pytest.mark.parametrize(
    "text",
    [
        "Mirela Halvorsen opened the pier. Ms Halvorsen cut the ribbon.",
        "Ash Lindqvist opened the pier. Mx Lindqvist cut the ribbon.",
        "Dana Osei opened the pier. Mr Osei cut the ribbon.",
        # A relative, or a couple.
        "Mirela Halvorsen opened the pier with her husband. Mr Halvorsen held the ribbon.",
        "Mirela Halvorsen opened the pier. Mr Halvorsen, who is a baker, said he would sail on Monday.",
        "Mr and Mrs Renn came by boat. Tobias Renn is a pilot.",
        'Mirela Halvorsen was at the pier. "They expect a Mr Halvorsen," she said.',
        # A formal title, whoever has it.
        "Chairman Ingrid Solheim opened the meeting.",
        # A list, not a description.
        "The port thanked its chairman, Ingrid Solheim and Tobias Renn.",
        "Liv Brekke and Odd Brekke opened the pier. Mr Brekke cut the ribbon. Mrs Brekke held it.",
    ],
)
def test_a_title_that_does_not(story: Maker, text: str) -> None:
    assert list(honorific(story(text), {})) == []


HEAD = "Storm closes the harbor at Lundby\n\n"


def test_the_pronoun_out_of_line_is_the_one_reported(story: Maker) -> None:
    made = story(
        HEAD + "Joren Aasland said he had seen the wave from the tower.\n\n"
        '"It came over the wall," Aasland said. Aasland said she would sleep at the station.\n\n'
        "Aasland said he had called the ferry line at dawn.\n"
    )
    [found] = mixed(made, {})
    assert made.text[slice(*found.span)] == "she"
    assert found.data == {"name": "Joren Aasland", "said": "she", "other": "he"}


def test_of_as_many_the_later_is_reported(story: Maker) -> None:
    made = story(HEAD + "Joren Aasland said he had seen the wave.\n\nAasland said she would sleep at the station.\n")
    assert surfaces(made, list(mixed(made, {}))) == ["she"]


def test_a_family_name_one_letter_wrong_is_the_same_person(story: Maker) -> None:
    made = story(HEAD + "Joren Aasland said he had seen the wave.\n\nAaslend said she would sleep at the station.\n")
    assert surfaces(made, list(mixed(made, {}))) == ["she"]


@pytest.mark.parametrize(
    "text",
    [
        "Joren Aasland said he had seen the wave.\n\nAasland met the harbor pilot at noon. She said it would hold.\n",
        "Joren Aasland said he had seen the wave. Liv Brekke was there. Aasland said she would sleep at the station.\n",
        'Joren Aasland said he had seen the wave.\n\n"Aasland said she would come," the pilot said.\n',
        "Joren Aasland said they had seen the wave.\n\nAasland said she would sleep at the station.\n",
        "Joren Aasland said he had seen the wave.\n\nAasland's wife said she would sleep at the station.\n",
    ],
)
def test_two_people_are_not_mixed(story: Maker, text: str) -> None:
    assert list(mixed(story(HEAD + text), {})) == []


def test_somebody_recorded_is_left_to_the_other_rule(story: Maker) -> None:
    made = story(HEAD + "Tobias Renn said he had seen the wave.\n\nRenn said she would sleep at the station.\n")
    assert list(mixed(made, {})) == []
    assert surfaces(made, list(mismatch(made, {}))) == ["she"]
