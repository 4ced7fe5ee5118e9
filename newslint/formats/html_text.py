"""The copy in HTML, a whole page or a fragment out of another format, block by block.

    for block in html_blocks(text):                     # text: HTML as it is once its container is undone
        builder.add(block.kind, block.copy)             # block.kind: a kind of model.document; copy: places in `text`
        builder.add(block.kind, block.copy.traced(outer))   # `outer`: the stretch of a file that has `text`

White space is as a reader of the page sees it: one space, a newline for <br>. Headings are subheads, for the headline
of a fragment is its container's; `block.tag` tells an h1. The text of scripts, styles, comments, forms' controls,
navigation, asides and footers is left out. Datelines and bylines are not told apart here; `running_copy` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint.formats.html_elements import APART, BLOCKS, CLASSES, INLINE_SKIPPED, KINDS, SKIPPED
from newslint.formats.html_stack import BESIDE, OpenElements
from newslint.formats.html_tokens import UNCLOSED, Tag, as_read, as_written, attributes, html_tags
from newslint.formats.stretch import EMPTY, Stretch, joined, standing_for, verbatim
from newslint.formats.whitespace import collapsed, divided
from newslint.model import document as kinds
from newslint.typed import NamedTuple

_LONGEST_CELL = 200
_FEWEST_WORDS = 3

_MARKED = re.compile(
    r"\s(?P<hidden>hidden(?=[\s/>])|hidden=(?![\"']until)|style\s*=[^>]*?\bdisplay\s*:\s*none\b"
    r"|role\s*=\s*[\"']?(?:navigation|banner|contentinfo|complementary|search|dialog)\b)"
    r"|\sclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))",
    re.IGNORECASE,
)


class HtmlBlock(NamedTuple):
    """A block of copy, no white space around it: its kind, its text, the name of its element, and where in a page it
    stands (see html_stack).
    """

    kind: str
    copy: Stretch
    tag: str = ""
    region: int = BESIDE


def html_blocks(text: str, begin: int = 0, stop: int | None = None) -> Iterator[HtmlBlock]:
    """The blocks of copy of an HTML text, or of a stretch of it, in order.

    However it is written it can be read. Raises InputError only where elements stand deeper in each other than
    `html_stack.DEEPEST`, as no story's do.
    """
    reader = _Reader(text)
    for tag in html_tags(text, begin, stop):
        if tag.text < tag.begin:
            reader.text(tag.text, tag.begin, is_markup=tag.name != UNCLOSED)
        if tag.is_end:
            reader.end(tag)
        else:
            reader.start(tag)
        if reader.ready:
            yield from reader.ready
            reader.ready.clear()
    reader.finish()
    yield from reader.ready


class _Reader:
    def __init__(self, source: str) -> None:
        self.ready: list[HtmlBlock] = []
        self._source = source
        self._open = OpenElements()
        self._line: list[Stretch] = []  # of the block that is being read
        self._above: list[Stretch] = []  # the lines that ended in it, and what ended them
        self._picture: HtmlBlock | None = None  # its text, unless a caption says more

    def text(self, begin: int, stop: int, *, is_markup: bool) -> None:
        if self._open.skipping or (not self._line and self._source[begin:stop].isspace()):
            return
        read = verbatim if not is_markup else as_written if self._is_set_out() else as_read
        self._line.append(read(self._source, begin, stop))

    def start(self, tag: Tag) -> None:
        name = tag.name
        if name in BLOCKS:
            self._start_block(tag)
        elif name in SKIPPED:
            if name in APART and not self._open.skipping:
                self._flush()
            if not tag.is_empty:
                self._open.push(name, None, skipped=True)
        elif not self._open.skipping:
            if name == "br":
                self._break_line(tag)
            elif name == "img" and not self._line and not self._above:
                self._see(tag)

    def _start_block(self, tag: Tag) -> None:
        name = tag.name
        if self._open.has("head"):
            self._open.close("head")
        elif self._open.name in INLINE_SKIPPED:
            self._open.close(self._open.name)
        if not self._open.skipping:
            self._flush()
        self._open.close_before(name)
        if name == "hr":
            return
        kind, hidden = KINDS.get(name), False
        if tag.stop - tag.begin > len(name) + 8 and not self._open.skipping:
            kind, hidden = self._marks(tag, kind)
        self._open.push(name, kind, skipped=hidden)

    def _marks(self, tag: Tag, kind: str | None) -> tuple[str | None, bool]:
        """What a tag's attributes say: the kind of its text, and whether it is to be seen at all."""
        for mark in _MARKED.finditer(self._source, tag.begin, tag.stop):
            if mark["hidden"]:
                return kind, True
            for name in (mark[2] or mark[3] or mark[4] or "").split():
                kind = CLASSES.get(name) or (kinds.BYLINE if "byline" in name.lower() else kind)
        return kind, False

    def end(self, tag: Tag) -> None:
        name = tag.name
        if name in BLOCKS:
            if not self._open.skipping or (self._open.has(name) and not self._open.skips_within(name)):
                self._flush()
            self._open.close(name)
        elif name in SKIPPED:
            self._open.close(name)

    def finish(self) -> None:
        """End the text."""
        self._flush()
        self._show()

    def _flush(self) -> None:
        """End the block that is being read."""
        if not self._line and not self._above:
            return
        copy = self._whole()
        if not copy.text:
            return
        kind, name, region = self._open.kind, self._open.name, self._open.region
        if kind == kinds.TABLE_CELL and len(copy.text) > _LONGEST_CELL:
            kind = kinds.PARAGRAPH  # a table that sets out the page
        if kind == kinds.CAPTION:
            self._picture = None
        self._show()
        parts: Iterable[Stretch] = (copy,)
        if self._is_set_out():
            parts = divided(copy) if self._open.has("pre") else map(collapsed, divided(copy))
        self.ready += [HtmlBlock(kind, part, name, region) for part in parts]

    def _whole(self) -> Stretch:
        """What has been read of the block; from here on the next one is."""
        lines, self._line, self._above = [*self._above, self._end_of_line()], [], []
        return joined(lines).trimmed()

    def _end_of_line(self) -> Stretch:
        line = joined(self._line)
        return (line if self._is_set_out() else collapsed(line)).trimmed()

    def _is_set_out(self) -> bool:
        """Whether empty lines divide the text here: where an element says so, and where there is none to divide it."""
        return not self._open.name or self._open.has("pre")

    def _break_line(self, tag: Tag) -> None:
        line = self._end_of_line()
        if not line.text and self._above:
            self._flush()  # an empty line between
        elif line.text:
            self._above += (line, standing_for("\n", tag.begin, tag.stop))
        self._line = []

    def _see(self, picture: Tag) -> None:
        """Take a picture's text for a caption until one comes; the shortest only say what it is."""
        self._show()
        text = attributes(self._source, picture).get("alt", EMPTY)
        if len(text.text.split()) >= _FEWEST_WORDS:
            self._picture = HtmlBlock(kinds.CAPTION, collapsed(text).trimmed(), "img", self._open.region)

    def _show(self) -> None:
        if self._picture is not None:
            self.ready.append(self._picture)
            self._picture = None
