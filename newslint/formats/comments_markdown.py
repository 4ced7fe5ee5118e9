"""The comments of Markdown: those of HTML that stand in none of its code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.formats.comments import MARK, Found
from newslint.formats.comments_markup import Aims, Division, html_comments_within
from newslint.formats.front_matter import read_front_matter
from newslint.formats.inline import markdown_parser
from newslint.formats.markdown_lines import SourceLines
from newslint.model.document import Comment
from newslint.model.span import SourceSpan
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_OPEN, _CLOSE = "<!--", "-->"
#: So many words tell a comment or a piece of code from others of its paragraph.
_WORDS = 8


def markdown_comments(source: str) -> Iterator[Found]:
    """The comments of a Markdown file: those within a paragraph, and those that stand by themselves."""
    end = read_front_matter(source).end
    lines = SourceLines(source, end, len(source))
    stretches: list[Division] = []
    comments: list[tuple[Comment, int]] = []
    for token in markdown_parser().parse(source[end:]):
        if token.map is None or token.type not in ("inline", "html_block"):
            continue
        begin, stop = lines.span(token.map[0], token.map[1])
        number = len(stretches)
        if token.type == "inline":
            stretches.append(Division(begin, stop, has_text=_has_text(token)))
            comments += ((comment, number) for comment in _inline(source, token, begin, stop))
            continue
        found = [comment for comment, _ in html_comments_within(source, begin, stop)]
        has_text = any(comment.target.begin < comment.target.stop for comment in found) or not found
        stretches.append(Division(begin, stop, has_text))
        comments += ((comment, number) for comment in found)
    aims = Aims(source, stretches)
    for comment, number in comments:
        own = comment.target.begin < comment.target.stop
        yield Found(comment if own else comment._replace(target=aims.of(comment.source, number)))


def _has_text(token: Token) -> bool:
    """Whether a paragraph says anything besides its comments."""
    return any(child.content.strip() for child in token.children or () if not _is_comment(child))


def _is_comment(child: Token) -> bool:
    return child.type == "html_inline" and child.content.startswith(_OPEN)


def _inline(source: str, token: Token, begin: int, stop: int) -> Iterator[Comment]:
    """The comments of a paragraph that stands in these lines; what is code is passed over."""
    at = begin
    for child in token.children or ():
        if _OPEN not in child.content or child.type not in ("html_inline", "code_inline"):
            continue
        found = _first_words(child.content).search(source, at, stop)
        if found is None:
            continue
        at = found.start() + len(child.content)
        if _is_comment(child):
            at = source.find(_CLOSE, at - len(_CLOSE), stop) + len(_CLOSE)
            text = child.content.removeprefix(_OPEN).removesuffix(_CLOSE)
            if text.lstrip().startswith(MARK):
                place = SourceSpan(found.start(), at)
                yield Comment(text, place, SourceSpan(begin, stop) if _has_text(token) else _nothing(at))


def _first_words(content: str) -> re.Pattern[str]:
    """What finds the begin of such content, which has lost what begins the lines of a list or a quotation."""
    return re.compile(r"[\s>]+".join(map(re.escape, content.split(maxsplit=_WORDS)[:_WORDS])))


def _nothing(at: int) -> SourceSpan:
    return SourceSpan(at, at)
