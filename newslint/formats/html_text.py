"""The copy in HTML, a whole page or a fragment out of another format, block by block.

    for block in html_blocks(text):             # text: HTML as it is once its container is undone
        builder.add(block.kind, block.runs)     # block.kind: a kind of model.document; runs: at their places in `text`

    text, blocks, offsets = builder.result()
    offsets.then(outer)                         # `outer`: the map from the HTML to the file it stood in

White space is as a reader of the page sees it: one space, a newline for <br>. Headings are subheads, for the headline
of a fragment is its container's; `block.tag` tells an h1. The text of scripts, styles, comments, forms' controls,
navigation, asides and footers is left out. Datelines and bylines are not told apart here; `running_copy` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.formats.builder import Run, text_of
from newslint.formats.html_elements import APART, BLOCKS, CLASSES, INLINE_SKIPPED, KINDS, SKIPPED
from newslint.formats.html_stack import BESIDE, OpenElements
from newslint.formats.html_tokens import UNCLOSED, Tag, add_as_read, attributes, html_tags, text_runs
from newslint.formats.whitespace import collapsed, divided, drop_space
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
_NO_SPACE = re.compile(r"[^ \t\n\r\f]")


class HtmlBlock(NamedTuple):
    """A block of copy: its kind, its runs, the name of its element, and where in a page it stands (see html_stack)."""

    kind: str
    runs: list[Run]
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
        self._runs: list[Run] = []
        self._broken = False  # whether a line break is the last that was read
        self._picture: HtmlBlock | None = None  # its text, unless a caption says more

    def text(self, begin: int, stop: int, *, is_markup: bool) -> None:
        if self._open.skipping:
            return
        if self._broken or not self._runs:
            first = _NO_SPACE.search(self._source, begin, stop)
            if first is None:
                return
            begin = first.start()
        self._broken = False
        if not is_markup:
            self._runs.append(Run(self._source[begin:stop], begin, stop, verbatim=True))
        elif self._is_set_out():
            self._runs += text_runs(self._source, begin, stop)
        else:
            add_as_read(self._runs, self._source, begin, stop)

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
            elif name == "img" and not self._runs:
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
        if not self._runs:
            return
        runs, self._runs, self._broken = self._runs, [], False
        if all(run.text.isspace() for run in runs):
            return
        kind, name, region = self._open.kind, self._open.name, self._open.region
        if kind == kinds.TABLE_CELL and sum(len(run.text) for run in runs) > _LONGEST_CELL:
            kind = kinds.PARAGRAPH  # a table that sets out the page
        if kind == kinds.CAPTION:
            self._picture = None
        self._show()
        if not self._is_set_out():
            self.ready.append(HtmlBlock(kind, runs, name, region))
            return
        for part in divided(runs):
            self.ready.append(HtmlBlock(kind, part if self._open.has("pre") else collapsed(part), name, region))

    def _is_set_out(self) -> bool:
        """Whether empty lines divide the text here: where an element says so, and where there is none to divide it."""
        return not self._open.name or self._open.has("pre")

    def _break_line(self, tag: Tag) -> None:
        if self._broken:
            self._flush()  # an empty line between
        elif self._runs:
            drop_space(self._runs)
            self._runs.append(Run("\n", tag.begin, tag.stop, verbatim=False))
            self._broken = True

    def _see(self, picture: Tag) -> None:
        """Take a picture's text for a caption until one comes; the shortest only say what it is."""
        self._show()
        runs = attributes(self._source, picture).get("alt", [])
        if len(text_of(runs).split()) >= _FEWEST_WORDS:
            self._picture = HtmlBlock(kinds.CAPTION, collapsed(runs), "img", self._open.region)

    def _show(self) -> None:
        if self._picture is not None:
            self.ready.append(self._picture)
            self._picture = None
