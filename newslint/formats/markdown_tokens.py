"""Blocks of Markdown as the parser of markdown-it reads them, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from markdown_it.utils import EnvType

from newslint.formats import markdown_blocks as roles
from newslint.formats.inline import locate, markdown_parser
from newslint.formats.markdown_blocks import MarkdownBlock, paragraph
from newslint.formats.markdown_html import html_paragraphs
from newslint.formats.markdown_lines import SourceLines
from newslint.formats.markdown_marks import said
from newslint.formats.places import Places
from newslint.formats.stretch import Run, Stretch, of_runs

_CONTAINERS = {
    "blockquote": roles.QUOTATION,
    "list_item": roles.LIST_ITEM,
    "th": roles.CELL,
    "td": roles.CELL,
}


def parsed_blocks(source: str, stretches: Sequence[tuple[int, int]]) -> Iterator[Iterator[MarkdownBlock]]:
    """The blocks of each stretch; what any of them defines, all may refer to. No block reaches beyond its stretch."""
    parsing = _Parsing(source)
    tokens = [parsing.tokens(*stretch) for stretch in stretches]
    for stretch, its in zip(stretches, tokens, strict=True):
        yield parsing.blocks(*stretch, its)


class _Parsing:
    """The parser at work on one source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parser = markdown_parser().disable("inline")
        self._env: EnvType = {}

    def tokens(self, begin: int, stop: int) -> list[Token]:
        """The blocks of a stretch, their text unread."""
        return self._parser.parse(self._source[begin:stop], self._env)

    def blocks(self, begin: int, stop: int, tokens: Sequence[Token]) -> Iterator[MarkdownBlock]:
        lines = SourceLines(self._source, begin, stop)
        containers: list[str] = []
        for before, token in zip([None, *tokens], tokens, strict=False):
            container = _CONTAINERS.get(token.type.removesuffix("_open").removesuffix("_close"))
            if container is not None and token.nesting > 0:
                containers.append(container)
            elif container is not None and token.nesting < 0:
                containers.pop()
            elif token.type == "inline" and token.content and before is not None:
                yield from self._inline(before, token, lines.places(before, token), containers)
            elif token.type == "html_block" and token.map:
                for runs in html_paragraphs(self._source, *lines.span(*token.map)):
                    yield MarkdownBlock(roles.PARAGRAPH, of_runs(runs))

    def _inline(
        self, opened: Token, token: Token, places: Places, containers: Sequence[str]
    ) -> Iterator[MarkdownBlock]:
        for copy, caption in self._said(token.content, places):
            if opened.type == "heading_open":
                yield MarkdownBlock(roles.HEADING, copy, is_first=opened.tag == "h1")
            elif containers:
                yield MarkdownBlock(containers[-1], copy)
            else:
                yield paragraph(token.content, copy)
            if caption is not None:
                yield MarkdownBlock(roles.CAPTION, caption)

    def _said(self, content: str, places: Places) -> Iterator[tuple[Stretch, Stretch | None]]:
        """What a paragraph says up to the caption of an image, and the caption, until it says no more."""
        told = said(content, 0, may_refer="references" in self._env)
        outer = places.copy(content) if told is not None else None
        if told is not None and outer is not None:
            yield told.traced(outer), None
            return
        children: list[Token] = []
        self._parser.inline.parse(content, self._parser, self._env, children)
        runs: list[Run] = []
        for part in locate(children, content):
            runs += [found for run in part.runs for found in places.in_source(run)]
            if part.caption is not None:
                caption = [found for run in part.caption for found in places.in_source(run)]
                yield of_runs(runs), of_runs(caption)
                runs = []
        yield of_runs(runs), None
