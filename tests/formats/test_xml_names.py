"""Namespaces of XML: what prefixes stand for, and where."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats.xml_names import Scope, named_tags
from newslint.formats.xml_tags import LONGEST_KEPT, MOST_KEPT


def starts(source: str) -> list[tuple[str, str]]:
    return [(named.space, named.tag.name) for named, _, _ in named_tags(source) if named.deeper >= 0]


def test_prefixes_hold_in_the_element_that_binds_them() -> None:
    source = '<a xmlns="urn:1" xmlns:p="urn:2"><p:b p:x="1"><c xmlns=""/><d xmlns="urn:3"><e/></d></p:b><q:f/><a/></a>'
    assert starts(source) == [
        ("urn:1", "a"),
        ("urn:2", "b"),
        ("", "c"),
        ("urn:3", "d"),
        ("urn:3", "e"),
        ("q", "f"),
        ("urn:1", "a"),
    ]
    assert starts("<xml:a/>") == [("http://www.w3.org/XML/1998/namespace", "a")]


def test_no_more_tags_are_kept_than_come_again() -> None:
    scope = Scope({})
    for number in range(MOST_KEPT * 3):
        assert scope[f"<a b='{number}'>"].tag.attributes == {"b": str(number)}
    long = f"<a b='{'x' * LONGEST_KEPT}'>"
    assert scope[long].tag.name == "a"
    assert len(scope) <= MOST_KEPT
    assert long not in scope


def test_documents_that_bind_otherwise_are_told_apart_however_many() -> None:
    for number in (*range(60), *range(60)):
        source = f'<a xmlns="urn:{number}"><p:b xmlns:p="urn:p{number}"/><c/></a>'
        assert starts(source) == [(f"urn:{number}", "a"), (f"urn:p{number}", "b"), (f"urn:{number}", "c")]


#: More prefixes than are kept for other documents, and what stands in an element that binds them.
MANY = "<a " + " ".join(f"xmlns:m{number}='urn:m{number}'" for number in range(40)) + ">"
WITHIN = "<m7:b xmlns:p='urn:7'><p:c/><m8:d xmlns:m8='urn:8'><m8:e/><p:c/></m8:d><m8:e/></m7:b>"
BITS = ("<a>", "</a>", "<p:b>", "</p:b>", "<p:b/>", "<a xmlns='urn:2'>", "<a xmlns:p='urn:3'>", "<c xmlns=''/>", "x")


@settings(max_examples=400)
@given(st.lists(st.sampled_from((*BITS, MANY, f"{MANY}{WITHIN}</a>")), max_size=20).map("".join))
def test_they_are_what_the_parser_says(inside: str) -> None:
    source = f"<r xmlns:p='urn:1'>{inside}</r>"
    try:
        found = starts(source)
    except InputError:
        return
    seen = [element.tag for element in ElementTree.fromstring(source).iter()]
    assert [f"{{{space}}}{name}" if space else name for space, name in found] == seen
