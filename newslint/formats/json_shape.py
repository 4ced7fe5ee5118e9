"""Which kind of item an object in JSON is, told by its keys: none says so surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.errors import NOT_A_STORY, InputError
from newslint.formats import digitalwires, ninjs, superdesk
from newslint.formats.json_names import Names, Wanted, has_text
from newslint.formats.json_text import Number, Scanner, Text, Value

DIGITALWIRES, SUPERDESK, NINJS, OTHER = "digitalwires", "superdesk", "ninjs", "json"
#: What else an object may call the parts of a story: a title alone tells no story, and neither does a text.
OTHER_NAMES = Names(
    headline=("headline", "title"),
    subhead=("subhead", "subtitle", "standfirst", "deck"),
    byline=("byline", "author"),
    dateline=("dateline",),
    summary=("summary", "abstract"),
    caption=("caption",),
    bodies=("body", "body_html", "body_text", "bodyhtml", "bodytext", "article", "content", "text"),
    id=("id", "guid", "uri", "_id", "slug", "url"),
    date=("date", "published", "publishedat", "published_at", "pubdate", "created", "created_at", "updated"),
    language=("language", "lang"),
    slug=("slug", "slugline"),
    people=("people", "persons"),
)
NAMES: Mapping[str, Names] = {
    DIGITALWIRES: digitalwires.NAMES,
    SUPERDESK: superdesk.NAMES,
    NINJS: ninjs.NAMES,
    OTHER: OTHER_NAMES,
}
#: Keys that tell ninjs with no copy in it: an event, a plan, a picture without a caption.
_NINJS_MARKS = frozenset(
    ("type", "versioncreated", "standard", "$standard", "profile", "eventdetails", "plannedcoverage")
)
#: What lists of items are called in the object that a server sends.
LISTS = ("_items", "items", "stories", "articles")
#: Names under which each item has a name that its maker chose.
MAPS = ("associations",)


def scanner(source: str, *more: Names) -> tuple[Scanner, Wanted]:
    """A scanner that keeps what stories of any kind, and those with `more` names, are made of."""
    wanted = Wanted((*NAMES.values(), *more), (*LISTS, *_NINJS_MARKS, "format"))
    return Scanner(source, wanted, MAPS), wanted


def kind_of(item: dict[str, Value], source: str) -> str | None:
    """The kind of item an object is; None for what is no story."""
    if digitalwires.is_item(item, source):
        return DIGITALWIRES
    if superdesk.is_item(item) and _has_copy(item, superdesk.NAMES):
        return SUPERDESK
    if _has_copy(item, ninjs.NAMES) or ("uri" in item and not _NINJS_MARKS.isdisjoint(item)):
        return NINJS
    if has_text(item, OTHER_NAMES.headline) and has_text(item, OTHER_NAMES.bodies):
        return OTHER
    return None


def _has_copy(item: dict[str, Value], names: Names) -> bool:
    return has_text(item, (*names.headline, *names.bodies, *names.summary))


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
    keys = ", ".join(f"'{key}'" for key in wanted.seen)
    return not_a_story(f"JSON with {'keys such as ' + keys if keys else 'no keys'}, and no headline or body among them")
