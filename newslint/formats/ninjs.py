"""ninjs, the news in JSON of the IPTC: 1.x, 2.x and 3.x, which differ in the names and shapes of their properties.

A headline is `headline`, `headline_main` or one of `headlines`; a body is `body_text`, `body_html` or one of `bodies`;
whatever the case of their letters keys are the same, as `versioncreated` (2.x) is `versionCreated` (3.x).
"""

from __future__ import annotations

from newslint.formats.json_names import Names, has_text
from newslint.formats.json_text import Value

NAMES = Names(
    headline=("headline_main", "headline", "headlines", "headline_*"),
    title=("title",),
    byline=("byline", "by"),
    dateline=("located",),
    summary=("descriptions", "description_*"),
    bodies=("bodies", "body_*", "body"),
    parts=("associations",),
    type=("type",),
    id=("uri", "guid"),
    date=("versioncreated", "contentcreated", "firstcreated", "embargoed"),
    language=("language",),
    slug=("slugline",),
    people=("people", "person"),
)
#: Besides a `uri`, properties that tell an item even where there is no copy in it: an event, a plan, a picture alone.
MARKS = frozenset(
    (
        *("type", "versioncreated", "standard", "$standard", "profile", "pubstatus", "renditions"),
        *("eventdetails", "plannedcoverage", "headlines", "bodies", "associations"),
    )
)


def is_item(item: dict[str, Value]) -> bool:
    """Whether an object is ninjs: it is identified, and has copy or at least one of the marks."""
    copy = (*NAMES.headline, *NAMES.bodies, *NAMES.summary)
    return "uri" in item and (not MARKS.isdisjoint(item) or has_text(item, copy))
