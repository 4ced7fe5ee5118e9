"""The keys under which an item in JSON holds what a story is made of, and its values found by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.formats.json_text import Number, Text, Value
from newslint.typed import NamedTuple


class Names(NamedTuple):
    """Keys, in small letters, those that count most first; one that ends in "*" stands for all that begin so.

    A `title` is the headline where there is none; a `summary` is what the item says of its story, a `caption` of its
    picture; of several `bodies` one is the story and the others are renditions of it, `more` goes with it; `parts` hold
    items of their own.
    """

    headline: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    subhead: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    dateline: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    slug: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


#: What the members of a field are called where it is an object or a list of them.
PARTS_OF_FIELD = ("value", "text", "description", "caption", "name", "role", "contenttype")
_MOST_SEEN = 5
#: So many sets of keys are remembered, of so many keys.
_MOST_SETS, _MOST_KEYS = 1000, 100


class Wanted:
    """Which keys are kept of a file whose items may be of any of these kinds, and of the objects items stand in."""

    def __init__(self, kinds: Iterable[Names], around: Iterable[str] = ()) -> None:
        keys = {key for names in kinds for field in names for key in field}
        self._exact = {*PARTS_OF_FIELD, *around, *(key for key in keys if not key.endswith("*"))}
        self._prefixes = tuple(key[:-1] for key in keys if key.endswith("*"))
        #: The first keys that were asked for.
        self.seen: list[str] = []

    def __call__(self, key: str) -> str | None:
        """The name under which the value of this key is kept: the key in small letters; None where it is not wanted."""
        if len(self.seen) < _MOST_SEEN:
            self.seen.append(key)
        small = key.lower()
        return small if small in self._exact or small.startswith(self._prefixes) else None


def held(item: dict[str, Value], keys: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    """The members of an item that have one of these keys, in the order of the keys."""
    for key in keys:
        if key in item:
            yield key, item[key]
        elif key.endswith("*"):
            yield from ((k, v) for k, v in item.items() if k.startswith(key[:-1]) and k not in keys)


class Held:
    """Which of these names an item has: the same for all that have the same keys, as the items of a file mostly do."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._by_keys: dict[tuple[str, ...], Names] = {}

    def __call__(self, item: dict[str, Value]) -> Names:
        """The names that are keys of this item; the keys that one ending in "*" stands for are in its place."""
        keys = tuple(item)
        found = self._by_keys.get(keys)
        if found is None:
            found = Names(*(tuple(key for key, _ in held(item, wanted)) for wanted in self._names))
            if len(self._by_keys) < _MOST_SETS and len(keys) <= _MOST_KEYS:
                self._by_keys[keys] = found
        return found


def first(item: dict[str, Value], keys: tuple[str, ...], source: str) -> str | None:
    """The first of these keys' values that is a number, or a string and not blank; the item has all of the keys."""
    for key in keys:
        value = item[key]
        if isinstance(value, Text | Number) and (text := value.read(source).strip()):
            return text
    return None


def people(item: dict[str, Value], keys: tuple[str, ...], source: str) -> Iterator[str]:
    """The names of the people under these keys, which the item has: strings, or what objects have as `name`."""
    for key in keys:
        value = item[key]
        for part in value if isinstance(value, list) else [value]:
            name = part.get("name") if isinstance(part, dict) else part
            if isinstance(name, Text) and (said := name.read(source).strip()):
                yield said


def has_text(item: dict[str, Value], keys: tuple[str, ...]) -> bool:
    """Whether one of these keys' values is a string, or holds one; an empty one is none."""
    return any(_is_text(value) for _, value in held(item, keys))


def _is_text(value: Value) -> bool:
    if isinstance(value, Text):
        return value.begin < value.stop
    parts = value if isinstance(value, list) else [value]
    inner = (part.get("value") if isinstance(part, dict) else part for part in parts)
    return any(isinstance(text, Text) and text.begin < text.stop for text in inner)
