"""HTML cut into tags and the text between them, as browsers cut it, however badly it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.formats.stretch import Stretch, of_parts
from newslint.typed import NamedTuple

# A quotation mark counts only behind an equals sign. Nothing that has matched is given back, and a tag that nothing
# closes ends the search, so that the cost stays proportional to the length.
_REST = r"(?=[\s/>])(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|))*+>"
#: Markup that runs on with the text around it: inline elements, comments, declarations.
_RUNS_ON = (
    r"<(?:/?(?:x?html:)?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|dfn|em|font|i|ins|kbd|mark|meter|output|q|ruby"
    rf"|samp|small|span|strong|sub|sup|time|tt|u|var|wbr){_REST}"
    r"|!--(?:-?>|.*?(?:--!?>|\Z))|!\[CDATA\[|[!?][^>]*+(?:>|\Z)|/[^a-zA-Z>][^>]*+(?:>|\Z)|/>)|\]\]>"
)
_TEXT = rf"(?:[^<\]]++|{_RUNS_ON}|\]|<(?![a-zA-Z/!?]))*+"
_TOKEN = re.compile(
    rf"{_TEXT}(?:(?P<open><)(?P<end>/)?(?:x?html:)?(?P<name>[a-zA-Z][^\s/>]*+){_REST}|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"[\s/\"']([^\s=<>\"'/]+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")
_REFERENCE = r"&(?:#\d{1,9};?|#[xX][0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_SPACE = r"(?:[ \t\f]|\r?\n)"
# Each choice begins with a letter of its own, so that the search goes by the set of these. Spaces are not in it, for
# copy is full of them: what `whitespace.collapsed` finds of the white space that a space begins is left to it.
_NOT_AS_WRITTEN = re.compile(rf"({_RUNS_ON}|{_REFERENCE}|\u00ad)", re.DOTALL | re.IGNORECASE)
_NOT_AS_READ = re.compile(
    rf"({_RUNS_ON}|{_REFERENCE}|\u00ad|\n{_SPACE}++|\r(?:\n{_SPACE}++|(?!\n))|\t{_SPACE}*+|\f{_SPACE}*+)",
    re.DOTALL | re.IGNORECASE,
)
#: Elements whose content is no markup.
_RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"))
_SOFT_HYPHEN = "\u00ad"
_SPACES = frozenset(" \t\n\r\f")
_MOST_SAID = 4096
_new = tuple.__new__  # makes tags in a third of the time


#: What a tag is called that nothing closes.
UNCLOSED = "<"


class Tag(NamedTuple):
    """A start or end tag: the element's name in lower case, without a prefix of XHTML's, and its stretch of the source.

    Its text is what stands between the tag before it and this one, from `text` on: text, the tags of inline elements,
    comments; after the start tag of a script or the like what that says. An `is_empty` tag ends as those of XML do that
    have no end tag. The last tag is none, its name "": the text behind the others ends there. Where that begins with a
    tag that nothing closes the name is `UNCLOSED`, and the text no markup.
    """

    text: int
    name: str
    is_end: bool
    begin: int
    stop: int
    is_empty: bool = False


def html_tags(source: str, begin: int = 0, stop: int | None = None) -> Iterator[Tag]:
    """The tags of HTML that divide its text, in order."""
    end = len(source) if stop is None else stop
    text = at = begin
    match = _TOKEN.match
    while (token := match(source, at, end)) and token["name"]:
        name = token["name"].lower()
        at = token.end()
        is_end, is_empty = token["end"] is not None, source[at - 2] == "/"
        yield _new(Tag, (text, name, is_end, token.start("open"), at, is_empty))
        text = at
        if name in _RAW and not is_end and not is_empty:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at, end)
            at = closing.start() if closing else end
    last = end if token else _unclosed(source, at, end)
    if text < last:
        yield Tag(text, "", True, last, last)
    if last < end:
        yield Tag(last, UNCLOSED, True, end, end)


def _unclosed(source: str, begin: int, stop: int) -> int:
    """Where the tag begins that nothing closes; the end where there is none."""
    text = re.compile(_TEXT, re.DOTALL | re.IGNORECASE).match(source, begin, stop)
    return text.end() if text else stop


def attributes(source: str, tag: Tag) -> dict[str, Stretch]:
    """The attributes of a tag by their name in lower case, each value as text; of two with one name the first."""
    found: dict[str, Stretch] = {}
    for attribute in _ATTRIBUTE.finditer(source, tag.begin + 1, tag.stop - 1):
        for group in (2, 3, 4):
            if attribute[group] is not None:
                begin, stop = attribute.span(group)
                break
        else:
            begin = stop = attribute.end()
        found.setdefault(attribute[1].lower(), as_written(source, begin, stop))
    return found


def as_written(source: str, begin: int, stop: int) -> Stretch:
    """Text with references resolved, and inline tags, comments and soft hyphens left out.

    White space is as it stands, except that a reference to any is a space.
    """
    return of_parts(_NOT_AS_WRITTEN.split(source[begin:stop]), begin, _SAID)


def as_read(source: str, begin: int, stop: int) -> Stretch:
    """Text as it is written, less what of its white space a reader of the page does not see.

    That which a space begins stays; `whitespace.collapsed` finds it.
    """
    return of_parts(_NOT_AS_READ.split(source[begin:stop]), begin, _SAID)


class _Said(dict[str, str]):
    """What references and white space say, and that markup and soft hyphens say nothing; kept as it is asked for."""

    def __missing__(self, raw: str) -> str:
        said = " " if raw[0] in _SPACES else _standing_for(raw) if raw[0] == "&" else ""
        if len(self) < _MOST_SAID:
            self[raw] = said
        return said


_SAID = _Said()


def _standing_for(reference: str) -> str:
    from html import unescape

    text = unescape(reference)
    return " " if text in _SPACES else "" if text == _SOFT_HYPHEN else text
