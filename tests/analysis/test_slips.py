"""Misspelt names of registered people: where, what is right, whose, how sure and why."""

import pytest

from newslint.registry.entity import Role
from tests.analysis.conftest import Tell, slips
from tests.registry.made import person

ANNALENA = person(
    "Annelore Baerwick",
    misspellings=("Barwick", "Annelore Baerwig"),
    roles=(Role("foreign minister", "Germany", "2021-12-08", "2025-05-06"),),
)
PEOPLE = (
    ANNALENA,
    person("Antony Blenkow", aliases=("Tony Blenkow",)),
    person("Ursula von der Lippe"),
    person("Philippa Garsfell"),
    person("Siobhan O'Rourke"),
    person("Han Jinwook", given="Jinwook", family="Han", family_first=True),
    person("Mélanie Jolivot"),
    person("Sergei Lavrenov"),
    person("Volodymyr Zelenskyy"),
    person("Gabriel Ignatius Moreau", aliases=("Gabriel Moreau Lessart", "Gabriel Ignatius Moreau Lessart")),
    person("Tomas Henrik Solbakk", roles=(Role("foreign minister", "Germany", "2025-05-06"),)),
    person("Olha Andreyevna"),
    person("Wilma Brellan", roles=(Role("chair", "Lund Harbor Board", "2020-01-01"),)),
)

FIRST = ("Adler", "Berno", "Carlo", "Dorno", "Egger", "Frido", "Gerst", "Harmo", "Immer", "Jungo", "Kesso", "Lindo")
LAST = (
    "dran",
    "bech",
    "huff",
    "stin",
    "wuld",
    "fold",
    "lond",
    "birg",
    "bour",
    "hurdt",
    "vick",
    "mott",
    "rath",
    "zell",
    "dorp",
    "gard",
    "hagen",
    "kamp",
    "lach",
    "mond",
)


@pytest.mark.parametrize(
    ("copy", "wrong", "right"),
    [
        ("They met Annelore Bearwick there.", "Bearwick", "Baerwick"),
        ("They met Anelore Baerwick there.", "Anelore", "Annelore"),
        ("They met Antony Blenkov's friends there.", "Blenkov", "Blenkow"),
        ("They met Antony J. Blenkov there.", "Blenkov", "Blenkow"),
        ("They met Ursula von der Lipe there.", "von der Lipe", "von der Lippe"),
        ("They met Phillipa Garsfell there.", "Phillipa", "Philippa"),
        ("They met Siobhan O’Rorke there.", "O’Rorke", "O'Rourke"),
        ("Brellan spoke. The mayor, Wilma Brellon, left. Brellan's car came.", "Brellon", "Brellan"),
        ("Lund Harbor Board Chair Wilna Brellan left.", "Wilna", "Wilma"),
        ("They met Gabriel Ignatius Moreau Lessart and Gabriel Moreau Lesart.", "Lesart", "Lessart"),
        ("They met Han Jinwok there.", "Jinwok", "Jinwook"),
        ("They met Jinwok Han there.", "Jinwok", "Jinwook"),
        ("They met Mélanie Jolivott there.", "Jolivott", "Jolivot"),
        ("They met Me\u0301lanie Jolivott there.", "Jolivott", "Jolivot"),
        ("They met Antony\u00a0Blenkov there.", "Blenkov", "Blenkow"),
        ("They met Gabriel Ignatious Moreau there.", "Ignatious", "Ignatius"),
        ('"Antony Blenkov left," she said.', "Blenkov", "Blenkow"),
    ],
)
def test_full_names(tell: Tell, copy: str, wrong: str, right: str) -> None:
    assert slips(tell(copy, PEOPLE)) == [(wrong, right)]


def test_a_name_over_two_lines(tell: Tell) -> None:
    copy = "They spoke for the town at length in the old hall, and Antony\r\n"
    copy += "Blenkov left after they had spoken at length of the harbour."
    assert slips(tell(copy, PEOPLE)) == [("Blenkov", "Blenkow")]


def test_the_capitals_of_a_headline_are_kept(tell: Tell) -> None:
    story = tell("The line was closed in May, and is open again.", PEOPLE, head="ANTONY BLENKOV OPENS LINE\n\n")
    assert slips(story) == [("BLENKOV", "BLENKOW")]


@pytest.mark.parametrize(
    "copy",
    [
        "They met Annelore Baerwick, ANTONY BLENKOW and Tony Blenkow.",
        "They met Antony Blenkow's wife, the Blenkows and the Blenkows' dog.",
        "They met Sergey Lavrenov and Volodymyr Zelensky.",
        "They met German Foreign Minister Henrik Solbakk, and Olga Andreevna and Olha Andreyevna.",
        "They met Anton Blicken, who keeps bees.",
        "They met Hunter Blenkow and Jill Blenkow.",
        "They met Ursula von der Lippe and Siobhan O’Rourke.",
        "They met Jinwook Han and Han Jinwook.",
        "They met Bent Solvang.",
        "They met Владимир Карлов.",
    ],
)
def test_right_names_nicknames_romanisations_and_other_people_pass(tell: Tell, copy: str) -> None:
    assert slips(tell(copy, PEOPLE)) == []


def test_an_exact_name_is_never_a_slip_for_another(tell: Tell) -> None:
    pair = (person("Karin Holmquist"), person("Karin Holmqvist"))
    assert slips(tell("They met Karin Holmquist and Karin Holmqvist.", pair)) == []


@pytest.mark.parametrize(
    ("copy", "wrong", "right"),
    [
        ("They met Barwick there.", "Barwick", "Baerwick"),
        ("They met Barwick's friends.", "Barwick", "Baerwick"),
        ("They met Annelore Baerwig there.", "Baerwig", "Baerwick"),
    ],
)
def test_listed_misspellings(tell: Tell, copy: str, wrong: str, right: str) -> None:
    story = tell(copy, PEOPLE)
    assert slips(story) == [(wrong, right)]
    ((_, slip),) = story.people.slips
    assert slip.listed and slip.certainty == "certain" and slip.entity == ANNALENA
    assert slip.reasons == ("the registry lists it as a misspelling",)


def test_a_listed_misspelling_in_capitals(tell: Tell) -> None:
    story = tell("The line was closed in May, and is open again.", PEOPLE, head="ANNELORE BAERWIG OPENS LINE\n\n")
    assert slips(story) == [("BAERWIG", "BAERWICK")]


@pytest.mark.parametrize(
    "copy",
    [
        "German Foreign Minister Anelore Bearwik left.",
        "Germany's foreign minister, Anelore Bearwik, left.",
        "It was Anelore Bearwik, the German foreign minister, who left.",
    ],
)
def test_the_office_says_who_is_meant(tell: Tell, copy: str) -> None:
    story = tell(copy, PEOPLE, day="2023-03-01")
    ((_, slip),) = story.people.slips
    assert slip.right == "Annelore Baerwick"
    assert "the registry records that role for Annelore Baerwick" in slip.reasons
    assert slips(tell(copy.replace("oreign", "ormer f").replace("former f minister", "mayor"), PEOPLE[1:])) == []


def test_a_slip_with_an_agreeing_office_is_certain(tell: Tell) -> None:
    copy = "German Foreign Minister Annelore Bearwick left."
    ((_, held),) = tell(copy, PEOPLE, day="2023-03-01").people.slips
    ((_, undated),) = tell(copy, PEOPLE).people.slips
    assert held.certainty == undated.certainty == "certain"
    ((_, past),) = tell(copy, PEOPLE, day="2010-03-01").people.slips
    assert past.certainty == "likely"


def test_several_people_as_near_are_all_offered(tell: Tell) -> None:
    pair = (person("Karin Holmqvist"), person("Karin Holmkwist"))
    story = tell("They met Karin Holmqwist there.", pair)
    ((_, slip),) = story.people.slips
    assert {slip.right, *(text.split()[-1] for text in slip.others)} == {"Holmqvist", "Holmkwist"}
    assert slip.certainty == "likely"


def test_which_part_is_wrong(tell: Tell) -> None:
    copy = "They met Phillipa Garsfell, Antony Blenkov, and then Han Jinwok."
    assert [slip.given_only for _, slip in tell(copy, PEOPLE).people.slips] == [True, False, True]


def test_reasons_name_the_part_that_is_right(tell: Tell) -> None:
    for copy, reason in (
        ("They met Phillipa Garsfell.", "the family name is Philippa Garsfell's"),
        ("They met Antony Blenkov.", "the given name is Antony Blenkow's"),
        ("They met Han Jinwok.", "the family name is Han Jinwook's"),
    ):
        ((_, slip),) = tell(copy, PEOPLE).people.slips
        assert slip.reasons[0] == reason


def test_the_right_name_elsewhere_is_a_reason(tell: Tell) -> None:
    copy = "Antony Blenkov left. Later Antony Blenkow came back."
    ((_, slip),) = tell(copy, PEOPLE).people.slips
    assert "the right name stands elsewhere in the story" in slip.reasons
    ((_, slip),) = tell("Antony Blenkov left.", PEOPLE, people=("Antony Blenkow",)).people.slips
    assert "the right name stands elsewhere in the story" in slip.reasons


def test_of_namesakes_the_one_in_office_is_meant(tell: Tell) -> None:
    one = person("Ada Okonwo", roles=(Role("mayor", "Lundby"),))
    two = one._replace(id="ada-2", roles=(Role("judge", "Holm"),))
    story = tell("Judge Ada Okonwo left.", (one, two))
    assert [p.entity.id for p in story.people.persons if p.entity] == ["ada-2"]
    assert all(p.entity is None for p in tell("They met Ada Okonwo.", (one, two)).people.persons)


def test_invisible_letters_make_no_slip(tell: Tell) -> None:
    assert slips(tell("They met Antony Blen\u200bkow and Antony Blen\u00adkow.", PEOPLE)) == []


@pytest.mark.parametrize(
    "copy",
    [
        "They met Anton Blen- no, Antony Blenkow there.",
        "They met Antony Blenko*v and Antony Blenko\ufffd there.",
        "They met the Antony Blenkows of this town.",
        "They read @AntonyBlenkov and https://news.example/Antony Blenkow there.",
        "They read Henry Philipa Garsfell's letters.",
    ],
)
def test_what_is_no_whole_name_of_one_person_is_no_slip(tell: Tell, copy: str) -> None:
    assert slips(tell(copy, PEOPLE)) == []


def test_a_listed_name_beside_common_ones_is_somebody_elses(tell: Tell) -> None:
    people = (person("Kristen Walker"), person("Brian Stewart"), person("Brian Garsfell"))
    assert slips(tell("They met Kristen Welker and Bryan Stewart there.", people)) == []
    assert slips(tell("They met Bryan Garsfell there.", people)) == [("Bryan", "Brian")]


def test_letters_that_make_no_name_are_a_slip_though_the_rest_is_common(tell: Tell) -> None:
    people = (person("Gordon Davis", roles=(Role("mayor", "Lundby"),)), person("Mamnur Hussain"))
    assert slips(tell("Pilot Gordno Davis left.", people)) == [("Gordno", "Gordon")]
    assert slips(tell("Pilot Gorden Davis left.", people)) == []
    assert slips(tell("They met Mahnoor Hussain.", people)) == []


def test_the_more_bear_a_given_name_the_less_it_says(tell: Tell) -> None:
    known = person("Paul Karlbrook")
    crowd = tuple(person(f"Paul {a}{b}") for a in FIRST for b in LAST)
    copy = "They met Paul Karbrook there."
    assert slips(tell(copy, (known,))) == [("Karbrook", "Karlbrook")]
    assert slips(tell(copy, (known, *crowd))) == []


def test_middle_initials_that_disagree_speak_against(tell: Tell) -> None:
    people = (person("Mark R. Karlbrook"),)
    assert slips(tell("They met Mark Karbrook there.", people)) == [("Karbrook", "Karlbrook")]
    assert slips(tell("They met Mark R. Karbrook there.", people)) == [("Karbrook", "Karlbrook")]
    assert slips(tell("They met Mark S. Karbrook there.", people)) == []


@pytest.mark.parametrize("title", ["the spokeswoman", "Mrs.", "Sister"])
def test_a_title_of_another_pronoun_speaks_against(tell: Tell, title: str) -> None:
    people = (person("Robin Garsfell", pronouns=("he",)),)
    assert slips(tell("They met Mr. Robin Garsfall.", people)) == [("Garsfall", "Garsfell")]
    assert slips(tell(f"They met {title} Robin Garsfall.", people)) == []


def test_what_somebody_is_beside_an_office_contradicts_none(tell: Tell) -> None:
    people = (person("Roy Coopmann", roles=(Role("governor", "Lundby"),)),)
    assert slips(tell("My friend Roy Copmann left.", people)) == [("Copmann", "Coopmann")]


def test_a_doubled_letter_is_no_romanisation(tell: Tell) -> None:
    people = (person("Abraham Garsfell"), person("Mohamed Dreslan"))
    assert slips(tell("They met Abrahamm Garsfell there.", people)) == [("Abrahamm", "Abraham")]
    assert slips(tell("They met Mohammed Dreslan there.", people)) == []


def test_a_title_that_is_an_alias_is_no_given_name(tell: Tell) -> None:
    people = (
        person("Ada Okonwo", aliases=("President Okonwo", "Prime Minister Okonwo")),
        person("Mary Oak", aliases=("Prime Minister Oak",), roles=(Role("prime minister", "Lundby"),)),
    )
    assert slips(tell("They met Presidents Okonwo and Karlberg.", people)) == []
    assert slips(tell("They met Prime Minister Olmek there.", people)) == []
    for title in ("President", "Prime Minister"):
        assert slips(tell(f"They met {title} Okonvo there.", people)) == [("Okonvo", "Okonwo")]


def test_the_first_of_two_words_is_not_the_given_name(tell: Tell) -> None:
    people = (person("Kim Dong Ik", given="Dong Ik", family="Kim", family_first=True),)
    assert slips(tell("They met Doong H. Kim there.", people)) == []


def test_a_nickname_of_the_persons_own_given_name_passes(tell: Tell) -> None:
    people = (person("Victoria Garsfell", aliases=("Toria Garsfell",)),)
    assert slips(tell("They met Tori Garsfell there.", people)) == []
    assert slips(tell("They met Tora Garsfell there.", people)) == [("Tora", "Toria")]


def test_an_office_of_any_firm_says_nothing_by_itself(tell: Tell) -> None:
    people = (person("Norman Chan", roles=(Role("chief executive", "Lundby Port"),)),)
    assert slips(tell("Norman Chen, chief executive of Holm Boats, left.", people)) == []


def test_a_family_name_that_is_a_title_too_is_one(tell: Tell) -> None:
    people = (person("Julie Bishop"), person("Harold Cook"), person("Eric Dean"))
    copy = "They met Julir Bishop, Harold Coook and Erric Dean there."
    assert slips(tell(copy, people)) == [("Julir", "Julie"), ("Coook", "Cook"), ("Erric", "Eric")]
