"""What the head of an HTML page says of the story: its title, date and language."""

from __future__ import annotations

import re

from newslint.formats.html_tokens import Tokens, as_written, attributes
from newslint.formats.stretch import EMPTY, Stretch
from newslint.formats.whitespace import collapsed
from newslint.formats.wire import is_site_name
from newslint.typed import NamedTuple

#: The elements of a head; of these, text stands in the second.
_ELEMENTS = frozenset(("html", "head", "title", "meta", "link", "base", "script", "style", "noscript", "template"))
_OWN_TEXT = frozenset(("title", "script", "style", "noscript", "template"))
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
#: The day a story came out, as the data for search engines in a script give it.
PUBLISHED = re.compile(r"\"datePublished\"\s*:\s*\"(\d{4}-\d\d-\d\d[^\"]{0,40})\"")
_BEHIND_TITLE = re.compile(r"\s+(?:[|·•»–—-]|::)\s+")


class Head(NamedTuple):
    """What a page's head says, and the offset where it ends.

    Titles are in order; dates are as they are written, each with its rank, the lowest the surest.
    """

    end: int
    titles: tuple[Stretch, ...] = ()
    dates: tuple[tuple[int, str], ...] = ()
    language: str | None = None


def read_head(tokens: Tokens) -> Head:
    """What stands ahead of the first text or tag of the page itself, whether or not tags set it off."""
    titles: list[Stretch] = []
    dates: list[tuple[int, str]] = []
    language: str | None = None
    site = before = content = ""
    end = at = 0
    for number, tag in tokens.tags:
        is_content = tag.is_end and tag.name == before in _OWN_TEXT
        if tag.name not in _ELEMENTS or not (is_content or _is_blank(tokens, at, number)):
            break
        mark, begin = tokens.parts[number], tokens.bounds[number]
        if is_content and tag.name == "title":
            titles.append(collapsed(as_written(content, begin - len(content))))
        elif is_content and tag.name == "script":
            dates += [(len(_DATES), day[1]) for day in PUBLISHED.finditer(content)]
        elif tag.name == "html":
            language = _value(mark, "lang") or _value(mark, "xml:lang") or language
        elif tag.name == "meta":
            key, said = _meta(mark, begin)
            if key in _TITLES:
                titles.append(collapsed(said))
            elif key in _DATES:
                dates.append((_DATES.index(key), said.text))
            elif key == "og:site_name":
                site = said.text.strip()
            elif key in ("content-language", "og:locale", "language"):
                language = language or said.text.strip().replace("_", "-")
        content = mark[tag.length :]  # of a title or a script, all of it
        before, end, at = "" if tag.is_end or tag.is_empty else tag.name, begin + len(mark), number + 1
    bare = (_without_site(title.trimmed(), site) for title in titles)
    return Head(end, tuple(title for title in bare if title.text), tuple(dates), language)


def _is_blank(tokens: Tokens, first: int, after: int) -> bool:
    """Whether nothing but white space and comments stands ahead of a tag."""
    return not "".join(tokens.texts[first:after]).strip()


def _meta(tag: str, begin: int) -> tuple[str, Stretch]:
    given = attributes(tag, begin)
    named = next((given[key] for key in ("property", "name", "itemprop", "http-equiv") if key in given), EMPTY)
    return named.text.strip().lower(), given.get("content", EMPTY)


def _value(tag: str, name: str) -> str | None:
    value = attributes(tag, 0).get(name)
    return value.text.strip() or None if value else None


def _without_site(title: Stretch, site: str) -> Stretch:
    """A title without the name of the site that many pages put behind it."""
    text = title.text
    parts = list(_BEHIND_TITLE.finditer(text))
    if not parts:
        return title
    behind = text[parts[-1].end() :].strip()
    if "|" in parts[-1].group() or behind.casefold() == site.casefold() or is_site_name(behind):
        return title.cut(0, parts[-1].start())
    return title
