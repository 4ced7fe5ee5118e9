"""HTML: a page, of which the story is read and not what stands around it, or a fragment, which is the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newslint.errors import NOT_A_STORY, InputError
from newslint.formats.decoding import Decoded, decode
from newslint.formats.draft import Draft
from newslint.formats.html_head import PUBLISHED, read_head
from newslint.formats.html_stack import BANNER, BESIDE, MAIN
from newslint.formats.html_text import HtmlBlock, blocks_of
from newslint.formats.html_tokens import html_tokens
from newslint.formats.inner_text import paragraph_passages
from newslint.formats.mail_dates import day_of
from newslint.formats.passages import Passage
from newslint.formats.source import Source
from newslint.formats.vocabulary import TITLE
from newslint.formats.wire import is_site_name, same_title
from newslint.formats.xml_decoding import known_encoding
from newslint.model import document as kinds
from newslint.model.document import Document

#: Browsers read these as Windows-1252.
_WESTERN = ("ascii", "iso8859-1")
_CHARSET = re.compile(rb"<meta\s[^>]*?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_TIME = re.compile(r"<time\s[^>]*?\bdatetime\s*=\s*[\"']?(\d{4}-\d\d-\d\d)", re.IGNORECASE)
#: What the page of a report says of itself, and where.
_REPORT, _HEAD = '<meta name="generator" content="newslint">', 200
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: What share of a page's text its article or main part has to hold, and an article that the headline is not in.
_ENOUGH, _MOST = 0.25, 0.5
#: Dates that a page gives in its body rank behind those of its head.
_IN_SCRIPT, _IN_BODY, _IN_DATELINE = 100, 101, 102


def read(source: Source) -> tuple[Document, ...]:
    """One document of the file.

    Raises InputError where it is not text, or nests elements as no page does, and where it is a report of newslint's.
    """
    text, encoding = decode_html(source.data)
    if _REPORT in text[:_HEAD]:
        raise InputError("is a report of newslint's, not a story", NOT_A_STORY)
    tokens = html_tokens(text)
    head = read_head(tokens)
    blocks = blocks_of(tokens)
    headline = _headline(blocks, [title.text for title in head.titles])
    draft = Draft(language=head.language)
    if headline is None:
        draft.passages += [Passage(TITLE, title, stated=True) for title in head.titles[:1]]
    _add(draft, _story(blocks, headline), headline)
    for rank, value in head.dates:
        draft.dated(rank, day_of(value))
    for rank, pattern in ((_IN_SCRIPT, PUBLISHED), (_IN_BODY, _TIME)):
        said = pattern.search(text, headline.copy.stop if headline and pattern is _TIME else head.end)
        draft.dated(rank, said[1] if said else None)
    return (draft.document(source.path, text, encoding, "html"),)


def _headline(blocks: Sequence[HtmlBlock], titles: Sequence[str]) -> HtmlBlock | None:
    """The headline of the story among the blocks; None where it is not there, though a title may be."""
    tops = [block for block in blocks if block.tag == "h1"]
    if not tops and not titles:  # a fragment's headline may be a heading of any rank, but above the copy
        return blocks[0] if blocks and blocks[0].tag in _HEADINGS else None
    for block in tops:
        if any(same_title(block.copy.text, title) for title in titles):
            return block
    inside = (block for block in tops if block.region not in (BESIDE, BANNER))
    named = (block for block in tops if not is_site_name(block.copy.text))
    return next(inside, None) or next(named, None)


def _story(blocks: Sequence[HtmlBlock], headline: HtmlBlock | None) -> list[HtmlBlock]:
    """The blocks of the story: of its article, of the main part of the page, or all but a banner.

    An article counts where the headline or most of the text is in it, the main part where it holds its share.
    """
    weights: Counter[int] = Counter()
    for block in blocks:
        weights[block.region] += len(block.copy.text)
    articles = [region for region in weights if region > 0]
    own = headline.region if headline and headline.region > 0 else max(articles, key=weights.__getitem__, default=0)
    share = _ENOUGH if headline and headline.region == own else _MOST
    if own and weights[own] >= share * weights.total():
        kept = {own}
    elif weights.total() - weights[BESIDE] - weights[BANNER] >= _ENOUGH * weights.total():
        kept = {MAIN, *articles}
    else:
        kept = {BESIDE, MAIN, *articles}
    return [block for block in blocks if block is headline or block.region in kept]


def _add(draft: Draft, blocks: Sequence[HtmlBlock], headline: HtmlBlock | None) -> None:
    opening = True
    for block in blocks:
        if block is headline:
            draft.passages.append(Passage(kinds.HEADLINE, block.copy))
        elif block.kind != kinds.PARAGRAPH:
            draft.passages.append(Passage(block.kind, block.copy))
        else:
            for passage in paragraph_passages(block.copy, opening=opening):
                opening = opening and passage.kind != kinds.PARAGRAPH
                draft.passages.append(passage)
                if passage.kind == kinds.DATELINE:
                    draft.dated(_IN_DATELINE, day_of(passage.copy.text))


def decode_html(data: bytes) -> Decoded:
    """The text of an HTML file: as UTF-8 where that is what it is, otherwise as it declares.

    Raises InputError as `decoding.decode` does.
    """
    declared = _CHARSET.search(data[:4096])
    encoding = known_encoding(declared[1].decode("ascii")) if declared else None
    if encoding is None or encoding == "utf-8" or b"\0" in data or (not data.isascii() and _is_utf_8(data)):
        return decode(data)
    encoding = "cp1252" if encoding in _WESTERN else encoding
    try:  # a file that is in ASCII so far is to stay in what it declares
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return decode(data)  # not that either; what can be told from the bytes themselves decides


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
