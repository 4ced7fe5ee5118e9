"""Made-up people: names built of invented syllables in the shapes of several cultures, the same for the same seed.

The first thousand of a million are the thousand of a thousand, so that what a story names is in both registries.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple


class Shape(NamedTuple):
    """How names of one culture are built: a name is its number, written in syllables."""

    onsets: tuple[str, ...]
    nuclei: tuple[str, ...]
    codas: tuple[str, ...]
    endings: tuple[str, ...]
    given_endings: tuple[str, ...]
    before: tuple[str, ...] = ("",)
    family_first: bool = False
    two_families: bool = False


class Person(NamedTuple):
    given: str
    family: str
    family_first: bool
    pronouns: str
    title: str
    of: str
    since: int

    @property
    def name(self) -> str:
        return f"{self.family} {self.given}" if self.family_first else f"{self.given} {self.family}"


def _words(text: str) -> tuple[str, ...]:
    return tuple("" if word == "-" else word for word in text.split())


SHAPES = (
    Shape(
        _words("b br c ch cl d dr f fl g gr h j k l m n p pr qu r s sh st t th tr v w wh"),
        _words("a e i o u ai ea ee oo ou ow ie"),
        _words("- l ld ll m n nd ng r rd rn rt s sk st t tch x"),
        _words("ton ley ford ham well by worth man son er wick more dale ridge stead"),
        _words("a en ie in y el ard ert ine is la na us ian"),
    ),
    Shape(
        _words("b c ch d f g gu j l m n p qu r rr s t v z ll"),
        _words("a e i o u á é í ó ue ia io"),
        _words("- l n r s z"),
        _words("ez es al ado ero illa ena ino osa ares ido anza eda"),
        _words("o a io ia el is ana ito ina és ora"),
        before=("", "", "", "de ", "de la ", "del "),
        two_families=True,
    ),
    Shape(
        _words("b bor d dm g gr k kr l m mir n p pr r s sl st sv t v vl z zh"),
        _words("a e i o u ya yu"),
        _words("- l m n r s k t v ch d"),
        _words("ov ev in enko sky uk yan ko ich ets enov inov ik"),
        _words("a an ei il im iy on or ya ina ana islav omir"),
    ),
    Shape(
        _words("b d f gh h j k kh l m n q r s sh t w y z th"),
        _words("a i u aa ou ee"),
        _words("- b d f h l m n r s z k t"),
        _words("i ri di an awi ani ouf eel aim our"),
        _words("a ah im ad il eem oud an eer aya een"),
        before=("", "", "al-", "el-", "bin "),
    ),
    Shape(
        _words("b ch d g h j k l m n p q s sh t w x y z zh"),
        _words("a e i o u ai ao ei ia ie ou ua uo ü"),
        _words("- n ng"),
        _words("n ng - i o"),
        _words("n ng - i ong ian"),
        family_first=True,
    ),
    Shape(
        _words("b bj br d f fr g h hj j k kj l m n r s sj sk st sv t v"),
        _words("a e i o u y å ö ä ø"),
        _words("- l ld m n nd r rg rs s st k"),
        _words("sen sson berg dal gaard lund qvist strand vik stad holm"),
        _words("a e en ik ar un id ulf ine itte or"),
    ),
    Shape(
        _words("b d f g h j k kw l m n nd ng ny o s t th w y z mb"),
        _words("a e i o u ee ia"),
        _words("- - n m l"),
        _words("wa we mba ngo nde kwe ola ema ika ani eni obi"),
        _words("a e i o iwe ola ani ura emi isha"),
    ),
    Shape(
        _words("b d g h j k kl kr l m n p r s sch st t v w z"),
        _words("a e i o u aa ee oe ui ij"),
        _words("- l n r s t k g nk rs"),
        _words("mann er stra ing horst haus ma huis bach berg kamp"),
        _words("a e ke tje us ert ine ard olf mut ina"),
        before=("", "", "", "van ", "van der ", "von ", "de "),
    ),
)

TITLES = (
    "foreign minister", "finance minister", "defence minister", "president", "prime minister", "mayor", "governor",
    "health minister", "interior minister", "ambassador", "central bank governor", "transport minister",
)  # fmt: skip

COUNTRIES = ("Norway", "Kenya", "Peru", "Jordan", "Vietnam", "Latvia", "Ghana", "Chile", "Nepal", "Portugal", "Malta")


def syllables(shape: Shape, number: int, endings: tuple[str, ...]) -> str:
    """The name with this number: as many syllables as writing it takes, and an ending."""
    number, end = divmod(number, len(endings))
    parts: list[str] = []
    while not parts or number:
        number, onset = divmod(number, len(shape.onsets))
        number, nucleus = divmod(number, len(shape.nuclei))
        coda = 0
        if number:
            number, coda = divmod(number, len(shape.codas))
        parts.append(shape.onsets[onset] + shape.nuclei[nucleus] + shape.codas[coda])
    return ("".join(parts) + endings[end]).capitalize()


def _drawn(draw: random.Random, most: int, steepness: float) -> int:
    """A number below `most`, a few far more often than the rest: some names are common and most are rare.

    The common ones lie all over the range, so that they are not neighbours that differ in an ending.
    """
    return int(most * draw.random() ** steepness) * 2654435761 % most


def _given(draw: random.Random, shape: Shape) -> str:
    return syllables(shape, _drawn(draw, 12_007, 4.0), shape.given_endings)


def _family(draw: random.Random, shape: Shape) -> str:
    return syllables(shape, _drawn(draw, 30_011, 4.0), shape.endings)


def made_up_people(seed: int = 1) -> Iterator[Person]:
    """People without end. Every twelve follow one another in one office, of a country or of a made-up region."""
    draw = random.Random(seed)
    for number in count():
        shape = draw.choice(SHAPES)
        given = _given(draw, shape)
        family = draw.choice(shape.before) + _family(draw, shape)
        if shape.two_families and draw.random() < 0.3:
            family += " " + _family(draw, shape)
        elif draw.random() < 0.02:
            family += "-" + _family(draw, shape)
        place, title = divmod(number // 12, len(TITLES))
        of = COUNTRIES[place] if place < len(COUNTRIES) else _region(place)
        pronouns = draw.choice(("he", "she"))
        yield Person(given, family, shape.family_first, pronouns, TITLES[title], of, 1980 + 4 * (number % 12))


def _region(number: int) -> str:
    shape = SHAPES[number % len(SHAPES)]
    return syllables(shape, number * 2654435761 % 99_991, shape.endings) + " Province"


def write_people(path: Path, people: int) -> None:
    """The first people as a JSON Lines source; one in five has an office."""
    with path.open("w", encoding="utf-8") as file:
        for number, person in enumerate(islice(made_up_people(), people)):
            record: dict[str, object] = {
                "id": f"p{number}",
                "name": person.name,
                "given": person.given,
                "family": person.family,
                "pronouns": person.pronouns,
            }
            if person.family_first:
                record["order"] = "family-first"
            if number % 5 == 0:
                start, end = f"{person.since}-03-01", f"{person.since + 4}-03-01"
                record["roles"] = [{"title": person.title, "of": person.of, "start": start, "end": end}]
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
