"""What the head of an HTML page says of the story: its title, date and language."""

from __future__ import annotations

import re
from typing import NamedTuple

from newslint.formats.builder import Run, text_of
from newslint.formats.html_tokens import Tag, attributes, html_tags, text_runs
from newslint.formats.joined_runs import JoinedRuns
from newslint.formats.whitespace import collapsed
from newslint.formats.wire import is_site_name
from newslint.model.span import Span

_HEAD_END = re.compile(r"</head\s*>|<body\b", re.IGNORECASE)
_ANY_HEAD = re.compile(r"<(?:title|meta|html)\b", re.IGNORECASE)
_TITLES = frozenset(("og:title", "twitter:title"))
#: The names under which pages give the day a story came out; the sooner, the surer.
_DATES = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)
_PUBLISHED = re.compile(r"\"datePublished\"\s*:\s*\"(\d{4}-\d\d-\d\d[^\"]{0,40})\"")
_BEHIND_TITLE = re.compile(r"\s+(?:[|·•»–—-]|::)\s+")


class Head(NamedTuple):
    """What a page's head says, and the offset where it ends, 0 where there is none.

    Titles are runs, in order; dates are as they are written, each with its rank, the lowest the surest.
    """

    end: int
    titles: tuple[list[Run], ...] = ()
    dates: tuple[tuple[int, str], ...] = ()
    language: str | None = None


def read_head(source: str) -> Head:
    """What stands in the head, whether or not tags set it off; nothing in a fragment, which has none."""
    found = _HEAD_END.search(source)
    if found is None and _ANY_HEAD.search(source) is None:
        return Head(0)
    end = found.start() if found else len(source)
    titles: list[list[Run]] = []
    dates: list[tuple[int, str]] = []
    language: str | None = None
    site = ""
    for tag in html_tags(source, 0, end):
        if tag.is_end:
            if tag.name == "title":
                titles.append(collapsed(text_runs(source, tag.text, tag.begin)))
            elif tag.name == "script":
                found_dates = _PUBLISHED.finditer(source, tag.text, tag.begin)
                dates += [(len(_DATES), published[1]) for published in found_dates]
        elif tag.name == "html":
            language = _value(source, tag, "lang") or _value(source, tag, "xml:lang") or language
        elif tag.name == "meta":
            key, content = _meta(source, tag)
            if key in _TITLES:
                titles.append(collapsed(content))
            elif key in _DATES:
                dates.append((_DATES.index(key), text_of(content)))
            elif key == "og:site_name":
                site = text_of(content).strip()
            elif key in ("content-language", "og:locale", "language"):
                language = language or text_of(content).strip().replace("_", "-")
    return Head(
        found.start() if found else 0, tuple(_without_site(title, site) for title in titles), tuple(dates), language
    )


def _meta(source: str, tag: Tag) -> tuple[str, list[Run]]:
    given = attributes(source, tag)
    named = next((given[key] for key in ("property", "name", "itemprop", "http-equiv") if key in given), [])
    return text_of(named).strip().lower(), given.get("content", [])


def _value(source: str, tag: Tag, name: str) -> str | None:
    value = attributes(source, tag).get(name)
    return text_of(value).strip() or None if value else None


def _without_site(title: list[Run], site: str) -> list[Run]:
    """A title without the name of the site that many pages put behind it."""
    text = text_of(title)
    parts = list(_BEHIND_TITLE.finditer(text))
    if not parts:
        return title
    behind = text[parts[-1].end() :].strip()
    if "|" in parts[-1].group() or behind.casefold() == site.casefold() or is_site_name(behind):
        return JoinedRuns(title).cut(Span(0, parts[-1].start()))
    return title
