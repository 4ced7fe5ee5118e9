"""The source files of a lexicon, read and validated; every complaint names file, line and the nearest known name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from newslint.errors import RuleError
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml.nodes import Node

Row = tuple[str, ...]
Rows = dict[str, list[Row]]
"""Rows by class, 'file/key' or the name of a text file. What a row holds is the class's shape."""

WORDS = "a list of words"  # rows: (word)
STATED = "words, each with he, she or null"  # rows: (word, pronoun or "")
GROUPS = "a list of groups of two words or more"  # rows: the group
LISTS = "words, each with a list of words"  # rows: (word, *others)
PAIRS = "words, each with another"  # rows: (word, other)
FIELDS = "names, each with adjectives, people, also"  # rows: (name, field, *words)

CLASSES: Mapping[str, Mapping[str, str]] = {
    "abbreviations": {"before_name": WORDS, "either": WORDS},
    "calendar": {"months": LISTS, "weekdays": LISTS},
    "countries": {"countries": FIELDS, "others": WORDS},
    "honorifics": {"honorifics": STATED, "courtesy": WORDS, "together": GROUPS, "post": LISTS},
    "korean-names": {"families": WORDS, "syllables": WORDS},
    "name-suffixes": {"suffixes": WORDS},
    "nicknames": {"groups": GROUPS, "spellings": GROUPS},
    "organisation-words": {"words": WORDS},
    "other-proper-words": {"words": WORDS},
    "particles": {"particles": WORDS},
    "person-nouns": {"nouns": WORDS, "stated": STATED, "relations": WORDS},
    "place-words": {"words": WORDS, "phrases": WORDS},
    "reporting-verbs": {"verbs": WORDS},
    "common-names": {"family": WORDS, "given": WORDS},
    "small-words": {"words": WORDS},
    "roles": {
        "heads": WORDS,
        "descriptions": WORDS,
        "modifiers": WORDS,
        "not_in_office": WORDS,
        "phrases": WORDS,
        "equivalent": GROUPS,
        "stated": STATED,
        "spellings": PAIRS,
    },
}
WORD_LISTS = ("cities", "family-names", "given-names", "rare-family-names", "words")
_COUNTRY_FIELDS = ("adjectives", "people", "also")
_PRONOUNS = ("he", "she", "null")


def read_files(sources: Sequence[Path]) -> Rows:
    """The rows of all files, in their order. Raises RuleError for the invalid, OSError for the unreadable."""
    rows: Rows = {f"{file}/{key}": [] for file, keys in CLASSES.items() for key in keys}
    rows |= {name: [] for name in WORD_LISTS}
    for path in sources:
        known = WORD_LISTS if path.suffix == ".txt" else CLASSES
        if path.suffix == ".yml" or path.stem not in known:
            names = [f"{name}.yaml" for name in CLASSES] + [f"{name}.txt" for name in WORD_LISTS]
            raise RuleError(f"{path}:1: no word class has this file name{_nearest(path.name, names)}")
        if path.suffix == ".txt":
            rows[path.stem] += _read_words(path)
        else:
            _YamlFile(path).add_to(rows)
    return rows


def _read_words(path: Path) -> Iterator[Row]:
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        try:
            word = line.decode("utf-8").strip()
        except UnicodeDecodeError:
            raise RuleError(f"{path}:{number}: not UTF-8; save the file as UTF-8") from None
        if len(word.split()) > 1 and not word.startswith("#"):
            raise RuleError(f"{path}:{number}: '{word}' is more than one word; put one on a line")
        if word and not word.startswith("#"):
            yield (word,)


class _YamlFile:
    """One YAML file on its way to rows."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys = CLASSES[path.stem]

    def add_to(self, rows: Rows) -> None:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            root = yaml.compose(self._path.read_bytes().decode("utf-8"), Loader=loader)
        except UnicodeDecodeError:
            raise RuleError(f"{self._path}:1: not UTF-8; save the file as UTF-8") from None
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or str(error).splitlines()[0]
            raise RuleError(f"{self._path}:{mark.line + 1 if mark else 1}: not valid YAML: {problem}") from None
        if root is None:
            return
        for key, node in self._items(root, "the file"):
            name = self._word(key)
            if name not in self._keys:
                self._fail(key, f"unknown key '{name}'{_nearest(name, list(self._keys))}")
            rows[f"{self._path.stem}/{name}"] += self._rows(name, self._keys[name], node)

    def _rows(self, name: str, shape: str, node: Node) -> list[Row]:
        found: list[tuple[Node, Row]]
        if shape == WORDS:
            found = [(n, (self._word(n),)) for n in self._list(node, name, shape)]
        elif shape == GROUPS:
            found = [(n, self._group(n, name)) for n in self._list(node, name, shape)]
        elif shape == STATED:
            found = [(k, (self._word(k), self._pronoun(v))) for k, v in self._items(node, name, shape)]
        elif shape == PAIRS:
            found = [(k, (self._word(k), self._word(v))) for k, v in self._items(node, name, shape)]
        elif shape == LISTS:
            found = [(k, (self._word(k), *self._words(v, name))) for k, v in self._items(node, name, shape)]
        else:
            found = [row for k, v in self._items(node, name, shape) for row in self._fields(k, v)]
        seen: set[Row] = set()
        for at, row in found:
            mark = row if shape == GROUPS else row[:2] if shape == FIELDS else row[:1]
            if mark in seen:
                self._fail(at, f"'{mark[0]}' stands twice in '{name}'; take one out")
            seen.add(mark)
        return [row for _, row in found]

    def _fields(self, key: Node, node: Node) -> Iterator[tuple[Node, Row]]:
        country = self._word(key)
        yield key, (country, "name", country)
        for field, words in self._items(node, country, FIELDS):
            name = self._word(field)
            if name not in _COUNTRY_FIELDS:
                self._fail(field, f"unknown key '{name}'{_nearest(name, _COUNTRY_FIELDS)}")
            yield field, (country, name, *self._words(words, name))

    def _group(self, node: Node, name: str) -> Row:
        words = self._words(node, name)
        if len(set(words)) < max(2, len(words)):
            self._fail(node, f"'{name}' is {GROUPS}, all different")
        return words

    def _words(self, node: Node, name: str) -> Row:
        return tuple(self._word(n) for n in self._list(node, name, WORDS))

    def _pronoun(self, node: Node) -> str:
        if node.tag.endswith(":null"):
            return ""
        word = self._word(node)
        if word not in _PRONOUNS:
            self._fail(node, f"'{word}' is not he, she or null")
        return word

    def _word(self, node: Node) -> str:
        if not isinstance(node.value, str) or not node.value.strip() or node.tag.endswith(":null"):
            self._fail(node, "a word is missing here; one that YAML reads as something else needs quotation marks")
        return " ".join(node.value.split())

    def _list(self, node: Node, name: str, shape: str) -> list[Node]:
        if not isinstance(node.value, list) or not node.tag.endswith(":seq"):
            self._fail(node, f"'{name}' is {shape}")
        return node.value

    def _items(self, node: Node, name: str, shape: str = "a mapping") -> list[tuple[Node, Node]]:
        if not isinstance(node.value, list) or not node.tag.endswith(":map"):
            self._fail(node, f"'{name}' is {shape}")
        return node.value

    def _fail(self, node: Node, message: str) -> NoReturn:
        raise RuleError(f"{self._path}:{node.start_mark.line + 1}: {message}")


def _nearest(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1, 0.5)
    return f"; did you mean '{near[0]}'?" if near else f"; there are: {', '.join(known)}"
