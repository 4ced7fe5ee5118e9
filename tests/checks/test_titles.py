"""Headlines, titles and paragraphs given twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newslint.analysis.headlines import headline_key, same_headline
from newslint.analysis.lexicon import load_lexicon
from newslint.analysis.story import Knowledge, Story
from newslint.checks import titles
from newslint.formats import read
from newslint.model.diagnostic import Finding
from newslint.registry.lookup import Registry

HEAD = "Harbor council votes to dredge canal"
LEAD = "LUNDBY, May 3 - The council voted on Tuesday to dredge the canal before the winter storms set in."


@pytest.fixture(scope="module")
def knowledge() -> Iterator[Knowledge]:
    yield Knowledge(Registry.open(()), load_lexicon())


def story(text: str, knowledge: Knowledge, path: str = "story.txt") -> Story:
    (document,) = read(path, text.encode())
    return Story(document, knowledge)


def applied(text: str, finding: Finding) -> str:
    replacement = (finding.replacements or ())[0]
    span = replacement.span or finding.span
    return text[: span.start] + replacement.text + text[span.end :]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HEAD, HEAD.upper()),
        (HEAD, HEAD + "."),
        (HEAD, HEAD + " – The Daily Courier"),
        (HEAD + " | AP News", HEAD),
        ("Pier: a 'quiet' opening", "Pier — a “quiet”  opening"),
        ("IMF's chief asks lenders to wait", "IMF’s chief asks lenders to wait"),
        ("Lundby-\u2060Harbor line opens", "Lundby-Harbor line opens"),
    ],
)
def test_one_headline_in_two_forms(one: str, other: str) -> None:
    assert same_headline(one, other)
    assert same_headline(other, one)
    assert headline_key(one) == headline_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HEAD, HEAD + " on Tuesday"),
        (HEAD, HEAD + " - and then decides to fill it in again"),
        ("", ""),
        ("Pier opens", "Pier opens - News"),
        ("Council fined 5 crowns", "Council fined 6 crowns"),
    ],
)
def test_two_headlines(one: str, other: str) -> None:
    assert not same_headline(one, other)


def test_the_second_of_two_headlines_is_reported_and_the_first_named(knowledge: Knowledge) -> None:
    text = f"{HEAD}\n\n{HEAD}\n\n{LEAD}\n"
    (found,) = titles.repeated_headline(story(text, knowledge), {})
    assert found.span == (len(HEAD) + 2, 2 * len(HEAD) + 2)
    assert found.notes[0].span == (0, len(HEAD))
    assert applied(text, found) == f"{HEAD}\n\n{LEAD}\n"


@pytest.mark.parametrize("worse", [HEAD.upper(), HEAD + " - The Daily Courier"])
def test_the_fix_keeps_the_better_of_the_two(worse: str, knowledge: Knowledge) -> None:
    for text in (f"{HEAD}\n{worse}\n\n{LEAD}\n", f"{worse}\n{HEAD}\n\n{LEAD}\n"):
        (found,) = titles.repeated_headline(story(text, knowledge), {})
        assert applied(text, found) == f"{HEAD}\n\n{LEAD}\n"


def test_every_further_headline_is_reported(knowledge: Knowledge) -> None:
    text = f"{HEAD}\n\n{HEAD}\n\nBy Ann Holm\n\n{HEAD.upper()}\n\n{LEAD}\n"
    assert len(list(titles.repeated_headline(story(text, knowledge), {}))) == 2


def test_a_headline_over_a_list_or_taken_up_in_the_copy_is_no_repeat(knowledge: Knowledge) -> None:
    for below in (f"{HEAD.upper()}:\n\n{LEAD}", f"{LEAD}\n\n{HEAD}", LEAD):
        assert not list(titles.repeated_headline(story(f"{HEAD}\n\n{below}\n", knowledge), {}))


FRONT = (f"---\ntitle: {HEAD}\nauthor: Ann Holm\n---\n", f'+++\nheadline = "{HEAD}"\n+++\n')


@pytest.mark.parametrize("front", FRONT)
@pytest.mark.parametrize(
    "heading", [f"# {HEAD}", f"{HEAD}\n====", f"# {HEAD} - The Daily Courier", f"# {HEAD.upper()}."]
)
def test_a_title_of_the_front_matter_and_the_heading_are_one_headline(
    front: str, heading: str, knowledge: Knowledge
) -> None:
    found = list(titles.repeated_headline(story(f"{front}\n{heading}\n\n{LEAD}\n", knowledge, "story.md"), {}))
    assert found == []


@pytest.mark.parametrize("front", ["", *FRONT])
@pytest.mark.parametrize("again", [f"# {HEAD}", f"## {HEAD}", f"**{HEAD}**", f"{HEAD}\n\n"])
def test_a_heading_repeated_below_the_heading_is_reported(front: str, again: str, knowledge: Knowledge) -> None:
    text = f"{front}\n# {HEAD}\n\n{again}\n\n{LEAD}\n"
    found_in = story(text, knowledge, "story.md")
    (found,) = titles.repeated_headline(found_in, {})
    place, first = (found_in.document.offsets.to_source(span) for span in (found.span, found.notes[0].span))
    assert text[place.begin : place.stop] == HEAD == text[first.begin : first.stop]
    assert (place.begin, first.begin) == (text.rindex(HEAD), text.index(f"# {HEAD}") + 2)


def test_a_title_of_the_front_matter_repeated_as_copy_is_reported(knowledge: Knowledge) -> None:
    text = f"---\ntitle: {HEAD}\n---\n\n{HEAD}\n\n{LEAD}\n"
    assert len(list(titles.repeated_headline(story(text, knowledge, "story.md"), {}))) == 1


LONG = " ".join(f"word{n} of the long and winding speech," for n in range(40))


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        (f"{HEAD} again\n\n{LEAD}", f"{HEAD} again - News\n\nAnother story altogether, from another town.", True),
        (f"Remarks by the Mayor of Lundby\n\n{LONG}", f"REMARKS BY THE MAYOR OF LUNDBY\n\n{LONG[200:]}", True),
        (f"Remarks by the Mayor of Lundby\n\n{LONG}", f"Remarks by the Mayor of Lundby\n\n{LONG[::-1]}", False),
        (f"{HEAD} again\n\n{LONG}", f"{HEAD} twice\n\n{LONG}", False),
    ],
)
def test_two_stories_with_one_headline(first: str, second: str, shared: bool, knowledge: Knowledge) -> None:
    claims = [list(titles.shared_headline(story(text, knowledge), {})) for text in (first, second)]
    assert all(len(claim) == 1 for claim in claims)
    (one,), (other,) = claims
    assert (one.topic == other.topic and bool(set(one.keys) & set(other.keys))) == shared


def test_a_story_without_a_headline_claims_nothing(knowledge: Knowledge) -> None:
    assert not list(titles.shared_headline(story(LEAD, knowledge), {}))


@pytest.mark.parametrize(
    ("text", "surface", "right"),
    [
        ("Aides to President President Olm left.", "President President", "President"),
        ("Aides to\nPresident President Olm\nleft.", "President President", "President"),
        ("Aides to President\nPresident Olm left.", "President\nPresident", "President"),
        ("Saudi Crown Prince Prince Olm left.", "Prince Prince", "Prince"),
        (
            "He saw Council President Council President Ann Holm.",
            "Council President Council President",
            "Council President",
        ),
        (
            "A letter from Dr. Ann van der Holm, Ph.D., of Lundby.",
            "Dr. Ann van der Holm, Ph.D.",
            "Dr. Ann van der Holm",
        ),
        ("It was signed by Dr Ann Holm PhD.", "Dr Ann Holm PhD.", "Dr Ann Holm."),
        ("Then Mr. Sir Ian Holm rose.", "Mr. Sir", "Sir"),
        ("Then Prof. Professor Ian Holm rose.", "Prof. Professor", "Professor"),
    ],
)
def test_doubled_titles(text: str, surface: str, right: str, knowledge: Knowledge) -> None:
    (found,) = titles.doubled_honorific(story(text, knowledge), {})
    assert text[found.span.start : found.span.end] == surface
    assert (found.replacements or ())[0].text == right


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Prince Olm and Rev. Dr. Ann Holm met Mr. Justice Berg.",
        "Yes, Sir. Sir Ian rose.",
        "He spoke to the President. President Olm did not reply.",
        "Dr. Holm flew to Washington, D.C., for the talks.",
        "Dr. Ann Holm, MP, and Jane Roe, Ph.D., spoke.",
        "The band Duran Duran Live played; Baw Baw Shire paid.",
        "Mr. President Olm, they said.",
        "Done at Lundby.\nAnn Holm Jan Berg\nPresident President\nIsle of Lund Isle of Berg",
        "Done at Lundby.\nAnn Holm Jan Berg\n  President President\r\nIsle of Lund Isle of Berg",
        "Done at Lundby.\nFor Lund: President\tPresident Berg",
    ],
)
def test_titles_that_rightly_stand_together(text: str, knowledge: Knowledge) -> None:
    assert not list(titles.doubled_honorific(story(text, knowledge), {}))


def test_no_title_is_doubled_across_two_paragraphs(knowledge: Knowledge) -> None:
    above = f"{PARAGRAPH[:-1]} and the guests were led in by the President"
    text = f"{HEAD}\n\n{LEAD}\n{above}\nPresident Olm spoke first, and at length.\n"
    assert not list(titles.doubled_honorific(story(text, knowledge), {}))


PARAGRAPH = (
    "The canal was dug by hand in 1904 and has not been dredged since the war, when barges carried coal along it "
    "to the mill at the far end of the town, where the last of them still lies."
)


def repeats(paragraphs: list[str], knowledge: Knowledge) -> list[str]:
    text = "\n\n".join([HEAD, LEAD, *paragraphs]) + "\n"
    found = list(titles.repeated_paragraph(story(text, knowledge), {}))
    return [text[f.span.start : f.span.end] for f in found]


def test_a_paragraph_twice_with_others_between(knowledge: Knowledge) -> None:
    assert repeats([PARAGRAPH, "Holm laughed.", PARAGRAPH], knowledge) == [PARAGRAPH]


def test_a_paragraph_with_one_small_word_changed(knowledge: Knowledge) -> None:
    changed = PARAGRAPH.replace("barges", "boats")
    assert repeats([PARAGRAPH, "Holm laughed.", changed], knowledge) == [changed]


@pytest.mark.parametrize(("old", "new"), [("1904", "1905"), ("mill at", "mill, at"), ("The canal", "The Olm")])
def test_a_number_or_a_name_tells_two_paragraphs_apart(old: str, new: str, knowledge: Knowledge) -> None:
    same_words = old == "mill at"
    assert bool(repeats([PARAGRAPH, PARAGRAPH.replace(old, new)], knowledge)) == same_words


@pytest.mark.parametrize(
    "standing",
    [
        "This is a developing story. It will be updated as more comes in from the harbor office and from the town.",
        "This story has been corrected to give the age of the canal and the name of the firm that dug the first part.",
        "For more on the canal and what it carried in the years of the war, turn to the next pages of this newspaper.",
        "Reporting by Ann Holm in Lundby and Jan Berg on the islands, editing by Ida Roe, Olaf Kvist and Per Lund.",
        "The harbor office answers on working days and by mail at harbor@lundby.example at any other time.",
    ],
)
def test_standing_text_may_come_back(standing: str, knowledge: Knowledge) -> None:
    assert not repeats([standing, PARAGRAPH, standing], knowledge)
    assert repeats([PARAGRAPH, standing, PARAGRAPH], knowledge) == [PARAGRAPH]


def test_short_turns_and_refrains_may_come_back(knowledge: Knowledge) -> None:
    refrain = (
        "And so the town will build, stone upon stone, until the last wall by the harbor stands again as it stood on "
        "the day before the storm."
    )
    assert not repeats(
        ["THE MAYOR: Thank you. Thank you all.", "Q  Why?", "THE MAYOR: Thank you. Thank you all."], knowledge
    )
    assert not repeats([f"{n} times. {refrain} So be it, {n}." for n in ("One", "Two", "Three")], knowledge)
