"""Plain text, set out as wires, sites and hurried hands set it out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.formats import read
from newslint.model.document import Document

LEAD = "The council voted on Tuesday to dredge the canal before the winter storms."
MORE = "Work is to begin in June, the harbor office said."


def document(text: str) -> Document:
    (found,) = read("story.txt", text.encode())
    return found


def blocks(text: str) -> list[tuple[str, str]]:
    found = document(text)
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in blocks(text)]


def test_a_scraped_story_with_everything_in_it() -> None:
    text = (
        "Complete Harbor News\n\nCanal talks - council and firms meet in Lundby - News\n\n"
        "Canal talks – council and firms meet in Lundby – News\n\n"
        "  • The council meets two firms on Friday.\n  • A vote is due in May.\n\n"
        f"{LEAD}\n\nEarlier offers were turned down\n\n{MORE}"
    )
    assert blocks(text) == [
        ("furniture", "Complete Harbor News"),
        ("headline", "Canal talks - council and firms meet in Lundby - News"),
        ("headline", "Canal talks – council and firms meet in Lundby – News"),
        ("list_item", "The council meets two firms on Friday."),
        ("list_item", "A vote is due in May."),
        ("paragraph", LEAD),
        ("subhead", "Earlier offers were turned down"),
        ("paragraph", MORE),
    ]


@pytest.mark.parametrize(
    "byline",
    [
        "By JANE ROE",
        "By Jane Roe and John Doe in Berlin",
        "By A Staff Reporter",
        "By JANE ROE, Sports Writer",
        "By Jane Roe Jr.",
    ],
)
def test_bylines(byline: str) -> None:
    assert kinds(f"Council votes to dredge canal\n\n{byline}\n\n{LEAD}\n\n{MORE}\n") == [
        "headline", "byline", "paragraph", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["By the time the vote came it was dark.", "By Friday, the boats were gone.", "By and large: a bad year"]
)
def test_what_only_begins_like_a_byline(line: str) -> None:
    assert "byline" not in kinds(f"Council votes to dredge canal\n\n{line}\n\n{LEAD}\n\n{MORE}\n")


def test_a_byline_with_the_writers_post_below() -> None:
    assert kinds(f"Council votes to dredge canal\n\nBy JANE ROE\nHarbor Press Writer\n\n{LEAD}\n\n{MORE}\n")[1:3] == [
        "byline",
        "byline",
    ]


@pytest.mark.parametrize(
    ("dateline", "stated"),
    [
        ("GENEVA, Jan 18 -", None),
        ("BERLIN, Sept 15 (Wire) —", None),
        ("WASHINGTON —", None),
        ("TOKYO -", None),
        ("LONDON (Wire) -", None),
        ("HARLAN CREEK, Ohio (Wire) —", None),
        ("ST. JOHN’S, Newfoundland, Feb. 3 –", None),
        ("Geneva, 18 January 2022 –", date(2022, 1, 18)),
        ("GENEVA, Jan. 18, 2022 (Wire) --", date(2022, 1, 18)),
        ("MOSCOW/PARIS, May 5, 2021 -", date(2021, 5, 5)),
    ],
)
def test_datelines(dateline: str, stated: date | None) -> None:
    text = f"Council votes to dredge canal\n\n{dateline} {LEAD}\n\n{MORE}\n"
    assert blocks(text)[1:] == [("dateline", dateline), ("paragraph", LEAD), ("paragraph", MORE)]
    assert document(text).metadata.date == stated


@pytest.mark.parametrize(
    "paragraph",
    [
        "Today, 58 percent – more than ever – voted.",
        "A firm - the largest - bid.",
        "OK - it was late.",
        "He left - he had to.",
    ],
)
def test_a_dash_alone_makes_no_dateline(paragraph: str) -> None:
    assert kinds(f"Council votes to dredge canal\n\n{paragraph}\n\n{MORE}\n") == ["headline", "paragraph", "paragraph"]


def test_further_down_capitals_and_a_dash_are_not_enough() -> None:
    assert kinds(f"Council votes\n\n{LEAD}\n\nNOTE - it was late.\n\nLUNDBY, May 3 - It was late.\n")[2:] == [
        "paragraph", "dateline", "paragraph",
    ]  # fmt: skip


def test_a_line_with_place_and_date() -> None:
    text = f"Council votes to dredge canal\n\nLundby, January 18, 2022\n\n{LEAD}\n\n{MORE}\n"
    assert kinds(text)[1] == "dateline"
    assert document(text).metadata.date == date(2022, 1, 18)


def test_a_date_in_the_copy_is_not_the_storys() -> None:
    assert document(f"Council votes\n\nOn January 18, 1904, the canal was opened.\n\n{LEAD}\n").metadata.date is None


@pytest.mark.parametrize(
    "line", ["(Reporting by Ann Holm; Editing by Jo Berg)", "-30-", "ENDS", "###", "* * *", "© 2022 The Lundby Courier"]
)
def test_sign_offs_are_furniture(line: str) -> None:
    assert blocks(f"Council votes to dredge canal\n\n{LEAD}\n\n{line}\n")[-1] == ("furniture", line)


@pytest.mark.parametrize("slug", ["CANAL-VOTE/LUNDBY (UPDATE 2)", "BC-Canal-Vote,0412"])
def test_slugs_are_furniture(slug: str) -> None:
    assert kinds(f"{slug}\n\nCouncil votes to dredge canal\n\n{LEAD}\n\n{MORE}\n")[:2] == ["furniture", "headline"]


def test_the_headline_again_under_the_byline() -> None:
    head = "Council votes to dredge canal in the U.S."
    assert kinds(f"{head}\n\nBy Ann Holm\n\n{head.upper()}\n\n{LEAD}\n")[:3] == ["headline", "byline", "headline"]


def test_a_story_may_begin_with_its_copy() -> None:
    assert kinds(f"{LEAD}\n\n{MORE}\n") == ["paragraph", "paragraph"]
    assert kinds(LEAD) == ["paragraph"]
    assert kinds("") == kinds(" \n\t\r\n") == []


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Council votes to dredge canal\n\n"
        "The council voted on Tuesday to dredge the canal before the\n"
        "winter storms, after a winter in which boats had lain idle\n"
        "for weeks.\n"
        "Work is to begin in June, the harbor office said in a note to\n"
        "the firms.\n\n"
        "- a first list item that is so long that it has to go on in\n"
        "  the next line\n"
        "- a second one\n"
    )
    assert [(kind, body.split()[0], body.split()[-1]) for kind, body in blocks(text)] == [
        ("headline", "Council", "canal"),
        ("paragraph", "The", "weeks."),
        ("paragraph", "Work", "firms."),
        ("list_item", "a", "line"),
        ("list_item", "a", "one"),
    ]


def test_a_sentence_a_line_is_a_paragraph_a_line() -> None:
    text = (
        "The canal was dug by hand.\nIt was opened in 1904 by the mayor of the town.\nBarges used it until the war.\n"
    )
    assert kinds(text) == ["paragraph"] * 3


def test_long_lines_are_paragraphs_and_transcripts_stay_copy() -> None:
    turns = ["THE MAYOR: " + LEAD * 3, "Q  Is that so?", "THE MAYOR: It is —", "(Applause.)", "THE MAYOR: " + MORE]
    assert kinds("Remarks by the Mayor\n\n" + "\n".join(turns)) == ["headline", *["paragraph"] * 5]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_newline(newline: str) -> None:
    text = f"Council votes to dredge canal\n\nBy Ann Holm\n\n{LEAD}\n\nThe bids\n\n{MORE}".replace("\n", newline)
    assert kinds(text) == ["headline", "byline", "paragraph", "subhead", "paragraph"]
    assert document(text).text == text


PARTS = (
    "Council votes", "By Ann Holm", LEAD, MORE, "LUNDBY, May 3 - " + LEAD, "- item", "• item", "1. item", "-30-",
    "THE MAYOR: Yes.",
    "\n", "\n\n", "\r\n", "\r", " ", "\t", "\x0c", "\u2028", "é", "“Yes,” he said.", ".", "12",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
def test_blocks_are_in_order_bare_and_leave_out_only_bullets(text: str) -> None:
    found = document(text)
    at, rest = 0, ""
    for block in found.blocks:
        start, end = block.span
        assert at <= start < end
        assert found.text[start:end] == found.text[start:end].strip()
        rest += text[at:start]
        at = end
    rest += text[at:]
    assert not rest.replace("1.", "").strip(" \t\r\n\x0c\u2028•-")
    assert found.text == found.source == text


@pytest.mark.parametrize(
    "text", ["Word of copy, and more. " * 100_000, "- " * 500_000, "\n" * 1_000_000, "A" * 2_000_000, "a\n\n" * 50_000]
)
def test_time_grows_with_length_alone(text: str) -> None:
    document(text)
