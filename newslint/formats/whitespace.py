"""White space in markup: however it is set in the source, a reader of the page sees one space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.formats.stretch import Stretch, of_parts

_SPACE = r"(?:[ \t\f\n]++|\r\n)"
#: White space that markup joins; a no-break space is a character like any other. It is looked for by the one set of
#: characters that it may begin with, in a third of the time of a search for any of these.
_JOINED = re.compile(
    r"([ \t\f\r\n](?:(?=[ \t\f\r\n])|(?<![ \n]))"
    rf"(?:(?<=[ \n]){_SPACE}++|(?<=[\t\f]){_SPACE}*+|(?<=\r)(?:\n{_SPACE}++|(?!\n))))"
)
_EMPTY_LINES = re.compile(r"(?:\r\n?+|\n)[ \t]*+(?:\r\n?|\n)\s*")


class _OneSpace(dict[str, str]):
    """What any white space says."""

    def __missing__(self, space: str) -> str:
        return " "


_ONE_SPACE = _OneSpace()


def collapsed(copy: Stretch) -> Stretch:
    """The copy with every stretch of white space made one space.

    A newline with no white space around it stays.
    """
    text = copy.text
    if not _is_uneven(text):
        return copy
    parts = _JOINED.split(text)
    return copy if len(parts) == 1 else of_parts(parts, 0, _ONE_SPACE).traced(copy)


def _is_uneven(text: str) -> bool:
    """Whether a text has in it what any white space to be joined has; most has not."""
    # A loop over these would take three times as long, and this is asked of every block.
    if "\n" in text and ("\n " in text or " \n" in text or "\n\n" in text):
        return True
    return "  " in text or "\t" in text or "\r" in text or "\f" in text


def divided(copy: Stretch) -> Iterator[Stretch]:
    """The paragraphs of text that nothing but empty lines divides, white space as it stands."""
    at = 0
    for gap in _EMPTY_LINES.finditer(copy.text):
        if at < gap.start():
            yield copy.cut(at, gap.start())
        at = gap.end()
    if at < len(copy.text):
        yield copy.cut(at, len(copy.text))
