"""The comments of HTML and XML, and the paragraphs that they stand in or before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.formats.comments import MARK, Found
from newslint.model.document import Comment
from newslint.model.span import SourceSpan
from newslint.typed import NamedTuple

# Nothing that has matched is given back, and a tag that nothing closes ends the search: the cost is proportional.
_COMMENT = r"<!--(?:-?>|(?P<comment>.*?)(?P<closed>--!?>|\Z))"
_TAG = (
    r"<(?P<end>/)?(?:[\w.-]++:)?(?P<name>[a-zA-Z_][^\s/>]*+)"
    r"(?=[\s/>])(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|))*+>|(?P<unclosed></?[a-zA-Z_])"
)
_HTML = re.compile(rf"{_COMMENT}|<!\[CDATA\[|<[!?][^>]*+(?:>|\Z)|{_TAG}", re.DOTALL)
_XML = re.compile(
    rf"{_COMMENT}|<!\[CDATA\[(?P<section>.*?)(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<![^>]*+(?:>|\Z)|{_TAG}", re.DOTALL
)
#: Elements of HTML and of the news formats that run on with the text around them; any other divides it.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark meter output q rb rp rt"
    " ruby s samp small span strike strong sub sup time tt u var wbr"
    " alt-code chron city classifier copyrite country event frac function inline lang location money num object.title"
    " org person postaddr pronounce region state sublocation virtloc".split()
)
#: Elements whose content is no markup; copy may be in some.
_RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"))
_COPY_IN_RAW = frozenset(("textarea", "title"))
#: The elements of files of several stories that hold one.
_STORIES = frozenset(("item", "entry", "newsItem", "NewsItem", "nitf"))
_LINE_ENDS = re.compile(r"[ \t]*(?:[\r\n]|\Z)")


def html_comments(source: str) -> Iterator[Found]:
    """The comments of an HTML page or a fragment of one."""
    return _Scan(source, 0, len(source), is_xml=False).found()


def html_comments_within(source: str, begin: int, stop: int) -> Iterator[Found]:
    """The comments of the HTML in a stretch of the source."""
    return _Scan(source, begin, stop, is_xml=False).found()


def xml_comments(source: str) -> Iterator[Found]:
    """The comments of an XML document, and of HTML in its sections of character data."""
    return _Scan(source, 0, len(source), is_xml=True).found()


class Division(NamedTuple):
    """A stretch of source that no element divides, and whether any text is in it."""

    begin: int
    stop: int
    has_text: bool


class Raw(NamedTuple):
    """A comment as it is come upon, and the number of the stretch it is in."""

    text: str
    source: SourceSpan
    closed: bool
    stretch: int
    story: int | None


class _Scan:
    def __init__(self, source: str, begin: int, stop: int, *, is_xml: bool) -> None:
        self._source = source
        self._is_xml = is_xml
        self._stretches: list[Division] = []
        self._comments: list[Raw] = []
        self._stories: list[SourceSpan] = []
        self._depth = 0  # of elements that hold a story, in one another
        self._begin, self._has_text = begin, False
        self._read(_XML if is_xml else _HTML, begin, stop)
        self._divide(stop, stop)

    def found(self) -> Iterator[Found]:
        """The comments, in order."""
        aims = Aims(self._source, self._stretches)
        for raw in self._comments:
            comment = Comment(raw.text, raw.source, aims.of(raw.source, raw.stretch), raw.closed)
            yield Found(comment, None if raw.story is None else self._stories[raw.story])

    def _read(self, pattern: re.Pattern[str], begin: int, stop: int) -> None:
        at = begin
        while token := pattern.search(self._source, at, stop):
            self._see(at, token.start())
            at = token.end()
            if token["unclosed"]:
                return
            if token["name"] is not None:
                at = self._tag(token, stop)
            elif token["comment"] is not None:
                self._comment(token)
            elif self._is_xml and pattern is _XML and token["section"] is not None:
                self._divide(token.start(), token.start("section"))
                self._read(_HTML, *token.span("section"))
                self._divide(token.end("section"), at)
        self._see(at, stop)

    def _see(self, begin: int, stop: int) -> None:
        text = self._source[begin:stop]
        self._has_text = self._has_text or (text != "" and not text.isspace())

    def _divide(self, stop: int, begin: int) -> None:
        """One stretch stops and the next begins."""
        self._stretches.append(Division(self._begin, stop, self._has_text))
        self._begin, self._has_text = begin, False

    def _comment(self, token: re.Match[str]) -> None:
        text = token["comment"]
        if not text.lstrip().startswith(MARK):
            return
        begin, stop = token.span()
        closed = token["closed"] != ""
        if not closed:
            text = text.lstrip().splitlines()[0]
            stop = self._source.index(text, begin) + len(text)
        story = len(self._stories) - 1 if self._depth else None
        self._comments.append(Raw(text, SourceSpan(begin, stop), closed, len(self._stretches), story))

    def _tag(self, token: re.Match[str], stop: int) -> int:
        """Take note of a tag, and say where to go on."""
        name = token["name"] if self._is_xml else token["name"].lower()
        at, is_end = token.end(), token["end"] is not None
        is_empty = self._source[at - 2] == "/"
        if name not in _INLINE:
            self._divide(token.start(), at)
        if self._is_xml:
            if name in _STORIES and not is_empty:
                self._story(token, is_end=is_end)
            return at
        if name in _RAW and not is_end and not is_empty:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._source, at, stop)
            begin, at = at, closing.start() if closing else stop
            if name in _COPY_IN_RAW:
                self._see(begin, at)
        return at

    def _story(self, token: re.Match[str], *, is_end: bool) -> None:
        """Note where a story's element begins and stops; one inside another is part of it."""
        if not is_end:
            if not self._depth:
                self._stories.append(SourceSpan(token.start(), len(self._source)))
            self._depth += 1
        elif self._depth:
            self._depth -= 1
            if not self._depth:
                self._stories[-1] = self._stories[-1]._replace(stop=token.end())


class Aims:
    """What each comment is about: the text it stands in, else the text that ends on its line, else what comes next."""

    def __init__(self, source: str, stretches: list[Division]) -> None:
        self._source = source
        self._stretches = stretches
        self._next = self._nearest(range(len(stretches) - 1, -1, -1))
        self._before = self._nearest(range(len(stretches)))

    def of(self, comment: SourceSpan, stretch: int) -> SourceSpan:
        """The stretch of source that a comment in this stretch is about; empty where there is none."""
        own = self._stretches[stretch]
        if own.has_text:
            return SourceSpan(own.begin, own.stop)
        before, after = self._before[stretch], self._next[stretch]
        if before is not None and self._ends_line(comment, before):
            return SourceSpan(before.begin, before.stop)
        return SourceSpan(after.begin, after.stop) if after else SourceSpan(comment.stop, comment.stop)

    def _ends_line(self, comment: SourceSpan, before: Division) -> bool:
        """Whether a comment is the last on its line, and this text ends on the same."""
        line = max(self._source.rfind(end, before.stop, comment.begin) for end in "\r\n")
        return line < 0 and _LINE_ENDS.match(self._source, comment.stop) is not None

    def _nearest(self, order: range) -> list[Division | None]:
        """For each stretch the nearest with text, going this way; itself where it has some."""
        found: list[Division | None] = [None] * len(self._stretches)
        last: Division | None = None
        for number in order:
            last = self._stretches[number] if self._stretches[number].has_text else last
            found[number] = last
        return found
