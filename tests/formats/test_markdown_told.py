"""Which blocks of a Markdown file are told without a parser, and what is left to it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newslint.formats import markdown_blocks as roles
from newslint.formats import read
from newslint.formats.markdown_told import Rest, divided


def told(source: str) -> list[tuple[str, str]]:
    """The blocks that are told: what they are and what they say."""
    return [(part.role, part.copy.text) for part in divided(source, 0) if not isinstance(part, Rest)]


def left(source: str) -> list[str]:
    """The stretches that are left to the parser."""
    return [source[part.begin : part.stop] for part in divided(source, 0) if isinstance(part, Rest)]


AROUND = (("", ""), ("  - item\n\n", "\n \t\n>> quoted\n"), ("\n\n", "\n"), ("---\n\n", "\n\n_ _ _"))


@pytest.mark.parametrize(
    ("block", "role", "texts"),
    [
        ("Two lines\nof it", roles.PARAGRAPH, ["Two lines\nof it"]),
        ("“Quoted,” she said.", roles.PARAGRAPH, ["“Quoted,” she said."]),
        ("12 of them, 1986.", roles.PARAGRAPH, ["12 of them, 1986."]),
        ("1986.5 litres", roles.PARAGRAPH, ["1986.5 litres"]),
        ("#BoatRace is on", roles.PARAGRAPH, ["#BoatRace is on"]),
        ("*So* it is", roles.PARAGRAPH, ["So it is"]),
        ("**So**  \nit is", roles.PARAGRAPH, ["So\nit is"]),
        ("-30-", roles.PARAGRAPH, ["-30-"]),
        ("+44 20 7946 0000", roles.PARAGRAPH, ["+44 20 7946 0000"]),
        ("[the plan](/a)\n[and more](/b)", roles.PARAGRAPH, ["the plan\nand more"]),
        ("\\# no heading", roles.PARAGRAPH, ["# no heading"]),
        ("words\n  moved in\n\t\tfurther", roles.PARAGRAPH, ["words\nmoved in\nfurther"]),
        ("ends in blanks\xa0 \t", roles.PARAGRAPH, ["ends in blanks"]),
        ("# A *heading*", roles.HEADING, ["A heading"]),
        ("######  Six ", roles.HEADING, ["Six"]),
        ("> “We dug *it*,”\n>she said.", roles.QUOTATION, ["“We dug it,”\nshe said."]),
        ("- one *item*\n-   two,\n    wrapped", roles.LIST_ITEM, ["one item", "two,\nwrapped"]),
        ("* three\nlazily", roles.LIST_ITEM, ["three\nlazily"]),
        ("- loose\n\n \n- list", roles.LIST_ITEM, ["loose", "list"]),
        ("9. nine\n10) ten", roles.LIST_ITEM, ["nine", "ten"]),
    ],
)  # fmt: skip
def test_what_is_told(block: str, role: str, texts: list[str]) -> None:
    for newline in ("\n", "\r\n", "\r"):
        for before, after in (
            ("", ""),
            ("  - item\n\n", "\n \t\n>> quoted\n"),
            ("\n\n", "\n"),
            ("---\n\n", "\n\n_ _ _"),
        ):
            source = f"{before}{block}{after}".replace("\n", newline)
            assert told(source) == [(role, text) for text in texts]


def test_a_heading_needs_no_blank_line() -> None:
    assert told("# One\n## Two\nWords\n") == [
        (roles.HEADING, "One"),
        (roles.HEADING, "Two"),
        (roles.PARAGRAPH, "Words"),
    ]


def test_what_bold_and_first_are() -> None:
    blocks = [
        part for part in divided("# One\n\n## Two\n\n**All of it**\n\n**Not** all\n", 0) if not isinstance(part, Rest)
    ]
    assert [(b.is_first, b.is_bold) for b in blocks] == [(True, False), (False, False), (False, True), (False, False)]


@pytest.mark.parametrize(
    "block",
    [
        "#",
        "Heading\n===",
        "Heading\n-",
        "+",
        "1)",
        "# ",
        "# Heading #",
        "# a | b\n-|-",
        "> # Heading",
        "> words\n>\n> words",
        "> words\nlazily",
        ">  moved in",
        "- - item",
        "-     code",
        "- item\n  - item",
        "- item\n\n  its second paragraph",
        "- item\n\n\n   its second paragraph",
        "- item\n  ===",
        "- item\n\n- a | b\n-|-",
        "- item\n\n-",
        "- <b>item</b>\n- item",
        "    code",
        "\tcode",
        "words\n# Heading",
        "words\n- item",
        "words\n1. item",
        "words\n<div>",
        "a | b\n-|-",
        "| a |\n|---|",
        "```\nwords\n\nwords\n```",
        "~~~ a`b\nwords\n\nwords\n  ~~~~ ",
        "```\nwords\n\nwords\n``\n~~~\n\nwords",
        "```\nwords\n\n    ```\n\nwords",
        "<!-- words\n\nwords -->",
        "<!-- words\n\nwords",
        "<PRE>words\n\nwords</pre> words",
        "<script>\nwords\n\nwords",
        "words\n```\n\nwords\n```\n",
        " <!-- words\n\nwords -->",
        "<?php\n\nwords",
        "<![CDATA[\n\nwords",
        "words\n<!-- words\n\nwords -->",
        "[a]: /b\n[c]: /d",
        "words\0words",
        "words\x85",
    ],
)
def test_other_blocks_are_left_to_the_parser(block: str) -> None:
    assert told(block) == []
    assert left(f"\n{block}") == [block]


@pytest.mark.parametrize(
    "block",
    [
        "```\nwords\n\nwords\n```",
        "``` no `fence`",
        "<!-- words\n\nwords -->",
        "<!-- words --> words",
        "<!-->",
        "words\n<!-- words -->",
        "<script src='a'></script>",
        "<style>\n\nwords\n</style>",
        "- ```\n  words",
        "> <!-- words",
        "1. <pre>",
        "<div>\n<pre></pre>",
    ],
)
def test_copy_goes_on_below_what_does_not_reach_over_blank_lines(block: str) -> None:
    expected = [] if block.startswith("``` no") else ["Copy goes on."]  # a line that may be a fence is taken for one
    assert [text for _, text in told(f"{block}\n\nCopy goes on.\n")] == expected


def test_what_is_left_is_in_as_few_stretches_as_there_are_between_blocks() -> None:
    source = "One.\n\n  - two\n\n\n>> three\n\nFour.\nFive.\n\n# <b>Six</b>\n"
    assert left(source) == ["  - two\n\n\n>> three\n\n", "# <b>Six</b>\n"]
    assert [type(part) is Rest for part in divided(source, 0)] == [False, True, False, True]


def test_a_paragraph_in_brackets_may_define() -> None:
    source = "[a](/b) and so on\n\n[a]: /b\n\nSo [it\ngoes]\n\n- [a]: /b\n"
    assert told(source) == []
    assert [text for _, text in told(source.replace("]:", "],"))] == [
        "a and so on",
        "[a], /b",
        "So [it\ngoes]",
        "[a], /b",
    ]


def test_copy_below_lists_deeper_than_the_parser_goes_is_read() -> None:
    (found,) = read("story.md", ("- " * 30 + "item\n\nCopy goes on.\n").encode())
    assert found.text == "Copy goes on."


@pytest.mark.parametrize(
    "unit",
    [
        "<!-- ",
        "```\n",
        "- a\n\n",
        "- a\n",
        "> a\n",
        "- a\n\n  b\n\n",
        "-",
        "# a\n",
        "a  \n",
        "<script>\n\n",
        "words\n- ",
        "1",
        "* ",
        "a\r",
        " \n",
        "<pre></pre>\n\n",
    ],
)
def test_no_shape_takes_long(unit: str) -> None:
    divided(unit * 50_000, 0)


def test_a_story_of_paragraphs_loads_no_parser() -> None:
    code = (
        "import sys; from newslint.formats import read; "
        "read('a.md', b'GENEVA, Jan 18 - The *council* voted.\\n\\nSee [the note](/x), it said.\\n'); "
        "print('markdown_it' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
