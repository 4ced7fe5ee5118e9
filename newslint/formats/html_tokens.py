"""HTML cut into text and marks, as browsers cut it, however badly it is written.

    tokens = html_tokens(source)
    for number, tag in tokens.tags:             # the tags that divide the text, and which of the parts they are
        tokens.copy(at, number)                 # the copy before it, from part `at` on
        at = number + 1

Marks are what does not stand for itself: tags, comments, references, white space that is read as one space. All of the
text is cut at once, and what a mark says is found out once for all that are written alike: a long page has few that
are not. Going from tag to tag takes three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Sized
from itertools import accumulate, compress, count

from newslint.formats.pieces import of_texts as pieces_of_texts
from newslint.formats.stretch import EMPTY, Stretch, of_texts
from newslint.model.offsets import Columns, Pieces
from newslint.typed import NamedTuple

#: Elements whose content is no markup.
_RAW = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
#: Elements that run on with the text around them.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark meter output q ruby samp small span strong"
    " sub sup time tt u var wbr".split()
)
# A quotation mark counts only behind an equals sign. Nothing that has matched is given back, and a tag that nothing
# closes is a mark that goes on to the end, so that the cost stays proportional to the length.
_REST = r"(?=[\s/>])(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|))*+>"
_WITH_CONTENT = "|".join(rf"{name}{_REST}(?:(?<=/>)|(?:[^<]++|<(?!/{name}[\s/>]))*+)" for name in _RAW)
# Most tags have no attributes, and no name that another choice begins with: they are told at once.
_MARKUP = (
    r"<(?:/?+[a-hj-mo-ru-wyz][a-z0-9]*+>|!--(?:-?>|.*?(?:--!?>|\Z))|!\[CDATA\[|[!?][^>]*+(?:>|\Z)|/[^a-zA-Z>][^>]*+(?:>|\Z)|/>"
    rf"|(?:x?html:)?(?:{_WITH_CONTENT})|/?[a-zA-Z][^\s/>]*+{_REST}|/?[a-zA-Z].*)|\]\]>"
)
_REFERENCE = r"&(?:#\d{1,9};?|#[xX][0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_SPACE = r"(?:[ \t\f\n]++|\r\n)"
# Each choice begins with a letter of its own, so that the search goes by the set of these. Spaces are not in it, for
# copy is full of them: what `whitespace.collapsed` finds of the white space that a space begins is left to it.
_MARK = re.compile(
    rf"({_MARKUP}|{_REFERENCE}|\u00ad|\n{_SPACE}++|\r(?:\n{_SPACE}++|(?!\n))|\t{_SPACE}*+|\f{_SPACE}*+)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(rf"<(/)?(?:x?html:)?([a-zA-Z][^\s/>]*+){_REST}", re.IGNORECASE)
_UNCLOSED = re.compile(r"</?[a-zA-Z]")
_ATTRIBUTE = re.compile(r"[\s/\"']([^\s=<>\"'/]+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")
_SPACES = frozenset(" \t\n\r\f")
_SOFT_HYPHEN = "\u00ad"
_new = tuple.__new__  # makes records in a third of the time of their constructor
#: How many marks are kept with what they say, and how long they may be.
_MOST_SAID, _LONGEST_SAID = 4096, 100


class Tag(NamedTuple):
    """What a tag says that divides the text: the element's name in lower case, without a prefix of XHTML's.

    An `is_empty` tag ends as those of XML do that have no end tag. `length` is that of the tag: the mark of a script or
    the like goes on behind it with its content.
    """

    name: str
    is_end: bool
    is_empty: bool
    length: int


class Tokens(NamedTuple):
    """A stretch of HTML in parts, text and marks by turns, text at either end.

    `bounds` are where each part begins in the source, and where the last one stops; `texts` is what each part says,
    `tags` are those that divide the text, each with the number of its part.
    """

    parts: Sequence[str]
    bounds: Sequence[int]
    texts: Sequence[str]
    tags: Sequence[tuple[int, Tag]]

    def copy(self, first: int, after: int) -> Stretch:
        """The copy in the parts from `first` up to `after` as a reader of the page sees it.

        But for white space that a space begins: `whitespace.collapsed` finds that.
        """
        bounds, texts = self.bounds, self.texts
        if after - first == 1 and not first % 2:
            return _new(Stretch, (texts[first], bounds[first], bounds[after], None))
        text = "".join(texts[first:after])
        if not text:
            return EMPTY
        pieces = Pieces(_pieces, self, first, after)
        while not texts[first]:
            first += 1
        while not texts[after - 1]:
            after -= 1
        return _new(Stretch, (text, bounds[first], bounds[after], pieces))

    def copy_as_written(self, first: int, after: int) -> Stretch:
        """The copy in the parts from `first` up to `after`, white space as it stands."""
        parts = self.parts[first:after]
        texts = [
            part if part[:1] in _SPACES else text for part, text in zip(parts, self.texts[first:after], strict=True)
        ]
        return of_texts(texts, parts, self.bounds[first], self.bounds[after])


def _pieces(tokens: Tokens, first: int, after: int) -> Columns:
    return pieces_of_texts(tokens.texts[first:after], tokens.parts[first:after], tokens.bounds[first])


def html_tokens(html: str, begin: int = 0) -> Tokens:
    """HTML that begins there in the source, cut into text and marks."""
    parts = _MARK.split(html)
    marks = parts[1::2]
    texts = list(parts)
    texts[1::2] = map(_TEXTS.__getitem__, marks)
    found = list(map(_TAGS.__getitem__, marks))
    tags = list(zip(compress(count(1, 2), found), filter(None, found), strict=True))
    return Tokens(parts, list(accumulate(map(len, parts), initial=begin)), texts, tags)


def attributes(tag: str, begin: int) -> dict[str, Stretch]:
    """The attributes of a tag by their name in lower case, each value as text; of two with one name the first.

    References in them are resolved; `begin` is where the tag begins.
    """
    found: dict[str, Stretch] = {}
    for attribute in _ATTRIBUTE.finditer(tag, 1, len(tag) - 1):
        for group in (2, 3, 4):
            if attribute[group] is not None:
                at, stop = attribute.span(group)
                break
        else:
            at = stop = attribute.end()
        found.setdefault(attribute[1].lower(), as_written(tag[at:stop], begin + at))
    return found


def as_written(html: str, begin: int) -> Stretch:
    """A piece of HTML that no tag divides, white space as it stands; `begin` is where it begins."""
    tokens = html_tokens(html)
    copy = tokens.copy_as_written(0, len(tokens.parts))
    return copy.traced(Stretch(html, begin, begin + len(html)))


class _Texts(dict[str, str]):
    """What marks say as text, kept as it is asked for."""

    def __missing__(self, mark: str) -> str:
        text = _text(mark)
        if _is_kept(self, mark):
            self[mark] = text
        return text


class _Tags(dict[str, "Tag | None"]):
    """The tags that marks are, kept as they are asked for; None for a mark that does not divide the text."""

    def __missing__(self, mark: str) -> Tag | None:
        tag = _tag(mark)
        if _is_kept(self, mark):
            self[mark] = tag
        return tag


_TEXTS, _TAGS = _Texts(), _Tags()


def _is_kept(kept: Sized, mark: str) -> bool:
    return len(kept) < _MOST_SAID and len(mark) <= _LONGEST_SAID


def _text(mark: str) -> str:
    """What a mark says as text, mostly nothing."""
    if mark[0] in _SPACES:
        return " "
    if mark[0] == "&":
        return _standing_for(mark)
    return mark if _UNCLOSED.match(mark) and not _TAG.match(mark) else ""  # a tag that nothing closes is no markup


def _tag(mark: str) -> Tag | None:
    """The tag that a mark is, if it is one and divides the text."""
    tag = _TAG.match(mark)
    name = tag[2].lower() if tag else ""
    if tag is None or name in _INLINE:
        return None
    return Tag(name, tag[1] is not None, mark[tag.end() - 2] == "/", tag.end())


def _standing_for(reference: str) -> str:
    from html import unescape

    text = unescape(reference)
    return " " if text in _SPACES else "" if text == _SOFT_HYPHEN else text
