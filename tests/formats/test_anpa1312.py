"""ANPA 1312 messages, as American wires send them."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import InputError
from newslint.formats import detect, read
from newslint.model.document import Document
from newslint.model.span import Span

LEAD = "The council voted Tuesday to dredge the canal before the winter storms."
MORE = "Work is to begin in June, the harbor office said."
HEADER = "\x16\x16\x01a0412\x1f_wrld\nr i\x13\x11 BC-EU--Lundby-Canal   03-14 0231\n"
HEAD = "^BC-EU--Lundby-Canal, 1st Ld-Writethru,231<\n^Council votes to dredge canal<\n"
TRAILER = "\n\t   \x03NWA-WF-03-14-24 1512GMT<\n\n\x0c\n\x04"


def message(head: str = HEAD, text: str = f"\t   LUNDBY (NWA) _ {LEAD}\n \n\t   {MORE}\n", header: str = HEADER) -> str:
    return f"{header}\x02{head}{text}{TRAILER}"


def document(text: str) -> Document:
    (found,) = read("story.txt", text.replace("\n", "\r\n").encode("latin-1"))
    return found


def blocks(text: str) -> list[tuple[str, str]]:
    found = document(text)
    return [(b.kind, found.text[b.span.start : b.span.end].replace("\r\n", "\n")) for b in found.blocks]


def test_a_message() -> None:
    assert blocks(message()) == [
        ("furniture", "BC-EU--Lundby-Canal, 1st Ld-Writethru,231"),
        ("headline", "Council votes to dredge canal"),
        ("dateline", "LUNDBY (NWA) _"),
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]
    found = document(message())
    assert (found.format, found.story) == ("anpa1312", None)
    assert (found.metadata.slug, found.metadata.date) == ("BC-EU--Lundby-Canal", date(2024, 3, 14))


def test_everything_a_head_has() -> None:
    head = (
        "^*9006< ^BC-EU--Lundby-Canal,0412<\n^Council votes to dredge canal< \n^Boats had lain idle for weeks<\n"
        "^NWA Photo NWA101, NWA102<\n^Eds: Adds quotes.<\n^(Eds: A longer version moved.)<\n"
        "^With long lines that are broken by hand, as a summary may be when\nit goes on<\n"
        "^By ANN HOLM and JO BERG=\n^Newswire Atlas=\n"
    )
    found = document(message(head))
    assert blocks(message(head))[:10] == [
        ("furniture", "*9006"),
        ("furniture", "BC-EU--Lundby-Canal,0412"),
        ("headline", "Council votes to dredge canal"),
        ("subhead", "Boats had lain idle for weeks"),
        ("furniture", "NWA Photo NWA101, NWA102"),
        ("furniture", "Eds: Adds quotes."),
        ("furniture", "(Eds: A longer version moved.)"),
        ("subhead", "With long lines that are broken by hand, as a summary may be when\nit goes on"),
        ("byline", "By ANN HOLM and JO BERG"),
        ("byline", "Newswire Atlas"),
    ]
    assert found.metadata.slug == "BC-EU--Lundby-Canal"


def test_a_head_without_a_slug() -> None:
    assert blocks(message("^AI-made images flood council<\n"))[0] == ("headline", "AI-made images flood council")
    assert document(message("^Council votes<\n")).metadata.slug is None


def test_lines_broken_by_hand_go_on() -> None:
    text = (
        "\t   The council voted\nto dredge the canal.\n   Work is to begin\nin June.\n"
        "\t   ___\n\t   WHAT IS NEXT\n\t   A vote.\n"
    )
    assert blocks(message(text=text))[2:] == [
        ("paragraph", "The council voted\nto dredge the canal."),
        ("paragraph", "Work is to begin\nin June."),
        ("furniture", "___"),
        ("subhead", "WHAT IS NEXT"),
        ("paragraph", "A vote."),
    ]


def test_marks_in_the_text_are_no_copy() -> None:
    assert blocks(message(text=f"\t   {LEAD}\n^The bids<\n\t   {MORE}<\n"))[2:] == [
        ("paragraph", LEAD),
        ("subhead", "The bids"),
        ("paragraph", MORE),
    ]


def test_a_table_keeps_its_lines() -> None:
    header = HEADER.replace("\x11", "\x12")
    assert blocks(message(text="Firm      Bid\nOlm         5\n\nBerg        6\n", header=header))[2:] == [
        ("table_cell", "Firm      Bid"),
        ("table_cell", "Olm         5"),
        ("table_cell", "Berg        6"),
    ]


@pytest.mark.parametrize(
    ("stamp", "day"), [("02-30-24 1512GMT", None), ("", None), ("12-31-98 1512GMT", date(1998, 12, 31))]
)
def test_the_stamp_of_the_trailer(stamp: str, day: date | None) -> None:
    assert document(message().replace("03-14-24 1512GMT", stamp)).metadata.date == day


def test_several_messages_are_several_stories() -> None:
    data = (message() + message().replace("a0412", "a0413")).encode()
    found = tuple(read("feed.anpa", data))
    assert [d.story for d in found] == ["a0412", "a0413"]
    start = found[1].text.index("dredge")
    place = found[1].offsets.to_source(Span(start, start + 6))
    assert found[1].source[place.begin : place.stop] == "dredge"
    assert place.begin > len(message())


def test_it_is_told_from_other_messages() -> None:
    assert detect("a.txt", message().encode()).name == "anpa1312"
    assert detect("a.txt", message().encode().lstrip(b"\x16")).name == "anpa1312"
    assert detect("a.anpa", b"Some copy.").name == "anpa1312"


@pytest.mark.parametrize(
    ("text", "said"),
    [(message().partition("\x03")[0], r"line 3: the text of this ANPA 1312 message"), ("copy", "does not begin")],
)
def test_what_cannot_be_read_is_one_line(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read("story.anpa", text.encode())
    assert caught.value.kind == "malformed"
