"""Where every character of a Markdown paragraph stands in its source.

The parser of markdown-it tells what is emphasis, a link or an escape, but not where. Its state notes the position it
has reached whenever it opens a run of plain characters or pushes a token; that is all it takes to find the rest.
Positions here count code points of the paragraph's own text, as the parser is given it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from newslint.formats.stretch import Run

_AT = "newslint-at"


class _LocatingState(StateInline):
    """Marks each token with where it begins."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._opened = 0
        self._run: tuple[int, int] = (-1, 0)

    def append_pending(self, text: str) -> None:
        if not self.has_pending:
            self._opened = self.pos
        super().append_pending(text)

    @property
    def has_pending(self) -> bool:
        return bool(self._pending or self._pending_buffer)

    def pushPending(self) -> Token:  # noqa: N802 - the parser's own name
        token = super().pushPending()
        token.meta[_AT] = self._opened
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        # A run of delimiters is pushed one by one before the position moves on: each begins where the last one ended.
        began, last = self._run
        at = self.pos
        if ttype == "text" and began == self.pos and last == len(self.tokens) - 2:
            before = self.tokens[last]
            at = int(before.meta[_AT]) + len(before.content)
        token.meta[_AT] = at
        if ttype == "text":
            self._run = (self.pos, len(self.tokens) - 1)
        return token


class LocatingInline(ParserInline):
    """The inline parser, its tokens marked with their places."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _LocatingState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def markdown_parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; tokens of text are left as they were found, none joined."""
    parser = MarkdownIt()
    parser.inline = LocatingInline()
    parser.configure("commonmark")
    parser.enable(["table", "strikethrough"])
    return parser.disable(["fragments_join", "text_join"])


class Located:
    """What a token says: plain runs of text, or an image's caption."""

    __slots__ = ("caption", "runs")

    def __init__(self, runs: list[Run], caption: list[Run] | None = None) -> None:
        self.runs = runs
        self.caption = caption


def locate(tokens: Sequence[Token], content: str, base: int = 0) -> Iterator[Located]:
    """The text of a paragraph's tokens, in order, at its place in `content`; `base` is where `content` begins.

    Line breaks are a newline. HTML tags say nothing, except a break.
    """
    link_opened = False
    for token in tokens:
        at = int(token.meta.get(_AT, 0))
        if token.type == "image":
            alt = token.content
            parts = locate(token.children or (), alt, base + at + len("!["))
            yield Located([], [run for part in parts for run in (*part.runs, *(part.caption or ()))])
        elif token.type == "html_inline":
            if token.content[1:].lstrip("/").lower().startswith("br") and token.content[3:4] in (" ", "/", ">"):
                yield Located([Run("\n", base + at, base + at + len(token.content), verbatim=False)])
        else:
            runs = _runs(token, content, at + (1 if link_opened and token.type == "text" else 0))
            if runs:
                yield Located([run._replace(begin=run.begin + base, stop=run.stop + base) for run in runs])
        link_opened = token.type == "link_open" and token.info == "auto"


def _runs(token: Token, content: str, at: int) -> list[Run]:
    if token.type in ("softbreak", "hardbreak"):
        newline = content.index("\n", at)
        return [Run("\n", newline, newline + 1, verbatim=True)]
    if token.type == "text_special":
        literal = token.content == token.markup
        return [Run(token.content, at, at + len(token.markup), verbatim=literal)]
    if token.type == "code_inline":
        return _code(token, content, at + len(token.markup))
    if token.type != "text" or not token.content:
        return []
    if content.startswith(token.content, at):
        return [Run(token.content, at, at + len(token.content), verbatim=True)]
    return [Run(token.content, at, content.index(">", at), verbatim=False)]  # an address whose escapes were undone


def _code(token: Token, content: str, at: int) -> list[Run]:
    raw = content[at : at + len(token.content)]
    if raw.replace("\n", " ") != token.content:  # one space was taken off either end
        at += 1
        raw = content[at : at + len(token.content)]
    lines, runs = raw.split("\n"), []
    for number, line in enumerate(lines):
        if number:
            runs.append(Run(" ", at, at + 1, verbatim=False))
            at += 1
        runs.append(Run(line, at, at + len(line), verbatim=True))
        at += len(line)
    return runs
