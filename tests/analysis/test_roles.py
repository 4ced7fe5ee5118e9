"""The office the copy gives a person, and how it fits the one on record."""

from datetime import date

import pytest

from newslint.analysis.lexicon import Lexicon
from newslint.analysis.offices import Office, agreement
from newslint.analysis.roles import office_of
from newslint.model.span import Span
from newslint.registry.entity import Role
from tests.analysis.conftest import Tell
from tests.registry.made import person


def read_office(tell: Tell, copy: str, name: str = "Ada Okonwo") -> tuple[str, str | None] | None:
    story = tell(copy)
    start = story.text.index(name)
    office = office_of(story, Span(start, start + len(name)))
    return (office.title, office.of) if office else None


@pytest.mark.parametrize(
    ("copy", "office"),
    [
        ("German Foreign Minister Ada Okonwo left.", ("foreign minister", "germany")),
        ("Germany's foreign minister, Ada Okonwo, left.", ("foreign minister", "germany")),
        ("The foreign minister of Germany, Ada Okonwo, left.", ("foreign minister", "germany")),
        ("It was Ada Okonwo, the German foreign minister, who left.", ("foreign minister", "germany")),
        ("It was Ada Okonwo, Germany's foreign minister, who left.", ("foreign minister", "germany")),
        ("It was Ada Okonwo, foreign minister of Germany, who left.", ("foreign minister", "germany")),
        ("Prime Minister Ada Okonwo left.", ("prime minister", None)),
        ("Mayor Ada Okonwo left.", ("mayor", None)),
        ("They met Ada Okonwo on the pier.", None),
        ("He was budget director under Ada Okonwo.", None),
        ("They met Ada Okonwo, who left.", None),
        ("They met the president. Ada Okonwo left.", None),
        ("Lundby elects a new mayor\n\nAda Okonwo left.", None),
        ("Lundby elects a new mayor\r\n\r\nAda Okonwo left.", None),
        ("They met Ada Okonwo,\n\nMayor of Lundby", None),
    ],
)
def test_offices_before_and_after_the_name(tell: Tell, copy: str, office: tuple[str, str | None] | None) -> None:
    found = read_office(tell, copy)
    assert (found and (found[0], found[1].lower() if found[1] else None)) == office


def test_a_former_office_is_told(tell: Tell) -> None:
    story = tell("Former German Foreign Minister Ada Okonwo left.")
    start = story.text.index("Ada")
    office = office_of(story, Span(start, start + 10))
    assert office is not None and office.former


def test_a_nationality_fits_the_office_of_a_body_that_has_the_country_in_its_name(lexicon: Lexicon) -> None:
    banker = person("Ada Okonwo", roles=(Role("governor", "Bank of Canada"),))
    assert agreement(lexicon, Office("", "Canada", ("canadian",), False), banker, None) == 1
    assert agreement(lexicon, Office("", "Chile", ("chilean",), False), banker, None) == -1


def test_a_state_beside_the_name(tell: Tell) -> None:
    assert read_office(tell, "Senator Ada Okonwo (D-Vermont) left.") == ("senator", "Vermont")


def test_a_name_at_either_end_of_the_text(tell: Tell) -> None:
    story = tell("Okonwo", head="")
    assert office_of(story, Span(0, len(story.text))) is None


def office(title: str, of: str | None = None, former: bool = False) -> Office:
    return Office(title, of, tuple(title.split()), former)


MINISTER = person("Ada Okonwo", roles=(Role("foreign minister", "Germany", "2021-12-08", "2025-05-06"),))


@pytest.mark.parametrize(
    ("given", "fit"),
    [
        (office("foreign minister", "Germany"), 3),
        (office("minister", "Germany"), 3),
        (office("foreign minister"), 2),
        (office("", "Germany"), 1),
        (office("mayor", "Germany"), 1),
        (office("foreign minister", "Norway"), -1),
        (office("mayor", "Lundby"), -1),
    ],
)
def test_how_an_office_fits(lexicon: Lexicon, given: Office, fit: int) -> None:
    assert agreement(lexicon, given, MINISTER, date(2023, 1, 1)) == fit


def test_nothing_on_record_says_nothing(lexicon: Lexicon) -> None:
    assert agreement(lexicon, office("mayor", "Lundby"), person("Ada Okonwo"), None) == 0


@pytest.mark.parametrize(
    ("day", "former", "fit"),
    [
        (date(2021, 12, 8), False, 3),
        (date(2025, 5, 6), False, 3),
        (date(2021, 12, 7), False, -1),
        (date(2025, 5, 7), False, -1),
        (date(2025, 5, 7), True, 3),
        (None, False, 3),
    ],
)
def test_an_office_counts_on_the_days_it_was_held(lexicon: Lexicon, day: date | None, former: bool, fit: int) -> None:
    assert agreement(lexicon, office("foreign minister", "Germany", former), MINISTER, day) == fit


@pytest.mark.parametrize(
    ("role", "given"),
    [
        (Role("mayor of Lundby"), office("mayor", "Lundby")),
        (Role("President of France"), office("president", "France")),
        (Role("French President"), office("president", "France")),
        (Role("United States Senator from Vermont"), office("senator", "Vermont")),
        (
            Role("chancellor of the exchequer", "United Kingdom"),
            office("chancellor of the exchequer", "United Kingdom"),
        ),
    ],
)
def test_offices_on_record_in_one_piece(lexicon: Lexicon, role: Role, given: Office) -> None:
    assert agreement(lexicon, given, person("Ada Okonwo", roles=(role,)), None) == 3
