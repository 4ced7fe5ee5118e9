"""Cards that are not as they should be: each is one line that names file, line and key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.catalogue.cards import read_card
from newslint.catalogue.examples_card import parse_marks
from newslint.catalogue.rule import FixTemplate, Option
from newslint.errors import RuleError
from newslint.model.span import Span
from tests.catalogue.conftest import Card

HEAD = "summary: A test.\nseverity: error\nmessage: Found.\n"
FORBIDDEN = HEAD + "match: {forbidden: [teh]}\n"


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[[str | bytes], str]:
    """What is said of a card that does not validate, without its folder."""

    def read(text: str | bytes) -> str:
        path = tmp_path / "card.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(RuleError) as caught:
            read_card(path, "house/card")
        message = str(caught.value)
        assert "\n" not in message
        assert message.startswith(f"{tmp_path}/")
        return message.removeprefix(f"{tmp_path}/")

    return read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "card.yaml:1: the file is empty"),
        ("- a\n", "card.yaml:1: the card is keys and values, not a list"),
        (FORBIDDEN + "sumary: x\n", "card.yaml:5: unknown key 'sumary' in the card; did you mean 'summary'?"),
        (FORBIDDEN + "summary: x\n", "card.yaml:5: the key 'summary' stands twice in the card; take one out"),
        (HEAD, "card.yaml:1: the card has either 'check' or 'match'"),
        (FORBIDDEN + "check: x\n", "card.yaml:1: the card has either 'check' or 'match'"),
        ("summary: A.\nseverity: error\ncheck: x\n", "card.yaml:1: the card has no 'message'"),
        (
            "summary: yes\nseverity: error\nmessage: M.\ncheck: x\n",
            "card.yaml:1: 'summary' is text, not true or false ('yes'); put it in quotation marks",
        ),
        ("summary: [a]\nseverity: error\nmessage: M.\ncheck: x\n", "card.yaml:1: 'summary' is text, not a list"),
        (FORBIDDEN.replace("error", "eror"), "card.yaml:2: unknown severity 'eror'; did you mean 'error'?"),
        (FORBIDDEN + "status: beta\n", "card.yaml:5: unknown status 'beta'; there are: preview, stable"),
        (HEAD + "check: a-b\n", "card.yaml:4: 'check' is the name of a function, not 'a-b'"),
        (
            FORBIDDEN + "scope: run\n",
            "card.yaml:5: a rule with 'match' looks at one story at a time; 'scope: run' goes with 'check'",
        ),
        (
            HEAD + "match: {forbiden: [a]}\n",
            "card.yaml:4: unknown key 'forbiden' in match; did you mean 'forbidden'?",
        ),
        (
            HEAD + "match: {forbidden: [a], pattern: b}\n",
            "card.yaml:4: match has one of forbidden, preferred, consistent, pattern, repeated, required, "
            "not forbidden and pattern",
        ),
        (
            HEAD + "match:\n  forbidden:\n    - ok\n    - no\n",
            "card.yaml:7: an item of 'forbidden' is text, not true or false ('no'); put it in quotation marks",
        ),
        (HEAD + "match: {forbidden: [a, a]}\n", "card.yaml:4: 'a' stands twice in 'forbidden'; take one out"),
        (
            HEAD + "match:\n  pattern: 'a('\n",
            "card.yaml:5: 'a(' is not a usable regular expression: missing ), unterminated subpattern at position 1",
        ),
        (
            HEAD + "match: {pattern: 'x*'}\n",
            "card.yaml:4: 'x*' is not a usable regular expression: it can match where there is nothing",
        ),
        (
            HEAD + "match:\n  preferred:\n    adviser: senior adviser\n",
            "card.yaml:6: 'adviser' would be found again in 'senior adviser', which is to be written for it",
        ),
        (
            HEAD + "match: {preferred: registry}\n",
            "card.yaml:4: 'preferred: registry' needs 'kind': of which records",
        ),
        (
            HEAD + "match: {preferred: registry, kind: places}\n",
            "card.yaml:4: unknown kind of record 'places'; did you mean 'place'?",
        ),
        (
            HEAD + "match: {forbidden: [a], kind: place}\n",
            "card.yaml:4: 'kind' goes with 'preferred: registry' alone",
        ),
        (
            HEAD + "match: {consistent: [[a]]}\n",
            "card.yaml:4: a group of 'consistent' is two forms or more, of which a story has one",
        ),
        (
            HEAD + "match: {consistent: [[a, b], [b, c]]}\n",
            "card.yaml:4: 'b' stands in two groups; put all its forms into one",
        ),
        (HEAD + "match: {required: headlines}\n", "card.yaml:4: unknown block 'headlines'; did you mean 'headline'?"),
        (
            FORBIDDEN + "options: {skip_quote: true}\n",
            "card.yaml:5: unknown key 'skip_quote' in options; did you mean 'skip_quotes'?",
        ),
        (
            FORBIDDEN + "options: {skip_quotes: 1}\n",
            "card.yaml:5: option 'skip_quotes' is of type bool, not '1'",
        ),
        (
            FORBIDDEN + "options:\n  blocks: [headline, bilyne]\n",
            "card.yaml:6: unknown value of option 'blocks' 'bilyne'; did you mean 'byline'?",
        ),
        (
            FORBIDDEN + "options: {since: 2024-02-30}\n",
            "card.yaml:5: option 'since' is a day, written as 2024-01-18, not '2024-02-30'",
        ),
        (
            HEAD + "check: x\noptions: {most: {type: integer, default: 3}}\n",
            "card.yaml:5: unknown option type 'integer'; did you mean 'int'?",
        ),
        (
            FORBIDDEN.replace("Found.", '"{surfaces} is wrong."'),
            "card.yaml:3: 'message' asks for {surfaces}, which a 'forbidden' rule does not say; it says: {surface}",
        ),
        (
            FORBIDDEN.replace("Found.", '"{0} is wrong."'),
            "card.yaml:3: 'message': '{0}' is not a key in braces; write a brace of the text twice",
        ),
        (FORBIDDEN.replace("Found.", '"{a is wrong."'), "card.yaml:3: 'message': expected '}' before end of string"),
        (FORBIDDEN + "fix: {replace: x}\n", "card.yaml:5: 'fix' has no 'safety'"),
        (
            FORBIDDEN + "fix: {safety: unsave}\n",
            "card.yaml:5: unknown safety 'unsave'; did you mean 'unsafe'?",
        ),
        (
            FORBIDDEN + "examples:\n  invalid:\n    - no marks\n",
            "card.yaml:7: an invalid example has marks, «here», around what is reported",
        ),
        (
            FORBIDDEN + "examples:\n  valid:\n    - «marks»\n",
            "card.yaml:7: a valid example has no marks and nothing fixed",
        ),
        (
            FORBIDDEN + "examples:\n  invalid: [a «b]\n",
            "card.yaml:6: a mark « is never closed",
        ),
        (
            FORBIDDEN + "examples:\n  invalid: [{texts: «b»}]\n",
            "card.yaml:6: unknown key 'texts' in an example; did you mean 'text'?",
        ),
        ("a: &x [1]\nb: *x\n", "card.yaml:1: anchors and aliases (&x) have no place in a rule card; write it out"),
        ("a: [1\n", "card.yaml:2: not valid YAML: did not find expected ',' or ']'"),
        ("a: 1\n---\nb: 2\n", "card.yaml:2: not valid YAML: but found another document"),
        (b"summary: A\nmessage: \xff\n", "card.yaml:2: not UTF-8; save the file as UTF-8"),
        ("a: !!python/object:os.system x\n", "card.yaml:1: unknown key 'a' in the card; there are: "),
    ],
)
def test_a_bad_card_is_one_line(refusal: Callable[[str | bytes], str], text: str | bytes, message: str) -> None:
    assert refusal(text).startswith(message)


def test_aliases_that_multiply_are_refused_at_once(refusal: Callable[[str | bytes], str]) -> None:
    lines = ["a: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert refusal("\n".join(lines)).startswith("card.yaml:1: anchors and aliases (&a0)")


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " * 1 + "{b: " * 5000, "- " * 5000])
def test_nesting_without_end_is_refused(refusal: Callable[[str | bytes], str], text: str) -> None:
    assert refusal(text).startswith("card.yaml:1: nested too deep")


def test_a_file_that_is_no_card_by_its_size(refusal: Callable[[str | bytes], str]) -> None:
    assert refusal("#" * (1 << 20) + "\n") == "card.yaml:1: is over 1 MB, too large for a rule card"


def test_a_card_in_full(card: Card) -> None:
    rule = card("""
        summary: A summary.
        severity: info
        certainty: possible
        status: preview
        scope: run
        check: shared_headline
        options:
          most: {type: int, default: 3}
          share: 0.5
          name: any
          words: [a, b]
          from: {type: date, default: 2024-01-02}
          style: {type: str, default: short, choices: [short, long]}
        message: "'{surface}' is {{new}}."
        fix: {replace: "", title: "Take out '{surface}'", safety: display}
        rationale: Because.
        source: A guide.
        """)
    assert (rule.severity, rule.certainty, rule.status, rule.scope) == ("info", "possible", "preview", "run")
    assert rule.options == {
        "most": 3,
        "share": 0.5,
        "name": "any",
        "words": ("a", "b"),
        "from": "2024-01-02",
        "style": "short",
    }
    assert Option("style", "str", "short", ("short", "long")) in rule.declared
    assert rule.fix == FixTemplate("", "Take out '{surface}'", "display")
    assert (rule.check, rule.match, rule.rationale, rule.source) == ("shared_headline", None, "Because.", "A guide.")


def test_what_a_declarative_rule_has_without_saying_so(card: Card) -> None:
    rule = card("match: {preferred: {a: b}}")
    assert rule.fix == FixTemplate(None, None, "unsafe")
    assert (rule.options["skip_quotes"], rule.options["since"], rule.options["except"]) == (True, "", ())
    assert card("match: {repeated: any}").fix == FixTemplate(None, None, "safe")
    assert card("match: {forbidden: [a]}").fix is None


def test_examples_are_read_with_what_holds_for_all_of_them(card: Card) -> None:
    rule = card("""
        match: {forbidden: [teh]}
        examples:
          as_of: 2024-01-02
          invalid:
            - text: "«teh» end, «teh»"
              fixed: the end, the
              as_of: 2023-01-01
            - stories: [one, «teh»]
          valid:
            - the end
            - {text: an end, format: markdown, registry: [{name: Ann Lee, born: 1990-02-03}]}
        """)
    first, second, third, fourth = rule.examples
    assert first.passages[0] == ("teh end, teh", (Span(0, 3), Span(9, 12)))
    assert (first.fixed, first.as_of, first.line, first.valid) == ("the end, the", "2023-01-01", 5, False)
    assert [p.text for p in second.passages] == ["one", "teh"]
    assert not second.valid
    assert third.valid
    assert third.as_of == "2024-01-02"
    assert (fourth.format, fourth.registry) == ("markdown", '{"name": "Ann Lee", "born": "1990-02-03"}\n')


@pytest.mark.parametrize("marked", ["a «b", "a» b", "«a «b» c»", "»«"])
def test_marks_come_in_pairs(marked: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        parse_marks(marked)


def test_a_mark_may_be_around_nothing() -> None:
    assert parse_marks("«»Text").spans == (Span(0, 0),)
