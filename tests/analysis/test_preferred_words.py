"""Names in words, as a style has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.preferred_words import restyled
from newslint.registry.entity import Entity
from newslint.registry.normalise import squash
from newslint.registry.preferred import resolve
from newslint.registry.style import Preference, Preferred, Style
from tests.registry.made import person, registry

ORLOVSKYY = person(
    "Danylo Orlovskyy", given="Danylo", family="Orlovskyy", aliases=("Danylo Orlovsky", "Daniel Orlovsky", "Orlo")
)
SALIH = person("Bassam al-Salih", given="Bassam", family="al-Salih", aliases=("Bassam Salih", "Basam el-Saleh"))
HAN = person("Han Jin-wook", given="Jin-wook", family="Han", family_first=True, aliases=("Han Jin Wook",))
LESKOV = person("Sergei Leskov", aliases=("Sergey Leskov", "Serge Leskov", "Sergei Ivanovich Leskov"))
SANTOS = person("João Rui Santos", aliases=("Rui Santos",))
PELO = person("Pelé", aliases=("Pele", "Edson Pelo"))
KING = person("Robert F. Kinge Jr.", aliases=("Robert Kinge", "Bob Kinge Jr.", "Robert Francis Kinge Jr."))
MALY = person("Jiří Malý", given="Jiří", family="Malý", aliases=("Jiri Maly",))


def style(entity: Entity, form: str, *instead_of: str) -> Preferred:
    preference = Preference(entity.id, form, "", None, instead_of, (), "desk", "desk.yaml:1", True)
    return resolve(Style("desk", "Desk", (preference,)), registry((entity,))).preferred[entity.id]


@pytest.mark.parametrize(
    ("entity", "form", "copy", "right"),
    [
        (ORLOVSKYY, "Danylo Orlovskyy", "Danylo Orlovsky", "Danylo Orlovskyy"),
        (ORLOVSKYY, "Danylo Orlovskyy", "Daniel Orlovsky", "Danylo Orlovskyy"),
        (ORLOVSKYY, "Danylo Orlovskyy", "DANYLO ORLOVSKY", "Danylo Orlovskyy"),
        (ORLOVSKYY, "Danylo Orlovskyy", "Danylo P. Orlovsky", "Danylo P. Orlovskyy"),
        (ORLOVSKYY, "Danylo Orlovskyy", "Ambassador Danylo Orlovsky", "Ambassador Danylo Orlovskyy"),
        (ORLOVSKYY, "Danylo Orlovsky", "Danylo Orlovskyy", "Danylo Orlovsky"),
        (ORLOVSKYY, "Danylo Orlovskyy", "Orlovsky", "Orlovskyy"),
        (ORLOVSKYY, "Danylo Orlovskyy", "Orlovskys", "Orlovskyys"),
        (ORLOVSKYY, "Danylo Orlovskyy", "Danylo Orlovskyy", None),
        (ORLOVSKYY, "Danylo Orlovskyy", "Orlovskyy", None),
        (ORLOVSKYY, "Danylo Orlovskyy", "Orlovskyys", None),
        (ORLOVSKYY, "Danylo Orlovskyy", "Orlo", None),
        (ORLOVSKYY, "Danylo Orlovskyy", "Daniel", None),
        (ORLOVSKYY, "Danylo Orlovskyy", "Danylo Orlovskiy", None),
        (SALIH, "Bassam al-Salih", "Bassam Salih", "Bassam al-Salih"),
        (SALIH, "Bassam al-Salih", "Salih", None),
        (SALIH, "Bassam al-Salih", "Al-Salih", None),
        (SALIH, "Bassam al-Salih", "Saleh", "Salih"),
        (SALIH, "Bassam al-Salih", "el-Saleh", "al-Salih"),
        (SALIH, "Bassam Salih", "al-Salih", "Salih"),
        (SALIH, "Basam el-Saleh", "Salih", "Saleh"),
        (HAN, "Han Jin Wook", "Han Jin-wook", "Han Jin Wook"),
        (HAN, "Han Jin-wook", "Han Jin Wook", "Han Jin-wook"),
        (HAN, "Han Jin-wook", "Han", None),
        (LESKOV, "Sergey Leskov", "Sergei Leskov", "Sergey Leskov"),
        (LESKOV, "Sergey Leskov", "Sergei", "Sergey"),
        (LESKOV, "Sergey Leskov", "Leskov", None),
        (LESKOV, "Sergei Leskov", "Sergei Ivanovich Leskov", None),
        (LESKOV, "Sergey Leskov", "Sergei Ivanovich Leskov", "Sergey Ivanovich Leskov"),
        (SANTOS, "Rui Santos", "João Rui Santos", None),
        (PELO, "Pelé", "Pele", "Pelé"),
        (PELO, "Pelé", "Pelé", None),
        (KING, "Robert F. Kinge Jr.", "Bob Kinge Jr.", "Robert F. Kinge Jr."),
        (KING, "Robert F. Kinge Jr.", "Robert Kinge", None),
        (KING, "Robert F. Kinge Jr.", "Robert Francis Kinge Jr.", None),
        (KING, "Bob Kinge Jr.", "Robert F. Kinge", "Bob Kinge"),
        (MALY, "Jiri Maly", "Jiří Malý", "Jiri Maly"),
        (MALY, "Jiri Maly", "Malý", "Maly"),
        (MALY, "Jiri Maly", "Maly", None),
        (MALY, "Jiří Malý", "Jiri Maly", "Jiří Malý"),
        (MALY, "Jiří Malý", "Jiří Maly", None),
    ],
)
def test_words_as_the_style_has_them(entity: Entity, form: str, copy: str, right: str | None) -> None:
    words = restyled(copy.split(), style(entity, form), may_be_plural=True)
    assert (words and " ".join(words)) == right


def test_only_listed_forms_give_way_where_they_are_listed() -> None:
    one = style(ORLOVSKYY, "Danylo Orlovskyy", "Daniel Orlovsky")
    assert restyled(("Danylo", "Orlovsky"), one) is None
    assert restyled(("Daniel", "Orlovsky"), one) == ("Danylo", "Orlovskyy")
    assert restyled(("João", "Rui", "Santos"), style(SANTOS, "Rui Santos", "João Rui Santos")) == ("Rui", "Santos")


_WORDS = st.sampled_from(("Ada", "Aada", "Holm", "Holms", "Hölm", "al-Holm", "Al", "bin", "J.", "Holmes", "Jr."))
_NAMES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.lists(_NAMES, min_size=2, max_size=5, unique_by=squash), st.booleans())
def test_what_the_style_writes_it_does_not_change_again(forms: list[str], plural: bool) -> None:
    entity = person(forms[0], aliases=tuple(forms[1:]))
    for form in forms:
        one = style(entity, form)
        assert restyled(form.split(), one) is None
        for copy in (*forms, *(form.split()[-1] for form in forms)):
            words = restyled(copy.split(), one, may_be_plural=plural)
            assert words is None or restyled(words, one, may_be_plural=plural) is None
