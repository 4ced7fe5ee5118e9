"""The artefact of a lexicon, made from its source files: every class in the shape in which it is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

from newslint.analysis.changes import triples
from newslint.analysis.lexicon_artefact import write_artefact
from newslint.analysis.lexicon_files import WORD_LISTS, Row, Rows, read_files
from newslint.analysis.wordlist import table_of
from newslint.registry.normalise import squash

_Json = Mapping[str, Any] | Sequence[Any]

#: Three letters in a row are usual where so many of the listed names have them.
_USUAL = 3


def write_lexicon(file: BinaryIO, sources: Sequence[str]) -> None:
    """Write the artefact of these files. Raises what `read_files` does."""
    rows = read_files([Path(source) for source in sources])
    lists = {name: {_key(word) for (word,) in rows[name]} for name in WORD_LISTS}
    lists["name-triples"] = _usual_triples(lists["given-names"] | lists["family-names"])
    write_artefact(file, _classes(rows), {name: (table_of(words), len(words)) for name, words in lists.items()})


def _usual_triples(names: Iterable[str]) -> set[str]:
    """The runs of three letters that several names have."""
    found = Counter(triple for name in names for triple in set(triples(squash(name))))
    return {triple for triple, times in found.items() if times >= _USUAL}


def _classes(rows: Rows) -> dict[str, _Json]:
    plain = {
        "courtesy_titles": "honorifics/courtesy",
        "role_heads": "roles/heads",
        "role_modifiers": "roles/modifiers",
        "descriptions": "roles/descriptions",
        "not_in_office": "roles/not_in_office",
        "reporting_verbs": "reporting-verbs/verbs",
        "relations": "person-nouns/relations",
        "particles": "particles/particles",
        "common_families": "common-names/family",
        "common_givens": "common-names/given",
        "korean_families": "korean-names/families",
        "korean_syllables": "korean-names/syllables",
        "small_words": "small-words/words",
        "name_suffixes": "name-suffixes/suffixes",
        "organisation_words": "organisation-words/words",
        "place_words": "place-words/words",
        "other_proper_words": "other-proper-words/words",
    }
    classes: dict[str, _Json] = {name: _sorted(rows[source]) for name, source in plain.items()}
    for name, source in (("abbreviations_before_name", "before_name"), ("abbreviations", "either")):
        classes[name] = sorted({word.rstrip(".") for (word,) in rows[f"abbreviations/{source}"]})
    classes["nicknames"] = _each_with_others(rows["nicknames/groups"])
    classes["name_spellings"] = _each_with_others(rows["nicknames/spellings"])
    classes["months"] = _numbered(rows["calendar/months"], 1)
    classes["weekdays"] = _numbered(rows["calendar/weekdays"], 0)
    countries = [word for _, _, *words in rows["countries/countries"] for word in words]
    countries += [word for (word,) in rows["countries/others"]]
    phrases = [_bare(word) for word in countries if " " in _bare(word)]
    classes["place_phrases"] = _by_first([*phrases, *(word for (word,) in rows["place-words/phrases"])])
    return classes | _honorifics(rows) | _roles(rows) | _countries(rows) | _people(rows)


def _honorifics(rows: Rows) -> dict[str, _Json]:
    return {
        "honorifics": {_key(word): pronoun or None for word, pronoun in rows["honorifics/honorifics"]},
        "honorific_pairs": [[_key(a), _key(b)] for group in rows["honorifics/together"] for a, b in pairwise(group)],
        "post_nominals": {
            word.replace(".", ""): "|".join(_key(title) for title in titles)
            for word, *titles in rows["honorifics/post"]
        },
    }


def _roles(rows: Rows) -> dict[str, _Json]:
    spellings = {_key(other): _key(word) for other, word in rows["roles/spellings"]}

    def spelt(title: str) -> str:
        return " ".join(spellings.get(word, word) for word in title.lower().replace("-", " ").replace(".", "").split())

    phrases = [_key(phrase) for (phrase,) in rows["roles/phrases"]]
    return {
        "role_phrases": _by_first(phrases),
        "role_phrase_words": sorted({word.rstrip(".") for phrase in phrases for word in phrase.split()}),
        "role_stated": {_key(word): pronoun for word, pronoun in rows["roles/stated"] if pronoun},
        "role_spellings": spellings,
        "offices": {spelt(title): spelt(group[0]) for group in rows["roles/equivalent"] for title in group},
    }


def _countries(rows: Rows) -> dict[str, _Json]:
    found: dict[str, set[str]] = {}
    acronyms: set[str] = set()
    adjectives = {_bare(word) for (word,) in rows["countries/others"]}
    for country, field, *words in rows["countries/countries"]:
        for word in words:
            found.setdefault(_bare(word), set()).add(country)
            if field in ("adjectives", "people"):
                adjectives.add(_bare(word))
            if len(_bare(word)) <= 3 and word.isupper():
                acronyms.add(_bare(word))
    return {
        "countries": {word: next(iter(names)) for word, names in sorted(found.items()) if len(names) == 1},
        "country_acronyms": sorted(acronyms),
        "country_adjectives": sorted(adjectives),
    }


def _people(rows: Rows) -> dict[str, _Json]:
    stated = {_key(word): pronoun for word, pronoun in rows["person-nouns/stated"] if pronoun}
    nouns = {_key(word) for (word,) in rows["person-nouns/nouns"] + rows["person-nouns/relations"]} | set(stated)
    return {
        "person_nouns": sorted(nouns),
        "person_stated": stated,
    }


def _each_with_others(groups: Iterable[Row]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for group in groups:
        words = {_key(word) for word in group}
        for word in words:
            found.setdefault(word, set()).update(words - {word})
    return {word: "|".join(sorted(others)) for word, others in sorted(found.items())}


def _numbered(rows: Iterable[Row], first: int) -> dict[str, int]:
    order: dict[str, int] = {}
    for row in rows:
        order.setdefault(row[0], first + len(order))
    return {_key(word): order[row[0]] for row in rows for word in row}


def _by_first(phrases: Iterable[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for words in sorted([word.rstrip(".") for word in phrase.split()] for phrase in {_key(p) for p in phrases}):
        found.setdefault(words[0], []).append(" ".join(words))
    return {first: "|".join(sorted(same, key=lambda phrase: -phrase.count(" "))) for first, same in found.items()}


def _sorted(rows: Iterable[Row]) -> list[str]:
    return sorted({_key(word) for (word,) in rows})


def _key(word: str) -> str:
    return word.lower().replace("’", "'").rstrip(".")


def _bare(word: str) -> str:
    return _key(word).replace(".", "").removeprefix("the ")
