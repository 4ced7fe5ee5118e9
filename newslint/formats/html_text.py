"""The copy in HTML, a whole page or a fragment out of another format, block by block.

    for block in html_blocks(text):                     # text: HTML as it is once its container is undone
        builder.add(block.kind, block.copy)             # block.kind: a kind of model.document; copy: places in `text`
        builder.add(block.kind, block.copy.traced(outer))   # `outer`: the stretch of a file that has `text`

White space is as a reader of the page sees it: one space, a newline for <br>. Headings are subheads, for the headline
of a fragment is its container's; `block.tag` tells an h1. The text of scripts, styles, comments, forms' controls,
navigation, asides and footers is left out. Datelines and bylines are not told apart here: `inner_text` does that.
"""

from __future__ import annotations

from newslint.formats.html_elements import APART, BLOCKS, INLINE_SKIPPED, KINDS, SKIPPED, marked
from newslint.formats.html_lines import OpenLines, less_blank
from newslint.formats.html_stack import BESIDE, OpenElements
from newslint.formats.html_tokens import Tag, Tokens, attributes, html_tokens
from newslint.formats.stretch import EMPTY, Stretch
from newslint.formats.whitespace import collapsed, divided
from newslint.model import document as kinds
from newslint.typed import NamedTuple

_LONGEST_CELL = 200
_FEWEST_WORDS = 3
#: The length of the tag of a paragraph without attributes.
_SHORTEST = 3

_NO_TAG = (0, Tag("", False, False, 0))

_new = tuple.__new__  # makes records in a third of the time of their constructor


class HtmlBlock(NamedTuple):
    """A block of copy, no white space around it: its kind, its text, the name of its element, and where in a page it
    stands (see html_stack).
    """

    kind: str
    copy: Stretch
    tag: str = ""
    region: int = BESIDE


def html_blocks(html: str, begin: int = 0) -> list[HtmlBlock]:
    """The blocks of copy of HTML that begins there in the source, in order.

    However it is written it can be read. Raises InputError only where elements stand deeper in each other than
    `html_stack.DEEPEST`, as no story's do.
    """
    return blocks_of(html_tokens(html, begin))


def blocks_of(tokens: Tokens) -> list[HtmlBlock]:
    """The blocks of copy of HTML in tokens, as `html_blocks` gives them."""
    reader = _Reader(tokens)
    at = 0
    tags = zip(tokens.tags, (*tokens.tags[1:], _NO_TAG), strict=False)
    for (number, tag), (end, after) in tags:
        reader.text(at, number)
        at = number + 1
        if tag.is_end:
            reader.end(tag.name)
        elif tag.length == _SHORTEST and tag.name == "p" == after.name and after.is_end and reader.paragraph(at, end):
            next(tags)
            at = end + 1
        else:
            reader.start(number, tag)
    reader.text(at, len(tokens.parts))
    reader.finish()
    return reader.blocks


class _Reader:
    def __init__(self, tokens: Tokens) -> None:
        self.blocks: list[HtmlBlock] = []
        self._tokens = tokens
        self._open = OpenElements()
        self._lines = OpenLines(tokens)
        self._picture: HtmlBlock | None = None  # its text, unless a caption says more

    def text(self, first: int, after: int) -> None:
        if not self._open.skipping:
            self._lines.add(first, after)

    def paragraph(self, first: int, after: int) -> bool:
        """Read a paragraph that no tag divides, as its start tag, its text and its end tag; where all are so simple."""
        open_ = self._open
        if open_.skipping or open_.unlike:
            return False
        if not self._lines.are_empty():
            self._flush()
        if open_.innermost.name == "p":
            open_.close("p")
        _, kind, region = open_.innermost
        texts = self._tokens.texts
        if not texts[first] or not texts[after - 1]:
            first, after = less_blank(texts, first, after)
        copy = collapsed(self._tokens.copy(first, after)).trimmed()
        if kind == kinds.PARAGRAPH and copy.text and self._picture is None:
            self.blocks.append(_new(HtmlBlock, (kind, copy, "p", region)))
        else:
            self._add(copy, "p", kind, region)
        return True

    def start(self, number: int, tag: Tag) -> None:
        name = tag.name
        if name in BLOCKS:
            self._start_block(number, tag)
        elif name in SKIPPED:
            if name in APART and not self._open.skipping:
                self._flush()
            if not tag.is_empty:
                self._open.push(name, None, skipped=True)
        elif not self._open.skipping:
            if name == "br":
                if self._lines.end_line(number, is_set_out=self._is_set_out()):
                    self._flush()
            elif name == "img" and self._lines.are_empty():
                self._see(number)

    def _start_block(self, number: int, tag: Tag) -> None:
        name, open_ = tag.name, self._open
        if open_.has("head"):
            open_.close("head")
        elif open_.innermost.name in INLINE_SKIPPED:
            open_.close(open_.innermost.name)
        if not open_.skipping:
            self._flush()
        open_.close_before(name)
        if name == "hr":
            return
        kind, hidden = KINDS.get(name), False
        if tag.length > len(name) + 8 and not open_.skipping:
            kind, hidden = marked(self._tokens.parts[number], kind)
        open_.push(name, kind, skipped=hidden)

    def end(self, name: str) -> None:
        open_ = self._open
        if name in BLOCKS:
            if not open_.skipping or (open_.has(name) and not open_.skips_within(name)):
                self._flush()
            open_.close(name)
        elif name in SKIPPED:
            open_.close(name)

    def finish(self) -> None:
        """End the text."""
        self._flush()
        self._show()

    def _flush(self) -> None:
        """End the block that is being read."""
        if not self._lines.are_empty():
            self._add(self._lines.whole(is_set_out=self._is_set_out()), *self._open.innermost)

    def _add(self, copy: Stretch, name: str, kind: str, region: int) -> None:
        if not copy.text:
            return
        if kind == kinds.TABLE_CELL and len(copy.text) > _LONGEST_CELL:
            kind = kinds.PARAGRAPH  # a table that sets out the page
        if kind == kinds.CAPTION:
            self._picture = None
        self._show()
        if not name or self._open.has("pre"):  # empty lines divide the text
            parts = divided(copy) if self._open.has("pre") else map(collapsed, divided(copy))
            self.blocks += [HtmlBlock(kind, part, name, region) for part in parts]
        else:
            self.blocks.append(_new(HtmlBlock, (kind, copy, name, region)))

    def _is_set_out(self) -> bool:
        """Whether empty lines divide the text here: where an element says so, and where there is none to divide it."""
        return not self._open.innermost.name or self._open.has("pre")

    def _see(self, number: int) -> None:
        """Take a picture's text for a caption until one comes; the shortest only say what it is."""
        self._show()
        text = attributes(self._tokens.parts[number], self._tokens.bounds[number]).get("alt", EMPTY)
        if len(text.text.split()) >= _FEWEST_WORDS:
            self._picture = HtmlBlock(kinds.CAPTION, collapsed(text).trimmed(), "img", self._open.innermost.region)

    def _show(self) -> None:
        if self._picture is not None:
            self.blocks.append(self._picture)
            self._picture = None
