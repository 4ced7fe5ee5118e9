"""IPTC 7901 messages, as agencies send them."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import InputError
from newslint.formats import detect, read
from newslint.model.document import Document
from newslint.model.span import Span

LEAD = "The council voted on Tuesday to dredge the canal before the winter\nstorms, after a year of idle boats."
MORE = "Work is to begin in June, the harbor office said."
STORY = f"""\x01nwa041 4 i 214 ccccb   nwa 052

Lundby-canal/
\x02Council votes to dredge canal =

   Lundby (nwa) - {LEAD}

   {MORE}

\x03181042 GMT Oct 22
\x7f
\x7f\x04"""


def documents(text: str, encoding: str = "latin-1") -> tuple[Document, ...]:
    return tuple(read("story.txt", text.replace("\n", "\r\n").encode(encoding)))


def blocks(text: str) -> list[tuple[str, str]]:
    (found,) = documents(text)
    return [(b.kind, found.text[b.span.start : b.span.end].replace("\r\n", "\n")) for b in found.blocks]


def test_a_message() -> None:
    (found,) = documents(STORY)
    assert blocks(STORY) == [
        ("furniture", "Lundby-canal/"),
        ("headline", "Council votes to dredge canal"),
        ("dateline", "Lundby (nwa) -"),
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]
    assert (found.format, found.encoding, found.story) == ("iptc7901", "utf-8", None)
    assert (found.metadata.slug, found.metadata.date) == ("Lundby-canal", date(2022, 10, 18))


def test_a_head_of_several_lines() -> None:
    head = (
        "(Note)\n2ND LEAD\nHarbors\nCanal:\nCouncil votes to dredge the canal through the old town of\n"
        "Lundby in June\nBy Ann Holm and Jo Berg, nwa ="
    )
    assert blocks(STORY.replace("Council votes to dredge canal =", head))[1:7] == [
        ("furniture", "(Note)"),
        ("furniture", "2ND LEAD"),
        ("subhead", "Harbors"),
        ("subhead", "Canal:"),
        ("headline", "Council votes to dredge the canal through the old town of\nLundby in June"),
        ("byline", "By Ann Holm and Jo Berg, nwa"),
    ]


def test_a_head_without_its_sign() -> None:
    assert blocks(STORY.replace("canal =", "canal"))[1] == ("headline", "Council votes to dredge canal")
    assert blocks(STORY.replace("Council votes to dredge canal =", MORE))[1] == ("paragraph", MORE)
    equal = STORY.replace("Council votes to dredge canal =\n", "").replace(MORE, "Two and two =")
    assert [kind for kind, _ in blocks(equal)] == ["furniture", "dateline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "tail",
    [
        "# nwa Notebook\n\n## Note to editors\n- adds price",
        "* * * *\nThe following information is not intended for publication\n\n## Contacts\nTel: 1",
        "# Notizblock\n\n* * * *\nDie folgenden Informationen sind nicht zur Veröffentlichung bestimmt\n\nA name",
    ],
)
def test_what_is_not_for_publication_is_furniture(tail: str) -> None:
    found = blocks(STORY.replace(MORE, f"{MORE}\n\n{tail}\n\nnwa ah jb"))
    kinds = [kind for kind, _ in found]
    assert kinds[:5] == ["furniture", "headline", "dateline", "paragraph", "paragraph"]
    assert set(kinds[5:]) == {"furniture"}
    assert found[-1][1] == "nwa ah jb"


def test_a_sentence_about_such_a_notice_is_copy() -> None:
    note = "The memo was marked not for publication, Holm said."
    assert blocks(STORY.replace(MORE, f"{note}\n\n   {MORE}"))[-2:] == [("paragraph", note), ("paragraph", MORE)]


def test_signatures_page_marks_subheads_and_lists() -> None:
    more = f"{MORE}\n\n   The bids\n\n   {MORE}\n\n- one bid\n- two\n\n   more jb\n\n   {MORE}\n\n   (NWA\\/ah)"
    assert [(k, t.replace(MORE, "M")) for k, t in blocks(STORY.replace(MORE, more))][4:] == [
        ("paragraph", "M"),
        ("subhead", "The bids"),
        ("paragraph", "M"),
        ("list_item", "one bid"),
        ("list_item", "two"),
        ("furniture", "more jb"),
        ("paragraph", "M"),
        ("furniture", "(NWA\\/ah)"),
    ]


def test_blanks_around_line_breaks_and_control_characters_are_no_copy() -> None:
    text = STORY.replace("winter\nstorms", "winter \t\n storms").replace("office", "off\x0eice\x0f\x1fhouse")
    (found,) = documents(text)
    assert "the winter\nstorms" in found.text
    assert "harbor office house said" in found.text
    start = found.text.index("office")
    place = found.offsets.to_source(Span(start, start + len("office")))
    assert found.source[place.begin : place.stop] == "off\x0eice"
    assert not found.offsets.is_verbatim(Span(start, start + len("office")))


def test_lines_too_long_to_be_broken_are_a_paragraph_each() -> None:
    long = "A bid " * 30
    assert [kind for kind, _ in blocks(STORY.replace(MORE, f"{long}came.\nA second was late.\nNo third."))][4:] == [
        "paragraph"
    ] * 3


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("181042 GMT Oct 22", date(2022, 10, 18)),
        ("181042 okt 22", date(2022, 10, 18)),
        ("181042 Dez 99", date(1999, 12, 18)),
        ("18 1042 juil 2021", date(2021, 7, 18)),
        ("181042 juin 21", date(2021, 6, 18)),
        ("311042 Feb 22", None),
        ("181042 Foo 22", None),
        ("", None),
    ],
)
def test_the_stamp_of_the_trailer(stamp: str, day: date | None) -> None:
    (found,) = documents(STORY.replace("181042 GMT Oct 22", stamp))
    assert found.metadata.date == day


def test_a_full_date_in_the_dateline_outranks_the_stamp() -> None:
    (found,) = documents(STORY.replace("Lundby (nwa) -", "LUNDBY, Oct. 17, 2022 (nwa) -"))
    assert found.metadata.date == date(2022, 10, 17)


@pytest.mark.parametrize(
    ("encoding", "said"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252"), ("latin-1", "cp1252")]
)
def test_encodings(encoding: str, said: str) -> None:
    (found,) = documents(STORY.replace("harbor", "häfen"), encoding)
    assert "the häfen office" in found.text
    assert found.encoding == said


def test_a_byte_that_windows_lacks_makes_it_iso_8859_1() -> None:
    (found,) = documents(STORY.replace("harbor", "h\x81fen"))
    assert found.encoding == "iso-8859-1"


def test_a_message_without_the_marks_of_its_text() -> None:
    result = f"GULL: {', '.join(f'{letter} Holm' for letter in 'ABCDEFGHIJKLMNOP')} (8.50) 0:58.12 won by 4.9len."
    text = f"\x01ROWING: LUNDBY\x1f6\x1fN\n\n1. {result}\n2. {result}\nAll started.\n   NWA RESULTS"
    assert blocks(text) == [
        ("list_item", result),
        ("list_item", result),
        ("paragraph", "All started."),
        ("furniture", "NWA RESULTS"),
    ]
    (found,) = documents(text)
    assert found.metadata.slug == "ROWING: LUNDBY"


def test_several_messages_are_several_stories() -> None:
    other = STORY.replace("nwa041", "nwa042").replace("Council", "Board")
    found = documents(STORY + "\n" + other + STORY)
    assert [d.story for d in found] == ["nwa041", "nwa042", "nwa041#2"]
    assert len({id(d.source) for d in found}) == 1
    for document in found:
        start = document.text.index("votes to dredge")
        place = document.offsets.to_source(Span(start, start + 5))
        assert document.source[place.begin : place.stop] == "votes"
    assert found[0].offsets.to_source(Span(0, 1)) < found[1].offsets.to_source(Span(0, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (STORY.partition("\x03")[0], r"line 4: the text of this IPTC 7901 message begins \(STX\) and never ends"),
        (STORY.replace("\x03", "") + STORY, "line 4: the text"),
        (STORY + "\x01 \n\x02a\x03", "line 13: the header of this IPTC 7901 message is empty"),
        ("plain copy", r"does not begin with a header \(SOH\)"),
        ("", r"does not begin with a header \(SOH\)"),
        ("\x01a\n" * 20_001, "more than 20000 messages"),
    ],
)
def test_what_cannot_be_read_is_one_line(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read("story.txt", text.encode(), name="iptc7901")
    assert caught.value.kind in ("malformed", "too-large")
    assert "\n" not in str(caught.value)


def test_it_is_known_by_its_header() -> None:
    assert detect("story.txt", STORY.encode()).name == "iptc7901"
    assert detect("story.md", b"\x7f\x7f\r\n\x7f" + STORY.encode()).name == "iptc7901"
    assert detect("story", b"\x01SLUG\x1f6\x1fN\r\n").name == "iptc7901"
    assert detect("story.txt", b"\x01\x00\x00binary").name == "plain"
    assert detect("story.txt", b"Some copy.\x01nwa041").name == "plain"
