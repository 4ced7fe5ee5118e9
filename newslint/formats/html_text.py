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
from typing import NamedTuple

from newslint.errors import InputError
from newslint.formats.builder import Run, cut, text_of
from newslint.formats.html_tokens import Tag, Text, attributes, html_tokens, text_runs
from newslint.formats.whitespace import LINE_BREAK, collapsed
from newslint.model import document as kinds
from newslint.model.span import Span

#: How deep blocks may stand inside each other.
DEEPEST = 5000
_LONGEST_CELL = 200

_SKIPPED = frozenset(
    (
        *("aside", "audio", "button", "canvas", "datalist", "del", "dialog", "footer", "head", "iframe", "label"),
        *("math", "nav", "noembed", "noframes", "noscript", "object", "rp", "rt", "s", "script", "select", "strike"),
        *("style", "svg", "template", "textarea", "title", "video", "xmp"),
    )
)
#: Those of them that divide a paragraph, and those that no block stands in: where one begins they have been left open.
_APART = frozenset(("aside", "dialog", "footer", "nav"))
_INLINE = frozenset(("label", "rp", "rt", "s", "strike"))
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), kinds.SUBHEAD),
    **dict.fromkeys(("li", "dt", "dd"), kinds.LIST_ITEM),
    **dict.fromkeys(("td", "th"), kinds.TABLE_CELL),
    **dict.fromkeys(("figcaption", "caption"), kinds.CAPTION),
    "blockquote": kinds.QUOTATION,
}
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "body",
            "center",
            "details",
            "dir",
            "div",
            "dl",
            "fieldset",
            "figure",
            "form",
            "header",
        ),
        *(
            "hgroup",
            "hr",
            "html",
            "legend",
            "main",
            "menu",
            "ol",
            "optgroup",
            "option",
            "p",
            "pre",
            "search",
            "section",
        ),
        *("summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
        *_KINDS,
    )
)
#: What a start tag closes without saying so, unless one of the second kind stands between.
_CLOSES = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    **dict.fromkeys(("dt", "dd"), (("dt", "dd"), ("dl",))),
    **dict.fromkeys(("td", "th"), (("td", "th"), ("table", "tr"))),
    "tr": (("tr",), ("table",)),
    "option": (("option",), ("select",)),
}
_HIDDEN = re.compile(
    r"\shidden(?=[\s/>])|\shidden=(?![\"']until)|display\s*:\s*none"
    r"|\srole\s*=\s*[\"']?(?:navigation|banner|contentinfo|complementary|search|dialog)\b",
    re.IGNORECASE,
)
_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")
_NO_SPACE = re.compile(r"[^ \t\n\r\f]")


class HtmlBlock(NamedTuple):
    """A block of copy: its kind, its runs, and the elements it stands in, the innermost last."""

    kind: str
    runs: list[Run]
    within: tuple[str, ...]

    @property
    def tag(self) -> str:
        """The name of the block's own element."""
        return self.within[-1] if self.within else ""


def html_blocks(text: str, begin: int = 0, stop: int | None = None) -> Iterator[HtmlBlock]:
    """The blocks of copy of an HTML text, or of a stretch of it, in order.

    However it is written it can be read. Raises InputError only where elements stand deeper in each other than
    `DEEPEST`, as no story's do.
    """
    reader = _Reader(text)
    for token in html_tokens(text, begin, stop):
        if isinstance(token, Text):
            reader.text(token)
        elif token.is_end:
            reader.end(token)
        else:
            reader.start(token)
        if reader.ready:
            yield from reader.ready
            reader.ready.clear()
    reader.finish()
    yield from reader.ready


class _Reader:
    def __init__(self, source: str) -> None:
        self.ready: list[HtmlBlock] = []
        self._source = source
        self._runs: list[Run] = []
        self._broken = False  # whether a line break is the last that was read
        self._picture: HtmlBlock | None = None  # its text, unless a caption says more
        self._stack: list[str] = []
        self._open: dict[str, int] = {}
        self._skipped_at = 0  # how deep the element stands whose content is skipped; 0 for none

    def text(self, token: Text) -> None:
        if token.raw or self._skipped_at:
            return
        begin, stop = token.begin, token.stop
        if self._broken or not self._runs:
            first = _NO_SPACE.search(self._source, begin, stop)
            if first is None:
                return
            begin = first.start()
        self._broken = False
        self._runs += text_runs(self._source, begin, stop)

    def start(self, tag: Tag) -> None:
        name = tag.name
        if name in _BLOCKS:
            self._start_block(tag)
        elif name in _SKIPPED:
            if name in _APART and not self._skipped_at:
                self._flush()
            self._push(name)
            self._skipped_at = self._skipped_at or len(self._stack)
        elif not self._skipped_at:
            if name == "br":
                self._break_line(tag)
            elif name == "img" and not self._runs:
                self._see(tag)

    def _start_block(self, tag: Tag) -> None:
        name = tag.name
        if self._skipped_at and (self._open.get("head") or self._stack[-1] in _INLINE):
            self._pop_to("head" if self._open.get("head") else self._stack[-1])
        if not self._skipped_at:
            self._flush()
            if self._stack and self._stack[-1] == "p":
                self._pop_to("p")
            if name in _CLOSES:
                self._close_open(*_CLOSES[name])
        if name == "hr":
            return
        self._push(name)
        if tag.stop - tag.begin > len(name) + 8 and not self._skipped_at and _hides(self._source, tag):
            self._skipped_at = len(self._stack)

    def end(self, tag: Tag) -> None:
        name = tag.name
        is_block = name in _BLOCKS
        if not is_block and name not in _SKIPPED:
            return
        inside = self._skipped_at and name in self._stack[self._skipped_at - 1 :]
        if is_block and not inside and (self._open.get(name) or not self._skipped_at):
            self._flush()
        if self._open.get(name):
            self._pop_to(name)

    def finish(self) -> None:
        """End the text."""
        self._flush()
        self._show()

    def _flush(self) -> None:
        """End the block that is being read."""
        if not self._runs:
            return
        runs, self._runs, self._broken = self._runs, [], False
        kind = next((_KINDS[name] for name in reversed(self._stack) if name in _KINDS), kinds.PARAGRAPH)
        if kind == kinds.TABLE_CELL and sum(len(run.text) for run in runs) > _LONGEST_CELL:
            kind = kinds.PARAGRAPH  # a table that sets out the page
        if kind == kinds.CAPTION:
            self._picture = None
        self._show()
        within = tuple(self._stack)
        if self._open.get("pre"):
            self.ready += [HtmlBlock(kind, part, within) for part in _paragraphs(runs)]
        else:
            self.ready.append(HtmlBlock(kind, collapsed(runs), within))

    def _break_line(self, tag: Tag) -> None:
        if self._broken:
            self._flush()  # an empty line between
        elif self._runs:
            self._runs.append(Run(LINE_BREAK, tag.begin, tag.stop, verbatim=False))
            self._broken = True

    def _see(self, picture: Tag) -> None:
        """Take a picture's text for a caption until one comes; fewer than three words only say what it is."""
        self._show()
        runs = attributes(self._source, picture).get("alt", [])
        if len(text_of(runs).split()) >= 3:
            self._picture = HtmlBlock(kinds.CAPTION, collapsed(runs), (*self._stack, "img"))

    def _show(self) -> None:
        if self._picture is not None:
            self.ready.append(self._picture)
            self._picture = None

    def _push(self, name: str) -> None:
        self._stack.append(name)
        self._open[name] = self._open.get(name, 0) + 1
        if len(self._stack) > DEEPEST:
            raise InputError(f"nests elements more than {DEEPEST} deep, as no story does", "hostile")

    def _pop_to(self, name: str) -> None:
        while self._stack:
            last = self._stack.pop()
            self._open[last] -= 1
            if len(self._stack) < self._skipped_at:
                self._skipped_at = 0
            if last == name:
                return

    def _close_open(self, closed: tuple[str, ...], barriers: tuple[str, ...]) -> None:
        for name in reversed(self._stack):
            if name in closed:
                self._pop_to(name)
                return
            if name in barriers:
                return


def _hides(source: str, tag: Tag) -> bool:
    return _HIDDEN.search(source, tag.begin, tag.stop) is not None


def _paragraphs(runs: list[Run]) -> Iterator[list[Run]]:
    """The paragraphs of preformatted text, which empty lines divide."""
    text, at = text_of(runs), 0
    for gap in _EMPTY_LINES.finditer(text):
        yield cut(runs, Span(at, gap.start()))
        at = gap.end()
    yield cut(runs, Span(at, len(text)))
