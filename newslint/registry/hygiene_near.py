"""Flaws of nearness: an alias that is probably a misspelling, people whose names are one letter apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from newslint.registry.entity import PERSON
from newslint.registry.hygiene import INFO, WARNING, Flaw, flaw
from newslint.registry.normalise import spelt_out, squash
from newslint.registry.record import Record

#: Edits up to which an alias may be a slip for the name.
_SLIP = 2
#: Ways to write one sound in the Latin alphabet, with a common sign.
_ROMANISED = (
    ("dzh", "j"), ("zh", "j"), ("dj", "d"), ("tch", "ch"), ("gh", "g"), ("kh", "h"), ("ks", "x"), ("ou", "u"),
    ("w", "v"), ("yeo", "yo"), ("yo", "e"), ("ye", "e"), ("ie", "e"), ("iy", "i"), ("yy", "i"), ("ij", "i"), ("y", "i"),
    ("ii", "i"), ("c", "k"), ("q", "k"),
)  # fmt: skip
#: Spellings of one given name, none of them wrong in itself.
_ONE_NAME = tuple(
    frozenset(names.split())
    for names in (
        "mohammed mohamed mohammad mohamad muhammad muhammed mohamud",
        "ahmed ahmad achmad",
        "hussein hussain husain hossein hosein",
        "yusuf yousef youssef yousuf yosef yusef",
        "abdullah abdallah abdulla",
        "omar umar omer",
        "osman usman othman uthman",
        "khaled khalid",
        "said saeed saied sayed syed",
        "hasan hassan",
        "ali aly",
        "ibrahim ebrahim",
        "mahmoud mahmud mahmood",
    )
)


def near_alias_flaws(records: Iterable[Record]) -> Iterator[Flaw]:
    """Aliases within two letters of their record's name, case, accents, hyphens and initials apart."""
    for record in records:
        name = record.entity.name
        for i, alias in enumerate(record.entity.aliases):
            pair = _differing(name, alias)
            if pair is None:
                continue
            distance = OSA.distance(*pair, score_cutoff=_SLIP)
            if distance > _SLIP or 2 * distance > max(map(len, pair)):
                continue
            apart = "one letter" if distance == 1 else "two letters"
            said = f"the alias '{alias}' is {apart} from the name '{name}'"
            if record.entity.kind != PERSON:
                yield flaw("variant-alias", INFO, record, ("aliases", i), said)
            elif _is_variant(*pair):
                yield flaw(
                    "variant-alias", INFO, record, ("aliases", i), f"{said}, as romanisations or short forms are"
                )
            else:
                said += "; if it is wrong, it belongs under 'misspellings'"
                yield flaw("near-alias", WARNING, record, ("aliases", i), said)


def near_people_flaws(records: Iterable[Record]) -> Iterator[Flaw]:
    """People whose names are one letter apart, found through the forms that leave out one letter."""
    filed: dict[str, list[int]] = {}
    people = [(squash(r.entity.name), r) for r in records if r.entity.kind == PERSON]
    for number, (name, record) in enumerate(people):
        keys = {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}
        found = {other for key in keys for other in filed.get(key, ())}
        for other in sorted(found):
            other_name, other_record = people[other]
            if OSA.distance(name, other_name, score_cutoff=1) == 1:
                yield _near_people(record, other_record)
        for key in keys:
            filed.setdefault(key, []).append(number)


def _near_people(record: Record, other: Record) -> Flaw:
    a, b = record.entity, other.entity
    said = f"'{a.name}' is one letter from '{b.name}'"
    if set(a.roles) & set(b.roles) or (a.born and a.born == b.born):
        said += ", with the same office or date of birth; one person entered twice?"
        return flaw("near-people", WARNING, record, ("name",), said, other)
    return flaw("near-people", INFO, record, ("name",), said, other)


def _differing(name: str, alias: str) -> tuple[str, str] | None:
    """The squashed words that the forms do not share; None where one form has only more words than the other."""
    one, two = _words(name), _words(alias)
    if "".join(one) == "".join(two):
        return None
    counts_one, counts_two = Counter(one), Counter(two)
    first = "".join(w for w in one if w not in counts_two)
    second = "".join(w for w in two if w not in counts_one)
    if not first or not second or first == spelt_out(alias) or squash(alias) == spelt_out(name):
        return None
    return first, second


def _words(form: str) -> list[str]:
    """The squashed words without initials."""
    return [w for w in map(squash, form.split()) if len(w) > 1]


def _is_variant(one: str, two: str) -> bool:
    """Whether the words differ as spellings of one name do: romanised otherwise, or cut short."""
    if any(one in group and two in group for group in _ONE_NAME):
        return True
    short, long = sorted((one, two), key=len)
    return _romanised(one) == _romanised(two) or (len(short) > 1 and (long.startswith(short) or long.endswith(short)))


def _romanised(text: str) -> str:
    for written, sign in _ROMANISED:
        text = text.replace(written, sign)
    return text
