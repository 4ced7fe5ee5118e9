"""The tags of XML: what they say, and where they stand."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats.xml_names import Namespaces
from newslint.formats.xml_tags import LONGEST_KEPT, MOST_KEPT, XML_LANG, Tags, tag_of, tags


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


def test_values_of_attributes() -> None:
    tag = tag_of("<a b='x\r\ny\tz\n' c='&lt;&#65;&#x41;&#10;&amp;amp;' d='caf&eacute; &nosuch;.'/>")
    assert tag.attributes == {"b": "x y z ", "c": "<AA\n&amp;", "d": "café ."}


def test_namespaces() -> None:
    source = '<a xmlns="urn:1" xmlns:p="urn:2"><p:b p:x="1" y="2"><c xmlns=""/></p:b><q:d/><a/><xml:e/></a>'
    namespaces, found = Namespaces(), []
    for raw, _, _ in tags(source):
        tag = tag_of(raw)
        if not tag.is_end:
            found.append((namespaces.enter(tag), tag.name))
        if tag.is_end or tag.is_empty:
            namespaces.leave()
    xml = "http://www.w3.org/XML/1998/namespace"
    assert found == [("urn:1", "a"), ("urn:2", "b"), ("", "c"), ("q", "d"), ("urn:1", "a"), (xml, "e")]


def test_no_more_tags_are_kept_than_come_again() -> None:
    known = Tags()
    for number in range(MOST_KEPT * 3):
        assert known[f"<a b='{number}'>"].attributes == {"b": str(number)}
    long = f"<a b='{'x' * LONGEST_KEPT}'>"
    assert known[long].name == "a"
    assert len(known) <= MOST_KEPT
    assert long not in known


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
