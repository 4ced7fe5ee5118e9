"""XML as tags and text: what is read, where it stands, and what is refused."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats.stretch import Run
from newslint.formats.xml_decoding import decode_xml
from newslint.formats.xml_events import XML_LANG, End, Start, events
from newslint.formats.xml_root import xml_root


def text(source: str) -> str:
    return "".join(event.text for event in events(source) if isinstance(event, Run))


def test_tags_and_text_stand_where_they_are() -> None:
    source = '\n<?xml version="1.0"?><!DOCTYPE a><a xml:lang="de" b=">"><é/>ü &amp; <![CDATA[<x>]]><!-- c -->z</a>\n'
    found = list(events(source))
    assert [(e.name, source[e.begin : e.stop]) for e in found if isinstance(e, Start)] == [
        ("a", '<a xml:lang="de" b=">">'),
        ("é", "<é/>"),
    ]
    assert [source[e.begin : e.stop] for e in found if isinstance(e, End)] == ["", "</a>"]
    assert [(e.text, source[e.begin : e.stop], e.verbatim) for e in found if isinstance(e, Run)] == [
        ("ü ", "ü ", True),
        ("&", "&amp;", False),
        (" ", " ", True),
        ("<x>", "<x>", True),
        ("z", "z", True),
    ]
    assert found[0].attributes == {XML_LANG: "de", "b": ">"}  # type: ignore[union-attr]


def test_namespaces() -> None:
    source = '<a xmlns="urn:1" xmlns:p="urn:2"><p:b p:x="1" y="2"><c xmlns=""/></p:b><q:d/><a/></a>'
    found = [e for e in events(source) if isinstance(e, Start)]
    assert [(e.space, e.name) for e in found] == [("urn:1", "a"), ("urn:2", "b"), ("", "c"), ("q", "d"), ("urn:1", "a")]
    assert found[1].attributes == {"{urn:2}x": "1", "y": "2"}
    assert [(e.space, e.name) for e in events(source) if isinstance(e, End)][-1] == ("urn:1", "a")


def test_references() -> None:
    assert text("<a>&#65;&#x1F5DE;&lt;&apos;&nbsp;&eacute;</a>") == "A\U0001f5de<'\xa0é"
    assert text("<!DOCTYPE a SYSTEM 'x.dtd'><a>&mdash;</a>") == "—"
    with pytest.raises(InputError, match=r"line 2: .*'&nosuch;'"):
        text("<a>\n&nosuch;</a>")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<a>\n<b></a>", 2),
        ("<a>\n\n", 3),
        ("", 1),
        ("é<a/>", 1),
        ("<a/>\n<b/>", 2),
        ("<é>\n\n<ö x=1/></é>", 3),
        ("<a>\n\0</a>", 2),
    ],
)
def test_what_is_not_well_formed_is_told_with_its_line(source: str, line: int) -> None:
    with pytest.raises(InputError, match=f"^line {line}: ") as caught:
        list(events(source))
    assert caught.value.kind == "malformed"


def test_null_characters_do_not_make_another_encoding_of_it() -> None:
    with pytest.raises(InputError, match=r"^line 1: .*NUL") as caught:
        list(events("".join(f"{character}\0" for character in "<?a b?><!-- c --><d/>")))
    assert caught.value.kind == "malformed"


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://x.example/a">%a;',
        '<!ENTITY a PUBLIC "x" "y" NDATA z>',
    ],
)
def test_entities_of_its_own_are_refused(subset: str) -> None:
    with pytest.raises(InputError, match="'a'") as caught:
        list(events(f"<!DOCTYPE x [{subset}]><x>&a;</x>"))
    assert caught.value.kind == "hostile"


def test_a_document_type_without_entities_is_not() -> None:
    assert text('<!DOCTYPE x [<!ELEMENT x (#PCDATA)><!ATTLIST x y CDATA "z">]><x>t</x>') == "t"


@pytest.mark.parametrize(
    "source",
    [
        "<a>" * 10_000,
        "<a " + " ".join(f"b{n}='1'" for n in range(100_000)) + "/>",
        "<a>" + "&#65;" * 40_000 + "</a>",
        "<a>" + "<![CDATA[" + "]" * 2_000_000 + "]]></a>",
        "<a><!--" + "- " * 1_500_000 + "--></a>",
        "<a>" + "<b/>" * 60_000 + "</a>",
        "<a b='" + "x" * 3_000_000,
        "<a>é" + "x" * 3_000_000 + "<b>",
    ],
    ids=lambda source: f"{source[:12]}*{len(source)}",
)
def test_hostile_documents_take_bounded_time_and_memory(source: str) -> None:
    tracemalloc.start()
    try:
        for _ in events(source):
            pass
    except InputError:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 200_000_000


@pytest.mark.parametrize(
    ("data", "text_", "encoding"),
    [
        ("<a>Zoë</a>".encode(), "<a>Zoë</a>", "utf-8"),
        ("\ufeff<a>Zoë</a>".encode(), "<a>Zoë</a>", "utf-8-sig"),
        ("<a>Zoë</a>".encode("utf-16"), "<a>Zoë</a>", "utf-16"),
        ("<?xml version='1.0' encoding='ISO-8859-2'?><a>Ż</a>".encode("iso-8859-2"), None, "iso8859-2"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><a>‘ë’</a>".encode("cp1252"), None, "cp1252"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><a>ë</a>".encode("latin-1"), None, "iso8859-1"),
        (b"<?xml version='1.0' encoding='us-ascii'?><a>e</a>", None, "ascii"),
        ("<?xml version='1.0' encoding='UTF-16'?><a>Zoë</a>".encode(), None, "utf-8"),
    ],
)
def test_encodings(data: bytes, text_: str | None, encoding: str) -> None:
    found = decode_xml(data)
    assert found.encoding == encoding
    assert found.text.encode(encoding) == data
    assert text_ is None or found.text == text_


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<a>\nZo\xeb</a>", "line 2: byte 0xeb is not utf-8"),
        (b"<?xml version='1.0' encoding='utf-8'?><a>Zo\xeb</a>", "which it says it is in"),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "'klingon'"),
        (b"<?xml version='1.0' encoding='base64'?><a/>", "'base64'"),
        (b"<?xml version='1.0' encoding='unicode_escape'?><a/>", "'unicode_escape'"),
        (b"<?xml version='1.0' encoding='idna'?><a/>", "'idna'"),
    ],
)
def test_wrong_declarations_are_told(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        decode_xml(data)
    assert caught.value.kind == "undecodable"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<a/>", "a"),
        ("\ufeff <?xml version='1.0'?>\n<!-- <b> --><!DOCTYPE a [<!ELEMENT a (b)>]>\n<x:a-b.c y='1'", "a-b.c"),
        ("<!DOCTYPE nitf PUBLIC \"-//IPTC//DTD\" 'nitf.dtd'><nitf", "nitf"),
        ("<!-- no end", ""),
        ("{}", ""),
        ("a <b>", ""),
    ],
)
def test_root(head: str, name: str) -> None:
    assert xml_root(head.encode()) == name
    assert xml_root(head.encode("utf-16")) == name


BITS = (
    "a",
    "é",
    "\U0001f5de",
    " ",
    "\n",
    "\r\n",
    "&amp;",
    "&#233;",
    "<b>",
    "</b>",
    "<b x='>'/>",
    "<!--c-->",
    "<![CDATA[&]]>",
)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(BITS), max_size=20).map("".join))
def test_every_character_is_accounted_for(inside: str) -> None:
    source = f"<r>{inside}</r>"
    try:
        found = list(events(source))
    except InputError:
        return
    at = 0
    for event in found:
        assert at <= event.begin <= event.stop
        if isinstance(event, Run):
            assert event.text
            assert not event.verbatim or event.text == source[event.begin : event.stop]
        between = source[at : event.begin]
        assert between in ("", "<![CDATA[", "]]>") or "<!" in between
        at = event.stop
    assert at == len(source)
