"""Names of places and organisations that a house style has otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.analysis.lexicon import load_lexicon
from newslint.analysis.story import Knowledge, Story
from newslint.catalogue.preferred_forms import unstyled_things
from newslint.formats import read
from newslint.registry.entity import ORGANISATION, PLACE, Deprecated, Entity
from newslint.registry.preferred import resolve
from newslint.registry.style import Preference, Style
from tests.registry.made import person, registry

HEAD = "Council meets in the hall\n\n"
OLD = Deprecated("Old Port", None, ("Port Aldous pie",))
ENTITIES = (
    Entity("halveg", "Halveg", PLACE, aliases=("Port Aldous",), deprecated=(OLD,)),
    Entity("harbour-corps", "Harbour Corps", ORGANISATION, aliases=("Harbor Corps", "al-Harbour Corps", "bay watch")),
    Entity("league-of-ports", "League of Ports", ORGANISATION, aliases=("LP", "L.P.")),
    Entity("united-ferries", "United Ferries", ORGANISATION, aliases=("UNIF", "Unif")),
    person("Aldous Port"),
)  # fmt: skip


def preference(
    entity: str, form: str, *instead_of: str, since: str = "", exceptions: tuple[str, ...] = ()
) -> Preference:
    return Preference(entity, form, since, None, instead_of, exceptions, "desk", "desk.yaml:1", own=True)


DESK = (
    preference("Halveg", "Halveg", exceptions=("Port Aldous lace",)),
    preference("Harbour Corps", "Harbor Corps"),
    preference("League of Ports", "L.P.", "LP"),
    preference("United Ferries", "Unif", "UNIF"),
)


def tell(copy: str, *preferences: Preference, day: str | None = None) -> Story:
    names = registry(ENTITIES)
    style = resolve(Style("desk", "Desk", preferences or DESK), names)
    (document,) = read("story.txt", (HEAD + copy).encode())
    return Story(document, Knowledge(names, load_lexicon(), date.fromisoformat(day) if day else None, style))


def fixed(story: Story) -> tuple[list[str], str]:
    """What the style writes, and the copy with that."""
    assert story.styling is not None
    found, text = list(unstyled_things(story, story.styling.things())), story.text
    for one in reversed(found):
        text = text[: one.span.start] + (one.replacement or one.right) + text[one.span.end :]
    return [one.right for one in found], text[len(HEAD) :]


@pytest.mark.parametrize(
    ("copy", "right", "after"),
    [
        ("A ferry to Port Aldous's pier.", ["Halveg"], "A ferry to Halveg's pier."),
        ("PORT ALDOUS, May 20 - A ferry came.", ["HALVEG"], "HALVEG, May 20 - A ferry came."),
        ("A ferry to Port\nAldous sank.", ["Halveg"], "A ferry to Halveg sank."),
        ("The Harbour Corps came.", ["Harbor Corps"], "The Harbor Corps came."),
        ("The bay watch came.", [], "The bay watch came."),
        ("Ada Port Aldous Holm came.", [], "Ada Port Aldous Holm came."),
        ("They asked the LP.", ["L.P."], "They asked the L.P."),
        ("They asked the LP. It said no.", ["L.P."], "They asked the L.P. It said no."),
        ("They asked the LP-led board.", ["L.P."], "They asked the L.P.-led board."),
        ("Ask the L.P. today.", [], "Ask the L.P. today."),
        ("A boat of UNIF's sank.", ["Unif"], "A boat of Unif's sank."),
        ("THE BOATS OF UNIF SANK", [], "THE BOATS OF UNIF SANK"),
        ('"I like Port Aldous," she said.', [], '"I like Port Aldous," she said.'),
        ('The film "Port Aldous" is old.', [], 'The film "Port Aldous" is old.'),
        ("A shawl of port aldous lace.", [], "A shawl of port aldous lace."),
        ("A shawl of Port Aldous lace.", [], "A shawl of Port Aldous lace."),
        ("A Port Aldous pie.", [], "A Port Aldous pie."),
        ("The Port Aldous Road is shut.", [], "The Port Aldous Road is shut."),
        ("See www.LP.example, @LP or #LP.", [], "See www.LP.example, @LP or #LP."),
        ("Halveg and the Harbor Corps.", [], "Halveg and the Harbor Corps."),
    ],
)  # fmt: skip
def test_a_form_is_written_as_the_style_has_it(copy: str, right: list[str], after: str) -> None:
    assert fixed(tell(copy)) == (right, after)


@pytest.mark.parametrize(
    ("copy", "after"),
    [
        ("They asked the L.P.", "They asked the LP."),
        ("They asked the L.P. It said no.", "They asked the LP. It said no."),
        ("The L.P. Council met the L.P.'s board.", "The LP Council met the LP's board."),
        ("They asked the L.P., and it said no.", "They asked the LP, and it said no."),
        ("They asked the L.P.\n\nIt said no.", "They asked the LP.\n\nIt said no."),
    ],
)
def test_the_full_stop_of_a_sentence_stays(copy: str, after: str) -> None:
    right, text = fixed(tell(copy, preference("League of Ports", "LP", "L.P.")))
    assert text == after
    assert set(right) == {"LP"}


def test_of_forms_in_one_another_the_longer_counts() -> None:
    assert fixed(
        tell("The al-Harbour Corps came.", preference("Harbour Corps", "al-Harbour Corps", "Harbour Corps"))
    ) == (
        [],
        "The al-Harbour Corps came.",
    )


def test_a_preference_holds_from_its_day_on() -> None:
    dated = preference("Halveg", "Halveg", since="2024-01-18")
    days = (None, "2024-01-17", "2024-01-18")
    assert [len(fixed(tell("Port Aldous is shut.", dated, day=day))[0]) for day in days] == [0, 0, 1]
