"""HTML cut into tags and the text between them, as browsers cut it, however badly it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.formats.builder import Run
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
_NOT_AS_READ = re.compile(
    rf"{_RUNS_ON}|{_REFERENCE}|\u00ad|(?:[ \t\f]|\r?\n){{2,}}|[\t\f]|\r(?!\n)", re.DOTALL | re.IGNORECASE
)
#: Where that may begin. A search for one character of a set takes a tenth of the time of one for any of these.
_PERHAPS_NOT = re.compile(r"[<&\]\u00ad\t\f\r \n](?:(?<![ \n])|(?=[ \t\f\r\n]))")
#: Elements whose content is no markup.
_RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"))
_SOFT_HYPHEN = "\u00ad"
#: The references that nearly all are; `unescape` knows the rest.
_COMMON = {
    "&amp;": "&",
    "&nbsp;": "\xa0",
    "&quot;": '"',
    "&lt;": "<",
    "&gt;": ">",
    "&#39;": "'",
    "&#34;": '"',
    "&shy;": "",
    "&ldquo;": "“",
    "&rdquo;": "”",
    "&lsquo;": "‘",
    "&rsquo;": "’",
    "&ndash;": "–",
    "&mdash;": "—",
    "&hellip;": "…",
    "&#8220;": "“",
    "&#8221;": "”",
    "&#8216;": "‘",
    "&#8217;": "’",
    "&#8211;": "–",
    "&#8212;": "—",
    "&#160;": "\xa0",
}
_SPACE = " \t\n\r\f"
_new = tuple.__new__  # makes runs in a third of the time: pages full of references have very many


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


def attributes(source: str, tag: Tag) -> dict[str, list[Run]]:
    """The attributes of a tag by their name in lower case, each value as runs; of two with one name the first."""
    found: dict[str, list[Run]] = {}
    for attribute in _ATTRIBUTE.finditer(source, tag.begin + 1, tag.stop - 1):
        for group in (2, 3, 4):
            if attribute[group] is not None:
                begin, stop = attribute.span(group)
                break
        else:
            begin = stop = attribute.end()
        found.setdefault(attribute[1].lower(), text_runs(source, begin, stop))
    return found


def text_runs(source: str, begin: int, stop: int) -> list[Run]:
    """Text as runs: references resolved, inline tags, comments and soft hyphens left out.

    White space is as it stands, except that a reference to any is a space.
    """
    runs, at = [], begin
    for found in _not_as_read(source, begin, stop):
        start, after = found.span()
        raw = found.group()
        if raw[0] in _SPACE or (text := _standing_for(raw)) == raw:
            continue
        if at < start:
            runs.append(Run(source[at:start], at, start, True))
        if text:
            runs.append(Run(text, start, after, False))
        at = after
    if at < stop:
        runs.append(Run(source[at:stop], at, stop, True))
    return runs


def add_as_read(runs: list[Run], source: str, begin: int, stop: int) -> None:
    """Add text to the runs of a block as a reader of the page sees it: like `text_runs`, and white space one space.

    A newline of the source with no white space around it stays.
    """
    at = begin
    is_spaced = bool(runs) and runs[-1].text[-1] in " \n"
    for found in _not_as_read(source, begin, stop):
        start, after = found.span()
        raw = found.group()
        text = " " if raw[0] in _SPACE else _standing_for(raw)
        if text == raw:
            continue
        if at < start and is_spaced and source[at] in " \n\r":
            at += 2 if source.startswith("\r\n", at) else 1
        if at < start:
            runs.append(_new(Run, (source[at:start], at, start, True)))
            is_spaced = source[start - 1] in " \n"
        if text and not (is_spaced and text == " "):
            runs.append(_new(Run, (text, start, after, False)))
            is_spaced = text == " "
        at = after
    if at < stop and is_spaced and source[at] in " \n\r":
        at += 2 if source.startswith("\r\n", at) else 1
    if at < stop:
        runs.append(_new(Run, (source[at:stop], at, stop, True)))


def _not_as_read(source: str, begin: int, stop: int) -> Iterator[re.Match[str]]:
    """What in a text does not stand for itself, in order."""
    search, match = _PERHAPS_NOT.search, _NOT_AS_READ.match
    while perhaps := search(source, begin, stop):
        found = match(source, perhaps.start(), stop)
        if found:
            yield found
        begin = found.end() if found else perhaps.start() + 1


def _standing_for(raw: str) -> str:
    """What a reference stands for; nothing for markup and soft hyphens."""
    if raw[0] != "&":
        return ""
    if raw in _COMMON:
        return _COMMON[raw]
    from html import unescape

    text = unescape(raw)
    if text in ("\t", "\n", "\f", "\r"):
        return " "
    return "" if text == _SOFT_HYPHEN else text
