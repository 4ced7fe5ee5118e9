"""XML as a stream of tags and text, every character at its place in the source.

    source, encoding = xml_decoding.decode_xml(data)    # the whole file, decoded as it says it is
    for event in events(source):                # Start | End | Run, in the order of the source
        if isinstance(event, Start): event.name, event.space, event.attributes.get(XML_LANG), event.begin, event.stop
        elif isinstance(event, End): event.name, event.space
        else: event                                     # a Run of text

`name` is the local name, `space` the namespace's URI or "". White space is as it stands in the source,
carriage returns too; `whitespace.collapsed` makes of it what a reader of the page sees.

The parser says what is well-formed and where each tag, comment and section begins. What lies between is the text; its
references are resolved here: those of XML, and the names HTML has for characters, declared or not. Nothing a document
names is ever opened, and one that declares entities of its own is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from newslint.errors import InputError
from newslint.formats.stretch import Run
from newslint.formats.xml_names import Names
from newslint.typed import NamedTuple

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: How deep elements may stand inside each other.
DEEPEST = 500
_CHUNK = 1 << 20

_TAG = re.compile(r"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_REFERENCE = re.compile(r"&(?:#(\d{1,9})|#x([0-9A-Fa-f]{1,8})|([^\s;&]+));")
_OF_XML = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_new = tuple.__new__


class Start(NamedTuple):
    """A start tag: local name, namespace, and its stretch of the source, code points from `begin` up to `stop`.

    A key of `attributes` is the attribute's name, "{uri}name" where it has a namespace. A prefix that nothing binds
    stands for its namespace: the excerpts of documents that newsrooms pass around lack their declarations.
    """

    name: str
    space: str
    attributes: Mapping[str, str]
    begin: int
    stop: int


class End(NamedTuple):
    """An end tag; of an empty element's only tag, the empty stretch behind it."""

    name: str
    space: str
    begin: int
    stop: int


def events(source: str) -> Iterator[Start | End | Run]:
    """The tags and the text of a document; text outside the root element is none, nor are comments and instructions.

    Raises InputError of kind "malformed" where the document is not well-formed or stops short, and "hostile" where
    it declares entities or nests elements deeper than `DEEPEST`; what was yielded before then stands.
    """
    if (null := source.find("\0")) >= 0:  # two in a row of other characters would be UTF-16 to the parser
        raise malformed(source, null, "a NUL character is in it")
    collector = _Collector(source)
    parser = expat.ParserCreate("utf-8")
    parser.specified_attributes = True
    parser.UseForeignDTD(True)  # references it does not know are left to us, not an error
    collector.listen(parser)
    data = memoryview(collector.data)
    for begin in range(0, len(data) or 1, _CHUNK):
        try:
            parser.Parse(data[begin : begin + _CHUNK], begin + _CHUNK >= len(data))
        except expat.ExpatError as fault:
            place = collector.place(parser.ErrorByteIndex)
            raise malformed(source, place, expat.ErrorString(fault.code)) from None
        yield from collector.found
        collector.found.clear()


def text_runs(source: str, begin: int, stop: int) -> list[Run]:
    """A stretch of text of an XML document as runs, references resolved.

    Raises InputError of kind "malformed" for a reference to an entity that nobody knows.
    """
    # Runs are made without their constructor, in a third of the time: HTML that was escaped has very many.
    runs, at = [], begin
    for found in _REFERENCE.finditer(source, begin, stop):
        start, after = found.span()
        if at < start:
            runs.append(_new(Run, (source[at:start], at, start, True)))
        text = _OF_XML.get(found.group()) or _referred(source, found)
        runs.append(_new(Run, (text, start, after, False)))
        at = after
    if at < stop:
        runs.append(_new(Run, (source[at:stop], at, stop, True)))
    return runs


def malformed(source: str, offset: int, reason: str) -> InputError:
    """The error that says what is wrong with an XML document, and on which line."""
    line = source.count("\n", 0, offset) + 1
    return InputError(
        f"line {line}: is not well-formed XML: {reason}; correct it, or have it exported again", "malformed"
    )


def _referred(source: str, found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name is None:
        return chr(int(decimal) if decimal else int(hexadecimal, 16))
    from html.entities import html5

    known = html5.get(f"{name};")
    if known is None:
        raise malformed(source, found.start(), f"nothing says what '{found.group()}' stands for")
    return known


class _Collector:
    """Makes events of what the parser calls out; offsets here are code points of the source unless called bytes."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._start = len(source) - len(source.lstrip())  # blank lines ahead of the declaration do no harm
        self.data = source[self._start :].encode("utf-8", "surrogatepass")
        self.found: list[Start | End | Run] = []
        self._at = self._start
        self._depth = 0
        self._literal = self._empty = False
        self._names = Names()
        self._scopes: list[tuple[int, Names]] = []

    def listen(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._started
        parser.EndElementHandler = self._ended
        parser.StartCdataSectionHandler = self._section_started
        parser.EndCdataSectionHandler = self._section_ended
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = self._entity_declared

    def place(self, byte: int) -> int:
        """The offset of a byte of the data."""
        return self._start + len(self.data[:byte].decode("utf-8", "surrogatepass"))

    def _here(self) -> int:
        """Where what the parser calls out begins."""
        # Inside the root element no text has the sign in it: no need to make an offset of the parser's bytes.
        return self._source.index("<", self._at) if self._depth else self.place(self._parser.CurrentByteIndex)

    def _text_before(self, stop: int) -> None:
        if self._at < stop and self._depth:
            raw = self._source[self._at : stop]
            if "&" in raw and not self._literal:
                self.found += text_runs(self._source, self._at, stop)
            else:
                self.found.append(_new(Run, (raw, self._at, stop, True)))

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        begin = self._here()
        self._text_before(begin)
        self._depth += 1
        if self._depth > DEEPEST:
            raise InputError(f"nests elements more than {DEEPEST} deep, as no story does", "hostile")
        self._at = stop = self._tag_end(begin) if attributes else self._source.index(">", begin) + 1
        self._empty = self._source[stop - 2] == "/"
        if attributes:
            names = self._names.with_bindings(attributes)
            if names is not self._names:
                self._scopes.append((self._depth, self._names))
                self._names = names
        local, space = self._names.of_element(name)
        self.found.append(_new(Start, (local, space, self._names.of_attributes(attributes), begin, stop)))

    def _tag_end(self, begin: int) -> int:
        tag = _TAG.match(self._source, begin)
        assert tag is not None  # the parser saw one there
        return tag.end()

    def _ended(self, name: str) -> None:
        begin = stop = self._at
        if not self._empty:
            begin = self._here()
            self._text_before(begin)
            self._at = stop = self._source.index(">", begin) + 1
        self._empty = False
        local, space = self._names.of_element(name)
        self.found.append(_new(End, (local, space, begin, stop)))
        if self._scopes and self._scopes[-1][0] == self._depth:
            self._names = self._scopes.pop()[1]
        self._depth -= 1

    def _section_started(self) -> None:
        self._skip(self._here(), len("<![CDATA["))
        self._literal = True

    def _section_ended(self) -> None:
        self._skip(self._source.index("]]>", self._at), len("]]>"))
        self._literal = False

    def _skip(self, begin: int, length: int) -> None:
        self._text_before(begin)
        self._at, self._empty = begin + length, False

    def _comment(self, text: str) -> None:
        self._skip(self._here(), len("<!--"))
        self._at = self._source.index("-->", self._at) + 3

    def _instruction(self, target: str, text: str) -> None:
        self._skip(self._here(), len("<?"))
        self._at = self._source.index("?>", self._at) + 2

    def _entity_declared(self, name: str, *declaration: object) -> None:
        raise InputError(
            f"declares an entity of its own, '{name}', which is not read; write out what it stands for", "hostile"
        )
