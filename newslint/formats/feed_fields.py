"""What the elements of an entry are to its story, in RSS 2.0, 1.0 and 0.9, in Atom, and in what feeds add to them."""

from __future__ import annotations

from newslint.formats.stretch import Stretch
from newslint.formats.xml_tags import Tag
from newslint.formats.xml_text import as_written, begins_with_text

#: What an element is. A description is the body where there is no other, a link the name where there is no other.
TITLE, BODY, DESCRIPTION, SUMMARY, CAPTION = "title", "body", "description", "summary", "caption"
AUTHOR, NAME, LINK, DATE, LANGUAGE = "author", "name", "link", "date", "language"

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_MEDIA, _XHTML = "http://search.yahoo.com/mrss/", "http://www.w3.org/1999/xhtml"
_WENN = "http://feed.wenn.com/xmlns/2010/03/wenn_cm"

_CORE = {
    "title": TITLE,
    "description": DESCRIPTION,
    "summary": SUMMARY,
    "content": BODY,
    "author": AUTHOR,
    **dict.fromkeys(("guid", "id"), NAME),
    "link": LINK,
    **dict.fromkeys(("pubDate", "published", "issued", "created", "updated", "modified"), DATE),
    "language": LANGUAGE,
}
_ADDED = {
    **dict.fromkeys(((_CONTENT, "encoded"), ("content", "encoded"), (_XHTML, "body"), (_XHTML, "div")), BODY),
    **dict.fromkeys(((_WENN, "first_line"), (_WENN, "body")), BODY),
    **dict.fromkeys(((space, "creator") for space in (_DC, "dc")), AUTHOR),
    **dict.fromkeys(((space, "date") for space in (_DC, "dc")), DATE),
    **dict.fromkeys(((space, "language") for space in (_DC, "dc")), LANGUAGE),
    **dict.fromkeys(((_TERMS, "issued"), (_TERMS, "created")), DATE),
    **dict.fromkeys(((space, "description") for space in (_MEDIA, "media")), CAPTION),
}
#: Dates by how surely they are the day the story came out.
_DATES = ("pubDate", "published", "issued", "date", "created", "updated", "modified")


class Field:
    """An element of an entry: its role, its start tag, where its text stands in the source, whether it holds tags.

    A `copy` is given where not all of the text counts.
    """

    __slots__ = ("_copy", "_source", "begin", "is_marked_up", "role", "stop", "tag")

    def __init__(
        self, role: str, tag: Tag, source: str, begin: int, stop: int, is_marked_up: bool, copy: Stretch | None = None
    ) -> None:
        self.role = role
        self.tag = tag
        self.begin = begin
        self.stop = stop
        self.is_marked_up = is_marked_up
        self._source = source
        self._copy = copy

    @property
    def copy(self) -> Stretch:
        """Its text, white space as it stands and tags left out; read when it is first asked for."""
        if self._copy is None:
            self._copy = as_written(self._source, self.begin, self.stop)
        return self._copy

    def says_something(self) -> bool:
        """Whether there is more than white space in its text."""
        return begins_with_text(self._source, self.begin, self.stop) or bool(self.copy.text.strip())

    @property
    def rank(self) -> int:
        """Of two dates the one of the lower rank is the story's."""
        return _DATES.index(self.tag.name)


def role_of(name: str, space: str, entry_space: str, *, is_child: bool) -> str | None:
    """What an element is to the entry it stands in; None where it says nothing.

    `entry_space` is the namespace of the entry. Its own elements count only as its children, added ones at any depth.
    """
    if space == entry_space:
        return _CORE.get(name) if is_child else None
    if name == "encoded" and space.startswith("http://wordpress.org/export/"):
        return SUMMARY
    return _ADDED.get((space, name))
