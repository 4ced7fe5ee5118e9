"""Items as Superdesk keeps and publishes them: ninjs with a `guid` and more properties, and its own records."""

from __future__ import annotations

from newslint.formats import ninjs
from newslint.formats.json_text import Value

NAMES = ninjs.NAMES._replace(
    subhead=("abstract",),
    dateline=("dateline", "located"),
    summary=("description_*",),
    caption=("alt_text",),
    bodies=("body_html", "body_text", "body_xhtml", "bodies", "body"),
    more=("body_footer",),
    id=("guid", "_id", "item_id"),
    date=("versioncreated", "firstpublished", "firstcreated", "embargoed", "publish_schedule"),
)
#: Properties of such an item and of hardly anything else that has a `guid` or an `_id`.
MARKS = frozenset(
    ("versioncreated", "slugline", "pubstatus", "body_html", "anpa_category", "unique_name", "_current_version")
)


def is_item(item: dict[str, Value]) -> bool:
    """Whether an object is an item of Superdesk's, ninjs or not, rather than ninjs of anybody else's."""
    return "uri" not in item and not MARKS.isdisjoint(item) and any(key in item for key in NAMES.id)
