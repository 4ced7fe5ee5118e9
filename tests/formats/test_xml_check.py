"""What XML is read at all: what is not well-formed, and what is hostile, is refused with its line and at once."""

from __future__ import annotations

import re
import tracemalloc
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import InputError
from newslint.formats.xml_check import DEEPEST, checked_root
from newslint.formats.xml_tags import tags
from newslint.formats.xml_text import as_read


def kind_of_fault(source: str, match: str) -> str:
    with pytest.raises(InputError, match=match) as caught:
        list(tags(source))
    return caught.value.kind


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
        ("<a>\n]]></a>", 2),
        ("<a b='1'\n b='2'/>", 2),
        ("<a>\n<!-- -- --></a>", 2),
        ("<a>\n<b c='<'/></a>", 2),
        ("<a>\n&</a>", 2),
        ("<a>\n&#0;</a>", 2),
        ("<a>\n<![CDATA[ ]] ></a>", 2),
        ("<a>\n<?xml version='1.0'?></a>", 2),
    ],
)
def test_what_is_not_well_formed_is_told_with_its_line(source: str, line: int) -> None:
    assert kind_of_fault(source, f"^line {line}: ") == "malformed"


def test_null_characters_do_not_make_another_encoding_of_it() -> None:
    source = "".join(f"{character}\0" for character in "<?a b?><!-- c --><d/>")
    assert kind_of_fault(source, r"^line 1: .*NUL") == "malformed"


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
    assert kind_of_fault(f"<!DOCTYPE x [{subset}]><x>&a;</x>", "'a'") == "hostile"


@pytest.mark.parametrize(
    "ahead",
    [
        '<!DOCTYPE x [<!ELEMENT x (#PCDATA)><!ATTLIST x y CDATA "]> \' ">]>',
        "<!DOCTYPE x [<!-- ]> <x> --><?y ]><x>?>]><!-- <x> --><?z <x>?>",
        "\n \n<?xml version='1.0'?>\n<!DOCTYPE x SYSTEM '<x>'>\n",
        "\ufeff",
    ],
)
def test_what_stands_ahead_of_the_root_element_is_none_of_it(ahead: str) -> None:
    assert checked_root(f"{ahead}<x>t</x>") == len(ahead)


def test_nesting_has_an_end() -> None:
    def nested(deep: int) -> str:
        return "<a>" * deep + "</a>" * deep

    assert len(list(tags(nested(DEEPEST)))) == 2 * DEEPEST
    assert kind_of_fault(nested(DEEPEST + 1), f"more than {DEEPEST} deep") == "hostile"


def test_references_that_nobody_knows_are_told_with_their_line() -> None:
    assert kind_of_fault("<a>\n&nosuch;</a>", r"^line 2: .*'&nosuch;'") == "malformed"
    assert kind_of_fault("<a>&eacute;\n<b/>&nosuch;<!-- c --></a>", r"^line 2: .*'&nosuch;'") == "malformed"
    assert checked_root("<a>&eacute;<![CDATA[&nosuch;]]><!-- &nosuch; --><?b &nosuch;?></a>") == 0
    assert checked_root("<a b='&nosuch;'/>") == 0


def test_of_several_faults_the_first_is_told() -> None:
    deep = "<b>" * (DEEPEST + 1)
    assert kind_of_fault(f"<a>&nosuch;<b/>{deep}", "nosuch") == "malformed"
    assert kind_of_fault("<a>&nosuch;<b></a>", "nosuch") == "malformed"
    assert kind_of_fault("<a>&nosuch;<!-- -- --></a>", "not well-formed") == "malformed"
    assert kind_of_fault("<a>&nosuch;</b>", "mismatched tag") == "malformed"
    assert kind_of_fault("<a></b>&nosuch;<c/>", "mismatched tag") == "malformed"
    assert kind_of_fault(f"{deep}&nosuch;<c/></b>", "deep") == "hostile"


@pytest.mark.parametrize(
    "source",
    [
        "<a>" * 10_000,
        "<a>" * 1_000_000,
        "<" * 1_000_000,
        "<a>" + "<!--" * 500_000,
        "<a>&nosuch;" + "<![CDATA[" * 300_000,
        "<a>&nosuch;" + "<b c='" * 300_000,
        "<a " + " ".join(f"b{n}='1'" for n in range(100_000)) + "/>",
        "<a>" + "&#65;" * 40_000 + "</a>",
        "<a>" + "&eacute;" * 40_000 + "</a>",
        "<a>" + "<![CDATA[" + "]" * 2_000_000 + "]]></a>",
        "<a>" + "<![CDATA[]]>" * 100_000 + "</a>",
        "<a>" + "<![CDATA[<!--]]>" * 100_000 + "</a>",
        "<a>" + "<!--<![CDATA[-->" * 100_000 + "</a>",
        "<a><!--" + "- " * 1_500_000 + "--></a>",
        "<a>" + "<b/>" * 60_000 + "</a>",
        "<a b='" + "x" * 3_000_000,
        "<a>é" + "x" * 3_000_000 + "<b>",
        "<a>" + "\r" * 1_000_000 + "</a>",
        "<a>" + " \n" * 500_000 + "</a>",
        "<a" + " " * 1_000_000 + "b = '1'" + "\n" * 1_000_000 + "/>",
    ],
    ids=lambda source: f"{source[:24]}*{len(source)}",
)
def test_hostile_documents_take_bounded_time_and_memory(source: str) -> None:
    tracemalloc.start()
    try:
        at = 0
        for _, begin, stop in tags(source):
            as_read(source, at, begin)
            at = stop
    except InputError:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 200_000_000


BITS = ("a", "<", ">", "<b>", "</b>", "<b/>", "&", ";", "&lt;", "'", '"', "<c d='", "='", "<!--", "-->", "]]>", "<?e ")


@settings(max_examples=300)
@given(st.lists(st.sampled_from((*BITS, "<![CDATA[", "?>", "/", " ", "\n")), max_size=16).map("".join))
def test_what_is_refused_is_what_the_parser_refuses(inside: str) -> None:
    source = f"<r>{inside}</r>"
    parser = expat.ParserCreate("utf-8")
    parser.UseForeignDTD(True)
    try:
        parser.Parse(source, True)
    except expat.ExpatError as fault:
        reason = re.escape(expat.ErrorString(fault.code))
        assert kind_of_fault(source, f"^line {fault.lineno}: .*{reason}") == "malformed"
    else:
        assert checked_root(source) == 0
