"""The text of a feed's elements: plain, HTML that was escaped, or markup of the feed's own."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.formats.builder import Run, trimmed
from newslint.formats.feed_fields import CAPTION, Field
from newslint.formats.html_text import HtmlBlock, html_blocks
from newslint.formats.joined_runs import JoinedRuns
from newslint.formats.whitespace import collapsed, divided
from newslint.model import document as kinds

PLAIN, ESCAPED, INLINE, OTHER = "plain", "escaped", "inline", "other"


def form_of(field: Field, *, is_atom: bool) -> str:
    """How an element's text is set: as its attributes say in Atom, as its content does in RSS."""
    if not is_atom or field.role == CAPTION:
        return INLINE if field.is_marked_up else PLAIN if field.tag.attributes.get("type") == "plain" else ESCAPED
    type_ = field.tag.attributes.get("type", "text").lower()
    mode = field.tag.attributes.get("mode", "")
    if mode == "base64":
        return OTHER
    if type_ == "xhtml" or type_.endswith(("/xml", "+xml")) or field.is_marked_up:
        return ESCAPED if mode == "escaped" else INLINE
    if type_ in ("html", "text/html"):
        return ESCAPED
    return PLAIN if type_.startswith("text") else OTHER


def blocks_of(source: str, field: Field, form: str) -> Iterator[HtmlBlock]:
    """The blocks of an element's text, their runs at their places in the source."""
    runs = field.runs
    if form == INLINE:
        yield from html_blocks(source, field.tag.stop, field.stop)
    elif form == PLAIN:
        for part in divided(runs):
            yield HtmlBlock(kinds.PARAGRAPH, collapsed(part))
    elif form == ESCAPED and len(runs) == 1 and runs[0].verbatim:
        yield from html_blocks(source, runs[0].begin, runs[0].stop)
    elif form == ESCAPED:
        joined = JoinedRuns(runs)
        for block in html_blocks(joined.text):
            yield block._replace(runs=list(joined.traced(block.runs)))


def one_block(source: str, field: Field, form: str) -> list[Run]:
    """The text of an element that is a single line, a title's for one."""
    if form == ESCAPED and not any("<" in run.text or "&" in run.text for run in field.runs):
        form = PLAIN
    if form == PLAIN:
        return trimmed(collapsed(field.runs))
    runs: list[Run] = []
    for block in blocks_of(source, field, form):
        kept = trimmed(block.runs)
        if runs and kept:
            runs.append(Run(" ", runs[-1].stop, kept[0].begin, verbatim=False))
        runs += kept
    return runs
