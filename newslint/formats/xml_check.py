"""Whether XML is well-formed and can be read, and where its root element begins.

The parser judges the whole document before any of it is read; what it has accepted can be cut at its tags exactly (see
`xml_tags`). Nothing a document names is ever opened, and one that declares entities of its own is refused. References
may also be those HTML has names for, declared or not.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from newslint.errors import InputError
from newslint.formats.xml_text import known_entity

#: How deep elements may stand inside each other.
DEEPEST = 500

#: A reference that is none of the plainest of XML: most documents have none such, and those that do mostly know it.
_UNUSUAL = r"&(?!amp;|lt;|gt;|quot;|apos;|#\d{1,9};|#x[0-9A-Fa-f]{1,8};)([^\s;&]+);"
_REFERENCE = re.compile(_UNUSUAL)
#: A tag, comment, section or instruction, to the end where it is not whole; or, between those, such a reference.
_MARKUP = re.compile(
    r"<(?:[^!?>\"'][^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+>"
    rf"|!--.*?(?:-->|\Z)|!\[CDATA\[.*?(?:\]\]>|\Z)|\?.*?(?:\?>|\Z))|{_UNUSUAL}",
    re.DOTALL,
)


def checked_root(source: str) -> int:
    """Where the root element of a document begins: it is well-formed, declares nothing, and its references are known.

    How deep its elements stand is not looked at, unless something else is wrong: that is for who cuts it at its tags.
    Raises what `judged_root` raises.
    """
    judge = _Judge(source)
    if "\0" not in source and judge.fault() is None and judge.root is not None:
        root = judge.place(judge.root)
        if all(known_entity(found[1]) for found in _REFERENCE.finditer(source, root)):
            return root
    return judged_root(source)


def judged_root(source: str) -> int:
    """Where the root element of a document begins, after all of it is judged; slower than `checked_root`.

    Raises InputError of kind "malformed" where the document is not well-formed, stops short or has a reference that
    nobody knows, and "hostile" where it declares entities or nests elements deeper than `DEEPEST`; of several faults,
    for the first.
    """
    if (null := source.find("\0")) >= 0:  # two in a row of other characters would be UTF-16 to the parser
        raise malformed(source, null, "a NUL character is in it")
    judge = _Judge(source)
    fault = judge.fault(deep=True)
    if judge.root is not None:
        root = judge.place(judge.root)
        _check_references(source, root, len(source) if fault is None else judge.place(judge.reached))
    if fault is not None:
        raise fault
    assert judge.root is not None  # a document without one is not well-formed
    return root


def malformed(source: str, offset: int, reason: str) -> InputError:
    """The error that says what is wrong with an XML document, and on which line."""
    line = source.count("\n", 0, offset) + 1
    return InputError(
        f"line {line}: is not well-formed XML: {reason}; correct it, or have it exported again", "malformed"
    )


class _Judge:
    """Has a document parsed. What it keeps are offsets in the bytes that the parser is given."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._start = len(source) - len(source.lstrip())  # blank lines ahead of the declaration do no harm
        self._data = source[self._start :].encode("utf-8", "surrogatepass")
        self._depth = 0
        self.root: int | None = None
        self.reached = 0

    def fault(self, *, deep: bool = False) -> InputError | None:
        """What the document is to be refused for; it has been `reached` there. Depth counts where `deep` says so."""
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.UseForeignDTD(True)  # references it does not know are left to us, not an error
        parser.StartElementHandler = self._started if deep else self._begun
        parser.EndElementHandler = self._ended if deep else None
        parser.EntityDeclHandler = self._entity_declared
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as fault:
            self.reached = parser.ErrorByteIndex
            return malformed(self._source, self.place(self.reached), expat.ErrorString(fault.code))
        except InputError as fault:
            self.reached = parser.CurrentByteIndex
            return fault
        return None

    def place(self, byte: int) -> int:
        """The offset in the source of a byte of the data."""
        return self._start + len(self._data[:byte].decode("utf-8", "surrogatepass"))

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of the root element; further ones are not to be told of, for each costs a call."""
        self.root = self._parser.CurrentByteIndex
        self._parser.StartElementHandler = None

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        if not self._depth:
            self.root = self._parser.CurrentByteIndex
        self._depth += 1
        if self._depth > DEEPEST:
            raise InputError(f"nests elements more than {DEEPEST} deep, as no story does", "hostile")

    def _ended(self, name: str) -> None:
        self._depth -= 1

    def _entity_declared(self, name: str, *declaration: object) -> None:
        raise InputError(
            f"declares an entity of its own, '{name}', which is not read; write out what it stands for", "hostile"
        )


def _check_references(source: str, root: int, stop: int) -> None:
    """Refuse a reference that nobody knows, in text that ends at a tag, comment or section before `stop`."""
    unknown: re.Match[str] | None = None
    for found in _MARKUP.finditer(source, root, stop):
        if found[1] is None and unknown is not None:
            raise malformed(source, unknown.start(), f"nothing says what '{unknown[0]}' stands for")
        if found[1] is not None and unknown is None and not known_entity(found[1]):
            unknown = found
