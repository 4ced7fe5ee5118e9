"""The root element, told from how a file begins."""

from __future__ import annotations

import pytest

from newslint.formats.xml_root import xml_root


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
