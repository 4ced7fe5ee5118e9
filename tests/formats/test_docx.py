"""Word files: what is copy in them, and at which paragraph and character."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats import detect, read
from newslint.model.document import Document
from newslint.model.span import LineIndex, SourceSpan, Span
from tests.formats.word_files import STRICT, STYLES, W, body, p, part, run, word_file, zipped

LEAD = "The council voted on Tuesday to dredge the canal before the winter storms."
MORE = "Work is to begin in June, the harbor office said."


def document(*paragraphs: str, parts: Mapping[str, str] | None = None) -> Document:
    (found,) = read("story.docx", word_file(body(*paragraphs), parts))
    return found


def blocks(*paragraphs: str, parts: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    found = document(*paragraphs, parts=parts)
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


def place(found: Document, text: str) -> tuple[int, int]:
    """The paragraph and the character at which this stands."""
    start = found.text.index(text)
    at = found.offsets.to_source(Span(start, start + len(text)))
    assert found.source[at.begin : at.stop] == text
    position = LineIndex(found.source).position(at.begin)
    return position.line, position.column


def test_styles_say_what_a_paragraph_is() -> None:
    assert blocks(
        p("Council votes to dredge canal", "Titel"),
        p("Boats had lain idle for weeks", "Untertitel"),
        p("By Ann Holm"),
        p(f"LUNDBY, Jan. 18, 2022 - {LEAD}"),
        p("The bids", "Mine"),
        p("Quoted words.", "Zitat"),
        p("A barge on the canal", "Beschriftung"),
        p("The price", "Outline"),
        p("Contents 3", "TOC1"),
        p("Two", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'),
        p("Three", properties='<w:outlineLvl w:val="0"/>'),
        p(MORE, "Loop"),
        parts={"styles": STYLES},
    ) == [
        ("headline", "Council votes to dredge canal"),
        ("subhead", "Boats had lain idle for weeks"),
        ("byline", "By Ann Holm"),
        ("dateline", "LUNDBY, Jan. 18, 2022 -"),
        ("paragraph", LEAD),
        ("subhead", "The bids"),
        ("quotation", "Quoted words."),
        ("caption", "A barge on the canal"),
        ("subhead", "The price"),
        ("furniture", "Contents 3"),
        ("list_item", "Two"),
        ("subhead", "Three"),
        ("paragraph", MORE),
    ]


def test_without_a_part_for_styles_their_ids_speak() -> None:
    assert blocks(p("Council votes", "Heading1"), p(LEAD), p("The bids", "Heading2"), p("one", "ListBullet")) == [
        ("headline", "Council votes"),
        ("paragraph", LEAD),
        ("subhead", "The bids"),
        ("list_item", "one"),
    ]


def test_a_story_without_styles_is_told_by_its_looks() -> None:
    bold = run("The bids", "<w:b/>")
    assert blocks(
        p("CANAL-VOTE/LUNDBY (UPDATE 2)"),
        p("Council votes to dredge canal"),
        p("By Ann Holm"),
        p(LEAD),
        p(bold),
        p("• a first bid"),
        p("not so bold"),
        p(MORE),
        p("-30-"),
    ) == [
        ("furniture", "CANAL-VOTE/LUNDBY (UPDATE 2)"),
        ("headline", "Council votes to dredge canal"),
        ("byline", "By Ann Holm"),
        ("paragraph", LEAD),
        ("subhead", "The bids"),
        ("list_item", "a first bid"),
        ("paragraph", "not so bold"),
        ("paragraph", MORE),
        ("furniture", "-30-"),
    ]


def test_a_paragraph_is_a_line_and_a_character_a_column() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('Firm')}</w:tc><w:tc>{p('Olm')}{p('Berg')}</w:tc></w:tr></w:tbl>"
    found = document(p("Council votes", "Heading1"), p(""), p(LEAD), table, p(MORE))
    assert found.source == f"Council votes\n\n{LEAD}\nFirm\nOlm\nBerg\n{MORE}"
    assert place(found, "dredge") == (3, 33)
    assert place(found, "Berg") == (6, 1)
    assert place(found, "June") == (7, 21)
    assert [b.kind for b in found.blocks][2:5] == ["table_cell"] * 3


def test_tracked_changes_are_as_accepted() -> None:
    changed = (
        run("The ")
        + f'<w:del w:id="1"><w:r><w:delText>old </w:delText></w:r>{run("mayor ")}</w:del>'
        + f'<w:ins w:id="2">{run("new ")}</w:ins>'
        + f'<w:moveFrom w:id="3">{run("gone ")}</w:moveFrom><w:moveTo w:id="4">{run("here ")}</w:moveTo>'
        + run("council.")
    )
    assert blocks(p(changed)) == [("paragraph", "The new here council.")]


def test_a_deleted_paragraph_mark_joins_two_and_a_deleted_paragraph_is_gone() -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    moved = '<w:rPr><w:moveFrom w:id="1"/></w:rPr>'
    found = document(
        p("One and ", properties=mark),
        p("two and ", properties=moved),
        p("three."),
        p(f'<w:del w:id="2">{run("Gone.")}</w:del>', properties=mark),
        p("Four."),
        p("Five.", properties=mark),
    )
    assert found.source == "One and two and three.\nFour.\nFive."


def test_a_deleted_mark_does_not_reach_out_of_its_cell() -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    row = f"<w:tr><w:tc>{p('One', properties=mark)}</w:tc><w:tc>{p('Two')}</w:tc></w:tr>"
    assert document(f"<w:tbl>{row}</w:tbl>", p(MORE)).source == f"One\nTwo\n{MORE}"


def test_a_deleted_row_is_gone_and_what_the_properties_were_does_not_count() -> None:
    row = (
        f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p("Gone")}</w:tc></w:tr><w:tr><w:tc>{p("Kept")}</w:tc></w:tr>'
    )
    before = '<w:pPrChange w:id="9"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
    assert blocks(p(LEAD, properties=before), f"<w:tbl>{row}</w:tbl>") == [
        ("paragraph", LEAD),
        ("table_cell", "Kept"),
    ]


def test_fields_show_their_result() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    nested = char("begin") + "<w:r><w:instrText>X</w:instrText></w:r>" + char("separate") + run("no") + char("end")
    field = char("begin") + nested + char("separate") + run("page 4") + char("end")
    simple = f'<w:fldSimple w:instr="DATE">{run("today")}</w:fldSimple>'
    assert blocks(p(run("See ") + field + run(" or ") + simple + run("."))) == [("paragraph", "See page 4 or today.")]
    assert blocks(p(char("begin") + run("lost")), p(MORE)) == [("paragraph", MORE)]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    hidden = run("hidden ", "<w:vanish/>") + run("seen ", '<w:vanish w:val="0"/>')
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('typed ')}</w:sdtContent></w:sdt>"
    ruby = f"<w:r><w:ruby><w:rt>{run('above')}</w:rt><w:rubyBase>{run('base ')}</w:rubyBase></w:ruby></w:r>"
    comment = '<w:commentRangeStart w:id="0"/>' + run("said.") + '<w:r><w:commentReference w:id="0"/></w:r>'
    comments = part("comments", f'<w:comment w:id="0">{p("Really?")}</w:comment>')
    assert blocks(p(hidden + prompt + filled + ruby + comment), parts={"comments": comments}) == [
        ("paragraph", "seen typed base said.")
    ]


def test_characters_that_are_elements() -> None:
    inside = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
        '<w:sym w:font="X" w:char="2014"/><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:char="zz"/>'
        "<w:t>e\nf.</w:t></w:r>"
    )
    found = document(p(inside, properties='<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'), p(MORE))
    assert found.source == f"a\tb\u2028c-d—e f.\n{MORE}"
    assert found.text == f"a\tb\nc-d—e f.\n\n{MORE}"
    assert place(found, "c-d") == (1, 5)


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert document(p(run("Before ") + both + run("after.")), p(MORE)).source == f"Before after.\nIn the box.\n{MORE}"


def test_notes_come_last_as_they_are_referred_to() -> None:
    def note(kind: str, number: int, text: str, more: str = "") -> str:
        return f'<w:{kind} w:id="{number}"{more}>{p(text)}</w:{kind}>'

    footnotes = part(
        "footnotes",
        note("footnote", -1, "-----", ' w:type="separator"')
        + note("footnote", 1, "First note.")
        + note("footnote", 2, "Second note.")
        + note("footnote", 3, "Note of nothing."),
    )
    endnotes = part("endnotes", note("endnote", 1, "End note."))
    refer = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    text = (
        run("One")
        + refer.format("endnote", 1)
        + refer.format("footnote", 2)
        + run(" two")
        + refer.format("footnote", 1)
    )
    gone = f'<w:del w:id="1">{refer.format("footnote", 3)}</w:del>'
    found = document(p(text + gone + run(".")), parts={"footnotes": footnotes, "endnotes": endnotes})
    assert found.source == "One two.\nSecond note.\nFirst note.\nEnd note."
    assert {b.kind for b in found.blocks} == {"paragraph"}


def test_the_language_is_that_of_most_of_the_text() -> None:
    german = run("Der Rat stimmte am Dienstag.", '<w:lang w:val="de-DE"/>')
    assert document(p(german), p("Ja."), parts={"styles": STYLES}).metadata.language == "de-DE"
    assert document(p(german), p(LEAD), parts={"styles": STYLES}).metadata.language == "en-GB"
    assert document(p(LEAD)).metadata.language is None


def test_the_date_is_the_datelines() -> None:
    assert document(p(f"LUNDBY, Jan. 18, 2022 - {LEAD}")).metadata.date == date(2022, 1, 18)
    assert document(p(LEAD)).metadata.date is None


def test_the_strict_kind_and_one_with_no_relationships() -> None:
    strict = word_file(body(p(LEAD)).replace(W, STRICT))
    bare = zipped({"word/document.xml": body(p(LEAD))})
    for data in (strict, bare):
        (found,) = read("a.docx", data)
        assert found.text == LEAD


def test_it_is_known_by_content_and_not_to_be_written_back() -> None:
    data = word_file(body(p(LEAD)))
    assert detect("story", data).name == detect("story.txt", data).name == "docx"
    (found,) = read("-", data)
    with pytest.raises(LookupError):
        found.source.encode(found.encoding)


GOOD = word_file(body(p(LEAD), p(MORE)))


def flagged(data: bytes) -> bytes:
    """The same file with every entry marked as encrypted."""
    made = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted", "without a password"),
        (flagged(GOOD), "encrypted", "without a password"),
        (b"", "malformed", "save it again"),
        (b"no zip at all", "malformed", "save it again"),
        (GOOD[: len(GOOD) // 2], "malformed", "save it again"),
        (GOOD[:-30], "malformed", "save it again"),
        (zipped({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "malformed", "without a Word document"),
        (word_file("<w:document"), "malformed", "word/document.xml, line 1"),
        (word_file(body(p(LEAD))[:-12]), "malformed", "not well-formed XML"),
        (word_file(""), "malformed", "not well-formed XML"),
        (word_file(body(p(LEAD)).replace("UTF-8", "UTF-99")), "malformed", "the encoding .UTF-99."),
        (word_file(body("<w:p><w:r><w:t>&#xD800;</w:t></w:r></w:p>")), "malformed", "not well-formed XML"),
        (word_file('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "hostile", "document type"),
        (word_file('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), "hostile", "document type"),
        (zipped({"word/document.xml": body(p(LEAD))}, zipfile.ZIP_BZIP2), "malformed", "compressed in a way"),
        (zipped({f"{n}": "" for n in range(10_001)}), "hostile", "10000 files"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, kind: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read("story.docx", data)
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)


def test_an_entity_that_nothing_declares_is_no_text() -> None:
    with pytest.raises(InputError, match="undefined entity"):
        read("story.docx", word_file(body("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")))


@pytest.mark.parametrize(
    ("main", "kind"),
    [
        (body(" " * 20_000_000), "hostile"),
        (body("<w:p/>" * 200_001), "too-large"),
        (body("<w:tblGrid>" + "x" * (1 << 25) + "</w:tblGrid>"), "too-large"),
    ],
)
def test_a_file_made_to_fill_the_memory_is_refused(main: str, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        read(
            "story.docx", word_file(main, compression=zipfile.ZIP_DEFLATED if kind == "hostile" else zipfile.ZIP_STORED)
        )
    assert caught.value.kind == kind


def test_a_size_that_is_lied_about_changes_nothing() -> None:
    data = bytearray(word_file(body(" " * 20_000_000)))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = struct.pack("<I", 10)
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(InputError):
        read("story.docx", bytes(data))


@pytest.mark.parametrize(
    "content",
    [
        "<w:p>" * 10_000 + "</w:p>" * 10_000,
        "<w:tbl><w:tr><w:tc>" * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000,
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>" * 60_000,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 40_000,
        "<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 100_000 + "</w:p>",
        "<w:p><w:r>" + "<w:br/>" * 200_000 + "</w:r></w:p>",
    ],
)
def test_time_grows_with_length_alone(content: str) -> None:
    read("story.docx", word_file(body(content), compression=zipfile.ZIP_STORED))


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)
RUNS = st.one_of(
    st.builds(run, TEXT, st.sampled_from(["", "<w:b/>", "<w:vanish/>"])),
    st.sampled_from(
        [
            "<w:r><w:br/></w:r>",
            "<w:r><w:tab/></w:r>",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            f"<w:ins>{run('in')}</w:ins>",
            f"<w:del>{run('out')}</w:del>",
            f"<w:r><w:pict><w:txbxContent>{p('boxed')}</w:txbxContent></w:pict></w:r>",
        ]
    ),
)
PARAGRAPHS = st.builds(
    lambda runs, style, mark: p("".join(runs) or "", style, mark),
    st.lists(RUNS, max_size=5),
    st.sampled_from(["", "Title", "Heading1", "Caption", "ListBullet"]),
    st.sampled_from(["", "<w:rPr><w:del/></w:rPr>"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPHS, max_size=6))
def test_the_map_never_lies(paragraphs: list[str]) -> None:
    found = document(*paragraphs)
    at = begin = 0
    for piece in found.offsets.pieces:
        assert piece.text.start == at
        assert piece.source.begin >= begin
        at, begin = piece.text.end, piece.source.stop
        if piece.verbatim:
            assert found.text[piece.text.start : piece.text.end] == found.source[piece.source.begin : piece.source.stop]
    assert at == len(found.text)
    assert "\n\n".join(found.text[b.span.start : b.span.end] for b in found.blocks) == found.text
    for start in range(len(found.text)):
        source = found.offsets.to_source(Span(start, start + 1))
        back = found.offsets.to_text(SourceSpan(*source))
        assert source.begin == source.stop or (back is not None and back.covers(Span(start, start + 1)))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.integers(0, len(GOOD)))
def test_a_damaged_file_is_read_or_refused(at: int, byte: int, length: int) -> None:
    damaged = bytearray(GOOD[:length] if length < at else GOOD)
    if at < len(damaged):
        damaged[at] = byte
    try:
        read("story.docx", bytes(damaged))
    except InputError as error:
        assert "\n" not in str(error)
