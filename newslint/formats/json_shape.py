"""Which kind of item an object in JSON is, told by its keys: none says so surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.errors import NOT_A_STORY, InputError
from newslint.formats import digitalwires, ninjs, superdesk
from newslint.formats.json_names import Held, Names, Wanted, has_text
from newslint.formats.json_scanner import Scanner
from newslint.formats.json_text import Number, Text, Value
from newslint.formats.source import JsonNames

DIGITALWIRES, SUPERDESK, NINJS, OTHER = "digitalwires", "superdesk", "ninjs", "json"
#: What else an object may call the parts of a story.
OTHER_NAMES = Names(
    headline=("headline", "headlines", "headline_*"),
    title=("title",),
    subhead=("subhead", "subtitle", "standfirst", "deck"),
    byline=("byline", "author"),
    dateline=("dateline",),
    summary=("summary", "abstract", "description_*"),
    caption=("caption",),
    bodies=("body_html", "body_text", "body_*", "body", "bodies", "bodyhtml", "bodytext", "article", "content", "text"),
    parts=("associations",),
    type=("type",),
    id=("id", "guid", "uri", "_id", "slug", "url"),
    date=("date", "published", "publishedat", "published_at", "pubdate", "created", "created_at", "updated"),
    language=("language", "lang"),
    slug=("slug", "slugline"),
    people=("people", "persons"),
)
#: What tells a story by itself. A text or a content may be anything.
_TELLING = (*OTHER_NAMES.headline, *OTHER_NAMES.bodies[:4])
NAMES: Mapping[str, Names] = {
    DIGITALWIRES: digitalwires.NAMES,
    SUPERDESK: superdesk.NAMES,
    NINJS: ninjs.NAMES,
    OTHER: OTHER_NAMES,
}
#: What lists of items are called in the object that a server sends.
LISTS = ("_items", "items", "stories", "articles")
_LONGEST_KEY = 30
#: Names under which each item has a name that its maker chose.
MAPS = ("associations",)


class Shapes:
    """The kinds of items there are, where a newsroom has names of its own for the parts of those that are no other."""

    def __init__(self, own: JsonNames) -> None:
        self._own = JsonNames(*(tuple(key.lower() for key in keys) for keys in own))
        self._own_copy = (*self._own.headline, *self._own.body)
        self._names = {**NAMES, OTHER: _with_own(OTHER_NAMES, self._own)}
        self._held = {kind: Held(names) for kind, names in self._names.items()}

    def names(self, kind: str) -> Held:
        """The keys of items of this kind."""
        return self._held[kind]

    def scanner(self, source: str) -> tuple[Scanner, Wanted]:
        """A scanner that keeps what stories of any kind are made of."""
        wanted = Wanted(self._names.values(), (*LISTS, *ninjs.MARKS, *superdesk.MARKS, "format"))
        return Scanner(source, wanted, MAPS), wanted

    def kind_of(self, item: dict[str, Value], source: str) -> str | None:
        """The kind of item an object is; None for what is no story.

        A headline or a body under a name of the newsroom's own outranks whatever else the keys say.
        """
        return OTHER if self._own_copy and has_text(item, self._own_copy) else _kind_of(item, source)


def _with_own(names: Names, own: JsonNames) -> Names:
    return names._replace(
        headline=(*own.headline, *names.headline),
        bodies=(*own.body, *names.bodies),
        date=(*own.date, *names.date),
        id=(*own.id, *names.id),
    )


def _kind_of(item: dict[str, Value], source: str) -> str | None:
    """The kind of item an object is, by the usual keys.

    A headline makes a story, as does a title over a text; a title alone makes none, nor does a text.
    """
    if digitalwires.is_item(item, source):
        return DIGITALWIRES
    if superdesk.is_item(item):
        return SUPERDESK
    if ninjs.is_item(item):
        return NINJS
    if has_text(item, _TELLING) or (has_text(item, OTHER_NAMES.title) and has_text(item, OTHER_NAMES.bodies)):
        return OTHER
    return None


def items(value: Value | None) -> Iterator[dict[str, Value]]:
    """The objects of a file that may be stories: its own, those of its list, or those in the list of its object."""
    if isinstance(value, Text | Number) or value is None:
        return
    if isinstance(value, dict):
        yield value
        lists = [value[name] for name in LISTS if name in value]
    else:
        lists = [value]
    for found in lists:
        if isinstance(found, list):
            yield from (item for item in found if isinstance(item, dict))


def not_a_story(reason: str) -> InputError:
    """The fault of a file that is JSON, or meant to be, and no story."""
    return InputError(f"not a story format newslint knows: {reason}", NOT_A_STORY)


def no_story(wanted: Wanted) -> InputError:
    """The fault of a file that is JSON without a story in it."""
    keys = ", ".join(repr(key[:_LONGEST_KEY]) for key in wanted.seen)
    said = f"keys such as {keys}, of which none" if keys else "no key that"
    return not_a_story(f"JSON with {said} holds the text of a headline or a body")
