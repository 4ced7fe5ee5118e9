"""dpa digitalwires, the JSON of a news agency: text as `article_html`, what goes with it in boxes."""

from __future__ import annotations

from newslint.formats.json_names import Names
from newslint.formats.json_text import Text, Value

NAMES = Names(
    headline=("headline",),
    subhead=("kicker", "subhead"),
    byline=("byline",),
    dateline=("dateline",),
    summary=("teaser",),
    caption=("descriptions", "caption"),
    bodies=("article_html",),
    more=("infobox_html",),
    parts=("associations",),
    type=("type",),
    id=("urn", "entry_id"),
    date=("version_created", "updated", "content_created", "embargoed"),
    language=("language",),
)


def is_item(item: dict[str, Value], source: str) -> bool:
    """Whether an object says that it is digitalwires, or has its article."""
    stated = item.get("format")
    return "article_html" in item or (isinstance(stated, Text) and stated.read(source).startswith("digitalwires"))
