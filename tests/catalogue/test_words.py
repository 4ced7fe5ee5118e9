"""forbidden, preferred, consistent."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.model.document import BYLINE, FURNITURE, HEADLINE
from newslint.registry.lookup import DeprecatedForm
from tests.catalogue.conftest import Card, Places, copy_of, findings, fixed, found


def test_a_form_is_matched_as_whole_words(card: Card) -> None:
    rule = card("match: {forbidden: [cutting edge, outfit]}")
    story = copy_of("A cutting edge outfit, its outfits, and an outfitter of cutting\n   edge gear.")
    assert found(rule, story) == ["cutting edge", "outfit", "cutting\n   edge"]


def test_a_finding_says_what_it_found_on_one_line(card: Card) -> None:
    (finding,) = findings(card("match: {forbidden: [cutting edge]}"), copy_of("So cutting\nedge."))
    assert finding.data == {"surface": "cutting edge"}
    assert finding.certainty == "likely"


@pytest.mark.parametrize(
    ("copy", "right"),
    [
        ("They utilise it.", "They use it."),
        ("Utilise it.", "Use it."),
        ("UTILISE IT", "USE IT"),
        ("in the event that it rains", "if it rains"),
        ("In the event that it rains", "If it rains"),
        ("In The Event That It Rains", "If It Rains"),
        ("IN THE EVENT THAT IT RAINS", "IF IT RAINS"),
        ("in the event\nthat it rains", "if it rains"),
        ("a co-operate-and-utilise plan", "a co-operate-and-use plan"),
        ("It utilises.", "It utilises."),
        ("the e-mail’s end", "the email’s end"),
        ("the E‑MAIL's end", "the EMAIL's end"),
        ("they don’t know", "they do not know"),
    ],
)
def test_the_right_form_is_in_the_case_of_the_wrong_one(card: Card, copy: str, right: str) -> None:
    rule = card("""
        match: {preferred: {utilise: use, in the event that: if, e-mail: email, "don't": do not}}
        """)
    assert fixed(rule, copy_of(copy)) == right


@pytest.mark.parametrize(
    ("copy", "right"),
    [
        ("the Internet", "the internet"),
        ("INTERNET RULES", "INTERNET RULES"),
        ("Internet rules. Internet ends", "Internet rules. Internet ends"),
        ('He said: "Internet rules', 'He said: "Internet rules'),
        ("an internet rule", "an internet rule"),
        ("White Paper on White Papers", "White Paper on White Papers"),
        ("the White Paper", "the white paper"),
    ],
)
def test_a_form_that_is_written_small_is_right_with_a_capital_at_the_start(card: Card, copy: str, right: str) -> None:
    rule = card("""
        match: {preferred: {Internet: internet, White Paper: white paper}}
        options: {skip_quotes: false}
        """)
    assert fixed(rule, copy_of(copy)) == right


def test_a_headline_may_capitalise_what_is_written_small(card: Card) -> None:
    rule = card("match: {preferred: {Internet: internet}}")
    assert found(rule, copy_of((HEADLINE, "New Internet Rules"), "The Internet is new.")) == ["Internet"]


def test_a_capital_in_a_form_asks_for_one_in_the_copy(card: Card) -> None:
    rule = card("match: {forbidden: [Turkish Delight, Polish]}")
    assert found(rule, copy_of("polish, Polish, POLISH, Turkish delight, TURKISH DELIGHT")) == [
        "Polish",
        "POLISH",
        "TURKISH DELIGHT",
    ]


def test_the_longest_form_counts(card: Card) -> None:
    rule = card("match: {preferred: {at this point: now, at this point in time: now, point in time: moment}}")
    assert fixed(rule, copy_of("at this point in time, at this point, a point in time")) == "now, now, a moment"


def test_a_form_that_overlaps_none_that_counts_is_kept(card: Card) -> None:
    rule = card("match: {forbidden: [a b, b c c, c d d d, d e]}")
    assert found(rule, copy_of("a b c c d d d e")) == ["a b", "c d d d"]


def test_a_form_in_one_of_its_exceptions_is_right(card: Card) -> None:
    rule = card("""
        match: {preferred: {issue: problem}}
        options: {except: [share issue, "issue, the"]}
        """)
    assert found(rule, copy_of("An issue, the first. A SHARE\nISSUE. A share, an issue.")) == ["issue"]


@pytest.mark.parametrize(
    "address", ["see www.teh.example", "https://a.example/teh/b", "teh@desk.example", "@teh", "#teh", "teh.example/x"]
)
def test_addresses_and_tags_are_not_words(card: Card, address: str) -> None:
    assert found(card("match: {forbidden: [teh]}"), copy_of(f"({address}) teh")) == ["teh"]


def test_a_contraction_is_not_its_first_word_but_a_possessive_is(card: Card) -> None:
    rule = card("match: {forbidden: [can, desk]}")
    assert found(rule, copy_of("It can't and can’t. A desk's end, O'Desk, the DESK'S end.")) == ["desk", "DESK"]


def test_a_form_without_letters(card: Card) -> None:
    assert found(card('match: {forbidden: ["??", "(MORE)"]}'), copy_of("What?? So (MORE)")) == ["??", "(MORE)"]


def test_what_a_rule_looks_at(card: Card) -> None:
    blocks = copy_of((HEADLINE, "A teh"), (BYLINE, "By teh"), 'The teh "and teh" end', (FURNITURE, "teh"))
    assert len(found(card("match: {forbidden: [teh]}"), blocks)) == 2
    assert len(found(card("match: {forbidden: [teh]}\noptions: {skip_quotes: false}"), blocks)) == 3
    everywhere = "options: {blocks: [headline, byline, furniture]}"
    assert len(found(card(f"match: {{forbidden: [teh]}}\n{everywhere}"), blocks)) == 3


def test_a_phrase_never_crosses_blocks(card: Card) -> None:
    assert not found(card("match: {forbidden: [new deal]}"), copy_of("A new", "deal", apart="\n"))


def test_several_right_forms_are_all_offered(card: Card) -> None:
    (finding,) = findings(card("match: {preferred: {presently: [soon, now]}}"), copy_of("Presently"))
    assert [r.text for r in finding.replacements or ()] == ["Soon", "Now"]


@pytest.mark.parametrize(("day", "count"), [(None, 0), ("2024-04-30", 0), ("2024-05-01", 1)])
def test_a_rule_holds_from_its_day_on(card: Card, day: str | None, count: int) -> None:
    rule = card("match: {forbidden: [Twitter]}\noptions: {since: 2024-05-01}")
    assert len(found(rule, copy_of("On Twitter", day=day))) == count


def test_characters_that_change_their_number_in_lower_case(card: Card) -> None:
    assert found(card("match: {forbidden: [teh]}"), copy_of("İİİİ İstanbul teh end teh")) == ["teh", "teh"]


PLACES = Places(
    (
        DeprecatedForm("Kiev", "Kyiv", date(2019, 8, 14), ("chicken Kiev",), "kyiv"),
        DeprecatedForm("Kiev Oblast", "Kyiv region", date(2024, 1, 1), (), "kyiv-region"),
        DeprecatedForm("the Ivory Coast", "Ivory Coast", None, (), "ivory-coast"),
    )
)


@pytest.mark.parametrize(
    ("day", "right"),
    [
        (None, "Kiev, KIEV Oblast, Kiev's chicken Kiev, Ivory Coast"),
        ("2019-08-13", "Kiev, KIEV Oblast, Kiev's chicken Kiev, Ivory Coast"),
        ("2019-08-14", "Kyiv, KYIV Oblast, Kyiv's chicken Kiev, Ivory Coast"),
        ("2024-01-01", "Kyiv, Kyiv region, Kyiv's chicken Kiev, Ivory Coast"),
    ],
)
def test_the_registry_says_what_is_out_of_use_and_since_when(card: Card, day: str | None, right: str) -> None:
    rule = card("match: {preferred: registry, kind: place}")
    copy = "Kiev, KIEV Oblast, Kiev's chicken Kiev, the Ivory Coast"
    assert fixed(rule, copy_of(copy, day=day, registry=PLACES)) == right


def test_what_the_registry_says_is_of_its_record(card: Card) -> None:
    rule = card("match: {preferred: registry, kind: place}\ncertainty: certain")
    (finding,) = findings(rule, copy_of("In KIEV.", day="2024-01-01", registry=PLACES))
    assert (finding.entity, finding.certainty) == ("kyiv", "certain")
    assert finding.data == {"surface": "KIEV", "preferred": "KYIV", "canonical": "Kyiv", "form": "Kiev"}


def test_another_registry_is_asked_anew(card: Card) -> None:
    from newslint.catalogue.matchers import Matchers

    matchers = Matchers((card("match: {preferred: registry, kind: place}"),))
    assert list(matchers.findings(copy_of("the Ivory Coast", registry=PLACES)))
    assert not list(matchers.findings(copy_of("the Ivory Coast", registry=Places())))


def test_of_two_spellings_the_rarer_is_reported_with_where_the_other_is(card: Card) -> None:
    rule = card("match: {consistent: [[adviser, advisor]]}")
    story = copy_of("An advisor, an adviser and an Adviser.")
    (finding,) = findings(rule, story)
    assert finding.data == {"surface": "advisor", "other": "adviser", "preferred": "adviser"}
    assert [story.text[n.span.start : n.span.end] for n in finding.notes] == ["adviser"]
    assert fixed(rule, story) == "An adviser, an adviser and an Adviser."


def test_of_two_spellings_as_frequent_the_first_stays(card: Card) -> None:
    rule = card("match: {consistent: [[adviser, advisor, counsellor]]}")
    assert fixed(rule, copy_of("Advisor, ADVISER, counsellor.")) == "Advisor, ADVISOR, advisor."


def test_one_spelling_throughout_is_consistent(card: Card) -> None:
    rule = card("match: {consistent: [[adviser, advisor], [focused, focussed]]}")
    assert not found(rule, copy_of('An adviser focussed. "An advisor," he said.'))


def test_each_rule_speaks_for_itself(card: Card) -> None:
    one = card("match: {forbidden: [at this point]}")
    two = card("match: {forbidden: [point in time]}")._replace(id="house/two")
    assert found((one, two), copy_of("at this point in time")) == ["at this point", "point in time"]
