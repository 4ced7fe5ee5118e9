"""Names a story spells two ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.variants import find_variants, is_one_slip
from tests.analysis.conftest import Tell
from tests.registry.made import person


def found(tell: Tell, copy: str, *records: object) -> list[tuple[str, str]]:
    story = tell(copy, records)
    return [(v.text, v.other) for v in find_variants(story)]


@pytest.mark.parametrize(
    ("copy", "pairs"),
    [
        ("Ingrid Driessen left. Drieesen came back.", [("Drieesen", "Driessen")]),
        ("Drieesen came. Ingrid Driessen left.", [("Drieesen", "Driessen")]),
        ("Ingrid Drieesen left. Driessen came. Driessen spoke. Driessen left.", [("Drieesen", "Driessen")]),
        ("Ingrid Driessen left. Ingrid Drieesen came back.", [("Drieesen", "Driessen")]),
        ("Ingrid Driessen left. Ingrid Driessen's car. Ingrid Drieesen's.", [("Drieesen", "Driessen")]),
        ("Ms Marijke Garsfell left. Ms Marjike Garsfell came back.", [("Marjike", "Marijke")]),
        ("Eric Garsfell left. Erik Garsfell came back. Eric Garsfell left.", [("Erik", "Eric")]),
        ("Ms Bevelin Dasklaria left. Bevelin Daskaria came.", [("Dasklaria", "Daskaria")]),
        ("Ingrid Drjessen left. Ingrid Driessen came.", [("Drjessen", "Driessen")]),
        ("Vanessa Garsfell left. Venessa Garsfell came.", [("Venessa", "Vanessa")]),
        ("Ms Adebayo Garsfell left. Abedayo Garsfell came.", [("Abedayo", "Adebayo")]),
        ("Ms Driessen met Ingrid Driessen. Drieesen left. Drieesen came.", [("Drieesen", "Driessen")] * 2),
    ],
)
def test_the_rarer_spelling_is_told_from_the_other(tell: Tell, copy: str, pairs: list[tuple[str, str]]) -> None:
    assert found(tell, copy) == pairs


@pytest.mark.parametrize(
    "copy",
    [
        "",
        "Ingrid Driessen left. Driessen came back.",
        "Ingrid Driessen left. The Driessens came, and a Driessenian speech was read.",
        "Freja Andersen and Frida Anderson left. Anderson came, and Andersen stayed.",
        "Ingrid Driessen left. She went to Drieesen, Norway.",
        "Ingrid Driessen left. She went to the Drieesen Institute.",
        "John Driessen and Joan Driessen left.",
        "Drelva Quorrin left. Drelvo Quarrins came back.",
        "Ingrid Driessen (or Drieesen) left.",
        "Ingrid Driesse- sorry, Ingrid Driessen left.",
        "Lee Jae-yong left. Lee Jae-hyung came.",
        "Vanessa Smith left. Venessa Smith came.",
        "The Poder Fellinx left. The Felline quarter is old, and the Fellinx one new.",
    ],
)
def test_one_spelling_or_two_names(tell: Tell, copy: str) -> None:
    assert found(tell, copy) == []


def test_whom_the_registry_knows_is_left_to_it(tell: Tell) -> None:
    copy = "Ingrid Driessen left. Drieesen came back."
    assert found(tell, copy, person("Ingrid Driessen")) == []


def test_spans_are_at_both_places(tell: Tell) -> None:
    story = tell("Ingrid Driessen left. Drieesen came back.")
    (variant,) = find_variants(story)
    assert story.text[variant.span.start : variant.span.end] == variant.text
    assert story.text[variant.other_span.start : variant.other_span.end] == variant.other


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("driessen", "drieesen", True),
        ("driessen", "driessens", True),
        ("nordqvist", "nordkwist", True),
        ("holm", "holn", True),
        ("hol", "hul", False),
        ("driessen", "driessen", False),
        ("driessen", "drasson", False),
    ],
)
def test_one_slip(a: str, b: str, one: bool) -> None:
    assert is_one_slip(a, b) is is_one_slip(b, a) is one


WORD = st.text("aeilnrst", min_size=2, max_size=9)


@given(WORD, WORD)
def test_one_slip_is_the_same_both_ways(a: str, b: str) -> None:
    assert is_one_slip(a, b) == is_one_slip(b, a)


def test_among_very_many_names_the_pair_is_found(tell: Tell) -> None:
    letters = "bdfgklmnprst"
    names = [f"Q{letters[n // 144]}{letters[n // 12 % 12]}{letters[n % 12]}orrin" for n in range(0, 1700, 13)]
    copy = " ".join(f"They met Anna {name}." for name in names[:40])
    assert ("Driesen", "Driessen") in found(
        tell, f"{copy} They met Ingrid Driessen. Driessen left. Then Ingrid Driesen came."
    )


@pytest.mark.slow
@pytest.mark.parametrize("shared", ["Anna {}", "{} Driessen"])
def test_a_story_of_very_many_names_is_compared(tell: Tell, shared: str) -> None:
    letters = "abdeiklnorst"
    words = ["".join(letters[n // 12**k % 12] for k in range(6)).capitalize() for n in range(17, 17 + 97 * 4000, 97)]
    story = tell(" ".join(f"They met {shared.format(word)}." for word in words))
    for variant in find_variants(story):
        assert story.text[variant.span.start : variant.span.end] == variant.text
