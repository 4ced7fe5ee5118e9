"""The tags of an XML document, which is well-formed (see `xml_check`).

    for raw, begin, stop in tags(source):       # as it is written, and its stretch of the source
        tag = tag_of(raw)                       # tag.name, tag.attributes.get(XML_LANG)...

What lies between two tags is text, with its references, comments and sections of character data: `xml_text` reads it.
Most tags of a file are few that come again and again, so what one says is kept by how it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate

from newslint.formats.xml_check import DEEPEST, checked_root, judged_root
from newslint.formats.xml_text import COMMENT, SECTION, resolved
from newslint.typed import NamedTuple

XML_LANG = "xml:lang"
#: As many ways to write a tag as there are in most files; the long ones are written once.
MOST_KEPT, LONGEST_KEPT = 4096, 200

_MARK = (
    r"<(?:[^!?>\"'][^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+>"
    rf"|{COMMENT}|{SECTION}|\?.*?\?>)"
)
_BETWEEN = re.compile(f"({_MARK})", re.DOTALL)
#: A document of so many characters is cut at once.
_AT_ONCE = 1 << 20
#: As much as is cut at once of a longer one: in a long page of tags there are as many of them as fit into memory.
_BATCH = re.compile(f"(?:[^<]*+{_MARK}){{1,5000}}+", re.DOTALL)
_OTHERS = re.compile(r"<[!?]")
_NAME = re.compile(r"</?(?:([^\s/>]*):)?([^\s/>]+)")
_ATTRIBUTE = re.compile(r"\s([^\s=]+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_SPACE = re.compile(r"\r\n|[\t\r\n]")


class Tag(NamedTuple):
    """What a tag says: local name, the prefix of it or "", attributes by their names as written.

    An `is_empty` tag is all of its element. Of a value white space is spaces, and references are resolved.
    """

    name: str
    prefix: str
    attributes: Mapping[str, str]
    is_end: bool
    is_empty: bool


def tags(source: str) -> Iterator[tuple[str, int, int]]:
    """The tags of a document in order, each as it is written, with its stretch of the source.

    Those of comments, instructions and sections of character data are none. Raises what `judged_root` raises, before
    the first tag; where elements only stand too deep in each other, before one that does.
    """
    depth = 0
    for text, start in _batches(source, checked_root(source)):
        parts = _BETWEEN.split(text)
        bounds = list(accumulate(map(len, parts), initial=start))
        depths = list(accumulate(map(_DEEPER.__getitem__, parts[1::2]), initial=depth))
        if max(depths) > DEEPEST:
            judged_root(source)
        depth = depths[-1]
        found = zip(parts[1::2], bounds[1:-1:2], bounds[2::2], strict=True)
        yield from found if not _OTHERS.search(text) else (tag for tag in found if tag[0][1] not in "!?")


def _batches(source: str, root: int) -> Iterator[tuple[str, int]]:
    """A document from its root on in stretches that may be cut at once, each with where it begins."""
    if len(source) <= _AT_ONCE:
        yield source[root:], root
    else:
        yield from ((batch[0], batch.start()) for batch in _BATCH.finditer(source, root))


class _Deeper(dict[str, int]):
    """By how much a mark changes how deep the text stands; kept as it is asked for."""

    def __missing__(self, mark: str) -> int:
        deeper = 0 if mark[1] in "!?" or mark[-2] == "/" else -1 if mark[1] == "/" else 1
        if len(self) < MOST_KEPT and len(mark) <= LONGEST_KEPT:
            self[mark] = deeper
        return deeper


_DEEPER = _Deeper()


def tag_of(raw: str) -> Tag:
    """What a tag says that is written so."""
    name = _NAME.match(raw)
    assert name is not None  # it is a tag
    attributes = {
        attribute[1]: resolved(_SPACE.sub(" ", attribute[2] if attribute[3] is None else attribute[3]))
        for attribute in _ATTRIBUTE.finditer(raw, name.end())
    }
    return Tag(name[2], name[1] or "", attributes, raw[1] == "/", raw[-2] == "/")
