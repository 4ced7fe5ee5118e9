"""Names: misspelt, given wrong, spelt two ways, short before they are full, without their marks."""

from __future__ import annotations

import pytest

from newslint.analysis.lexicon import Lexicon, load_lexicon
from newslint.analysis.story import Knowledge, Story
from newslint.checks import names
from newslint.formats import read
from newslint.model.diagnostic import Finding
from newslint.registry.entity import Entity, Role
from newslint.registry.preferred import resolve
from newslint.registry.style import Preference, Style
from tests.registry.made import person, registry

HEAD = "Council meets in the hall\n\n"
PEOPLE = (
    person("Annelore Baerwick", misspellings=("Barwick",)),
    person("Philippa Garsfell"),
    person("Mélanie Jolivot"),
    person("Siobhan O'Rourke"),
    person("Han Jin-wook", given="Jin-wook", family="Han", family_first=True),
    person("Ursula von der Lippe"),
    person("François Moreau", aliases=("Francois Moreau",)),
    person("Tomas Karlberg", aliases=("King Karlberg",)),
    person("Janet Yarrowby", aliases=("Janet L. Yarrowby",), roles=(Role("treasurer", "Norway", "2020-01-01"),)),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def tell(copy: str, lexicon: Lexicon, people: tuple[Entity, ...] = PEOPLE) -> Story:
    (document,) = read("story.txt", (HEAD + copy).encode())
    return Story(document, Knowledge(registry(people), lexicon))


def applied(story: Story, finding: Finding) -> str:
    """The copy with the finding's first replacement made."""
    replacement = (finding.replacements or ())[0]
    span = replacement.span or finding.span
    return (story.text[: span.start] + replacement.text + story.text[span.end :])[len(HEAD) :]


def marked(story: Story, finding: Finding) -> str:
    return story.text[finding.span.start : finding.span.end]


def test_a_misspelt_family_name(lexicon: Lexicon) -> None:
    story = tell("They met Annelore Bearwick's friends.", lexicon)
    (found,) = names.misspelled(story, {})
    assert marked(story, found) == "Bearwick"
    assert found.data == {"surface": "Bearwick", "right": "Baerwick", "canonical": "Annelore Baerwick"}
    assert applied(story, found) == "They met Annelore Baerwick's friends."
    assert found.entity == "annelore-baerwick"
    assert found.reasons and found.certainty == "likely"
    assert not list(names.given_name(story, {}))


def test_a_wrong_given_name_is_another_rule(lexicon: Lexicon) -> None:
    story = tell("They met Phillipa Garsfell.", lexicon)
    (found,) = names.given_name(story, {})
    assert applied(story, found) == "They met Philippa Garsfell."
    assert not list(names.misspelled(story, {}))


def test_the_copy_s_apostrophes_are_kept(lexicon: Lexicon) -> None:
    story = tell("They met Siobhan O’Rorke. The hall's doors closed.", lexicon)
    (found,) = names.misspelled(story, {})
    assert found.data["right"] == "O’Rourke"
    assert applied(story, found) == "They met Siobhan O’Rourke. The hall's doors closed."


def test_initials_that_the_copy_leaves_out_are_left_out(lexicon: Lexicon) -> None:
    story = tell("They met Norwegian Treasurer Janice Yarrowby.", lexicon)
    (found,) = names.given_name(story, {})
    assert applied(story, found) == "They met Norwegian Treasurer Janet Yarrowby."


def test_a_wrong_given_name_after_the_family_name(lexicon: Lexicon) -> None:
    story = tell("They met Han Jin-wok.", lexicon)
    (found,) = names.given_name(story, {})
    assert applied(story, found) == "They met Han Jin-wook."


def test_only_a_listed_misspelling_is_put_right_safely(lexicon: Lexicon) -> None:
    for copy, safety in (("They met Barwick.", "safe"), ("They met Annelore Bearwick.", None)):
        (found,) = names.misspelled(tell(copy, lexicon), {})
        assert [r.safety for r in found.replacements or ()] == [safety]


def test_more_people_as_near_are_for_display(lexicon: Lexicon) -> None:
    pair = (person("Karin Holmqvist"), person("Karin Holmkwist"))
    (found,) = names.misspelled(tell("They met Karin Holmqwist.", lexicon, pair), {})
    assert [r.safety for r in found.replacements or ()] == [None, "display"]


def test_a_name_over_two_lines_is_shown_on_one(lexicon: Lexicon) -> None:
    copy = (
        "They spoke for the town at length in the old hall, and Anelore\nBearwick left after they had spoken at length."
    )
    (found,) = names.misspelled(tell(copy, lexicon), {})
    assert "\n" not in found.data["surface"]


def test_two_spellings_of_one_name(lexicon: Lexicon) -> None:
    story = tell("Ingrid Driessen left. Drieesen came back.", lexicon)
    (found,) = names.inconsistent(story, {})
    assert found.data == {"surface": "Drieesen", "other": "Driessen"}
    assert applied(story, found) == "Ingrid Driessen left. Driessen came back."
    assert [r.safety for r in found.replacements or ()] == [None, "display"]
    (note,) = found.notes
    assert story.text[note.span.start : note.span.end] == "Driessen"


def test_each_place_of_the_rarer_spelling_is_reported_once(lexicon: Lexicon) -> None:
    story = tell("Ingrid Drieesen left. Driessen came. Driessen spoke. Driessen sat down.", lexicon)
    assert [marked(story, f) for f in names.inconsistent(story, {})] == ["Drieesen"]


QUOTES = {"skip_quotes": True}


def test_a_short_name_before_the_full_one(lexicon: Lexicon) -> None:
    story = tell("Quorrin spoke. Quorrin sat down. Drelva Quorrin, 42, is leaving.", lexicon)
    (found,) = names.first_reference(story, QUOTES)
    assert found.data == {"surface": "Quorrin", "canonical": "Drelva Quorrin"}
    assert applied(story, found).startswith("Drelva Quorrin spoke. Quorrin sat")
    (note,) = found.notes
    assert story.text[note.span.start : note.span.end] == "Drelva Quorrin"


@pytest.mark.parametrize(
    "copy",
    [
        "Drelva Quorrin spoke. Quorrin sat down.",
        "Quorrin spoke. Quorrin sat down.",
        '"Quorrin has gone," a porter said. Drelva Quorrin left at noon.',
        "Drelva spoke. Drelva Quorrin, 42, is leaving.",
        "The Quorrins came by boat. Drelva Quorrin is a pilot.",
        "Mr and Mrs Quorrin came by boat. Drelva Quorrin is a pilot.",
        "King Karlberg spoke. Tomas Karlberg was crowned in May.",
        "",
    ],
)
def test_first_references_that_pass(copy: str, lexicon: Lexicon) -> None:
    assert list(names.first_reference(tell(copy, lexicon), QUOTES)) == []


def test_quotes_count_where_they_are_not_skipped(lexicon: Lexicon) -> None:
    story = tell('"Quorrin said so," a porter said. Drelva Quorrin left at noon.', lexicon)
    assert len(list(names.first_reference(story, {"skip_quotes": False}))) == 1


@pytest.mark.parametrize(
    ("copy", "wrong", "right"),
    [
        ("They met Melanie Jolivot.", "Melanie", "Mélanie"),
        ("They met MELANIE JOLIVOT.", "MELANIE JOLIVOT", "MÉLANIE JOLIVOT"),
        ("They met Han Jin Wook.", "Han Jin Wook", "Han Jin-wook"),
        ("They met Han Jinwook.", "Jinwook", "Jin-wook"),
        ("They met Siobhan ORourke.", "ORourke", "O'Rourke"),
        ("They met Mélanie Jolivot.", None, None),
        ("They met Me\u0301lanie Jolivot.", None, None),
        ("They met Han Jin‑wook.", None, None),
        ("They met Siobhan O’Rourke.", None, None),
        ("They met Francois Moreau and François Moreau.", None, None),
        ("They met Ursula Von Der Lippe; Von der Lippe spoke.", "Von Der", "von der"),
    ],
)
def test_marks(copy: str, wrong: str | None, right: str | None, lexicon: Lexicon) -> None:
    story = tell(copy, lexicon)
    found = list(names.diacritics(story, {}))
    assert [(marked(story, f), (f.replacements or ())[0].text) for f in found] == ([(wrong, right)] if wrong else [])


def test_marks_are_told_once_for_each_form(lexicon: Lexicon) -> None:
    story = tell("They met Melanie Jolivot. Melanie Jolivot left. Jolivot came.", lexicon)
    assert len(list(names.diacritics(story, {}))) == 1


def test_a_slip_is_not_told_twice(lexicon: Lexicon) -> None:
    story = tell("They met Melanie Jolivott.", lexicon)
    assert len([*names.misspelled(story, {}), *names.given_name(story, {}), *names.diacritics(story, {})]) == 1


@pytest.mark.parametrize("copy", ["", "…", "习近平", "Mélanie " * 40, "Annelore Baerwick and Tomas Karlberg left."])
def test_clean_copy(copy: str, lexicon: Lexicon) -> None:
    story = tell(copy + ".", lexicon)
    checks = (names.misspelled, names.given_name, names.inconsistent, names.diacritics)
    assert [f for check in checks for f in check(story, {})] == list(names.first_reference(story, QUOTES)) == []


def styled(copy: str, lexicon: Lexicon, form: str, people: tuple[Entity, ...]) -> Story:
    """A story under a style that prefers this form for the first of these people."""
    names_of = registry(people)
    preference = Preference(people[0].id, form, "", "The desk's book", (), (), "desk", "desk.yaml:1", own=True)
    style = resolve(Style("desk", "Desk", (preference,)), names_of)
    (document,) = read("story.txt", (HEAD + copy).encode())
    return Story(document, Knowledge(names_of, lexicon, style=style))


ORLOVSKYY = (person("Danylo Orlovskyy", aliases=("Danylo Orlovsky",), misspellings=("Danylo Orlovskie",)),)
MALY = (person("Jiří Malý", aliases=("Jiří Maly",)),)


def test_what_is_not_in_the_house_style(lexicon: Lexicon) -> None:
    story = styled("They met Danylo Orlovsky's friends.", lexicon, "Danylo Orlovskyy", ORLOVSKYY)
    (found,) = names.style(story, {})
    assert marked(story, found) == "Orlovsky"
    assert found.data == {"surface": "Orlovsky", "right": "Orlovskyy", "style": "Desk"}
    assert found.reasons == ("the style desk has it: The desk's book",)
    assert applied(story, found) == "They met Danylo Orlovskyy's friends."
    assert found.entity == "danylo-orlovskyy"
    assert not list(names.style(tell("They met Danylo Orlovsky.", lexicon, ORLOVSKYY), {}))


@pytest.mark.parametrize(
    ("copy", "right", "nearest"),
    [
        ("Danylo Orlovsky came. Orlofsky left.", "Danylo Orlovsky came. {} left.", "Orlovsky"),
        ("They met Danylo Orlovskie.", "They met Danylo {}.", "Orlovskyy"),
        ("They met Danylo Orlofsky.", "They met Danylo {}.", "Orlovsky"),
    ],
)
def test_a_slip_is_put_right_as_the_style_has_it(copy: str, right: str, nearest: str, lexicon: Lexicon) -> None:
    plain = tell(copy, lexicon, ORLOVSKYY)
    (found,) = names.misspelled(plain, {})
    assert applied(plain, found) == right.format(nearest)
    for form in ("Danylo Orlovskyy", "Danylo Orlovsky"):
        story = styled(copy, lexicon, form, ORLOVSKYY)
        (found,) = names.misspelled(story, {})
        assert applied(story, found) == right.format(form.split()[1])
        assert marked(story, found) not in [marked(story, one) for one in names.style(story, {})]


def test_a_slip_beside_a_given_name_in_another_style_is_put_right_with_it(lexicon: Lexicon) -> None:
    people = (person("Danylo Orlovskyy", aliases=("Daniel Orlovsky",)),)
    story = styled("They met Daniel Orlofsky's friends.", lexicon, "Danylo Orlovskyy", people)
    (found,) = names.misspelled(story, {})
    assert applied(story, found) == "They met Danylo Orlovskyy's friends."


def test_the_full_name_that_comes_first_is_the_one_of_the_style(lexicon: Lexicon) -> None:
    copy = "Orlovskyy told the council. Danylo Orlovsky is leaving."
    story = styled(copy, lexicon, "Danylo Orlovskyy", ORLOVSKYY)
    (found,) = names.first_reference(story, {"skip_quotes": True})
    assert applied(story, found) == "Danylo Orlovskyy told the council. Danylo Orlovsky is leaving."


@pytest.mark.parametrize(
    ("form", "copy", "marks", "style"),
    [
        ("Jiri Maly", "They met Jiří Malý.", [], ["Jiri Maly"]),
        ("Jiri Maly", "They met Jiri Maly, and Maly left.", [], []),
        ("Jiri Maly", "They met Jíři Maly.", ["Jiri"], []),
        ("Jiří Malý", "They met Jiří Maly.", [], ["Malý"]),
        ("Jiří Malý", "They met Jiri Malý.", ["Jiří"], []),
        ("Jiří Malý", "They met Jiří Malý.", [], []),
    ],
)
def test_marks_are_those_of_the_style_and_only_one_rule_speaks(
    form: str, copy: str, marks: list[str], style: list[str], lexicon: Lexicon
) -> None:
    story = styled(copy, lexicon, form, MALY)
    said = [
        [(found.replacements or ())[0].text for found in check(story, {})] for check in (names.diacritics, names.style)
    ]
    assert said == [marks, style]


def test_marks_left_off_another_spelling_are_put_right_as_the_style_has_it(lexicon: Lexicon) -> None:
    people = (person("Tomáš Malý", aliases=("Tomáš Malyj",)),)
    story = styled("They met Tomas Malyj.", lexicon, "Tomáš Malý", people)
    (found,) = names.diacritics(story, {})
    assert applied(story, found) == "They met Tomáš Malý."
