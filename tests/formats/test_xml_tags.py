"""The tags of XML: what they say, and where they stand."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats.xml_tags import XML_LANG, tag_of, tags


def test_tags_stand_where_they_are() -> None:
    source = (
        '\n<?xml version="1.0"?><!DOCTYPE a><a b=">"><é/>ü &amp; <![CDATA[<x>]]><!-- <c> --><?d <e>?>z</a >\n<!--f-->'
    )
    found = list(tags(source))
    assert [raw for raw, _, _ in found] == ['<a b=">">', "<é/>", "</a >"]
    assert all(source[begin:stop] == raw for raw, begin, stop in found)


def test_what_tags_say() -> None:
    tag = tag_of("""<p:a.b xml:lang="de"\n c = '>/"'\td=">'/" e=''>""")
    assert (tag.name, tag.prefix, tag.is_end, tag.is_empty) == ("a.b", "p", False, False)
    assert tag.attributes == {XML_LANG: "de", "c": '>/"', "d": ">'/", "e": ""}
    end, empty = tag_of("</p:a.b\n>"), tag_of("<a b='/'/>")
    assert (end.name, end.prefix, end.is_end, end.is_empty) == ("a.b", "p", True, False)
    assert (empty.name, empty.is_end, empty.is_empty, empty.attributes) == ("a", False, True, {"b": "/"})


def test_a_long_document_is_cut_as_a_short_one_is() -> None:
    source = "<r>" + "<!-- <b> -->x<a>y</a>" * 20_000 + "</r>"
    found = list(tags(source))
    assert len(found) == 40_002
    assert all(source[begin:stop] == raw for raw, begin, stop in found)
    assert all(before[2] <= after[1] for before, after in pairwise(found))


def test_values_of_attributes() -> None:
    tag = tag_of("<a b='x\r\ny\tz\n' c='&lt;&#65;&#x41;&#10;&amp;amp;' d='caf&eacute; &nosuch;.'/>")
    assert tag.attributes == {"b": "x y z ", "c": "<AA\n&amp;", "d": "café ."}


PARTS = ("a", ">", '"', "'", "]]", "<b>", "</b>", "<b c='>'/>", '<b c="/" d="\'">', "<!-- <b> -->", "<![CDATA[</b>]]>")


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from((*PARTS, "<?e </b> ?>", "<![CDATA[]]]]>", "<!--<![CDATA[-->")), max_size=20).map("".join)
)
def test_they_are_those_the_parser_sees(inside: str) -> None:
    source = f"<r>{inside}</r>"
    try:
        found = [tag_of(raw) for raw, _, _ in tags(source)]
    except InputError:
        return
    seen = ElementTree.fromstring(source).iter()
    assert [(t.name, t.attributes) for t in found if not t.is_end] == [(e.tag, e.attrib) for e in seen]
