"""What is doubtful of a house style."""

from __future__ import annotations

import pytest

from newslint.registry.entity import ORGANISATION, Entity
from newslint.registry.style import Preference, Style
from newslint.registry.style_hygiene import doubts
from tests.registry.made import person, registry

CORPS = Entity("harbour-corps", "Harbour Corps", ORGANISATION, aliases=("Harbor Corps", "HC"))
PEOPLE = (person("Ada Holm", aliases=("Aada Holm", "Holm of Lundby")), person("Nils Holm", aliases=("Holm of Lundby",)))
ENTRY = Preference("", "", "", None, (), (), "desk", "desk.yaml:3", own=False)


@pytest.mark.parametrize(
    ("entity", "form", "doubt"),
    [
        ("Ada Holm", "Aada Holm", None),
        ("Harbour Corps", "HC", "'HC' stands in for no other form of harbour-corps; 'instead-of' lists those it does"),
        ("Harbuor Corps", "HC", "no record has the id or the name 'Harbuor Corps'; did you mean 'Harbour Corps'?"),
        ("ada-hom", "Ada Holm", "no record has the id or the name 'ada-hom'; did you mean 'ada-holm'?"),
        ("Ingrid Driessen", "Ingrid Driessen", "no record has the id or the name 'Ingrid Driessen'"),
        (
            "Ada Holm",
            "Ada Hollm",
            "'Ada Hollm' is no form that the registry accepts for ada-holm; it accepts: Ada Holm",
        ),
        (
            "Holm of Lundby",
            "Ada Holm",
            "'Holm of Lundby' is a name of several records; give an id: ada-holm, nils-holm",
        ),
    ],
)
def test_an_entry_that_is_wrong_or_of_no_use_is_told_with_its_place(entity: str, form: str, doubt: str | None) -> None:
    style = Style("desk", "Desk", (ENTRY._replace(entity=entity, form=form),))
    told = [said for _, said in doubts(style, registry((CORPS, *PEOPLE)))]
    if doubt is None:
        assert told == []
    else:
        assert len(told) == 1 and told[0].startswith(f"desk.yaml:3: {doubt}")


def test_an_entry_that_lists_what_it_stands_in_for_is_of_use() -> None:
    entry = ENTRY._replace(entity="harbour-corps", form="HC", instead_of=("Harbour Corps",))
    assert not list(doubts(Style("desk", "Desk", (entry,)), registry((CORPS,))))
