"""Which paragraphs of a Markdown file are told without a parser, and what is left to it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newslint.formats import read
from newslint.formats.markdown_parts import divided


def told(source: str) -> list[str]:
    """The paragraphs that are told."""
    return [part.copy.text for part in divided(source, 0) if part.copy is not None]


def left(source: str) -> list[str]:
    """The stretches that are left to the parser."""
    return [source[part.begin : part.stop] for part in divided(source, 0) if part.copy is None]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Two lines\nof it",
        "“Quoted,” she said.",
        "12 of them, 1986.",
        "1986.5 litres",
        "#BoatRace is on",
        "*So* it is",
        "**So**\nit is",
        "-30-",
        "+44 20 7946 0000",
        "`code`",
        "(Editing by Ann Lee)",
        "[the plan](/a)\n[and more](/b)",
        "\\# no heading",
        "ends in blanks \t",
    ],
)
def test_paragraphs(paragraph: str) -> None:
    for newline in ("\n", "\r\n", "\r"):
        for before, after in (
            ("", ""),
            ("- item\n\n", "\n \t\n> quoted\n"),
            ("\n\n", "\n"),
            ("## Head\n\n", "\n\n    code"),
        ):
            source = f"{before}{paragraph}{after}".replace("\n", newline)
            (copy,) = told(source)
            assert "\r" not in copy


@pytest.mark.parametrize(
    "block",
    [
        "# Heading",
        "#",
        "Heading\n===",
        "Heading\n-",
        "> quoted",
        "- item",
        "* item",
        "+",
        "1. item",
        "1)",
        "***",
        "_ _ _",
        "    code",
        "\tcode",
        "words\n# Heading",
        "words\n- item",
        "words\n1. item",
        "words\n  moved in",
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
    assert told(f"{block}\n\nCopy goes on.\n") == expected


def test_what_is_left_is_in_as_few_stretches_as_there_are_between_paragraphs() -> None:
    source = "One.\n\n- two\n\n\n> three\n\nFour.\nFive.\n\n# Six\n"
    assert [source[part.begin : part.stop] for part in divided(source, 0)] == [
        "One.",
        "- two\n\n\n> three\n\n",
        "Four.\nFive.",
        "# Six\n",
    ]


def test_a_paragraph_in_brackets_may_define() -> None:
    source = "[a](/b) and so on\n\n[a]: /b\n\nSo [it\ngoes]\n"
    assert told(source) == []
    assert told(source.replace("]:", "],")) == ["a and so on", "[a], /b", "So [it\ngoes]"]


def test_copy_below_lists_deeper_than_the_parser_goes_is_read() -> None:
    (found,) = read("story.md", ("- " * 30 + "item\n\nCopy goes on.\n").encode())
    assert found.text == "Copy goes on."


@pytest.mark.parametrize(
    "unit", ["<!-- ", "```\n", "- a\n\n", "<script>\n\n", "words\n- ", "1", "* ", "a\r", " \n", "<pre></pre>\n\n"]
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
